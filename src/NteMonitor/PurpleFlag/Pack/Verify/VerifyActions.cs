using NteMonitor.Access;
using NteMonitor.Journal;

namespace NteMonitor.PurpleFlag.Pack.Verify;

/// <summary>Holds a pack against the journal of a store, where somebody has one.</summary>
public static class VerifyActions
{
    private const string Heads = BagItRules.Payload + ProofRules.Heads;

    /// <summary>Returns the verdict with what the store's own journal says of each chain: the same head and root at that entry, or another.</summary>
    public static async Task<Outcome<PackVerdict>> AgainstAsync(PackVerdict verdict, Desk desk, CancellationToken ct)
    {
        if (await Gate.RefusedAsync(Act.ReadLog, desk, ct) is { } refusal)
        {
            return new Outcome<PackVerdict>.Refused([refusal]);
        }

        List<PackFault> faults = [.. verdict.Faults];
        List<string> remarks = [];
        foreach (var chain in verdict.Chains)
        {
            var problem = await ProblemAsync(chain, desk.Store, ct);
            faults.AddRange(problem is null ? [] : [new(Heads, problem)]);
            remarks.AddRange(problem is null ? [$"This store's journal has the same head and root at entry {chain.Head.Seq} of {chain.Head.Origin:D}."] : []);
        }

        // A root that the store makes again says what a signature would; without one the warning stays.
        remarks.AddRange(verdict.Remarks.Where(r => remarks.Count == 0 || r != PackVerification.NobodySigned));
        return Outcome.Done(verdict with { Faults = faults, Remarks = remarks });
    }

    private static async Task<string?> ProblemAsync(ProvenChain chain, IStore store, CancellationToken ct)
    {
        List<byte[]> hashes = [];
        await foreach (var entry in store.EntriesAsync(new(chain.Head.Origin) { Until = chain.Head.Seq }, ct))
        {
            hashes.Add(Convert.FromHexString(entry.Hash));
        }

        if (hashes.Count == 0 || hashes.Count < chain.Head.Seq)
        {
            return $"This store has {hashes.Count} of the {chain.Head.Seq} entries of {chain.Head.Origin:D}, so the pack cannot be held against them.";
        }

        var root = Convert.ToHexStringLower(MerkleRules.Prune(hashes, new HashSet<long>()).Root);
        return root == chain.Root && Convert.ToHexStringLower(hashes[^1]) == chain.Head.Hash
            ? null
            : $"This store's journal has another root at entry {chain.Head.Seq} of {chain.Head.Origin:D}: {root[..12]}…, the pack has {chain.Root[..12]}….";
    }
}
