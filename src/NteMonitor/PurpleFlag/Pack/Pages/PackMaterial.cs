using NodaTime;
using NteMonitor.Documents;
using NteMonitor.PurpleFlag.Cycle;
using NteMonitor.PurpleFlag.Evidence;

namespace NteMonitor.PurpleFlag.Pack.Pages;

/// <summary>A page of a pack.</summary>
/// <param name="Path">Its path within the payload, ending in <c>.html</c>.</param>
/// <param name="Page">What it says.</param>
public sealed record PackPage(string Path, Document Page)
{
    /// <summary>Figures of it that are sums.</summary>
    public IReadOnlyList<PackSum> Sums { get; init; } = [];
}

/// <summary>What the record behind a mark gives a pack.</summary>
/// <param name="Kind">What it is, in words.</param>
public sealed record PackSource(string Kind)
{
    /// <summary>What is said of it beside its kind.</summary>
    public IReadOnlyList<Fact> Facts { get; init; } = [];

    /// <summary>Its tables and prose.</summary>
    public IReadOnlyList<Part> Parts { get; init; } = [];

    /// <summary>The journal entry that it stands on as it is now, or none where no entry is named.</summary>
    public Guid? Head { get; init; }

    /// <summary>The file that goes with it, or none.</summary>
    public PackFile? File { get; init; }

    /// <summary>What a person has to look through before the pack is handed on, or none.</summary>
    public string? ToLookAt { get; init; }
}

/// <summary>A mark that a pack shows.</summary>
/// <param name="Kept">The mark.</param>
/// <param name="Source">What is behind it.</param>
public sealed record PackEvidence(KeptMark Kept, PackSource Source)
{
    /// <summary>The mark alone.</summary>
    public FlagMark Mark => Kept.On.Mark;
}

/// <summary>Everything that a pack is made of, read from the store.</summary>
/// <param name="Wish">What is wanted.</param>
/// <param name="File">The entry with what belongs to it.</param>
/// <param name="Matrix">What has evidence, by the marks that the pack shows.</param>
public sealed record PackMaterial(PackWish Wish, FlagFile File, GapMatrix Matrix)
{
    /// <summary>The marks that are shown, by the first day that they speak of.</summary>
    public required IReadOnlyList<PackEvidence> Evidence { get; init; }

    /// <summary>Marks that are not shown.</summary>
    public required IReadOnlyList<KeptBack> KeptBack { get; init; }

    /// <summary>How many marks of each attribute that count in the matrix are not shown, by the attribute's code.</summary>
    public required IReadOnlyDictionary<string, int> InTheHouse { get; init; }

    /// <summary>What the submission states.</summary>
    public required IReadOnlyList<KeptFlag<FlagScore>> Statements { get; init; }

    /// <summary>The boundary that holds, or none.</summary>
    public KeptFlag<FlagBoundary>? Boundary { get; init; }

    /// <summary>The edition's file.</summary>
    public required byte[] EditionBytes { get; init; }

    /// <summary>What proves the journal entries.</summary>
    public required JournalProof Proof { get; init; }

    /// <summary>Stands between venues' names and the pack; none where they may stand in it.</summary>
    public VenueMask? Mask { get; init; }

    /// <summary>What could not be made, in words.</summary>
    public IReadOnlyList<string> Remarks { get; init; } = [];

    /// <summary>Pages of core data, the overview first.</summary>
    public IReadOnlyList<PackPage> Core { get; init; } = [];

    /// <summary>Pages of the night visit.</summary>
    public IReadOnlyList<PackPage> Night { get; init; } = [];

    /// <summary>Whose it is, and what made it.</summary>
    public required PackMaker Maker { get; init; }

    /// <summary>The entry.</summary>
    public FlagEntry Entry => File.Entry.Value;
}

/// <summary>Whose a pack is, and what made it.</summary>
/// <param name="Authority">The authority's code, as the journal has it.</param>
/// <param name="Town">The town.</param>
/// <param name="Version">The program's version.</param>
/// <param name="At">When it was made, by the town's clock.</param>
public sealed record PackMaker(string Authority, string Town, string Version, ZonedDateTime At);
