using NteMonitor.PurpleFlag.Cycle;

namespace NteMonitor.PurpleFlag.Pack.Pages;

/// <summary>Whom a pack is for.</summary>
public enum PackAudience
{
    /// <summary>Assessors and partners: what is public, and what partners may see.</summary>
    Assessors,

    /// <summary>Everybody: only what is public.</summary>
    Public,
}

/// <summary>What somebody wants a pack of.</summary>
/// <param name="Entry">The entry.</param>
public sealed record PackWish(KeptFlag<FlagEntry> Entry)
{
    /// <summary>Whom it is for.</summary>
    public PackAudience Audience { get; init; }

    /// <summary>Whether venues are called by their names; otherwise each has a code.</summary>
    public bool VenueNames { get; init; }

    /// <summary>Whether it is going to be signed, as its first page says.</summary>
    public bool IsSigned { get; init; }
}

/// <summary>Something that stays in the house, by its number alone.</summary>
/// <param name="What">What it is, in the plural.</param>
/// <param name="Why">Why it is left out.</param>
/// <param name="Count">How many there are; at least one.</param>
public sealed record KeptBack(string What, string Why, long Count);

/// <summary>What a pack would hold, before anything is written.</summary>
/// <param name="Pages">Its pages: path and title, in the order of their paths.</param>
/// <param name="Evidence">How many marks it shows.</param>
/// <param name="KeptBack">What stays in the house.</param>
/// <param name="Remarks">What whoever hands it on ought to know.</param>
public sealed record PackPlan(IReadOnlyList<(string Path, string Title)> Pages, int Evidence, IReadOnlyList<KeptBack> KeptBack, IReadOnlyList<string> Remarks);

/// <summary>A pack that was made.</summary>
/// <param name="Written">Where it lies.</param>
/// <param name="Plan">What it holds.</param>
public sealed record PackMade(PackWritten Written, PackPlan Plan);
