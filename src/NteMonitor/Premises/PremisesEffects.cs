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

/// <summary>Asks for everything about one visit, to be put in front.</summary>
public sealed record OpenVisit(Guid Id) : Effect;

/// <summary>Asks for a visit that is in front already, read afresh.</summary>
public sealed record ReadVisit(Guid Id) : Effect;

/// <summary>Everything about one visit is there.</summary>
/// <param name="File">What the reader may see.</param>
/// <param name="Lines">The page.</param>
public sealed record VisitOpened(VisitFile File, IReadOnlyList<string> Lines) : Msg;

/// <summary>A visit that is in front already, read afresh.</summary>
public sealed record VisitRead(VisitOpened Page) : Msg;

/// <summary>Asks for a visit to be taken out of the file.</summary>
public sealed record WithdrawVisit(KeptVisit Kept, string Why) : Ordered;

/// <summary>Asks for a follow-up to wait no more.</summary>
public sealed record SettleVisit(KeptVisit Kept, string Why) : Ordered;
