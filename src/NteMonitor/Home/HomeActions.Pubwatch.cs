using NteMonitor.Patrols;
using NteMonitor.Pubwatch;
using NteMonitor.Terminal;

namespace NteMonitor.Home;

/// <content>Pubwatch, read and written.</content>
public sealed partial class HomeActions
{
    /// <summary>Returns whether the effect was one of Pubwatch, and is carried out.</summary>
    private async Task<bool> ReadPubwatchAsync(Effect effect, Action<Msg> send, CancellationToken ct)
    {
        switch (effect)
        {
            case ListPubwatch:
                send(Told(await PubwatchActions.FilesAsync(desk, ct), files => new PubwatchListed(files)));
                return true;
            case OpenBan open:
                send(Told(await BanPageAsync(open.Id, ct), page => page with { Then = open.Then, Draft = open.Draft }));
                return true;
            case ReadBan read:
                if (await BanPageAsync(read.Id, ct) is Outcome<BanOpened>.Done(var again))
                {
                    send(new BanRead(again));
                }

                return true;
            case OpenMeeting open:
                send(new TextOpened($"Meeting of {PubwatchText.Day(open.Meeting.Value.On)}",
                    MeetingDetail.Lines(open.Meeting, await PubwatchActions.NamesAsync(desk, ct), await PubwatchActions.MinutesTextAsync(open.Meeting, desk, ct))));
                return true;
            default:
                return false;
        }
    }

    private async Task<Outcome<BanOpened>> BanPageAsync(Guid id, CancellationToken ct)
    {
        if (await PubwatchActions.FindAsync(id.ToString("D"), desk, ct) is not Outcome<BanFile>.Done(var file))
        {
            return Outcome.Refused<BanOpened>("ban", "This case is no longer here.", "");
        }

        var page = await PubwatchActions.PageAsync(file, desk, ct);
        return Outcome.Done(new BanOpened(page, BanDetail.Lines(page, desk)));
    }

    private async Task<StepTaken> TakeAsync(TakeStep take, CancellationToken ct)
    {
        var (task, form, typed) = (take.Task, take.Form, (Guid?)take.Typed);
        string Of(string id) => form.Value(id);
        switch (task.Step)
        {
            case PubwatchStep.Propose:
                return Taken(take, await PubwatchActions.ProposeAsync(PubwatchForm.Draft(form), typed, desk, ct), m => $"Proposed. {string.Join(' ', m.Remarks)}".Trim());
            case PubwatchStep.Notify:
                return Taken(take, await PubwatchActions.NotifyAsync(PubwatchForm.Draft(form), typed, desk, ct), m => $"Recorded as notified. {string.Join(' ', m.Remarks)}".Trim());
            case PubwatchStep.Meeting:
                return Taken(take, await PubwatchActions.AddMeetingAsync(form.Fields.Any(f => f.Id == "scheme") ? Of("scheme") : "", PubwatchForm.Meeting(form), typed, desk, ct), m => $"The meeting of {PubwatchText.Day(m.Value.On)} is on file.");
            case PubwatchStep.Attend:
                return Taken(take, await PubwatchActions.AttendAsync(task.Meeting!, ([Of("present")], [Of("apologies")]), typed, desk, ct), m => $"{m.Value.Present.Count} came.");
            case PubwatchStep.Minutes:
                return Taken(take, await PubwatchActions.MinutesAsync(task.Meeting!, (Of("summary"), Of("minutes")), typed, desk, ct), _ => "The minutes are kept.");
            case PubwatchStep.Letter:
                var letter = await LetterActions.ToPersonAsync(task.Ban!, new(Of("template"), Of("out")), desk, ct);
                if (letter is Outcome<string>.Done)
                {
                    await desk.Store.DropDraftAsync(take.Typed, ct);
                }

                return Taken(take, letter, path => $"Written: {path}. It bears the name.");
            default:
                return await TakeOnAsync(take, task.Ban!.Case.Id, ct);
        }
    }

    private async Task<StepTaken> TakeOnAsync(TakeStep take, Guid id, CancellationToken ct)
    {
        var (form, typed) = (take.Form, (Guid?)take.Typed);
        string Of(string field) => form.Value(field);
        var outcome = take.Task.Step switch
        {
            PubwatchStep.Vote => await PubwatchActions.VoteAsync(id, (Of("for"), Of("choice"), Of("on"), Of("by")), typed, desk, ct),
            PubwatchStep.Decide => await PubwatchActions.DecideAsync(id, (Of("on"), Of("start"), Of("meeting")), typed, desk, ct),
            PubwatchStep.Check => await PubwatchActions.CheckAsync(id, Of("on"), desk, ct),
            PubwatchStep.Sent => await PubwatchActions.SentAsync(id, (Of("on"), Of("how"), Of("template")), typed, desk, ct),
            PubwatchStep.Appeal => await PubwatchActions.AppealAsync(id, (Of("on"), Of("late")), typed, desk, ct),
            PubwatchStep.Hear => await PubwatchActions.HearAsync(id, new(Of("on"), Of("outcome"), Of("end"), Of("area")), typed, desk, ct),
            PubwatchStep.Review => await PubwatchActions.ReviewAsync(id, new(Of("on"), Of("outcome"), Of("end"), Of("area")), typed, desk, ct),
            PubwatchStep.Lift => await PubwatchActions.LiftAsync(id, Of("on"), Of("why"), desk, ct),
            PubwatchStep.Withdraw => await PubwatchActions.WithdrawBanAsync(id, Of("why"), desk, ct),
            _ => throw new InvalidOperationException($"Nothing takes the step {take.Task.Step}."),
        };
        if (outcome is Outcome<BanFile>.Done && take.Task.Step is PubwatchStep.Check or PubwatchStep.Lift or PubwatchStep.Withdraw)
        {
            await desk.Store.DropDraftAsync(take.Typed, ct);
        }

        return Taken(take, outcome, f => $"Saved {Clock(desk.Now())}: {PubwatchText.Person(f)} {PubwatchText.State(f.State)}.");
    }

    private static StepTaken Taken<T>(TakeStep take, Outcome<T> outcome, Func<T, string> said) => new(take.Typed, Said(outcome, said), Refused(outcome));
}
