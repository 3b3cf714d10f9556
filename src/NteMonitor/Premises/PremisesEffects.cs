using NteMonitor.Terminal;
using NteMonitor.Venues;

namespace NteMonitor.Premises;

/// <summary>The file of one venue is there.</summary>
/// <param name="File">What the reader may see.</param>
/// <param name="Draft">What a form shows of the venue.</param>
/// <param name="Lines">The page.</param>
public sealed record VenueOpened(PremisesFile File, VenueDraft Draft, IReadOnlyList<Line> Lines) : Msg
{
    /// <summary>The venue.</summary>
    public KeptVenue Venue => File.Kept;

    /// <summary>The command to go on with; empty for none.</summary>
    public string Then { get; init; } = "";

    /// <summary>The unfinished form to go on with, or none.</summary>
    public Draft? Resumed { get; init; }
}

/// <summary>The file of a venue that is in front already, read afresh.</summary>
public sealed record VenueRead(VenueOpened Page) : Msg;

/// <summary>Asks for a visit to be recorded.</summary>
public sealed record SaveVisit(VisitTo To, VisitDraft Draft, Guid Typed) : Ordered;
