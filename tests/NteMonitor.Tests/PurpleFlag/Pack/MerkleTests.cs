using System.Security.Cryptography;
using FsCheck;
using FsCheck.Fluent;
using NteMonitor.PurpleFlag.Pack;

namespace NteMonitor.Tests.PurpleFlag.Pack;

/// <summary>Laws of the tree by which entries are shown to be in a journal without the others.</summary>
public class MerkleTests
{
    private static readonly Arbitrary<(int Size, HashSet<long> Kept)> Trees = Gen.Choose(1, 70)
        .SelectMany(size => Gen.ListOf(Gen.Choose(1, size)).Select(kept => (size, kept.Select(k => (long)k).ToHashSet()))).ToArbitrary();

    [Fact]
    public void The_root_of_one_is_its_leaf_and_of_three_is_made_of_two_and_one()
    {
        var hashes = Hashes(3);
        MerkleRules.Prune([hashes[0]], new HashSet<long>()).Root.ShouldBe(SHA256.HashData([0, .. hashes[0]]));
        byte[] two = SHA256.HashData([1, .. SHA256.HashData([0, .. hashes[0]]), .. SHA256.HashData([0, .. hashes[1]])]);
        MerkleRules.Prune(hashes, new HashSet<long>()).Root.ShouldBe(SHA256.HashData([1, .. two, .. SHA256.HashData([0, .. hashes[2]])]));
    }

    [Fact]
    public void Whatever_is_kept_leads_to_the_root_over_all() => Check.QuickThrowOnFailure(Prop.ForAll(Trees, tree =>
    {
        var (hashes, pruned) = Pruned(tree);
        return SamplePack.Done(MerkleRules.Root(tree.Size, Kept(hashes, tree.Kept), pruned.Branches)).AsSpan().SequenceEqual(pruned.Root);
    }));

    [Fact]
    public void One_entry_needs_no_more_hashes_than_the_tree_is_high() => Check.QuickThrowOnFailure(Prop.ForAll(
        Gen.Choose(1, 300).SelectMany(size => Gen.Choose(1, size).Select(one => (size, one))).ToArbitrary(),
        at => MerkleRules.Prune(Hashes(at.size), new HashSet<long> { at.one }).Branches.Count <= Math.Ceiling(Math.Log2(at.size))));

    [Fact]
    public void Another_entry_in_the_place_of_one_leads_elsewhere() => Check.QuickThrowOnFailure(Prop.ForAll(Trees, tree =>
    {
        var (hashes, pruned) = Pruned(tree);
        return tree.Kept.All(k =>
        {
            var others = Kept(hashes, tree.Kept);
            others[k] = SHA256.HashData(others[k]);
            return !SamplePack.Done(MerkleRules.Root(tree.Size, others, pruned.Branches)).AsSpan().SequenceEqual(pruned.Root);
        });
    }));

    [Fact]
    public void A_branch_too_many_or_too_few_is_refused() => Check.QuickThrowOnFailure(Prop.ForAll(Trees, tree =>
    {
        var (hashes, pruned) = Pruned(tree);
        return pruned.Branches.All(b =>
            MerkleRules.Root(tree.Size, Kept(hashes, tree.Kept), [.. pruned.Branches.Where(o => o != b)]) is Outcome<byte[]>.Refused
            && MerkleRules.Root(tree.Size, Kept(hashes, tree.Kept), [.. pruned.Branches, b]) is Outcome<byte[]>.Refused);
    }));

    [Fact]
    public void An_entry_under_a_branch_that_already_stands_for_it_is_refused()
    {
        var hashes = Hashes(8);
        var whole = MerkleRules.Prune(hashes, new HashSet<long>());
        MerkleRules.Root(8, new Dictionary<long, byte[]> { [3] = SHA256.HashData([9]) }, whole.Branches).ShouldBeOfType<Outcome<byte[]>.Refused>();
    }

    [Theory]
    [InlineData(long.MaxValue)]
    [InlineData(0)]
    [InlineData(-5)]
    public void A_size_that_no_journal_has_is_refused_at_once(long size) =>
        MerkleRules.Root(size, new Dictionary<long, byte[]> { [1] = new byte[32] }, []).ShouldBeOfType<Outcome<byte[]>.Refused>();

    private static (IReadOnlyList<byte[]> Hashes, PrunedTree Tree) Pruned((int Size, HashSet<long> Kept) tree)
    {
        var hashes = Hashes(tree.Size);
        return (hashes, MerkleRules.Prune(hashes, tree.Kept));
    }

    private static Dictionary<long, byte[]> Kept(IReadOnlyList<byte[]> hashes, IEnumerable<long> kept) => kept.ToDictionary(k => k, k => hashes[(int)k - 1]);

    private static IReadOnlyList<byte[]> Hashes(int size) => [.. Enumerable.Range(1, size).Select(i => SHA256.HashData([(byte)i, (byte)(i >> 8)]))];
}
