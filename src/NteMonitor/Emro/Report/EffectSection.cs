using NteMonitor.Documents;
using NteMonitor.Emro.Models;
using NteMonitor.Emro.Workbench;
using static NteMonitor.Emro.Workbench.FigureWords;

namespace NteMonitor.Emro.Report;

/// <summary>What the measure would do: the range of the net change, what it hangs on, the queue, everything assumed.</summary>
public static class EffectSection
{
    private const int Step = 5;
    private const double LeastWidth = 0.05;

    /// <summary>Returns the parts.</summary>
    /// <param name="study">The study.</param>
    /// <param name="codes">Codes that stand for venues.</param>
    public static IReadOnlyList<Part> Of(Study study, VenueCodes codes) =>
    [
        new Heading(2, "What it would do"),
        .. study.Result.Effect is { } run ? Net(study.Result, run) : [new Paragraph($"No effect is estimated. {study.Result.WhyNoEffect}")],
        new Heading(3, "Everybody at once"),
        .. Queue(study.Result),
        new Heading(3, "What is assumed"),
        Assumed(study.Scenario, study.Result, codes),
        new Paragraph(study.Scenario.Tool == Tool.Order
            ? "The studies are of closing hours; an order stops sales and not opening, so its effect may be smaller."
            : "The studies are of closing hours fixed by law; what is agreed or enforced otherwise may have another effect."),
    ];

    private static IEnumerable<Part> Net(ScenarioResult result, EffectRun run)
    {
        yield return new Table("net", "Events fewer in the year ahead; a negative figure is more", [new("What"), Column.Figures("2.5 %"), Column.Figures("Middle"), Column.Figures("97.5 %")],
        [
            new(["Net change expected", AsCell(run.Low, 1), AsCell(run.Median, 1), AsCell(run.High, 1)]),
            new(["Difference of two years' counts as they would be seen", AsCell(run.Seen.Low), AsCell(run.Seen.Median), AsCell(run.Seen.High)]),
        ])
        {
            Notes =
            [
                $"Mean {Number(run.Mean, 2)}, standard deviation {Number(run.Deviation, 2)}. Probability that nothing is gained {Chance(run.NoGain)}; that the counts of two years show no fall although the model holds {Chance(run.SeenNoFall)}.",
                .. result.Scenario.Target is { } target && run.ReachesTarget is { } reaches ? [$"Probability of {Number(target, 1)} fewer or more: {Chance(reaches)}."] : Array.Empty<string>(),
                "One year's figures cannot prove success: the second row is as wide as it is although the model is taken to hold.",
            ],
        };
        var moving = result.Tornado.Where(b => b.Width >= LeastWidth).ToList();
        if (moving.Count == 0)
        {
            yield break;
        }

        yield return new Table("tornado", "What the net change hangs on: one input at a time at the ends of its likely range, the widest first",
            [new("Input"), Column.Figures("At its low end"), Column.Figures("At its high end"), Column.Figures("Width")],
            [.. moving.Select(b => new Row([b.Name, AsCell(b.AtLow, 1), AsCell(b.AtHigh, 1), AsCell(b.Width, 1)]))]);
        var middle = (decimal)EffectRules.Closed(result.Drawn! with { Prior = result.Drawn.Prior with { Deviation = 0 }, UpliftLess = 0, UpliftMore = 0 }).Mean;
        yield return new RangeChart("tornado-chart", "The net change between the ends of each input", "The same figures stand in the table above; the mark is the net change with every input at its middle, the line stands at no change.",
            [.. moving.Select(b => new RangeMark(b.Name, (decimal)Math.Min(b.AtLow, b.AtHigh), (decimal)Math.Max(b.AtLow, b.AtHigh), middle))])
        {
            Unit = "events fewer a year",
            Places = 1,
        };
    }

    private static IEnumerable<Part> Queue(ScenarioResult result)
    {
        var (now, then) = (result.Now, result.Then);
        if (now.Queue.Count == 0)
        {
            yield return new Paragraph("No venue of the area has its hours and its capacity on file: no queue is worked out.");
            yield break;
        }

        yield return new Table("queue", "People waiting at ranks and stops on the busiest night", [new("What"), Column.Figures("Now"), Column.Figures("Then")],
        [
            new(["Longest queue, people", AsCell(now.Peak), AsCell(then.Peak)]),
            new(["At", Clock(now.PeakAt), Clock(then.PeakAt)]),
            new(["Minutes of waiting, all together", AsCell(now.PersonMinutes), AsCell(then.PersonMinutes)]),
            new([$"Minutes with more than {Number(result.Scenario.Dispersal.Crowded)} waiting", now.MinutesOver(result.Scenario.Dispersal.Crowded), then.MinutesOver(result.Scenario.Dispersal.Crowded)]),
            new(["Nobody waits from", Clock(now.ClearAt), Clock(then.ClearAt)]),
        ]);
        var waits = new[] { now, then }.SelectMany(c => c.Queue.Select((q, i) => (Minute: c.From + i, Waiting: q))).Where(m => m.Waiting > 0).Select(m => m.Minute).ToList();
        if (waits.Count == 0)
        {
            yield return new Paragraph("Nobody waits, now or then.");
            yield break;
        }

        var (from, to) = ((int)Math.Floor(waits.Min() / (double)Step) * Step, waits.Max() + Step);
        var minutes = Enumerable.Range(0, ((to - from) / Step) + 1).Select(i => from + (i * Step)).ToList();
        yield return new LineChart("queue-curve", "People waiting, the most in each five minutes", "The longest queue and its time stand in the table above.",
            [.. minutes.Select(Clock)], [Line("Now", now, minutes), Line("Then", then, minutes)])
        {
            Unit = "people",
        };
    }

    private static Series Line(string name, QueueCurve curve, IReadOnlyList<int> minutes) => new(
        name, [.. minutes.Select(m => (decimal?)decimal.Round((decimal)Enumerable.Range(m - curve.From, Step).Select(i => i >= 0 && i < curve.Queue.Count ? curve.Queue[i] : 0).Max()))]);

    private static string Uplift(ScenarioResult result) => $"{Percent(result.Uplift)} of the window's events"
        + (result.Drawn is { } drawn && drawn.UpliftLess + drawn.UpliftMore > 0 ? $", drawn from {Percent(drawn.Uplift - drawn.UpliftLess)} to {Percent(drawn.Uplift + drawn.UpliftMore)}" : "");

    private static Table Assumed(Scenario scenario, ScenarioResult result, VenueCodes codes)
    {
        static string Share(ShareRange range) => range == ShareRange.None ? "none" : $"beta({Number(range.A, 1)}, {Number(range.B, 1)}), mean {Percent(range.Mean)}";
        var prior = result.Drawn?.Prior ?? scenario.Prior;
        return new("assumed", "Everything that is taken for granted", [new("What"), new("Taken"), new("From")],
        [
            new([prior.PerHour ? "Effect of an hour of sale removed" : "Effect of the whole change", $"ln RR normal, mean {Number(prior.Mean, 3)}, deviation {Number(prior.Deviation, 3)}: RR {Number(Math.Exp(prior.Mean), 2)}", codes.In(prior.Source)]),
            new(["Hours removed on a day with a period", Number(result.Hours, 2), "register, weighted by capacity where every one is on file"]),
            new(["Displaced elsewhere", Share(scenario.Elsewhere), "typed into the scenario"]),
            new(["Displaced earlier the same night", Share(scenario.Earlier), "typed into the scenario"]),
            new(["Share of events that come with crowding", $"{Percent(scenario.Crowding.Middle)} ({Percent(scenario.Crowding.Low)} to {Percent(scenario.Crowding.High)})", "no published constant: swept"]),
            new(["Exponent of crowding", Number(scenario.Gamma, 2), "no published constant: typed"]),
            new(["Earlier drinking", Percent(scenario.Hoarding), "no published constant: typed, 0 to 20 % is usual"]),
            new(["Crowding and earlier drinking together", Uplift(result), "worked out from the above"]),
            new(["Doors that stay open", Percent(scenario.StaysOpen, 0), "typed into the scenario"]),
            new(["Occupancy in the hours removed", Percent(scenario.Occupancy, 0), "typed into the scenario"]),
            new(["Leaving after the end of sale; walking", $"{Percent(scenario.Dispersal.Late, 0)}; {Percent(scenario.Dispersal.Walk, 0)}", "typed into the scenario"]),
            new(["Taxis and buses", string.Join(", ", scenario.Dispersal.Transport.Select(t => $"{Number(t.PerMinute, 1)} people a minute from {Clock(t.From)}")), "typed into the scenario"]),
        ]);
    }
}
