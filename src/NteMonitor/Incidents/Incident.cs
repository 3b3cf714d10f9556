using NodaTime;
using NteMonitor.People;

namespace NteMonitor.Incidents;

/// <summary>How well the time of an incident is known.</summary>
public enum TimePrecision
{
    /// <summary>To the minute.</summary>
    Instant,

    /// <summary>Between two instants.</summary>
    Interval,

    /// <summary>Only the night.</summary>
    Night,

    /// <summary>Only the calendar month; such rows never enter a figure by hour or night.</summary>
    Month,
}

/// <summary>When something happened, as well as it is known.</summary>
/// <param name="Precision">How well it is known.</param>
/// <param name="From">The earliest instant it can have been.</param>
/// <param name="To">The instant after which it cannot have been; equal to <paramref name="From"/> when known to the minute.</param>
public sealed record When(TimePrecision Precision, Instant From, Instant To)
{
    /// <summary>Returns a time that is known to the minute; its seconds are left off.</summary>
    public static When Minute(Instant at)
    {
        var minute = Instant.FromUnixTimeSeconds(at.ToUnixTimeSeconds() / 60 * 60);
        return new(TimePrecision.Instant, minute, minute);
    }
}

/// <summary>Where something happened: at a venue, or at a place in the street.</summary>
/// <param name="Venue">The venue's id, or none.</param>
/// <param name="Place">The street place in words, for example <c>Market Place taxi rank</c>, or none.</param>
/// <param name="Position">The point, if it is known apart from the venue's own.</param>
public sealed record Whereabouts(Guid? Venue, string? Place, Position? Position);

/// <summary>A number under which somebody else keeps the same thing.</summary>
/// <param name="System">Whose number, for example <c>police</c>, <c>cctv</c> or <c>case</c>.</param>
/// <param name="Number">The number as they write it.</param>
public sealed record ExternalReference(string System, string Number);

/// <summary>One account of something that happened: what one source saw and reported.</summary>
/// <param name="Id">The account's id.</param>
/// <param name="When">When it happened.</param>
/// <param name="Where">Where it happened.</param>
/// <param name="Category">Code of the category, from <c>seed/reference</c>.</param>
/// <param name="Source">Code of the source.</param>
public sealed record Incident(Guid Id, When When, Whereabouts Where, string Category, string Source)
{
    /// <summary>Severity 1 (slight) to 5 (gravest), or none when it was not graded.</summary>
    public int? Severity { get; init; }

    /// <summary>Codes of the flags that were seen.</summary>
    public IReadOnlyList<string> Flags { get; init; } = [];

    /// <summary>Codes of the flags that were said not to apply; a flag in neither list is unknown.</summary>
    public IReadOnlyList<string> FlagsDenied { get; init; } = [];

    /// <summary>How many people were involved, or none when nobody counted.</summary>
    public int? People { get; init; }

    /// <summary>Persons on file who were involved, and as what.</summary>
    public IReadOnlyList<PersonIn> Persons { get; init; } = [];

    /// <summary>Codes of the licensing objectives it touches.</summary>
    public IReadOnlyList<string> Objectives { get; init; } = [];

    /// <summary>Code of the outcome, or none.</summary>
    public string? Outcome { get; init; }

    /// <summary>Numbers under which others keep it.</summary>
    public IReadOnlyList<ExternalReference> References { get; init; } = [];

    /// <summary>Files that belong to it.</summary>
    public IReadOnlyList<Attachment> Attachments { get; init; } = [];

    /// <summary>The shift in whose course it was recorded, or none.</summary>
    public Guid? Shift { get; init; }

    /// <summary>The file it was imported from, or none when a person recorded it.</summary>
    public string? ImportedFrom { get; init; }

    /// <summary>Remarks that the import made about the row, for example <c>time-defaulted</c>.</summary>
    public IReadOnlyList<string> Remarks { get; init; } = [];
}

/// <summary>An account with what the journal knows of it.</summary>
/// <param name="Incident">The account as it stands.</param>
/// <param name="Event">Id of the event it is an account of: its own id until it is linked with others.</param>
/// <param name="Counted">Whether it stands for the event in every count; one account of each event does.</param>
/// <param name="Head">The entry to amend on top of.</param>
/// <param name="SealedBy">The entry whose personal part holds the narrative, or none.</param>
/// <param name="Rivals">How many amendments wait for a person to settle them.</param>
/// <param name="Version">1 when never amended.</param>
/// <param name="RecordedAt">When it was written down.</param>
/// <param name="RecordedBy">Who wrote it down, by short name.</param>
public sealed record Account(
    Incident Incident, Guid Event, bool Counted, Guid Head, Guid? SealedBy, int Rivals, int Version, Instant RecordedAt, string RecordedBy);
