using NteMonitor.PurpleFlag.NightVisits;

namespace NteMonitor.Home;

/// <content>Visits at night, read and written.</content>
public sealed partial class HomeActions
{
    private async Task<NightRead> NightAsync(ReadNight read, CancellationToken ct)
    {
        if (await NightCommand.RefusedAsync(desk, ct) is not null)
        {
            return new([], null) { Draft = read.Draft };
        }

        var all = await NightActions.MineAsync(desk, ct);
        var kept = read.Id is { } id && all.FirstOrDefault(n => n.Record.Id == id) is { } named ? named
            : (await NightActions.FindAsync(null, desk, ct) as Outcome<KeptNight>.Done)?.Value ?? (all.Count > 0 ? all[0] : null);
        return new(all, kept is null ? null : await NightActions.OpenAsync(kept, desk, ct)) { Draft = read.Draft };
    }

    private async Task<NightSaved> SeenAsync(SaveObservation save, CancellationToken ct)
    {
        var outcome = await NightActions.NoteAsync(save.Night, new(save.Draft) { Typed = save.Typed }, desk, ct);
        return new(save.Typed, Said(outcome, s => $"Saved {Clock(s.Record.RecordedAt)}: {s.Value.Attribute}, {s.Value.Zone ?? "any hour"}{(s.Value.Score is { } score ? $", {score}" : "")}."), Refused(outcome));
    }

    private async Task<NightSaved> TakenBackAsync(TakeBack back, CancellationToken ct)
    {
        var outcome = await NightActions.WithdrawAsync(back.Seen, back.Why, desk, ct);
        return new(null, Said(outcome, s => $"{s.Value.Attribute} is taken back; it stays in the journal."), Refused(outcome));
    }

    private async Task<NightSaved> FinishedAsync(FinishNight finish, CancellationToken ct)
    {
        var outcome = finish.Night.Finished.Contains(desk.Actor) ? await NightActions.ReopenAsync(finish.Night, desk.Actor, desk, ct) : await NightActions.FinishAsync(finish.Night, desk.Actor, desk, ct);
        return new(null, Said(outcome, n => n.IsOpen ? "All have finished: c sets the notes side by side." : $"{Sentence.Capital(NightText.State(n))}."), Refused(outcome));
    }
}
