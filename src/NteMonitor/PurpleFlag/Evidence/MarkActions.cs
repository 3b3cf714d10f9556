using System.Text.Json.Nodes;
using NteMonitor.Access;
using NteMonitor.Journal;
using NteMonitor.PurpleFlag.Cycle;
using NteMonitor.PurpleFlag.Framework;

namespace NteMonitor.PurpleFlag.Evidence;

/// <summary>A mark with the record that it is kept as and with what has become of what it marks.</summary>
/// <param name="On">The mark.</param>
/// <param name="Record">The record.</param>
public sealed record KeptMark(MarkOn On, KeptRecord Record);

/// <summary>What a user can do to marks: ask the store, decide, tell the store.</summary>
public static class MarkActions
{
    /// <summary>What journal entries about marks begin with.</summary>
    public const string Thing = "flag-mark";

    /// <summary>Marks something as evidence.</summary>
    /// <remarks>Whoever keeps the flag marks anything; whoever is on the street marks a shift of their own, while they write it.</remarks>
    /// <param name="wish">What.</param>
    /// <param name="draft">Of what, and how well.</param>
    /// <param name="entry">The entry that it belongs to, or none for any.</param>
    /// <param name="desk">Who and where.</param>
    /// <param name="ct">Stops before anything is written.</param>
    public static async Task<Outcome<KeptMark>> MarkAsync(MarkWish wish, MarkDraft draft, FlagEntry? entry, Desk desk, CancellationToken ct)
    {
        var found = AccessRules.Check(desk.Role, Act.KeepFlag) is null ? await MarkSubjects.FindAsync(wish, draft, desk, ct) : await MarkSubjects.OwnAsync(wish, desk, ct);
        var act = found is Outcome<FoundSubject>.Done && AccessRules.Check(desk.Role, Act.KeepFlag) is not null ? Act.NoteNight : Act.KeepFlag;
        if (await Gate.RefusedAsync(act, desk, ct) is { } refusal)
        {
            return new Outcome<KeptMark>.Refused([refusal]);
        }

        if (found is not Outcome<FoundSubject>.Done(var subject))
        {
            return new Outcome<KeptMark>.Refused(((Outcome<FoundSubject>.Refused)found).Reasons);
        }

        var outcome = await CheckedAsync(subject, draft, entry, desk, ct);
        if (outcome is not Outcome<FlagMark>.Done(var mark))
        {
            return new Outcome<KeptMark>.Refused(((Outcome<FlagMark>.Refused)outcome).Reasons);
        }

        if (mark.Subject is MarkSubject.Document && wish.File is { } file)
        {
            await desk.Store.KeepBytesAsync(file.Bytes, ct);
        }

        await desk.Store.AppendAsync(new([Made(mark, desk)], desk.Stamp()), ct);
        return Outcome.Done(await KeptAsync(mark.Id, desk, ct));
    }

    /// <summary>Returns the mark of something that is about to be written, or every reason against it; its entry is written with the record's, in one go.</summary>
    /// <remarks>Whoever may note what a night is like may mark what they are writing themselves; of shifts, those that they opened.</remarks>
    /// <param name="record">What is about to be written.</param>
    /// <param name="draft">Of what, and how well.</param>
    /// <param name="entry">The entry that it belongs to, or none for any.</param>
    /// <param name="desk">Who and where.</param>
    /// <param name="ct">Stops between reads.</param>
    public static async Task<Outcome<FlagMark>> WhileAsync(Upcoming record, MarkDraft draft, FlagEntry? entry, Desk desk, CancellationToken ct)
    {
        var keeps = AccessRules.Check(desk.Role, Act.KeepFlag) is null;
        if (await Gate.RefusedAsync(keeps ? Act.KeepFlag : Act.NoteNight, desk, ct) is { } refusal)
        {
            return new Outcome<FlagMark>.Refused([refusal]);
        }

        return await MarkSubjects.UpcomingAsync(record, keeps, desk, ct) switch
        {
            Outcome<FoundSubject>.Done(var subject) => await CheckedAsync(subject, draft, entry, desk, ct),
            Outcome<FoundSubject>.Refused(var reasons) => new Outcome<FlagMark>.Refused(reasons),
            _ => throw new InvalidOperationException("An outcome is done or refused."),
        };
    }

    /// <summary>Returns the entry of the journal that makes a mark.</summary>
    public static NewEntry Made(FlagMark mark, Desk desk) => new(desk.NewId(), Thing + ".made", mark.Id, null, CanonicalJson.Write(MarkJson.Write(mark)));

    /// <summary>Writes that a mark says something else from now on; what it marks stays.</summary>
    public static async Task<Outcome<KeptMark>> AmendAsync(KeptMark was, MarkDraft draft, string why, Desk desk, CancellationToken ct)
    {
        List<Refusal> reasons = [.. await Keeping.ForbiddenAsync(Act.KeepFlag, was.Record, why, desk, ct)];
        if (reasons.Count > 0)
        {
            return new Outcome<KeptMark>.Refused(reasons);
        }

        var mark = was.On.Mark;
        var entry = mark.Of is { } of && await desk.Store.RecordAsync(of, ct) is { } record ? FlagJson.Entry(of, record.Facts) : null;
        var subject = new FoundSubject(mark.Subject, mark.Title) { Days = (mark.From, mark.Until) };
        var outcome = MarkRules.Check(mark.Id, draft, subject, await AgainstAsync(entry, desk, ct));
        reasons.AddRange(outcome is Outcome<FlagMark>.Refused(var no) ? no : []);
        reasons.AddRange(await NamedAsync(draft with { Obtained = $"{draft.Obtained}\n{why}" }, subject, desk, ct));
        if (reasons.Count > 0 || outcome is not Outcome<FlagMark>.Done(var now))
        {
            return new Outcome<KeptMark>.Refused([.. reasons.Distinct()]);
        }

        await Keeping.AmendAsync(was.Record, MarkJson.Write(now), why, desk, ct);
        return Outcome.Done(await KeptAsync(mark.Id, desk, ct));
    }

    /// <summary>Takes a mark off every list and erases the file that it brought in, for good; returns whether nothing of it is left in the store's file.</summary>
    /// <remarks>A file that another record needs is not erased here: that record is to be seen to first.</remarks>
    public static async Task<Outcome<bool>> EraseAsync(KeptMark kept, string why, Desk desk, CancellationToken ct)
    {
        List<Refusal> reasons = [.. await Gate.RefusedAsync(Act.KeepPeople, desk, ct) is { } refusal ? [refusal] : await Keeping.ForbiddenAsync(Act.KeepFlag, kept.Record, why, desk, ct)];
        var file = (kept.On.Mark.Subject as MarkSubject.Document)?.File;
        reasons.AddRange(file is null ? [new("erase", "It brought no file in.", "Withdraw it without --erase; a file that is attached to an incident goes with the incident.")] : await NeededAsync(file, kept, desk, ct));
        if (reasons.Count > 0)
        {
            return new Outcome<bool>.Refused(reasons);
        }

        await Keeping.WithdrawAsync(kept.Record, why, desk, ct);
        var body = new JsonObject { ["kind"] = ScheduleRules.Word(PersonalKind.Attachment), ["why"] = why.Trim() };
        body.Put("files", [file!.Sha256]);
        await desk.Store.AppendAsync(new([new(desk.NewId(), ISealStore.Erasure, desk.NewId(), null, CanonicalJson.Write(body))], desk.Stamp()), ct);
        return Outcome.Done(await desk.Store.ScrubAsync(ct));
    }

    /// <summary>Returns the marks that count for an entry, its own and those that belong to none; every mark where no entry is named. Asks nobody's leave.</summary>
    public static async Task<IReadOnlyList<KeptMark>> ListAsync(Guid? entry, Desk desk, CancellationToken ct)
    {
        List<(FlagMark Mark, KeptRecord Record)> counting =
        [
            .. (await desk.Store.RecordsAsync(new(Thing) { Most = int.MaxValue }, ct)).Select(r => (Mark: MarkJson.Read(r.Id, r.Facts), r)).Where(m => entry is null || m.Mark.Of is null || m.Mark.Of == entry),
        ];
        return [.. (await MarkSubjects.StatesAsync([.. counting.Select(m => m.Mark)], desk, ct)).Zip(counting).Select(m => new KeptMark(m.First, m.Second.Record))];
    }

    /// <summary>Returns the mark of an id or its first digits, or why there is none; asks nobody's leave.</summary>
    public static async Task<Outcome<KeptMark>> FindAsync(string id, Desk desk, CancellationToken ct) => await Keeping.FindAsync(Thing, id, desk, ct) switch
    {
        Outcome<KeptRecord>.Done(var record) => Outcome.Done(await KeptAsync(record.Id, desk, ct)),
        Outcome<KeptRecord>.Refused(var reasons) => new Outcome<KeptMark>.Refused(reasons),
        _ => throw new InvalidOperationException("An outcome is done or refused."),
    };

    /// <summary>Returns the matrix of an entry, or of the framework that ships where there is none; asks nobody's leave.</summary>
    public static async Task<GapMatrix> MatrixAsync(FlagEntry? entry, Desk desk, CancellationToken ct) =>
        MatrixRules.Of(await EditionAsync(entry, desk, ct), [.. (await ListAsync(entry?.Id, desk, ct)).Select(m => m.On)], FlagActions.Today(desk));

    /// <summary>Returns how the documents of an entry stand against the most that may be handed in; asks nobody's leave.</summary>
    public static async Task<DocumentCount> DocumentsAsync(FlagEntry? entry, Desk desk, CancellationToken ct) =>
        CapRules.Of((await EditionAsync(entry, desk, ct)).Documents.Count, (await ListAsync(entry?.Id, desk, ct)).Select(m => m.On));

    /// <summary>Returns the edition of an entry, or the one that ships where there is none.</summary>
    public static async Task<FrameworkEdition> EditionAsync(FlagEntry? entry, Desk desk, CancellationToken ct) => entry is not null
        ? await FlagActions.EditionAsync(entry, desk, ct)
        : FrameworkActions.Shipped(null, desk.Files) is Outcome<FrameworkFile>.Done(var file) ? file.Edition : throw new InvalidOperationException("The framework that ships is none.");

    /// <summary>Returns the entry to which new evidence belongs where nobody says: the one that waits for its outcome; none where none does.</summary>
    /// <param name="word">The entry that was named, or none.</param>
    /// <param name="desk">Where.</param>
    /// <param name="ct">Stops between reads.</param>
    public static async Task<Outcome<FlagEntry?>> EntryAsync(string? word, Desk desk, CancellationToken ct)
    {
        var waiting = (await FlagActions.ListAsync(desk, ct)).Any(e => e.Value.Outcome is null);
        return word is null && !waiting
            ? Outcome.Done<FlagEntry?>(null)
            : (await FlagActions.FindAsync(word, desk, ct)).Then(e => Outcome.Done<FlagEntry?>(e.Value));
    }

    private static async Task<IReadOnlyList<Refusal>> NeededAsync(EvidenceFile file, KeptMark kept, Desk desk, CancellationToken ct)
    {
        List<Refusal> needed = [];
        foreach (var held in (await desk.Store.HeldFilesAsync(ct)).Where(f => f.Sha256 == file.Sha256 && f.Subject != kept.Record.Id))
        {
            if (await desk.Store.RecordAsync(held.Subject, ct) is not { Withdrawn: true })
            {
                needed.Add(new("erase", $"The {held.Thing} {held.Subject:D} needs the same file.", "Withdraw that one first."));
            }
        }

        return needed;
    }

    private static async Task<MarkAgainst> AgainstAsync(FlagEntry? entry, Desk desk, CancellationToken ct) => new(await EditionAsync(entry, desk, ct), FlagActions.Today(desk))
    {
        Entry = entry?.Id,
        Boundaries = [.. (await FlagActions.AllAsync(new(FlagActions.BoundaryThing), FlagJson.Boundary, desk, ct)).Select(b => b.Value).Where(b => entry is null || string.Equals(b.Place, entry.Place, StringComparison.OrdinalIgnoreCase))],
    };

    private static async Task<Outcome<FlagMark>> CheckedAsync(FoundSubject subject, MarkDraft draft, FlagEntry? entry, Desk desk, CancellationToken ct)
    {
        var outcome = MarkRules.Check(desk.NewId(), draft, subject, await AgainstAsync(entry, desk, ct));
        List<Refusal> reasons = [.. outcome is Outcome<FlagMark>.Refused(var why) ? why : [], .. await NamedAsync(draft, subject, desk, ct)];
        return reasons.Count > 0 ? new Outcome<FlagMark>.Refused([.. reasons.Distinct()]) : outcome;
    }

    private static Task<IReadOnlyList<Refusal>> NamedAsync(MarkDraft draft, FoundSubject found, Desk desk, CancellationToken ct) => FlagActions.NamedAsync(
        "title", $"{(draft.Title.Length > 0 ? draft.Title : found.Title)}\n{draft.Alternative}\n{draft.Organisation}\n{draft.Obtained}\n{(found.Subject as MarkSubject.Incidents)?.Filter}", desk, ct);

    private static async Task<KeptMark> KeptAsync(Guid id, Desk desk, CancellationToken ct)
    {
        var record = (await desk.Store.RecordAsync(id, ct))!;
        return new((await MarkSubjects.StatesAsync([MarkJson.Read(id, record.Facts)], desk, ct))[0], record);
    }
}
