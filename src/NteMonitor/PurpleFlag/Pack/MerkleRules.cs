using System.Security.Cryptography;

namespace NteMonitor.PurpleFlag.Pack;

/// <summary>The hash of a run of journal entries that stand together for themselves alone.</summary>
/// <param name="From">Number of the run's first entry.</param>
/// <param name="To">Number of its last.</param>
/// <param name="Hash">The 32 bytes that stand for the run.</param>
public sealed record Branch(long From, long To, byte[] Hash);

/// <summary>A tree cut down to what leads from some entries to the root.</summary>
/// <param name="Root">The root's 32 bytes.</param>
/// <param name="Branches">What stands for the entries that are not there, in the order of their numbers.</param>
public sealed record PrunedTree(byte[] Root, IReadOnlyList<Branch> Branches);

/// <summary>The hash tree over a journal's entries, by which a few of them are shown to be in it without the others.</summary>
public static class MerkleRules
{
    /// <summary>Returns the hash of a leaf: one journal entry's own hash, 32 bytes.</summary>
    /// <source>RFC 6962 §2.1: SHA-256(0x00 ‖ leaf); docs/methods/pack.md §3.</source>
    public static byte[] Leaf(ReadOnlySpan<byte> entryHash)
    {
        Span<byte> bytes = stackalloc byte[33];
        bytes[0] = 0;
        entryHash[..32].CopyTo(bytes[1..]);
        return SHA256.HashData(bytes);
    }

    /// <summary>Returns the hash of two branches.</summary>
    /// <source>RFC 6962 §2.1: SHA-256(0x01 ‖ left ‖ right); docs/methods/pack.md §3.</source>
    public static byte[] Node(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right)
    {
        Span<byte> bytes = stackalloc byte[65];
        bytes[0] = 1;
        left[..32].CopyTo(bytes[1..]);
        right[..32].CopyTo(bytes[33..]);
        return SHA256.HashData(bytes);
    }

    /// <summary>Returns how many of a run's entries stand on the left: the largest power of two below their number.</summary>
    /// <param name="size">How many there are; two at least.</param>
    /// <source>RFC 6962 §2.1.</source>
    public static long Split(long size)
    {
        var left = 1L;
        while (left < size - left)
        {
            left <<= 1;
        }

        return left;
    }

    /// <summary>Returns the root over all entries, and the branches that stand for those that are not kept.</summary>
    /// <param name="hashes">Each entry's hash, that of number 1 first; one at least.</param>
    /// <param name="kept">Numbers of the entries that are shown.</param>
    /// <source>RFC 6962 §2.1; docs/methods/pack.md §3.</source>
    public static PrunedTree Prune(IReadOnlyList<byte[]> hashes, IReadOnlySet<long> kept)
    {
        List<Branch> branches = [];
        var (root, whole) = Walk(1, hashes.Count);
        if (whole)
        {
            branches.Add(new(1, hashes.Count, root));
        }

        return new(root, branches);

        // A run without a kept entry is put off, so that the largest such run is said once.
        (byte[] Hash, bool Unkept) Walk(long from, long to)
        {
            if (from == to)
            {
                return (Leaf(hashes[(int)(from - 1)]), !kept.Contains(from));
            }

            var middle = from + Split(to - from + 1);
            var left = Walk(from, middle - 1);
            var at = branches.Count;
            var right = Walk(middle, to);
            if (left.Unkept && !right.Unkept)
            {
                branches.Insert(at, new(from, middle - 1, left.Hash));
            }

            if (right.Unkept && !left.Unkept)
            {
                branches.Add(new(middle, to, right.Hash));
            }

            return (Node(left.Hash, right.Hash), left.Unkept && right.Unkept);
        }
    }

    /// <summary>Returns the root that entries and branches give, or why they give none: one is missing, or one is not needed.</summary>
    /// <param name="size">How many entries the tree has.</param>
    /// <param name="entries">Each shown entry's hash by its number.</param>
    /// <param name="branches">What stands for the others.</param>
    /// <source>RFC 6962 §2.1; docs/methods/pack.md §3.</source>
    public static Outcome<byte[]> Root(long size, IReadOnlyDictionary<long, byte[]> entries, IReadOnlyList<Branch> branches)
    {
        const string Field = "tree";
        var given = branches.DistinctBy(b => b.From).ToDictionary(b => b.From);
        long[] starts = [.. entries.Keys.Concat(given.Keys).Order()];
        var taken = 0;
        try
        {
            var root = size < 1 ? throw new FormatException("it has no entries") : Walk(1, size);
            return taken == entries.Count + branches.Count
                ? Outcome.Done(root)
                : Outcome.Refused<byte[]>(Field, "An entry or a branch is not part of the tree.", "");
        }
        catch (FormatException e)
        {
            return Outcome.Refused<byte[]>(Field, $"The tree is not whole: {e.Message}.", "");
        }

        byte[] Walk(long from, long to)
        {
            if (given.TryGetValue(from, out var branch) && branch.To == to)
            {
                taken++;
                return branch.Hash;
            }

            // Without this a size of many millions of millions would keep us for ever.
            var next = Array.BinarySearch(starts, from);
            next = next < 0 ? ~next : next;
            if (next == starts.Length || starts[next] > to)
            {
                throw new FormatException($"nothing stands for the entries {from} to {to}");
            }

            if (from == to)
            {
                taken++;
                return entries.TryGetValue(from, out var entry) ? Leaf(entry) : throw new FormatException($"nothing stands for the entry {from}");
            }

            var middle = from + Split(to - from + 1);
            return Node(Walk(from, middle - 1), Walk(middle, to));
        }
    }
}
