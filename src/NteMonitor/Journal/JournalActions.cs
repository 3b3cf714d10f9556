using System.Text.Json.Nodes;
using NteMonitor.Access;

namespace NteMonitor.Journal;

/// <summary>What a walk over the journal found.</summary>
/// <param name="Entries">How many entries were walked.</param>
/// <param name="Heads">The heads it came to.</param>
/// <param name="Faults">The first fault of each chain and every broken seal; empty when all is whole.</param>
/// <param name="Elsewhere">Entries whose personal part was erased, or never came here.</param>
public sealed record JournalVerdict(long Entries, IReadOnlyList<JournalHead> Heads, IReadOnlyList<ChainFault> Faults, long Elsewhere);

/// <summary>A subject on which two people amended the same state.</summary>
/// <param name="State">The state as it stands.</param>
public sealed record Conflict(SubjectState State);

/// <summary>What can be done with the journal as a whole.</summary>
public static class JournalActions
{
    private const long Report = 20_000;

    /// <summary>Walks every chain and every seal.</summary>
    public static Task<JournalVerdict> VerifyAsync(IStore store, CancellationToken ct) => VerifyAsync(store, _ => { }, ct);

    /// <summary>Walks every chain and every seal, saying how far it has come every so many thousand entries.</summary>
    public static async Task<JournalVerdict> VerifyAsync(IStore store, Action<long> walkedSoFar, CancellationToken ct)
    {
        List<ChainFault> faults = [];
        List<JournalHead> walked = [];
        long entries = 0, elsewhere = 0;
        foreach (var head in await store.HeadsAsync(ct))
        {
            var at = head with { Seq = 0, Hash = Chain.Start };
            var broken = false;
            await foreach (var entry in store.EntriesAsync(new(head.Origin), ct))
            {
                entries++;
                if (entries % Report == 0)
                {
                    walkedSoFar(entries);
                }

                if (!broken && Chain.Fault(at, entry) is { } fault)
                {
                    faults.Add(fault);
                    broken = true;
                }

                at = at with { Seq = entry.Seq, Hash = entry.Hash };
                if (entry.Sealed is not null)
                {
                    var part = await store.SealedPartAsync(entry.Id, ct);
                    elsewhere += part is null ? 1 : 0;
                    if (part is not null && Chain.Seal(part.Salt, part.Personal) != entry.Sealed)
                    {
                        faults.Add(new(entry.Origin, entry.Seq, entry.Id, "its personal part does not give its seal"));
                    }
                }
            }

            walked.Add(at);
        }

        return new(entries, walked, faults, elsewhere);
    }

    /// <summary>The kind of entry that an export since the last one leaves, so that the next knows where to begin.</summary>
    public const string Exported = "journal.exported";

    /// <summary>Returns what asks for the entries of each chain that the last export of this kind did not have; all entries when there was none.</summary>
    public static async Task<IReadOnlyList<EntryQuery>> SinceLastAsync(IStore store, CancellationToken ct)
    {
        Dictionary<Guid, long> sent = [];
        await foreach (var entry in store.EntriesAsync(new(Origin: store.Home.Origin, KindPrefix: Exported), ct))
        {
            sent = CanonicalJson.Read(entry.Body).Items("heads", h => (Origin: Guid.Parse(h.Text("origin")!), Seq: (long)h["seq"]!.AsValue().AsNumber())).ToDictionary(h => h.Origin, h => h.Seq);
        }

        return [.. (await store.HeadsAsync(ct)).Select(h => new EntryQuery(h.Origin, sent.GetValueOrDefault(h.Origin)) { Until = h.Seq })];
    }

    /// <summary>Writes down how far an export went, once it is safely on its way.</summary>
    public static Task<IReadOnlyList<Entry>> MarkExportedAsync(IReadOnlyList<EntryQuery> queries, Desk desk, CancellationToken ct)
    {
        var body = new JsonObject();
        body.Put("heads", queries, q => new() { ["origin"] = q.Origin!.Value.ToString("D"), ["seq"] = q.Until });
        return desk.Store.AppendAsync(new([new(desk.NewId(), Exported, desk.NewId(), null, CanonicalJson.Write(body))], desk.Stamp()), ct);
    }

    /// <summary>Returns the lines of an export, or the refusal.</summary>
    /// <param name="desk">Who asks.</param>
    /// <param name="queries">Which entries, one question after the other.</param>
    /// <param name="line">Takes one line after another.</param>
    /// <param name="withSealed">Whether personal parts go with them: for the store of the same authority only.</param>
    /// <param name="ct">Stops between entries.</param>
    public static async Task<Outcome<long>> ExportAsync(Desk desk, IReadOnlyList<EntryQuery> queries, Action<string> line, WithSealed withSealed, CancellationToken ct)
    {
        if (await Gate.RefusedAsync(Act.KeepJournal, desk, ct) is { } refusal)
        {
            return new Outcome<long>.Refused([refusal]);
        }

        long count = 0;
        foreach (var query in queries)
        {
            await foreach (var entry in desk.Store.EntriesAsync(query, ct))
            {
                var part = withSealed == WithSealed.Yes && entry.Sealed is not null ? await desk.Store.SealedPartAsync(entry.Id, ct) : null;
                line(EntryLine.Write(entry, part));
                count++;
            }
        }

        return Outcome.Done(count);
    }

    /// <summary>Merges the lines of an export: a union, so that merging again adds nothing; a broken chain is refused whole.</summary>
    public static async Task<Outcome<MergeCount>> MergeAsync(Desk desk, IEnumerable<string> lines, CancellationToken ct)
    {
        if (await Gate.RefusedAsync(Act.KeepJournal, desk, ct) is { } refusal)
        {
            return new Outcome<MergeCount>.Refused([refusal]);
        }

        List<ReceivedEntry> received = [];
        long number = 0;
        foreach (var line in lines)
        {
            number++;
            if (string.IsNullOrWhiteSpace(line))
            {
                continue;
            }

            switch (EntryLine.Read(line, number))
            {
                case Outcome<ReceivedEntry>.Done(var entry):
                    received.Add(entry);
                    break;
                case Outcome<ReceivedEntry>.Refused(var reasons):
                    return new Outcome<MergeCount>.Refused(reasons);
                default:
                    throw new InvalidOperationException("An outcome is done or refused.");
            }
        }

        return await ForgedAsync(received, desk, ct) is { } forged
            ? new Outcome<MergeCount>.Refused([forged])
            : await Refusable(() => desk.Store.MergeAsync(received, ct));
    }

    /// <summary>
    /// Entries under this store's own id that it does not have: after a restore from a backup they are true, in a file that somebody made
    /// up they could add users. Only those who keep the users may say which.
    /// </summary>
    private static async Task<Refusal?> ForgedAsync(IReadOnlyList<ReceivedEntry> received, Desk desk, CancellationToken ct)
    {
        var home = (await desk.Store.HeadsAsync(ct)).First(h => h.Origin == desk.Store.Home.Origin);
        var first = received.Where(r => r.Entry.Origin == home.Origin && r.Entry.Seq > home.Seq).Select(r => (long?)r.Entry.Seq).Min();
        return first is not null && await Gate.RefusedAsync(Act.KeepUsers, desk, ct) is not null
            ? new(AccessRules.NotPermitted, $"The file has entries from number {first} on that this store is said to have written itself and does not have.",
                "After a restore from a backup an admin may take them in, from a file that is known to be true.")
            : null;
    }

    /// <summary>Returns every subject that waits for a person to settle it.</summary>
    public static async Task<IReadOnlyList<Conflict>> ConflictsAsync(IStore store, CancellationToken ct)
    {
        var forked = new HashSet<(Guid, Guid)>();
        var subjects = new HashSet<Guid>();
        await foreach (var entry in store.EntriesAsync(new(), ct))
        {
            if (entry.Base is { } on && !forked.Add((entry.Subject, on)))
            {
                subjects.Add(entry.Subject);
            }
        }

        List<Conflict> conflicts = [];
        foreach (var subject in subjects)
        {
            var entries = await AllAsync(store, subject, ct);
            if (LedgerRules.Fold(entries) is { Rivals.Count: > 0 } state)
            {
                conflicts.Add(new(state));
            }
        }

        return conflicts;
    }

    /// <summary>Returns every entry about a subject, in the order written.</summary>
    public static async Task<IReadOnlyList<Entry>> AllAsync(IStore store, Guid subject, CancellationToken ct)
    {
        List<Entry> entries = [];
        await foreach (var entry in store.EntriesAsync(new(Subject: subject), ct))
        {
            entries.Add(entry);
        }

        return [.. entries.OrderBy(e => e.At).ThenBy(e => e.Seq)];
    }

    private static async Task<Outcome<MergeCount>> Refusable(Func<Task<MergeCount>> merge)
    {
        try
        {
            return Outcome.Done(await merge());
        }
        catch (StoreException e) when (e.Trouble == StoreTrouble.Damaged)
        {
            return Outcome.Refused<MergeCount>("journal", e.Message, e.Hint);
        }
    }
}

/// <summary>Whether personal parts go into an export.</summary>
public enum WithSealed
{
    /// <summary>They stay here.</summary>
    No,

    /// <summary>They go with it.</summary>
    Yes,
}
