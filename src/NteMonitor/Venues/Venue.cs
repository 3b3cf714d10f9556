using NodaTime;

namespace NteMonitor.Venues;

/// <summary>Whether a venue trades.</summary>
public enum VenueStatus
{
    /// <summary>The licence is in force and the venue trades.</summary>
    Open,

    /// <summary>The licence is suspended.</summary>
    Suspended,

    /// <summary>The venue has closed for good or its licence has gone.</summary>
    Closed,
}

/// <summary>A status and the date from which it holds.</summary>
public sealed record StatusFrom(VenueStatus Status, LocalDate From);

/// <summary>The hours of one day of the week, by the local clock.</summary>
/// <param name="Day">The day on which the hours begin: Friday's 20:00 to 03:00 ends on Saturday.</param>
/// <param name="From">When they begin.</param>
/// <param name="To">When they end; at or before <paramref name="From"/> means the next day, and equal to it means 24 hours.</param>
public sealed record DayHours(IsoDayOfWeek Day, LocalTime From, LocalTime To);

/// <summary>One condition of a licence, as an item that can be checked.</summary>
/// <param name="Number">Its number on the licence, for example <c>2.4</c>.</param>
/// <param name="Text">Its wording.</param>
/// <param name="Objective">Code of the licensing objective it serves, or none.</param>
/// <param name="From">From when it holds, or none when not known.</param>
/// <param name="Until">When it was taken off, or none.</param>
public sealed record Condition(string Number, string Text, string? Objective = null, LocalDate? From = null, LocalDate? Until = null);

/// <summary>Premises that the authority licenses, or ought to know of.</summary>
/// <param name="Id">The venue's id.</param>
/// <param name="Name">The name over the door.</param>
/// <param name="Kind">Code of the kind, from <c>seed/reference</c>.</param>
public sealed record Venue(Guid Id, string Name, string Kind)
{
    /// <summary>Short code that the one-line entry takes, for example <c>rope</c>; unique in the town, or none.</summary>
    public string? Code { get; init; }

    /// <summary>The premises licence or club certificate number, or none when it has none.</summary>
    public string? Licence { get; init; }

    /// <summary>Address in one line, or none when not known.</summary>
    public string? Address { get; init; }

    /// <summary>Postcode, or none.</summary>
    public string? Postcode { get; init; }

    /// <summary>The point on the ground, or none when not known.</summary>
    public Position? Position { get; init; }

    /// <summary>Licensed capacity in people, or none when the licence sets none or it is not known.</summary>
    public int? Capacity { get; init; }

    /// <summary>Hours for the sale of alcohol; empty when not known.</summary>
    public IReadOnlyList<DayHours> SaleHours { get; init; } = [];

    /// <summary>Hours of opening, of which the ends are the closing hours; empty when not known.</summary>
    public IReadOnlyList<DayHours> OpeningHours { get; init; } = [];

    /// <summary>Every status the venue has had, by date.</summary>
    public IReadOnlyList<StatusFrom> Statuses { get; init; } = [];

    /// <summary>Licence conditions.</summary>
    public IReadOnlyList<Condition> Conditions { get; init; } = [];

    /// <summary>Other names it goes by or went by.</summary>
    public IReadOnlyList<string> OtherNames { get; init; } = [];

    /// <summary>Licensable activities in words, as a register gives them.</summary>
    public IReadOnlyList<string> Activities { get; init; } = [];

    /// <summary>The file it was imported from, or none.</summary>
    public string? ImportedFrom { get; init; }

    /// <summary>Remarks that the import made about the row.</summary>
    public IReadOnlyList<string> Remarks { get; init; } = [];
}

/// <summary>A venue with what the journal knows of it.</summary>
/// <param name="Venue">The venue as it stands.</param>
/// <param name="Head">The entry to amend on top of.</param>
/// <param name="SealedBy">The entry whose personal part (licence holder, designated premises supervisor) holds, or none.</param>
/// <param name="Rivals">How many amendments wait for a person to settle them.</param>
/// <param name="Version">1 when never amended.</param>
public sealed record KeptVenue(Venue Venue, Guid Head, Guid? SealedBy, int Rivals, int Version);
