using System.Globalization;
using NteMonitor.Documents;
using NteMonitor.Terminal;

namespace NteMonitor.Rates;

/// <summary>Which venues stand out: the list by name, the funnel beside it, the selected venue in words.</summary>
public static class RatesScreen
{
    /// <summary>The periods that one key goes through, in weeks.</summary>
    public static readonly IReadOnlyList<int> Periods = [52, 26, 13, 4];

    /// <summary>Everything the screen remembers.</summary>
    public sealed record Model
    {
        /// <summary>The figures, or none before they were counted.</summary>
        public RateFigures? Figures { get; init; }

        /// <summary>Where the list stands.</summary>
        public ListState List { get; init; } = new(0);

        /// <summary>The length of the period, in weeks.</summary>
        public int Weeks { get; init; } = Periods[0];

        /// <summary>Code of the kind of venue that is compared; empty for all.</summary>
        public string Kind { get; init; } = "";

        /// <summary>In which order venues stand.</summary>
        public RateOrder Order { get; init; }

        /// <summary>Whether the funnel is the one to be seen where there is no room for both.</summary>
        public bool ShowsFunnel { get; init; }
    }

    /// <summary>Returns the venues with a rate in the order of the list.</summary>
    public static IReadOnlyList<VenueRate> Rows(Model model) => model.Figures is { } figures ? RateRules.Ordered(figures.Rated, model.Order) : [];

    /// <summary>Returns the selected venue, or none.</summary>
    public static VenueRate? Selected(Model model) => Rows(model) is var rows && model.List.Selected < rows.Count ? rows[(int)model.List.Selected] : null;

    /// <summary>Returns what the screen asks for.</summary>
    public static RateWish Wish(Model model) => new(model.Weeks, model.Kind);

    /// <summary>Returns the screen after one message, the selection kept on its venue.</summary>
    public static Model Update(Model model, Msg msg) => msg is RatesCounted counted
        ? Kept(model, model with { Figures = counted.Figures })
        : model with { List = ListRules.Update(model.List, msg, "rates") };

    /// <summary>Returns the screen in the other order.</summary>
    public static Model Turned(Model model) => Kept(model, model with { Order = model.Order == RateOrder.Name ? RateOrder.Evidence : RateOrder.Name });

    /// <summary>Returns the screen with the next period.</summary>
    public static Model Shifted(Model model) => model with { Weeks = Periods[(Periods.ToList().IndexOf(model.Weeks) + 1) % Periods.Count] };

    /// <summary>Returns the screen with the selected venue's kind alone, or with all kinds again.</summary>
    public static Model OfKind(Model model) => model with { Kind = model.Kind.Length > 0 ? "" : Selected(model)?.Venue.Kind ?? "" };

    /// <summary>Returns the body of the screen.</summary>
    public static Block Body(Model model) => new SplitBlock(
        new ListBlock("rates", [new("Venue") { MinWidth = 18 }, new("Events", 6) { Align = Terminal.Align.Right }, new("Expect", 6) { Align = Terminal.Align.Right, Priority = 2 }, new("Ratio", 5) { Align = Terminal.Align.Right }, new("95 % interval", 14) { Priority = 4 }, new("Standing", 12)],
            model.List, row => Row(model, row))
        {
            RowName = "venue",
            EmptyText = model.Figures is null ? "Counting …" : "No venue has a rate: capacity and hours are not on file. enter says more.",
        },
        new StackBlock([new(Funnel(model), -1), new(new TextBlock(Detail(model)))]))
    {
        Share = 0.56,
        MinFirst = 46,
        MinSecond = 32,
        StackWhenNarrow = false,
        SecondFocused = model.ShowsFunnel,
    };

    /// <summary>Returns the line of state: period, window, how many venues, in which order.</summary>
    public static string Status(Model model) => model.Figures is { } figures
        ? $"{model.Weeks} weeks, {figures.Period.Window.Code}{(model.Kind.Length > 0 ? $", {model.Kind} only" : "")}; {RateText.Count(figures.Rated.Count, "venue")} {(model.Order == RateOrder.Name ? "by name, never by count" : "by evidence, never by count")}"
        : "Counting …";

    /// <summary>Returns everything about the selected venue and about the figures, as lines.</summary>
    public static IReadOnlyList<string> Lines(Model model)
    {
        if (model.Figures is not { } figures)
        {
            return ["Counting …"];
        }

        List<string> lines = Selected(model) is { } venue ? [.. Words(venue), ""] : [];
        lines.AddRange([$"{RateText.Period(figures.Period)}.", RateText.Together(figures), RateText.Limits(figures), model.Order == RateOrder.Name ? RateText.WhyByName : RateText.WhyByEvidence, ""]);
        lines.AddRange(figures.Venues.Where(v => v.Exposure is null).Select(v => $"{v.Venue.Name}: {RateText.Count(v.Events, "event")}, no rate. {string.Join(" ", v.WhyNone.Select(w => w.Message))}"));
        lines.AddRange(RateText.Notes(figures));
        return lines;
    }

    private static Model Kept(Model was, Model now)
    {
        var rows = Rows(now);
        var list = ListRules.Recount(was.List, rows.Count);
        var place = rows.Select((v, i) => (v.Venue.Id, Row: (long?)i)).FirstOrDefault(v => v.Id == Selected(was)?.Venue.Id).Row;
        return now with { List = place is { } row ? ListRules.Select(list, row) : list };
    }

    private static IReadOnlyList<Span>? Row(Model model, long row) => Rows(model) is var rows && row < rows.Count && rows[(int)row] is { Point: { } point } venue
        ?
        [
            new(venue.Venue.Name, Ink.Accent), point.Events.ToString("#,0", CultureInfo.InvariantCulture), point.Expected.ToString("#,0.0", CultureInfo.InvariantCulture), point.Ratio is { } ratio ? RateText.Ratio(ratio) : "-",
            new(point.Ratio is null ? "-" : RateText.Interval(point.Interval), Ink.Muted),
            new(FunnelRules.Words(point.Class), point.Class switch { FunnelClass.FarAbove => Ink.Bad, FunnelClass.Above => Ink.Warn, _ => Ink.Normal }),
        ]
        : null;

    private static Block Funnel(Model model)
    {
        if (model.Figures is not { Spread.Compares: true } figures)
        {
            return TextBlock.Of(model.Figures is null ? "" : RateText.Limits(model.Figures), Ink.Muted);
        }

        var chart = RateSection.Chart(figures);
        var chosen = Selected(model) is { } venue ? chart.Points.FirstOrDefault(p => p.Label == venue.Venue.Name) : null;
        return new PictureBlock((figures, chosen?.Label), (width, height) => new Spectre.Console.Text(string.Join('\n', FunnelText.Lay(chart, width, height, chosen))),
            string.Join('\n', chart.Points.Where(p => p.IsOutside).Select(p => $"{p.Label}: {p.Standing}").Prepend(chart.Alternative)));
    }

    private static List<Line> Detail(Model model) => Selected(model) is not { Point: { } point } venue ? ["Nothing selected."] :
    [
        Line.Of(new Span("@ ", Ink.Strong), new Span(venue.Venue.Name, Ink.Strong)),
        $"{RateText.Count(point.Events, "event")}, {RateText.Figure(point.Expected)} expected: {(point.Ratio is { } ratio ? $"{RateText.Ratio(ratio)} times ({RateText.Interval(point.Interval)})" : "no ratio")}",
        .. point.Class is null ? Array.Empty<Line>() : [$"ordinary: {RateText.Counts(point.Chance95)}; {RateText.Counts(point.Chance998)} (99.8 %)"],
        Line.Of(new Span(RateText.Certainty(point.Class), point.Class is FunnelClass.FarAbove or FunnelClass.Above ? Ink.Warn : Ink.Muted)),
    ];

    private static IEnumerable<string> Words(VenueRate venue) =>
    [
        venue.Point!.Class is null ? $"{venue.Venue.Name}: {RateText.Count(venue.Events, "event")}. {RateText.Certainty(null)}" : RateText.StandsOut(venue),
        $"{RateText.Figure(venue.Exposure!.Thousands)} thousand capacity-hours open on {RateText.Count(venue.Exposure.NightsOpen, "night")}: {RateText.Figure(venue.Observed!.Value.Rate)} per 1,000 (95 % interval {RateText.Interval(PoissonRules.OfRate(venue.Observed.Value))}).",
        .. venue.Point.Shrunk is { } shrunk ? [$"Its ratio, drawn towards 1 by as much as its few events are worth: {RateText.Ratio(shrunk)} (95 % interval {RateText.Interval(venue.Point.ShrunkInterval)})."] : Array.Empty<string>(),
    ];
}
