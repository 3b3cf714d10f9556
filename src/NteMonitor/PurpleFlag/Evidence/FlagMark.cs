using NodaTime;

namespace NteMonitor.PurpleFlag.Evidence;

/// <summary>How well evidence shows an attribute.</summary>
public enum Strength
{
    /// <summary>It only stands behind the attribute.</summary>
    Background,

    /// <summary>It shows a part of it.</summary>
    Partial,

    /// <summary>It shows the attribute itself.</summary>
    Strong,
}

/// <summary>Who may see what a mark points to.</summary>
public enum Sensitivity
{
    /// <summary>Everybody: it goes into a pack.</summary>
    Public,

    /// <summary>Partners and assessors: it goes into a pack that is not published.</summary>
    Partner,

    /// <summary>It stays in the house; a pack says only that there is something.</summary>
    Restricted,
}

/// <summary>A file that is evidence.</summary>
/// <param name="Sha256">SHA-256 of its bytes.</param>
/// <param name="Size">Bytes.</param>
/// <param name="MediaType">For example <c>application/pdf</c>.</param>
public sealed record EvidenceFile(string Sha256, long Size, string MediaType)
{
    /// <summary>Whether it is a picture, which needs a text alternative.</summary>
    public bool IsPicture => MediaType.StartsWith("image/", StringComparison.Ordinal);
}

/// <summary>What is marked as evidence.</summary>
public abstract record MarkSubject
{
    private MarkSubject()
    {
    }

    /// <summary>A record on file.</summary>
    /// <param name="Thing">What it is: <c>shift</c>, <c>visit</c>, <c>meeting</c>, <c>incident</c>, …</param>
    /// <param name="Id">Its id.</param>
    public sealed record OnFile(string Thing, Guid Id) : MarkSubject;

    /// <summary>A set of incidents: what a filter lets through of a run of nights, counted anew whenever it is read.</summary>
    /// <param name="Filter">The filter in words, as <c>nte search</c> and the screens take it; without nights.</param>
    /// <param name="Nights">The nights.</param>
    /// <param name="Count">How many events it had when it was marked.</param>
    public sealed record Incidents(string Filter, NightRange Nights, long Count) : MarkSubject;

    /// <summary>A document or photograph that was brought in with the mark and is kept by it.</summary>
    /// <param name="File">The file.</param>
    public sealed record Document(EvidenceFile File) : MarkSubject;

    /// <summary>A file that is attached to a record on file; it goes when that record's files go.</summary>
    /// <param name="File">The file.</param>
    public sealed record Attached(EvidenceFile File) : MarkSubject;
}

/// <summary>Says that something is evidence of attributes.</summary>
/// <param name="Id">The mark's id.</param>
/// <param name="Title">What it is, in a line without names.</param>
/// <param name="Subject">What is marked.</param>
public sealed record FlagMark(Guid Id, string Title, MarkSubject Subject)
{
    /// <summary>The entry that it belongs to; none for evidence of the place whatever the entry.</summary>
    public Guid? Of { get; init; }

    /// <summary>Codes of the attributes; at least one.</summary>
    public IReadOnlyList<string> Attributes { get; init; } = [];

    /// <summary>Codes of the zones; none for every zone in which the attribute is looked at.</summary>
    public IReadOnlyList<string> Zones { get; init; } = [];

    /// <summary>How well it shows them.</summary>
    public Strength Strength { get; init; }

    /// <summary>The first day that it speaks of.</summary>
    public required LocalDate From { get; init; }

    /// <summary>The last day that it speaks of.</summary>
    public required LocalDate Until { get; init; }

    /// <summary>The last day on which it is fresh.</summary>
    public required LocalDate Expires { get; init; }

    /// <summary>The boundary that it was measured in, or none where it has none.</summary>
    public Guid? Boundary { get; init; }

    /// <summary>Who may see what it points to.</summary>
    public Sensitivity Sensitivity { get; init; }

    /// <summary>What a picture shows, for those who cannot see it; empty where it is no picture.</summary>
    public string Alternative { get; init; } = "";

    /// <summary>The body that made it; empty when not said.</summary>
    public string Organisation { get; init; } = "";

    /// <summary>How it was obtained; empty when not said.</summary>
    public string Obtained { get; init; } = "";

    /// <summary>The file that it is, or none.</summary>
    public EvidenceFile? File => Subject switch
    {
        MarkSubject.Document(var file) => file,
        MarkSubject.Attached(var file) => file,
        _ => null,
    };
}

/// <summary>A mark with what has become of what it marks.</summary>
/// <param name="Mark">The mark.</param>
/// <param name="Gone">Why what it marks is no longer there; none while it is.</param>
public sealed record MarkOn(FlagMark Mark, string? Gone = null)
{
    /// <summary>How many events a set of incidents has now; none for everything else.</summary>
    public long? CountNow { get; init; }

    /// <summary>Whether it has expired on a day.</summary>
    public bool IsStale(LocalDate today) => Mark.Expires < today;

    /// <summary>Whether it is evidence on a day: there and fresh.</summary>
    public bool Holds(LocalDate today) => Gone is null && !IsStale(today);
}
