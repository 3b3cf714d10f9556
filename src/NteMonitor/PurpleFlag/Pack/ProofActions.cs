using NteMonitor.Journal;

namespace NteMonitor.PurpleFlag.Pack;

/// <summary>Makes what proves a pack's journal entries, from the journal itself.</summary>
public static class ProofActions
{
    /// <summary>Walks every chain up to its head as it stands now, and returns the proof of the entries asked for; refused where a chain does not hold.</summary>
    /// <remarks>Whoever calls this has asked whether the person may.</remarks>
    public static async Task<Outcome<JournalProof>> MakeAsync(ProofRequest request, Desk desk, CancellationToken ct)
    {
        List<ProvenChain> chains = [];
        List<ProvenEntry> entries = [];
        foreach (var head in (await desk.Store.HeadsAsync(ct)).Where(h => h.Seq > 0).OrderBy(h => h.Origin.ToString("D"), StringComparer.Ordinal))
        {
            var at = head with { Seq = 0, Hash = Chain.Start };
            List<byte[]> hashes = [];
            HashSet<long> kept = [head.Seq];
            await foreach (var entry in desk.Store.EntriesAsync(new(head.Origin) { Until = head.Seq }, ct))
            {
                if (Chain.Fault(at, entry) is { } fault)
                {
                    return Outcome.Refused<JournalProof>("journal", $"Entry {fault.Seq} of {fault.Origin:D}: {fault.Fault}.", "Nothing was written. Run nte journal verify.");
                }

                hashes.Add(Convert.FromHexString(entry.Hash));
                if (entry.Seq == head.Seq || request.Entries.Contains(entry.Id) || request.Subjects.Contains(entry.Subject))
                {
                    kept.Add(entry.Seq);
                    entries.Add(Proven(entry, at.Hash, request.Withhold(entry)));
                }

                at = at with { Seq = entry.Seq, Hash = entry.Hash };
            }

            var tree = MerkleRules.Prune(hashes, kept);
            chains.Add(new(at, Convert.ToHexStringLower(tree.Root), tree.Branches));
        }

        return Outcome.Done(new JournalProof(chains, entries));
    }

    private static ProvenEntry Proven(Entry entry, string previous, string? withheld) =>
        new(entry.Origin, entry.Seq, entry.Id, entry.Hash, withheld is null ? new(previous, entry) : null, withheld);
}
