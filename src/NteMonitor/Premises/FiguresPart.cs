using System.Globalization;
using NteMonitor.Rates;
using NteMonitor.Venues;

namespace NteMonitor.Premises;

/// <summary>How a venue stands among the others, for the file; counts alone would accuse the large and the late.</summary>
internal static class FiguresPart
{
    private const int MostHours = 5;

    /// <summary>Returns the figures of the last 52 weeks in words; empty for a role that may not read them.</summary>
    public static async Task<IReadOnlyList<string>> LinesAsync(KeptVenue kept, Desk desk, CancellationToken ct)
    {
        if (await RateActions.RepeatsAsync(new(), kept.Venue, desk, ct) is not Outcome<RepeatFigures>.Done(var found))
        {
            return [];
        }

        var rate = found.Figures.Venues.FirstOrDefault(v => v.Venue.Id == kept.Venue.Id);
        return
        [
            RateText.Period(found.Figures.Period) + ".",
            rate switch
            {
                null => "No event here, and not open by the hours on file.",
                { Point.Class: not null } => RateText.StandsOut(rate),
                { Observed: { } observed } => $"{RateText.Count(rate.Events, "event")}, {RateText.Figure(observed.Rate)} per 1,000 capacity-hours open (95 % interval {RateText.Interval(PoissonRules.OfRate(observed))}). {RateText.Certainty(null)}",
                _ => $"{RateText.Count(rate.Events, "event")}; no rate: {Outcome.Said(rate.WhyNone)}",
            },
            found.Times.Count == 0
                ? $"No hour of the week stands out, over {RateText.Count(found.Events, "event")} of known hour."
                : $"Hours that stand out against an even spread: {string.Join("; ", found.Times.Take(MostHours).Select(Hour))}.",
        ];
    }

    private static string Hour(RepeatTime time) => string.Create(CultureInfo.InvariantCulture,
        $"{RateSheets.Hour(time.Cell)} ({RateText.Count(time.Cell.Events, "event")} where {RateText.Figure(time.Expected)} would be even)");
}
