using NodaTime;
using NteMonitor.PurpleFlag.Cycle;
using NteMonitor.Venues;

namespace NteMonitor.PurpleFlag.CoreData;

/// <summary>The venues that the composition of the offer is counted from.</summary>
/// <param name="Place">The place that applies.</param>
/// <param name="Day">The day.</param>
/// <param name="Boundary">Where.</param>
/// <param name="Inside">Venues inside that trade on the day.</param>
public sealed record OfferFigures(string Place, LocalDate Day, FlagBoundary Boundary, IReadOnlyList<Venue> Inside)
{
    /// <summary>Venues inside whose licence is suspended on the day; in no other figure.</summary>
    public int Suspended { get; init; }

    /// <summary>Venues inside that have closed by the day; in no other figure.</summary>
    public int Closed { get; init; }

    /// <summary>Venues that trade and have no position on file, so that nobody can tell whether they lie inside; in no other figure.</summary>
    public int NotPlaced { get; init; }

    /// <summary>Kinds of venue, in order.</summary>
    public required IReadOnlyList<Term> Kinds { get; init; }
}
