using System.Globalization;
using NodaTime;
using NteMonitor.Terminal;

namespace NteMonitor.Emro.Workbench;

/// <summary>What a scenario comes to, drawn: interval, heat, queue, tornado, who is touched.</summary>
public static class BenchPictureScreen
{
    private const int HeatRows = 10;
    private const int QueueRows = 9;
    private const int FewestForBoth = 15;
    private const int FewestForAll = 32;
    private const int Around = 8;
    private const int AroundNarrow = 11;
    private const int Widest = 44;

    /// <summary>Returns the pictures that there is room for; the figures stand first.</summary>
    /// <param name="model">The workbench.</param>
    /// <param name="run">What the scenario in front came to, or none while that is not known.</param>
    /// <param name="on">The counts it stands on.</param>
    /// <param name="size">Columns and rows of the window.</param>
    public static Block Body(WorkbenchScreen.Model model, BenchRun? run, ClosingScreen.Model on, Size size)
    {
        if (run?.Outcome is Outcome<BenchStudy>.Refused(var reasons))
        {
            return new TextBlock([.. reasons.Select(r => Line.Of(new Span(r.Said, Ink.Warn)))]);
        }

        var draft = model.Tab.Draft;
        var cube = on.Bench?.Cubes.GetValueOrDefault(CountKey.Of(draft));
        var heat = new Part(Heat(cube, draft, Hours(cube, PaneWidth(size.Width))), HeatRows);
        var queue = new Part(Queue(run), QueueRows);
        var tornado = new Part(Tornado(run), 0);
        var figures = new Part(new TextBlock(Figures(run, PaneWidth(size.Width))));
        var chosen = model.Picture switch
        {
            BenchPicture.Figures or BenchPicture.Heat => heat,
            BenchPicture.Queue => queue with { Height = -1 },
            BenchPicture.Tornado => tornado,
            _ => new Part(new TextBlock(Touched(run)), -1),
        };
        return new StackBlock(
            HasRoom(size, FewestForAll) && model.Picture != BenchPicture.Touched ? [figures, heat, queue, tornado]
            : HasRoomForBoth(size) ? [figures, chosen]
            : model.Picture == BenchPicture.Figures ? [figures]
            : [chosen]);
    }

    /// <summary>Whether the figures stand above every picture.</summary>
    public static bool HasRoomForBoth(Size size) => HasRoom(size, FewestForBoth);

    private static bool HasRoom(Size size, int rows) => size.Height - (size.Width < WorkbenchScreen.Both ? AroundNarrow : Around) >= rows;

    /// <summary>Columns of the right-hand side: all of them where only one side is drawn.</summary>
    private static int PaneWidth(int width) => width < WorkbenchScreen.Both ? width : width - 1 - Math.Max(WorkbenchScreen.LeastInputs, (int)Math.Round((width - 1) * WorkbenchScreen.ShareOfInputs));

    /// <summary>Returns the figures of a run as lines; each a figure with its interval, or the reason why there is none.</summary>
    /// <param name="run">The run, or none while it is under way.</param>
    /// <param name="width">Columns.</param>
    public static IReadOnlyList<Line> Figures(BenchRun? run, int width)
    {
        if (run?.Study is not { Study.Result: var result })
        {
            return [Line.Of(new Span("Net: …", Ink.Muted)), Line.Of(new Span("P(net ≤ 0) …", Ink.Muted))];
        }

        List<Line> lines = [];
        if (result.Effect is { } effect)
        {
            lines.Add(Line.Of("Net: ", new Span(BenchWords.Net(effect), Ink.Strong)));
            lines.Add(Line.Of(new Span(IntervalText.Lay(effect, Math.Min(Widest, width)), Ink.Accent)));
            lines.Add($"{BenchWords.NoGain(effect.NoGain)}; {BenchWords.Detectable(result)}");
        }
        else
        {
            lines.Add(Line.Of(new Span(result.WhyNoEffect ?? "No figure.", Ink.Warn)));
            lines.Add(BenchWords.Detectable(result));
        }

        if (result.Levy is { } levy)
        {
            lines.Add(string.Create(CultureInfo.InvariantCulture, $"Levy: £{levy.Gross:#,0.00} gross, £{levy.Net:#,0.00} net; police £{levy.Police:#,0.00}"));
        }

        lines.Add(BenchWords.TouchedInShort(result));
        return lines;
    }

    /// <summary>How many hours there is room for with every figure whole, in brackets too.</summary>
    private static int Hours(Cube? cube, int width)
    {
        var most = cube?.Matrix.Values.DefaultIfEmpty(0).Max() ?? 0;
        return Math.Clamp((width - 4) / Math.Max(5, most.ToString(CultureInfo.InvariantCulture).Length + 2), 6, 12);
    }

    private static Block Heat(Cube? cube, Scenario scenario, int hours)
    {
        if (cube is null)
        {
            return TextBlock.Of("Counting …", Ink.Muted);
        }

        // As many hours as there is room for, the end of the night always.
        var shown = Enumerable.Range(0, hours).Select(i => (30 - hours + i) % 24).ToList();
        var figures = new double?[7, shown.Count];
        HashSet<(int, int)> marked = [];
        for (var day = 1; day <= 7; day++)
        {
            for (var column = 0; column < shown.Count; column++)
            {
                figures[day - 1, column] = cube.Matrix.GetValueOrDefault((day, shown[column]));
                if (scenario.Order.Days.Any(d => (int)d.Evening == day && Within(d, shown[column])))
                {
                    marked.Add((day - 1, column));
                }
            }
        }

        return new HeatBlock([.. Enumerable.Range(1, 7).Select(d => ((IsoDayOfWeek)d).ToString()[..3])], [.. shown.Select(h => h.ToString("00", CultureInfo.InvariantCulture))], figures)
        {
            Caption = $"Events, {cube.Asked.Nights.First.ToIso()} to {cube.Asked.Nights.Last.ToIso()}",
            Unit = "events",
            Marked = marked,
            MarkedAs = "in the window",
        };
    }

    private static bool Within(Law.DayRule rule, int hour) => hour < 6 && rule.Start.Hour <= hour && (rule.End.Hour > hour || (rule.End.Hour == hour && rule.End.Minute > 0));

    private static Block Queue(BenchRun? run)
    {
        if (run?.Study is not { Study.Result: var result })
        {
            return TextBlock.Of("Queue: …", Ink.Muted);
        }

        return result is { Now.Peak: 0, Then.Peak: 0, Now.Queue.Count: > 0 } ? TextBlock.Of("No queue, neither now nor then: everybody is taken at once.", Ink.Muted)
            : result.Now.Queue.Count == 0 && result.Then.Queue.Count == 0 ? TextBlock.Of("No queue: capacity and hours are not on file for a venue of the area.", Ink.Muted)
            : new PictureBlock((result.Now, result.Then), (width, height) => new Spectre.Console.Text(string.Join('\n', QueueText.Lay(result.Now, result.Then, new(width, height)))), string.Join('\n', QueueText.Words(result.Now, result.Then)));
    }

    private static Block Tornado(BenchRun? run) => run?.Study is not { Study.Result: var result } ? TextBlock.Of("Hangs on: …", Ink.Muted)
        : result.Tornado.Count == 0 ? TextBlock.Of("No effect is estimated, so it hangs on no input.", Ink.Muted)
        : new PictureBlock(result.Tornado, (width, _) => new Spectre.Console.Text(string.Join('\n', TornadoText.Lay(result.Tornado, width))), string.Join('\n', TornadoText.Words(result.Tornado)));

    private static List<Line> Touched(BenchRun? run)
    {
        if (run?.Study is not { Study.Result: var result })
        {
            return [Line.Of(new Span("Who is touched: …", Ink.Muted))];
        }

        var affected = result.Touched.Venues.Where(v => v.IsAffected).OrderByDescending(v => v.SaleHours).ThenBy(v => v.Venue.Venue.Name, StringComparer.Ordinal).ToList();
        return
        [
            BenchWords.Touched(result),
            Line.Of(new Span("Hours of sale lost a year", Ink.Heading)),
            .. affected.Select(v => Line.Of(string.Create(CultureInfo.InvariantCulture, $"{v.SaleHours,8:#,0.#}  {v.Venue.Venue.Name}{(v.Venue.Incidents == 0 ? ", no event" : "")}")) with { Hanging = 10 }),
            .. affected.Count == 0 ? [(Line)"Nobody."] : Array.Empty<Line>(),
            .. result.Touched.NotKnown.Count == 0 ? Array.Empty<Line>() : [(Line)$"Hours not on file: {string.Join(", ", result.Touched.NotKnown)}"],
            .. run.Study.Study.Inputs.VenuesNotPlaced.Count == 0 ? Array.Empty<Line>() : [(Line)$"Without a position: {string.Join(", ", run.Study.Study.Inputs.VenuesNotPlaced)}"],
        ];
    }
}
