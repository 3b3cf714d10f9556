using System.Text.Json.Nodes;
using NodaTime;
using NteMonitor.Access;
using NteMonitor.Journal;

namespace NteMonitor.Patrols;

/// <summary>What a count did.</summary>
/// <param name="Counter">The counter.</param>
/// <param name="By">How many more.</param>
/// <param name="Kept">The shift with its totals as they are now.</param>
/// <param name="At">When it was written down.</param>
public sealed record CountMade(Definition Counter, int By, KeptShift Kept, Instant At);

/// <summary>A note with its text, for those who may read it.</summary>
/// <param name="Part">The note.</param>
/// <param name="Text">Its sealed text; none for a role that may not read it.</param>
public sealed record ReadNote(ShiftPart Part, string? Text)
{
    /// <summary>What may be said where there is no text to show.</summary>
    public string Said { get; init; } = "sealed; your role may not read it";
}

/// <content>Counts, rows, notes and check-calls in the course of a shift.</content>
public static partial class ShiftActions
{
    /// <summary>Counts something, on a shift that goes on.</summary>
    public static async Task<Outcome<CountMade>> CountAsync(KeptShift seen, CountWish wish, Desk desk, CancellationToken ct)
    {
        var kept = await FreshAsync(seen, desk, ct);
        if (await BarredAsync(kept, desk, ct) is { Count: > 0 } barred)
        {
            return new Outcome<CountMade>.Refused(barred);
        }

        var outcome = ShiftRules.Count(kept, wish, Against(kept, desk));
        return outcome is Outcome<CounterChange>.Done(var change)
            ? await TellAsync(kept, Counted(kept, change, desk), change, desk, ct)
            : new Outcome<CountMade>.Refused(((Outcome<CounterChange>.Refused)outcome).Reasons);
    }

    /// <summary>Takes back the last count that the person at the desk made on a shift that goes on.</summary>
    public static async Task<Outcome<CountMade>> UndoAsync(KeptShift seen, Desk desk, CancellationToken ct)
    {
        var kept = await FreshAsync(seen, desk, ct);
        if (await BarredAsync(kept, desk, ct) is { Count: > 0 } barred)
        {
            return new Outcome<CountMade>.Refused(barred);
        }

        if (ShiftRules.LastCount(await desk.Store.PartsAsync(kept.Shift.Id, ct), desk.Actor) is not { } last)
        {
            return Outcome.Refused<CountMade>("count", "You have counted nothing on this shift that could be taken back.", "`nte shift count COUNTER --to N` says what a counter comes to.");
        }

        if (kept.Totals.GetValueOrDefault(last.Counter) - last.Amount < 0)
        {
            return Outcome.Refused<CountMade>("count", $"Without your last {last.Amount} the total would fall below 0: somebody has put it right since.", "`nte shift count COUNTER --to N` says what it comes to.");
        }

        var counter = kept.Shift.Definitions.FirstOrDefault(d => d.Code == last.Counter) ?? new(last.Counter, last.Counter, "", "");
        return await TellAsync(kept, last with { Live = false }, new(counter, -last.Amount), desk, ct);
    }

    /// <summary>Writes a note on a shift that goes on; its text is sealed.</summary>
    /// <param name="seen">The shift as the user saw it; what counts is how it stands now.</param>
    /// <param name="note">The text, and whether somebody has to do something about it.</param>
    /// <param name="typed">The kept draft that this saves, or none.</param>
    /// <param name="desk">Who and where.</param>
    /// <param name="ct">Stops before anything is written.</param>
    public static async Task<Outcome<ShiftPart>> NoteAsync(KeptShift seen, (string Text, bool IsOpen) note, Guid? typed, Desk desk, CancellationToken ct)
    {
        var kept = await FreshAsync(seen, desk, ct);
        var outcome = ShiftRules.Note(note.Text);
        var along = await Companions.OfAsync(new("shift", kept.Shift.Id) { Span = (desk.Now(), desk.Now()) }, desk, ct);
        List<Refusal> reasons = [.. await BarredAsync(kept, desk, ct), .. outcome is Outcome<string>.Refused(var why) ? why : [], .. along.Reasons];
        if (reasons.Count > 0 || outcome is not Outcome<string>.Done(var text))
        {
            return new Outcome<ShiftPart>.Refused(reasons);
        }

        var part = new ShiftPart(desk.NewId(), kept.Shift.Id, PartKind.Note, desk.Now(), desk.Actor, Guid.Empty) { IsOpen = note.IsOpen };
        var entry = Made(part, desk) with { Personal = CanonicalJson.Write(new JsonObject { ["text"] = text }) };
        await desk.Store.AppendAsync(new([entry, .. along.Entries], desk.Stamp(), typed), ct);
        return Outcome.Done(part);
    }

    /// <summary>Says that an open item is dealt with, on whatever shift it was written.</summary>
    public static async Task<Outcome<ShiftPart>> DoneAsync(ShiftPart item, string why, Desk desk, CancellationToken ct)
    {
        if (await Gate.RefusedAsync(Act.KeepShift, desk, ct) is { } refusal)
        {
            return new Outcome<ShiftPart>.Refused([refusal]);
        }

        if (!item.IsOpen)
        {
            return Outcome.Refused<ShiftPart>("item", "It is dealt with already.", "`nte shift handover` lists what waits.");
        }

        var body = new JsonObject { ["after"] = new JsonObject { ["open"] = null }, ["before"] = new JsonObject { ["open"] = true }, ["why"] = why.Trim().Length == 0 ? "dealt with" : why.Trim() };
        await desk.Store.AppendAsync(new([new(desk.NewId(), "shift-note.done", item.Id, item.Head, CanonicalJson.Write(body))], desk.Stamp()), ct);
        return Outcome.Done(item with { IsOpen = false });
    }

    /// <summary>Writes the figures of one regular time; figures given again for the same time stand in place of the old.</summary>
    public static async Task<Outcome<ShiftPart>> RowAsync(
        KeptShift seen, (string When, IReadOnlyList<(string Column, string Figure)> Figures) row, Guid? typed, Desk desk, CancellationToken ct)
    {
        var kept = await FreshAsync(seen, desk, ct);
        var outcome = ShiftRules.Row(kept, row.When, row.Figures, Against(kept, desk));
        List<Refusal> reasons = [.. await BarredAsync(kept, desk, ct), .. outcome is Outcome<(Instant, IReadOnlyDictionary<string, int>)>.Refused(var why) ? why : []];
        if (reasons.Count > 0 || outcome is not Outcome<(Instant At, IReadOnlyDictionary<string, int> Values)>.Done(var (at, values)))
        {
            return new Outcome<ShiftPart>.Refused(reasons);
        }

        var was = (await desk.Store.PartsAsync(kept.Shift.Id, ct)).FirstOrDefault(p => p.Kind == PartKind.Row && p.At == at);
        var part = new ShiftPart(was?.Id ?? desk.NewId(), kept.Shift.Id, PartKind.Row, at, desk.Actor, was?.Head ?? Guid.Empty)
        {
            Values = was is null ? values : was.Values.Where(v => !values.ContainsKey(v.Key)).Concat(values).ToDictionary(v => v.Key, v => v.Value, StringComparer.Ordinal),
        };
        var entry = was is null ? Made(part, desk)
            : LedgerRules.Amendment(ShiftJson.Write(was), ShiftJson.Write(part), "written again") is { } change ? new NewEntry(desk.NewId(), "shift-row.amended", part.Id, was.Head, CanonicalJson.Write(change)) : null;
        if (entry is not null)
        {
            await desk.Store.AppendAsync(new([entry], desk.Stamp(), typed), ct);
        }
        else if (typed is { } draft)
        {
            await desk.Store.DropDraftAsync(draft, ct);
        }

        return Outcome.Done(part);
    }

    /// <summary>Answers a check-call.</summary>
    public static async Task<Outcome<KeptShift>> CallAsync(KeptShift seen, Desk desk, CancellationToken ct)
    {
        var kept = await FreshAsync(seen, desk, ct);
        List<Refusal> reasons = [.. await BarredAsync(kept, desk, ct)];
        if (reasons.Count == 0 && kept.Shift.CheckCall is null)
        {
            reasons.Add(new("check-call", "Nobody asked for check-calls on this shift.", "`nte shift amend --check-call 30 --why …` asks for one every 30 minutes."));
        }

        if (reasons.Count > 0)
        {
            return new Outcome<KeptShift>.Refused(reasons);
        }

        var part = new ShiftPart(desk.NewId(), kept.Shift.Id, PartKind.Call, desk.Now(), desk.Actor, Guid.Empty);
        await desk.Store.AppendAsync(new([Made(part, desk)], desk.Stamp()), ct);
        return Outcome.Done((await desk.Store.ShiftAsync(kept.Shift.Id, ct))!);
    }

    /// <summary>Returns notes with their texts, for a role that may read them.</summary>
    public static async Task<IReadOnlyList<ReadNote>> ReadAsync(IEnumerable<ShiftPart> notes, Desk desk, CancellationToken ct)
    {
        List<ReadNote> read = [];
        foreach (var note in notes.Where(p => p.Kind == PartKind.Note))
        {
            // One look for the whole shift: who reads one note of it reads them all.
            var opened = await Sealed.OpenAsync(new(PersonalKind.ShiftNote, note.Shift, note.SealedBy) { WrittenBy = note.By }, desk, ct);
            read.Add(new(note, opened.Text("text")) { Said = opened.Said });
        }

        return read;
    }

    /// <summary>Another device may have counted on the shift, or closed it, since it was read.</summary>
    private static async Task<KeptShift> FreshAsync(KeptShift seen, Desk desk, CancellationToken ct) => await desk.Store.ShiftAsync(seen.Shift.Id, ct) ?? seen;

    private static async Task<IReadOnlyList<Refusal>> BarredAsync(KeptShift kept, Desk desk, CancellationToken ct) =>
        await ForbiddenAsync(kept, desk, ct) is { } refusal ? [refusal]
        : ShiftRules.NotOpen(kept) is { Count: > 0 } closed ? closed
        : ShiftRules.OutOfTime(kept, Against(kept, desk));

    private static ShiftPart Counted(KeptShift kept, CounterChange change, Desk desk) =>
        new(desk.NewId(), kept.Shift.Id, PartKind.Count, desk.Now(), desk.Actor, Guid.Empty) { Counter = change.Counter.Code, Amount = change.By };

    private static async Task<Outcome<CountMade>> TellAsync(KeptShift kept, ShiftPart part, CounterChange made, Desk desk, CancellationToken ct)
    {
        var written = await desk.Store.AppendAsync(new([part.Live ? Made(part, desk) : Undone(part, desk)], desk.Stamp()), ct);
        return Outcome.Done(new CountMade(made.Counter, made.By, (await desk.Store.ShiftAsync(kept.Shift.Id, ct))!, written[0].At));
    }

    private static NewEntry Made(ShiftPart part, Desk desk, string why = "")
    {
        var body = ShiftJson.Write(part);
        body.Put("why", why);
        return new(desk.NewId(), $"{ShiftJson.Thing(part.Kind)}.made", part.Id, null, CanonicalJson.Write(body));
    }

    private static NewEntry Undone(ShiftPart part, Desk desk)
    {
        var body = LedgerRules.Unchanged("taken back");
        return new(desk.NewId(), $"{ShiftJson.Thing(part.Kind)}.undone", part.Id, part.Head, CanonicalJson.Write(body));
    }
}
