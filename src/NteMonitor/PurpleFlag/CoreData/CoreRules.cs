using NodaTime;
using NteMonitor.PurpleFlag.Cycle;
using NteMonitor.PurpleFlag.Framework;

namespace NteMonitor.PurpleFlag.CoreData;

/// <summary>Pure decisions about which core data there are.</summary>
public static class CoreRules
{
    /// <summary>Code of the set of crime and anti-social behaviour, which is computed from the log.</summary>
    public const string Crime = "crime";

    /// <summary>Code of the composition of the offer, which is computed from the register.</summary>
    public const string Offer = "composition";

    /// <summary>Code of the set that is the boundary itself.</summary>
    public const string Boundary = "boundary";

    /// <summary>Code of the set of people's health, whose counts are of people whatever their unit.</summary>
    public const string Health = "health";

    /// <summary>Codes of the sets that are computed or drawn; no table is brought in for them.</summary>
    public static readonly IReadOnlyList<string> Own = [Crime, Offer, Boundary];

    /// <summary>Code of the step by which core data are complete.</summary>
    public const string Step = "core-data";

    /// <summary>Returns which nights core data cover: the years up to the night before the step was done, or up to the last night that is over.</summary>
    /// <param name="entry">The entry.</param>
    /// <param name="last">The last night that was asked for, or none.</param>
    /// <param name="today">Today's date.</param>
    /// <param name="tonight">The night that is not over.</param>
    /// <source>docs/methods/purple-flag.md §8.</source>
    public static Outcome<CorePeriod> Period(FlagEntry entry, LocalDate? last, LocalDate today, Night tonight)
    {
        var day = entry.Done(Step) ?? today;
        var over = tonight.Plus(-1);
        Night until = new(last ?? day.PlusDays(-1));
        return last is not null && until > over
            ? Outcome.Refused<CorePeriod>("until", $"The night of {until.ToIso()} is not over.", $"The last night there can be whole figures for is {over.ToIso()}.")
            : until < Night.Earliest.Plus(CorePeriod.Years * 366)
                ? Outcome.Refused<CorePeriod>("until", $"{until.ToIso()} is too long ago.", "Give the last night of the three years.")
                : Outcome.Done(new CorePeriod(day, until < over ? until : over));
    }

    /// <summary>Returns how far the figures of crime are there.</summary>
    /// <param name="set">The set.</param>
    /// <param name="boundary">The boundary, or none.</param>
    /// <param name="years">The years.</param>
    /// <source>docs/methods/purple-flag.md §12.</source>
    public static CoreState OfCrime(CoreDataSet set, FlagBoundary? boundary, IReadOnlyList<CoreYear> years)
    {
        if (boundary is null)
        {
            return NoBoundary(set);
        }

        List<string> missing = [.. years.Where(y => y.Cover != LogCover.Whole).Select(y => y.Cover == LogCover.None ? $"{y.Nights}: the log had not begun" : $"{y.Nights.First} to {y.LogBegan!.Value.Plus(-1)}: the log had not begun")];
        return years.All(y => y.Cover == LogCover.None)
            ? new(set, CoreCover.Absent, "", ["Nothing is in the log of these years."])
            : new(set, missing.Count == 0 ? CoreCover.Complete : CoreCover.Partial, "the log", missing);
    }

    /// <summary>Returns how far the composition of the offer is there.</summary>
    /// <source>docs/methods/purple-flag.md §12.</source>
    public static CoreState OfOffer(CoreDataSet set, OfferFigures? offer) => offer switch
    {
        null => NoBoundary(set),
        { Inside.Count: 0 } => new(set, CoreCover.Absent, "", ["No venue of the register lies in the boundary."]),
        _ => Offered(set, offer),
    };

    /// <summary>Returns whether the boundary is there.</summary>
    /// <source>docs/methods/purple-flag.md §12.</source>
    public static CoreState OfBoundary(CoreDataSet set, FlagBoundary? boundary) => boundary is null
        ? NoBoundary(set)
        : new(set, CoreCover.Complete, $"version {boundary.Version}, from {new Night(boundary.From).ToIso()}", []);

    private static CoreState Offered(CoreDataSet set, OfferFigures offer)
    {
        var all = offer.Inside.Count;
        List<string> missing =
        [
            .. Lacking(offer.Inside.Count(v => v.OpeningHours.Count == 0), "opening hours"),
            .. Lacking(offer.Inside.Count(v => v.Capacity is null), "a capacity"),
            .. offer.NotPlaced > 0 ? [$"{offer.NotPlaced} of the town have no position"] : Array.Empty<string>(),
        ];
        return new(set, missing.Count == 0 ? CoreCover.Complete : CoreCover.Partial, "the register", missing);

        IEnumerable<string> Lacking(int count, string what) => count > 0 ? [$"{count} of {all} premises without {what}"] : [];
    }

    /// <summary>Returns that nothing can be counted because the boundary holds only from a later day.</summary>
    /// <source>docs/methods/purple-flag.md §8.</source>
    public static CoreState Later(CoreState state, LocalDate day, LocalDate? from) => from is { } first && state.Missing.Count == 1 && state.Missing[0] == NoneDrawn
        ? state with { Missing = [$"The boundary holds from {new Night(first).ToIso()}, after the day of these figures, {new Night(day).ToIso()}: nothing is counted without one."] }
        : state;

    private const string NoneDrawn = "No boundary is drawn, and the whole town is not taken for it: `nte flag boundary FILE` draws one.";

    private static CoreState NoBoundary(CoreDataSet set) => new(set, CoreCover.Absent, "", [NoneDrawn]);
}
