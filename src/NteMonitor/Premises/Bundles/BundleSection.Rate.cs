using NteMonitor.Documents;
using NteMonitor.Rates;

namespace NteMonitor.Premises.Bundles;

/// <content>The venue's rate.</content>
public static partial class BundleSection
{
    private static IEnumerable<Part> Rate(BundleFacts facts)
    {
        if (facts.Rate is not { } rate)
        {
            yield break;
        }

        yield return new Heading(2, "Rate beside the other venues");
        if (rate.Own is not { } own)
        {
            yield return new Paragraph($"There is no rate: {rate.WhyNone}");
            yield break;
        }

        var interval = PoissonRules.OfRate(own);
        var town = rate.Spread.Together;
        List<Row> rows =
        [
            new(["These premises", own.Events, RateText.Figure(own.Exposure), RateText.Figure(own.Rate), RateText.Interval(interval)]),
            new(["All venues with a rate together", town.Events, RateText.Figure(town.Exposure), RateText.Figure(town.Rate), RateText.Interval(PoissonRules.OfRate(town))]),
        ];
        yield return new Table("rate", $"Events per 1,000 capacity-hours open, {facts.Request.Window.Name}, {rate.Nights}",
            [new("Whose"), Column.Figures("Events"), Column.Figures("Thousand capacity-hours"), Column.Figures("Rate"), new("95 % interval")], rows)
        {
            Source = "kinds of event that are told one by one, at a known hour in the window",
        };
        if (rate.Point is { } point)
        {
            yield return new Paragraph($"{RateText.Count(point.Events, "event")} where {RateText.Figure(point.Expected)} are expected for its capacity and hours: {RateText.Figure(point.Ratio ?? 0)} times (95 % interval {RateText.Interval(point.Interval)}). {RateText.Certainty(point.Class)}");
        }

        yield return new Note(Note.Data, "Licensed capacity is not attendance. How rates and limits are made: docs/methods/rates.md and funnel.md of the program.");
    }
}
