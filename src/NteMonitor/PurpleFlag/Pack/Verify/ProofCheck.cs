using NteMonitor.Journal;

namespace NteMonitor.PurpleFlag.Pack.Verify;

/// <summary>Makes the hashes of a pack's journal entries again, and the roots that they lead to.</summary>
internal static class ProofCheck
{
    private const string Heads = BagItRules.Payload + ProofRules.Heads, Entries = BagItRules.Payload + ProofRules.Entries, Tree = BagItRules.Payload + ProofRules.Tree;

    /// <summary>Returns the proof, where it can be read; notes what does not hold.</summary>
    public static JournalProof? Of(ReadPack pack, List<PackFault> faults)
    {
        string?[] texts = [pack.Text(Heads, faults), pack.Text(Entries, faults), pack.Text(Tree, faults)];
        if (texts is not [{ } heads, { } entries, { } tree])
        {
            faults.AddRange(((string[])[Heads, Entries, Tree]).Where(f => pack.Find(f) is null).Select(f => new PackFault(f, "It is missing: the journal entries cannot be proved.")));
            return null;
        }

        var read = ProofRules.Read(heads, entries, tree);
        if (read is not Outcome<JournalProof>.Done(var proof))
        {
            faults.AddRange(((Outcome<JournalProof>.Refused)read).Reasons.Select(r => new PackFault(BagItRules.Payload + r.Field, r.Message)));
            return null;
        }

        faults.AddRange(Repeated(proof));
        foreach (var entry in proof.Entries.Where(e => e.Shown is { } s && Chain.Hash(s.Previous, s.Entry) != s.Entry.Hash))
        {
            faults.Add(new(Entries, $"Entry {entry.Seq} of {entry.Origin:D} ({entry.Shown!.Entry.Kind}): its words do not give its hash."));
        }

        faults.AddRange(proof.Chains.SelectMany(c => Chained(c, [.. proof.Entries.Where(e => e.Origin == c.Head.Origin)])));
        var known = proof.Chains.Select(c => c.Head.Origin).ToHashSet();
        faults.AddRange(proof.Entries.Select(e => e.Origin).Distinct().Where(o => !known.Contains(o)).Select(o => new PackFault(Entries, $"The chain {o:D} has no head.")));
        return proof;
    }

    private static IEnumerable<PackFault> Repeated(JournalProof proof) =>
        proof.Entries.CountBy(e => (e.Origin, e.Seq)).Where(e => e.Value > 1).Select(e => new PackFault(Entries, $"Entry {e.Key.Seq} of {e.Key.Origin:D} stands there twice."))
            .Concat(proof.Entries.CountBy(e => e.Id).Where(e => e.Value > 1).Select(e => new PackFault(Entries, $"The id {e.Key:D} stands there twice.")));

    /// <summary>What does not hold in one chain: its last entry, neighbours, authority, root.</summary>
    private static IEnumerable<PackFault> Chained(ProvenChain chain, IReadOnlyList<ProvenEntry> entries)
    {
        var bySeq = entries.DistinctBy(e => e.Seq).ToDictionary(e => e.Seq);
        if (bySeq.GetValueOrDefault(chain.Head.Seq)?.Hash != chain.Head.Hash)
        {
            yield return new(Heads, $"The last entry of {chain.Head.Origin:D}, {chain.Head.Seq}, has not the hash that the head has.");
        }

        foreach (var entry in entries.Where(e => e.Shown is not null))
        {
            var before = entry.Seq == 1 ? Chain.Start : bySeq.GetValueOrDefault(entry.Seq - 1)?.Hash;
            if (before is not null && before != entry.Shown!.Previous)
            {
                yield return new(Entries, $"Entry {entry.Seq} of {chain.Head.Origin:D} does not follow the entry before it.");
            }

            if (entry.Shown!.Entry.Authority != chain.Head.Authority)
            {
                yield return new(Entries, $"Entry {entry.Seq} of {chain.Head.Origin:D} is another authority's than the head's.");
            }
        }

        var root = MerkleRules.Root(chain.Head.Seq, bySeq.ToDictionary(e => e.Key, e => Convert.FromHexString(e.Value.Hash)), chain.Branches);
        if (root is Outcome<byte[]>.Refused(var reasons))
        {
            yield return new(Tree, $"{chain.Head.Origin:D}: {Outcome.Said(reasons).Trim()}");
        }
        else if (root is Outcome<byte[]>.Done(var made) && Convert.ToHexStringLower(made) != chain.Root)
        {
            yield return new(Heads, $"The entries and branches of {chain.Head.Origin:D} do not lead to its root: an entry, a branch or the root was changed.");
        }
    }
}
