using NodaTime;
using NteMonitor.PurpleFlag.Cycle;
using NteMonitor.PurpleFlag.Framework;

namespace NteMonitor.PurpleFlag.Evidence;

/// <summary>A mark as it was typed; what is none is left to what goes without saying.</summary>
public sealed record MarkDraft
{
    /// <summary>Codes of the attributes.</summary>
    public IReadOnlyList<string> Attributes { get; init; } = [];

    /// <summary>Codes of the zones; empty for every zone in which the attribute is looked at.</summary>
    public IReadOnlyList<string> Zones { get; init; } = [];

    /// <summary>strong, partial or background; partial when not said.</summary>
    public string Strength { get; init; } = "partial";

    /// <summary>public, partner or restricted; partner when not said.</summary>
    public string Sensitivity { get; init; } = "partner";

    /// <summary>The title; what goes without saying of the subject when empty.</summary>
    public string Title { get; init; } = "";

    /// <summary>What a picture shows.</summary>
    public string Alternative { get; init; } = "";

    /// <summary>The body that made it.</summary>
    public string Organisation { get; init; } = "";

    /// <summary>How it was obtained.</summary>
    public string Obtained { get; init; } = "";

    /// <summary>The first day that it speaks of.</summary>
    public LocalDate? From { get; init; }

    /// <summary>The last.</summary>
    public LocalDate? Until { get; init; }

    /// <summary>The last day on which it is fresh.</summary>
    public LocalDate? Expires { get; init; }

    /// <summary>The version of the boundary that it was measured in.</summary>
    public int? Boundary { get; init; }
}

/// <summary>What is to be marked; exactly one of its members is set.</summary>
public sealed record MarkWish
{
    /// <summary>The id of a record on file, or its first digits.</summary>
    public string? Id { get; init; }

    /// <summary>A filter in words, for a set of incidents; the nights are those of the draft.</summary>
    public string? Incidents { get; init; }

    /// <summary>A file that is brought in: its name, which is not kept, and its bytes.</summary>
    public (string Name, byte[] Bytes)? File { get; init; }

    /// <summary>SHA-256, or its first digits, of a file that is attached to a record on file.</summary>
    public string? Attached { get; init; }
}

/// <summary>What was found of what is to be marked.</summary>
/// <param name="Subject">What it is.</param>
/// <param name="Title">What it is called where nobody says; empty where somebody has to.</param>
public sealed record FoundSubject(MarkSubject Subject, string Title)
{
    /// <summary>The days that it speaks of where nobody says, or none.</summary>
    public (LocalDate From, LocalDate Until)? Days { get; init; }

    /// <summary>The zone of the map that a set of incidents is taken from, or none.</summary>
    public string? Zone { get; init; }
}

/// <summary>What a mark is held against.</summary>
/// <param name="Edition">The edition whose attributes and zones it names.</param>
/// <param name="Today">Today's date.</param>
public sealed record MarkAgainst(FrameworkEdition Edition, LocalDate Today)
{
    /// <summary>The entry that it belongs to, or none.</summary>
    public Guid? Entry { get; init; }

    /// <summary>Versions of the boundary of the entry's place.</summary>
    public IReadOnlyList<FlagBoundary> Boundaries { get; init; } = [];
}
