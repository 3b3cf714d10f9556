using NteMonitor.Access;
using NteMonitor.Journal;

namespace NteMonitor.Patrols;

/// <summary>What a user can do to shifts: ask the store, decide, tell the store.</summary>
public static partial class ShiftActions
{
    /// <summary>Returns what the next shift is checked against at this desk, now.</summary>
    public static async Task<ShiftAgainst> AgainstAsync(Desk desk, CancellationToken ct) => Against(await LastAsync(desk, ct), desk);

    /// <summary>Returns what a shift that is known is checked against at this desk, now.</summary>
    public static ShiftAgainst Against(KeptShift? kept, Desk desk) => new(desk.Shifts, desk.Town.Clock, desk.Now(), desk.Role, kept);

    /// <summary>Returns the shift that the person at the desk has open, or none.</summary>
    public static async Task<KeptShift?> MineAsync(Desk desk, CancellationToken ct) =>
        await desk.Store.OnDutyAsync(desk.Actor, ct) is { } duty ? await desk.Store.ShiftAsync(duty.Shift, ct) : null;

    /// <summary>Opens a shift.</summary>
    /// <param name="draft">What was typed.</param>
    /// <param name="typed">The kept draft that this saves, dropped with it, or none.</param>
    /// <param name="desk">Who and where.</param>
    /// <param name="ct">Stops before anything is written.</param>
    public static async Task<Outcome<KeptShift>> OpenAsync(ShiftDraft draft, Guid? typed, Desk desk, CancellationToken ct)
    {
        if (await Gate.RefusedAsync(Act.KeepShift, desk, ct) is { } refusal)
        {
            return new Outcome<KeptShift>.Refused([refusal]);
        }

        var outcome = ShiftRules.Open(desk.NewId(), draft, await AgainstAsync(desk, ct));
        if (outcome is not Outcome<Shift>.Done(var shift))
        {
            return new Outcome<KeptShift>.Refused(((Outcome<Shift>.Refused)outcome).Reasons);
        }

        var entry = new NewEntry(desk.NewId(), "shift.opened", shift.Id, null, CanonicalJson.Write(ShiftJson.Write(shift)));
        await desk.Store.AppendAsync(new([entry], desk.Stamp(), typed), ct);
        return await AloneAsync(shift.Id, desk, ct);
    }

    /// <summary>Closes a shift.</summary>
    /// <param name="kept">The shift as the user saw it.</param>
    /// <param name="draft">Finish, and everything else as it should be.</param>
    /// <param name="typed">The kept draft that this saves, or none.</param>
    /// <param name="desk">Who and where.</param>
    /// <param name="ct">Stops before anything is written.</param>
    public static async Task<Outcome<KeptShift>> CloseAsync(KeptShift kept, ShiftDraft draft, Guid? typed, Desk desk, CancellationToken ct)
    {
        if (await ForbiddenAsync(kept, desk, ct) is { } refusal)
        {
            return new Outcome<KeptShift>.Refused([refusal]);
        }

        var outcome = ShiftRules.Close(kept, draft, Against(kept, desk));
        var along = await Companions.OfAsync(new("shift", kept.Shift.Id) { Span = outcome is Outcome<Shift>.Done({ Finish: { } end } whole) ? (whole.Start ?? end, end) : null }, desk, ct);
        List<Refusal> reasons = [.. outcome is Outcome<Shift>.Refused(var why) ? why : [], .. along.Reasons];
        return reasons.Count == 0 && outcome is Outcome<Shift>.Done(var shift)
            ? await ChangeAsync(kept, shift, new("shift.closed", "the shift ended", typed) { With = along.Entries }, desk, ct)
            : new Outcome<KeptShift>.Refused(reasons);
    }

    /// <summary>Amends a shift, and what its counters came to; what was before stays in the journal.</summary>
    /// <param name="kept">The shift as the user saw it.</param>
    /// <param name="change">What it should say, and why.</param>
    /// <param name="typed">The kept draft that this saves, or none.</param>
    /// <param name="desk">Who and where.</param>
    /// <param name="ct">Stops before anything is written.</param>
    public static async Task<Outcome<KeptShift>> AmendAsync(KeptShift kept, ShiftChange change, Guid? typed, Desk desk, CancellationToken ct)
    {
        if (await ForbiddenAsync(kept, desk, ct) is { } refusal)
        {
            return new Outcome<KeptShift>.Refused([refusal]);
        }

        var against = Against(kept, desk);
        var outcome = ShiftRules.Amended(kept, change.Draft, against);
        var now = await FreshAsync(kept, desk, ct);
        var counts = change.Counts.Select(c => ShiftRules.Count(now, c, against)).ToList();
        List<Refusal> reasons = [.. outcome is Outcome<Shift>.Refused(var why) ? why : [], .. counts.OfType<Outcome<CounterChange>.Refused>().SelectMany(r => r.Reasons), .. NoReason(change.Why)];
        if (reasons.Count > 0 || outcome is not Outcome<Shift>.Done(var shift))
        {
            return new Outcome<KeptShift>.Refused(reasons);
        }

        var parts = counts.OfType<Outcome<CounterChange>.Done>()
            .Where(c => c.Value.By != 0 || !now.Totals.ContainsKey(c.Value.Counter.Code))
            .Select(c => Made(Counted(kept, c.Value, desk), desk, change.Why.Trim()));
        return await ChangeAsync(kept, shift, new("shift.amended", change.Why.Trim(), typed) { With = [.. parts] }, desk, ct);
    }

    /// <summary>Takes a shift out of every list and total; it stays in the journal.</summary>
    public static async Task<Outcome<KeptShift>> WithdrawAsync(KeptShift kept, string why, Desk desk, CancellationToken ct)
    {
        List<Refusal> reasons = [.. await ForbiddenAsync(kept, desk, ct) is { } refusal ? [refusal] : Array.Empty<Refusal>(), .. NoReason(why)];
        if (kept.Withdrawn)
        {
            reasons.Add(new("shift", "It is withdrawn already.", "Nothing needs doing."));
        }

        if (reasons.Count > 0)
        {
            return new Outcome<KeptShift>.Refused(reasons);
        }

        await desk.Store.AppendAsync(new([Withdrawal(kept, why, desk)], desk.Stamp()), ct);
        return Outcome.Done(kept with { Withdrawn = true });
    }

    /// <summary>Returns why the person at the desk may not write on this shift; none when they may.</summary>
    private static Task<Refusal?> ForbiddenAsync(KeptShift kept, Desk desk, CancellationToken ct) =>
        Gate.RefusedAsync(kept.OpenedBy == desk.Actor ? Act.KeepShift : Act.CorrectShift, desk, ct);

    /// <summary>The last shift that this person kept: open before closed, then the latest begun.</summary>
    private static async Task<KeptShift?> LastAsync(Desk desk, CancellationToken ct) =>
        await MineAsync(desk, ct) ?? (await desk.Store.ShiftsAsync(new() { Actor = desk.Actor, Most = 1 }, ct) is [var last] ? last : null);

    /// <summary>Two devices may have opened at the same moment: only the first of them stands.</summary>
    private static async Task<Outcome<KeptShift>> AloneAsync(Guid id, Desk desk, CancellationToken ct)
    {
        var open = (await desk.Store.ShiftsAsync(new() { Actor = desk.Actor, OpenOnly = true }, ct)).OrderBy(s => s.RecordedAt).ThenBy(s => s.Shift.Id).ToList();
        var mine = open.First(s => s.Shift.Id == id);
        if (open[0] == mine)
        {
            return Outcome.Done(mine);
        }

        await desk.Store.AppendAsync(new([Withdrawal(mine, "opened twice at the same moment", desk)], desk.Stamp()), ct);
        return Outcome.Refused<KeptShift>("shift", $"Another of your devices opened a shift at the same moment: {open[0].Shift.Scheme}.", "Go on with that one.");
    }

    private static async Task<Outcome<KeptShift>> ChangeAsync(KeptShift kept, Shift now, Change change, Desk desk, CancellationToken ct)
    {
        var body = LedgerRules.Amendment(ShiftJson.Write(kept.Shift), ShiftJson.Write(now), change.Why);
        List<NewEntry> entries = [.. change.With];
        if (body is not null)
        {
            entries.Add(new(desk.NewId(), change.Kind, now.Id, kept.Head, CanonicalJson.Write(body)));
        }

        if (entries.Count > 0)
        {
            await desk.Store.AppendAsync(new(entries, desk.Stamp(), change.Typed), ct);
        }
        else if (change.Typed is { } draft)
        {
            await desk.Store.DropDraftAsync(draft, ct);
        }

        return Outcome.Done((await desk.Store.ShiftAsync(now.Id, ct))!);
    }

    private static NewEntry Withdrawal(KeptShift kept, string why, Desk desk) => new(
        desk.NewId(), "shift.withdrawn", kept.Shift.Id, kept.Head,
        CanonicalJson.Write(LedgerRules.Unchanged(why)));

    private static IEnumerable<Refusal> NoReason(string why) => string.IsNullOrWhiteSpace(why)
        ? [new("why", "No reason was given.", "Say in a few words, without names, why the record changes.")]
        : [];

    /// <summary>How a changed shift is written down.</summary>
    private sealed record Change(string Kind, string Why, Guid? Typed)
    {
        public IReadOnlyList<NewEntry> With { get; init; } = [];
    }
}

/// <summary>What a shift should say from now on.</summary>
/// <param name="Draft">The shift.</param>
/// <param name="Counts">Counters that should come to something else.</param>
/// <param name="Why">The reason, required.</param>
public sealed record ShiftChange(ShiftDraft Draft, IReadOnlyList<CountWish> Counts, string Why);
