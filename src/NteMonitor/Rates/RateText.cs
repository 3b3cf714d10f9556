using System.Globalization;

namespace NteMonitor.Rates;

/// <summary>Figures of venues in words: every one with what it was made from and what stands in none.</summary>
public static class RateText
{
    /// <summary>Why venues stand by name and never by how much happened there.</summary>
    public const string WhyByName = "Listed by name, never by count: the largest venue that is open longest has the most of everything, whoever runs it.";

    /// <summary>Why nobody is called the worst of a town on a few incidents.</summary>
    public const string WhyByEvidence = "Ordered by evidence: the class of the funnel, then the ratio drawn towards 1 by as much as its few events are worth; venues with fewer than 5 events come last, by name.";

    /// <summary>Returns a figure with as many decimal places as are worth reading: three under one, two under ten, one above.</summary>
    public static string Figure(double figure) => double.IsPositiveInfinity(figure) ? "no end" : figure.ToString(figure switch { 0 => "0", < 1 => "0.000", < 10 => "0.00", _ => "#,0.0" }, CultureInfo.InvariantCulture);

    /// <summary>Returns a ratio to two decimal places.</summary>
    public static string Ratio(double ratio) => ratio.ToString("0.00", CultureInfo.InvariantCulture);

    /// <summary>Returns an interval in words.</summary>
    public static string Interval(Bounds interval) => $"{Figure(interval.Low)} to {Figure(interval.High)}";

    /// <summary>Returns a range of counts in words.</summary>
    public static string Counts(Bounds counts) => string.Create(CultureInfo.InvariantCulture, $"{counts.Low:#,0} to {counts.High:#,0}");

    /// <summary>Returns a probability in words; never 0.</summary>
    public static string Probability(double probability) => probability < 0.001 ? "under 0.001" : probability.ToString("0.000", CultureInfo.InvariantCulture);

    /// <summary>Returns a count with its noun.</summary>
    public static string Count(long count, string noun) => $"{count.ToString("#,0", CultureInfo.InvariantCulture)} {noun}{(count == 1 ? "" : "s")}";

    /// <summary>Returns nights and hours in words.</summary>
    public static string Period(RatePeriod period) => $"{period.Nights} ({Count(period.Nights.Count, "night")}); {period.Window.Name}{(period.Kinds.Count > 0 ? $"; only {string.Join(", ", period.Kinds.Select(k => k.Name.ToLowerInvariant()))}" : "")}";

    /// <summary>Returns all venues together in words.</summary>
    public static string Together(RateFigures figures) => figures.Rated.Count == 0
        ? "No venue has a rate in this period."
        : $"{Count(figures.Rated.Count, "venue")} with a rate, together {Count(figures.Spread.Together.Events, "event")} over {Figure(figures.Spread.Together.Exposure)} thousand capacity-hours open: {Figure(figures.Spread.Together.Rate)} per 1,000 capacity-hours (95 % interval {Interval(PoissonRules.OfRate(figures.Spread.Together))}).";

    /// <summary>Returns how the limits were set, in words.</summary>
    public static string Limits(RateFigures figures)
    {
        var spread = figures.Spread;
        if (!spread.Compares)
        {
            return $"Fewer than {Spread.LeastVenues} venues have a rate, or there are no events: ratios are printed, and nobody is said to stand out.";
        }

        var (inner, outer) = FunnelRules.FalseAlarms(spread.Venues);
        var widened = spread.Between > 0
            ? $"The limits are widened, because venues differ by more than chance even without those that stand out (φ {Figure(spread.Dispersion)}, τ² {spread.Between.ToString("0.0000", CultureInfo.InvariantCulture)})"
            : $"Venues differ by no more than chance (φ {Figure(spread.Dispersion)}), so the limits are those of chance alone";
        return $"{widened}. Of {spread.Venues} venues with nothing unusual about any, {Figure(inner)} are still expected outside the 95 % limits, half of them above, and {Figure(outer)} outside the 99.8 % limits.";
    }

    /// <summary>Returns what is said of a venue that lies outside the limits, with its certainty.</summary>
    public static string StandsOut(VenueRate rate)
    {
        var point = rate.Point!;
        return $"{rate.Venue.Name}: {Count(point.Events, "event")} where {Figure(point.Expected)} are expected for its capacity and hours, {Figure(point.Ratio ?? 0)} times (95 % interval {Interval(point.Interval)}); "
            + $"ordinary are {Counts(point.Chance95)} (95 %) or {Counts(point.Chance998)} (99.8 %). " + Certainty(point.Class);
    }

    /// <summary>Returns with what certainty a venue stands out, and what that does not mean.</summary>
    public static string Certainty(FunnelClass? found) => found switch
    {
        FunnelClass.FarAbove => "More than the 99.8 % limits allow: one venue in a thousand has so many by chance. It stands out; why, the figures do not say.",
        FunnelClass.Above => "More than the 95 % limits allow: one venue in forty has so many by chance. A reason to look, no more.",
        FunnelClass.Below => "Fewer than the 95 % limits allow: one venue in forty has so few by chance, or by not reporting.",
        FunnelClass.FarBelow => "Fewer than the 99.8 % limits allow: hardly chance, but it may be that nobody reports.",
        FunnelClass.Inside => "No more and no fewer than chance and the usual differences between venues give.",
        _ => "It is not compared: too few venues have a rate.",
    };

    /// <summary>Returns what stands in no rate, and what to beware of, one sentence each.</summary>
    public static IReadOnlyList<string> Notes(RateFigures figures)
    {
        var (left, window) = (figures.LeftOut, figures.Period.Window);
        List<string> notes = [];
        Add(left.HourUnknown, "at venues at an hour not known: in no figure of this window");
        Add(left.OutsideWindow, $"at venues outside {window.Name}: in no figure");
        Add(left.MonthOnly, "at venues of which only the month is known, in the months of the period: in no figure");
        Add(left.NightUnknown, "at venues at a time so loosely known that no night can be named, in the months of the period: in no figure");
        Add(left.AtNoVenue, "at a street place or at no place: no venue's");
        Add(left.WithoutRate, "at venues that have no rate: listed with the reason");
        Add(left.OtherKinds, "at venues of other kinds: not compared here");
        if (figures.FirstEvent is { } first && first > figures.Period.Nights.First.Plus(6))
        {
            notes.Add($"The first event on file in this period is of {first}: where nothing was logged before, every rate is too low.");
        }

        if (figures.Rated.Any(v => v.Exposure!.BySaleHours))
        {
            notes.Add("s: opening hours are not on file, or were not at first; the hours for the sale of alcohol stand in for them.");
        }

        if (figures.Rated.Any(v => v.Exposure!.Changed))
        {
            notes.Add("v: capacity or hours changed within the period; each holds from the day on which it was put on file.");
        }

        notes.Add("Licensed capacity is not attendance, and an event put down to a venue was not necessarily its doing.");
        return notes;

        void Add(long count, string what)
        {
            if (count > 0)
            {
                notes.Add($"{Count(count, "event")} {what}.");
            }
        }
    }

    /// <summary>Returns a venue's name with the marks of its exposure.</summary>
    public static string Name(VenueRate rate) => rate.Exposure is not { } exposure ? rate.Venue.Name
        : (exposure.BySaleHours, exposure.Changed) switch
        {
            (true, true) => $"{rate.Venue.Name} (s, v)",
            (true, false) => $"{rate.Venue.Name} (s)",
            (false, true) => $"{rate.Venue.Name} (v)",
            _ => rate.Venue.Name,
        };

    /// <summary>Returns a change in words, line by line: the test, the town, what picking alone would give, and how many looks.</summary>
    public static IReadOnlyList<string> Lines(VenueChange seen)
    {
        var (change, window) = (seen.Change, seen.Before.Period.Window);
        List<string> lines =
        [
            $"{seen.Venue.Name}, {window.Name}",
            $"Before: {Side(seen.Before, change.Input.Before)}",
            $"After:  {Side(seen.After, change.Input.After)}",
            $"Change: {(change.Test.Ratio is { } ratio ? $"{Figure(ratio)} times the rate before (95 % interval {Interval(change.Test.Interval)}; exact probability {Probability(change.Test.Probability)})" : "no events before or after: nothing can be said")}.",
            change.Others is { Ratio: { } town } others ? $"All other venues together: {Figure(town)} times (95 % interval {Interval(others.Interval)})." : "There are no other venues with a rate to set it against.",
            "",
        ];
        lines.AddRange(Picked(change));
        lines.AddRange(["", $"Many looks: of {Count(change.Looks, "venue")} looked at like this {Figure(change.FalseAlarms)} would show a probability under 0.05 with nothing changed anywhere. Only one under {change.LevelOfMany.ToString("0.####", CultureInfo.InvariantCulture)} stands even so."]);
        lines.AddRange([.. Notes(seen.Before).Select(n => $"Before: {n}"), .. Notes(seen.After).Select(n => $"After: {n}")]);
        return lines;
    }

    private static IEnumerable<string> Picked(Change change)
    {
        if (change.Regression is not { } regression || change.ChanceAfter is not { } chance)
        {
            return [$"Regression to the mean: it cannot be told from {(change.Input.Spread.Compares ? "no events before" : $"fewer than {Spread.LeastVenues} venues")}. If the venue was picked for its figures, they would move towards the others' by themselves."];
        }

        return
        [
            $"If the venue was picked because of its figures before: they were partly luck, and luck does not last. With nothing changed its rate would be expected to {(regression < 0 ? "fall" : "rise")} by {Math.Abs(regression).ToString("0.0 %", CultureInfo.InvariantCulture)}{(change.TownChanged is null ? "" : ", and to go with all other venues besides")}: {Figure(change.ExpectedAfter!.Value)} events after ({Counts(chance)} in 95 of 100 cases). What was seen is {(change.Test.Ratio is { } ratio ? (ratio - 1).ToString("+0.0 %;-0.0 %;0.0 %", CultureInfo.InvariantCulture) : "no rate")}, {Count(change.Input.After.Events, "event")}.",
            chance.Holds(change.Input.After.Events) ? "So the figures after are no evidence of a change, if it was picked so."
                : change.Input.After.Events < chance.Low ? "So it fell further than picking and chance alone give."
                : "So it stayed higher than picking and chance alone give: its figures before were not luck, and they did not fall.",
        ];
    }

    private static string Side(RateFigures figures, Observed observed) =>
        $"{figures.Period.Nights} ({Count(figures.Period.Nights.Count, "night")}): {Count(observed.Events, "event")} over {Figure(observed.Exposure)} thousand capacity-hours, {Figure(observed.Rate)} per 1,000 (95 % interval {Interval(PoissonRules.OfRate(observed))})";
}
