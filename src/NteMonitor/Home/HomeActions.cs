using System.Globalization;
using NodaTime;
using NteMonitor.Emro;
using NteMonitor.Commands;
using NteMonitor.Incidents;
using NteMonitor.Journal;
using NteMonitor.Patrols;
using NteMonitor.Premises;
using NteMonitor.Pubwatch;
using NteMonitor.PurpleFlag.Board;
using NteMonitor.PurpleFlag.NightVisits;
using NteMonitor.Retention;
using NteMonitor.Snapshots;
using NteMonitor.Terminal;
using NteMonitor.Venues;

namespace NteMonitor.Home;

/// <summary>Carries out what the screens ask for, through the slices' actions.</summary>
/// <param name="desk">Who and where.</param>
public sealed partial class HomeActions(Desk desk) : IEffectRunner
{
    private readonly Dictionary<Guid, Instant> _started = [];

    /// <inheritdoc/>
    public async Task RunAsync(Effect effect, Action<Msg> send, CancellationToken ct)
    {
        try
        {
            await (effect is Ordered ? WriteAsync(effect, send, ct) : ReadAsync(effect, send, ct));
        }
        catch (StoreException e)
        {
            send(Failed(effect, new("store", e.Message, e.Hint)));
        }
        catch (FileTroubleException e)
        {
            send(new WentWrong($"{e.Refusal.Message} {e.Refusal.Field}"));
        }
    }

    /// <summary>A form that asked for a saving hears of the failure itself: it goes on being typed in.</summary>
    private static Msg Failed(Effect effect, Refusal why) => effect switch
    {
        SaveIncident save => new IncidentSaved(save.Typed, "", [why]),
        SaveVenue save => new VenueSaved(save.Typed, "", [why]),
        SavePerson save => new IncidentSaved(save.Typed, "", [why]),
        SaveVisit save => new VenueSaved(save.Typed, "", [why]),
        TakeSnapshot take => new SnapshotTaken(take.Typed, "", [why]),
        BeginShift or CloseShift or AmendShift or SaveNote or SaveRow => new ShiftSaved(TypedBy(effect), "", [why]),
        CountOnShift or UndoCount or AnswerCall => new ShiftCounted(null, "", [why]),
        Search.FindWords find => new Search.WordsFound(find.Text, [], [why]),
        DraftScenario save => new ScenarioSaved(save.Typed, null, "", [why]),
        SaveScenario save => new ScenarioSaved(save.Typed, null, "", [why]),
        RunDraft run => NotRun(run, why),
        WritePack => new PackWrote(null, [why]),
        PlanPack plan => new PackPlanned(plan.Wish, null, [why]),
        MarkOnFile => new MarkSaved(null, "", [why]),
        SaveObservation save => new NightSaved(save.Typed, "", [why]),
        SaveMark save => new MarkSaved(save.Typed, "", [why]),
        TakeStep take => new StepTaken(take.Typed, "", [why]),
        Marking marking => Failed(marking.Save, why),
        InTurn turn => turn.Done,
        _ => new WentWrong(why.Said),
    };

    private static Guid? TypedBy(Effect effect) => effect switch
    {
        BeginShift begin => begin.Typed,
        CloseShift close => close.Typed,
        AmendShift amend => amend.Typed,
        SaveNote note => note.Typed,
        SaveRow row => row.Typed,
        _ => null,
    };

    private async Task WriteAsync(Effect effect, Action<Msg> send, CancellationToken ct)
    {
        switch (effect)
        {
            case KeepDraft keep:
                var now = desk.Now();
                _started.TryAdd(keep.Id, now);
                await desk.Store.KeepDraftAsync(new(keep.Id, desk.Actor, keep.Form, keep.Fields, _started[keep.Id], now), ct);
                break;
            case DropDraft drop:
                await desk.Store.DropDraftAsync(drop.Id, ct);
                break;
            case ListDrafts:
                send(new DraftsListed(await DraftsAsync(ct)));
                break;
            case SaveIncident { On: null } save:
                send(Saved(save.Typed, await IncidentActions.RecordAsync(save.Draft, save.Typed, desk, ct), r => $"Saved {Clock(r.Entry.At)}."));
                break;
            case SaveIncident save:
                send(Saved(save.Typed, await IncidentActions.AmendAsync(save.On, save.Draft, save.Why, save.Typed, desk, ct), _ => $"Amended {Clock(desk.Now())}."));
                break;
            case LinkIncidents link:
                send(await LinkAsync(link, ct));
                break;
            case UnlinkIncident unlink:
                send(Corrected(await IncidentActions.UnlinkAsync(unlink.Account, unlink.Why, desk, ct), n => $"{n} {(n == 1 ? "link" : "links")} undone."));
                break;
            case WithdrawIncident withdraw:
                var gone = await IncidentActions.WithdrawAsync(withdraw.Account, withdraw.Why, desk, ct);
                send(Corrected(gone, _ => "It is withdrawn; it stays in the journal.") with { Gone = gone is Outcome<Incident>.Done ? withdraw.Account.Incident.Id : null });
                break;
            case SaveVenue { On: null } save:
                send(Saved(save.Typed, await VenueActions.AddAsync(save.Draft, save.Typed, desk, ct), v => $"{v.Name} is on file."));
                break;
            case SaveVenue save:
                send(Saved(save.Typed, await VenueActions.AmendAsync(save.On, save.Draft, save.Why, save.Typed, desk, ct), v => $"{v.Name} is amended."));
                break;
            case CloseVenue close:
                send(Saved(null, await VenueActions.CloseAsync(close.Venue, desk.Town.Clock.Local(desk.Now()).Date, close.Why, desk, ct), v => $"{v.Name} is closed."));
                break;
            case SettleConflict settle:
                send(Settled(settle.State.Thing == "venue" && await desk.Store.VenueAsync(settle.State.Subject, ct) is { } kept
                    ? await VenueActions.SettleAsync(kept, settle.Why, desk, ct)
                    : await IncidentActions.SettleAsync(settle.State, settle.Why, desk, ct)));
                break;
            case TakeSnapshot take:
                var taken = await SnapshotActions.TakeAsync(take.Draft, desk, ct);
                if (taken is Outcome<TakenSnapshot>.Done)
                {
                    await desk.Store.DropDraftAsync(take.Typed, ct);
                }

                send(new SnapshotTaken(take.Typed, Said(taken, s => $"Frozen at journal entry {s.Heads.Sum(h => h.Seq)}."), Refused(taken)));
                break;
            case TakeStep step:
                send(await TakeAsync(step, ct));
                break;
            default:
                await WriteShiftsAsync(effect, send, ct);
                break;
        }
    }

    private async Task<IncidentCorrected> LinkAsync(LinkIncidents link, CancellationToken ct) => await desk.Store.IncidentAsync(link.Second, ct) is { } second
        ? Corrected(await IncidentActions.LinkAsync(link.First, second, desk, ct), _ => "Two accounts, one event: counted once from now on.")
        : new("", [new("link", "The other incident is no longer here.", "Choose another.")]);

    private string Clock(Instant at) => desk.Town.Clock.Local(at).ToString("HH:mm:ss", CultureInfo.InvariantCulture);

    private static IncidentSaved Saved<T>(Guid typed, Outcome<T> outcome, Func<T, string> said) => new(typed, Said(outcome, said), Refused(outcome));

    private static IncidentCorrected Corrected<T>(Outcome<T> outcome, Func<T, string> said) => new(Said(outcome, said), Refused(outcome));

    private static VenueSaved Saved(Guid? typed, Outcome<Venue> outcome, Func<Venue, string> said) => new(typed, Said(outcome, said), Refused(outcome));

    private static IReadOnlyList<string> Words(Outcome<SnapshotVerdict> outcome) => outcome switch
    {
        Outcome<SnapshotVerdict>.Done({ Stands: true } verdict) => [$"It stands, byte for byte: recomputed from {verdict.Entries} journal entries."],
        Outcome<SnapshotVerdict>.Done(var verdict) => ["It does NOT stand:", .. verdict.Differences.Take(20)],
        _ => [.. Refused(outcome).Select(r => r.Said)],
    };

    private static ConflictSettled Settled(Outcome<int> outcome) => new(Said(outcome, n => $"Settled: {n} overruled."), Refused(outcome));

    /// <summary>What was asked for, or why it cannot be.</summary>
    private static Msg Told<T>(Outcome<T> outcome, Func<T, Msg> done) =>
        outcome is Outcome<T>.Done(var value) ? done(value) : new WentWrong(Outcome.Said(Refused(outcome)));

    private static string Said<T>(Outcome<T> outcome, Func<T, string> said) => outcome is Outcome<T>.Done(var value) ? said(value) : "";

    private static IReadOnlyList<Refusal> Refused<T>(Outcome<T> outcome) => outcome is Outcome<T>.Refused(var reasons) ? reasons : [];
}
