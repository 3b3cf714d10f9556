using NteMonitor.Journal;

namespace NteMonitor.PurpleFlag.Pack;

/// <summary>A journal entry that a pack rests on.</summary>
/// <param name="Origin">The chain it stands in.</param>
/// <param name="Seq">Its number there.</param>
/// <param name="Id">Its id.</param>
/// <param name="Hash">Its hash, 64 lower-case hexadecimal digits.</param>
/// <param name="Shown">The entry and the hash before it, or none where its words are kept back.</param>
/// <param name="Withheld">Why its words are kept back, or none.</param>
public sealed record ProvenEntry(Guid Origin, long Seq, Guid Id, string Hash, ShownEntry? Shown, string? Withheld);

/// <summary>An entry with all its words, from which its hash can be made again.</summary>
/// <param name="Previous">The hash of the entry before it in its chain.</param>
/// <param name="Entry">The entry.</param>
public sealed record ShownEntry(string Previous, Entry Entry);

/// <summary>One chain as far as it went when the pack was made.</summary>
/// <param name="Head">Its last entry.</param>
/// <param name="Root">The root of the tree over all its entries, 64 lower-case hexadecimal digits.</param>
/// <param name="Branches">What stands in the tree for the entries that the pack does not name.</param>
public sealed record ProvenChain(JournalHead Head, string Root, IReadOnlyList<Branch> Branches);

/// <summary>What shows that entries stood in the journal when a pack was made.</summary>
/// <param name="Chains">Every chain of the store that has entries, by origin.</param>
/// <param name="Entries">The entries, by origin and number; the last of each chain is always there.</param>
public sealed record JournalProof(IReadOnlyList<ProvenChain> Chains, IReadOnlyList<ProvenEntry> Entries);

/// <summary>Which entries a pack rests on, and whose words it shows.</summary>
public sealed record ProofRequest
{
    /// <summary>Ids of entries.</summary>
    public IReadOnlySet<Guid> Entries { get; init; } = new HashSet<Guid>();

    /// <summary>Ids of things, of which every entry counts.</summary>
    public IReadOnlySet<Guid> Subjects { get; init; } = new HashSet<Guid>();

    /// <summary>Returns why an entry's words are kept back, or nothing to show them.</summary>
    public Func<Entry, string?> Withhold { get; init; } = ProofRules.Withheld;
}
