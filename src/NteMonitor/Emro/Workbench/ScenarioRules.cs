using NodaTime;
using NteMonitor.Emro.Law;
using NteMonitor.Emro.Models;

namespace NteMonitor.Emro.Workbench;

/// <summary>Runs a scenario: who is touched, how the streets empty, what would happen less, what it costs.</summary>
public static partial class ScenarioRules
{
    private const double Year = 365.25 / 7;
    private const double Power = 0.8;

    /// <summary>Returns what a scenario comes to, or every reason why it cannot be run.</summary>
    /// <source>docs/methods/emro.md §4 to §8.</source>
    public static Outcome<ScenarioResult> Run(Scenario scenario, ScenarioInputs inputs)
    {
        if (Faults(scenario) is { Count: > 0 } faults)
        {
            return new Outcome<ScenarioResult>.Refused(faults);
        }

        return DispersalRules.Queue(inputs.Leaving, scenario.Dispersal).Then(now =>
            DispersalRules.Queue(Leaving(scenario, inputs.Leaving), Dispersal(scenario)).Then(then => Made(scenario, inputs, TouchedBy(scenario, inputs), (now, then))));
    }

    /// <summary>Returns what a tool takes from each venue over the year ahead, were all to take part.</summary>
    /// <source>docs/methods/emro.md §3; where closing is staggered each group has its own time.</source>
    public static Touched TouchedBy(Scenario scenario, ScenarioInputs inputs)
    {
        var venues = inputs.Venues.Select(v => v with { Occupancy = v.Occupancy ?? scenario.Occupancy }).ToList();
        if (scenario.Tool != Tool.Staggered)
        {
            return TouchRules.Measure(venues, Removes(scenario.Tool) ? scenario.Order.Days : [], inputs.Ahead, inputs.Clock);
        }

        var groups = Groups(scenario, inputs.Leaving);
        var parts = venues.GroupBy(v => groups.GetValueOrDefault(v.Venue.Name, scenario.StaggerGroups - 1)).Select(g => TouchRules.Measure(
            [.. g], [.. scenario.Order.Days.Select(d => d with { Start = d.Start.PlusMinutes(-Earlier(scenario, g.Key)) })], inputs.Ahead, inputs.Clock)).ToList();
        return new([.. parts.SelectMany(p => p.Venues).OrderBy(v => v.Venue.Venue.Name, StringComparer.Ordinal)], parts.Max(p => (int?)p.Days) ?? 0, [.. parts.SelectMany(p => p.NotKnown).Order(StringComparer.Ordinal)]);
    }

    /// <summary>Returns hours removed on a day with a period at venues that lose any: weighted by capacity where every one's is on file, otherwise each alike.</summary>
    /// <source>docs/methods/emro.md §4.</source>
    public static double HoursRemoved(Touched touched)
    {
        var lose = touched.Venues.Where(v => v.IsAffected).ToList();
        var weighted = lose.TrueForAll(v => v.Venue.Venue.Capacity is > 0);
        var weight = lose.Sum(v => Weight(v) * v.Days);
        return weight == 0 ? 0 : lose.Sum(v => Weight(v) * v.SaleHours) / weight;

        double Weight(TouchedVenue v) => weighted ? v.Venue.Venue.Capacity!.Value : 1;
    }

    private static bool Removes(Tool tool) => tool is Tool.Order or Tool.Voluntary or Tool.Staggered;

    private static Outcome<ScenarioResult> Made(Scenario scenario, ScenarioInputs inputs, Touched touched, (QueueCurve Now, QueueCurve Then) queue)
    {
        var hours = HoursRemoved(touched) * (scenario.Tool == Tool.Voluntary ? scenario.TakeUp : 1);
        var hoarded = Removes(scenario.Tool) && inputs.Counts.InWindow > 0 ? scenario.Hoarding * inputs.HourBefore / inputs.Counts.InWindow : 0;
        var uplift = Crowding(scenario, queue, scenario.Crowding.Middle) + hoarded;
        var result = new ScenarioResult(scenario, touched, queue.Now, queue.Then, hours, uplift, null, null)
        {
            TakingPart = scenario.Tool == Tool.Voluntary ? scenario.TakeUp : 1,
            TurnoverLost = scenario.TurnoverPerCapacityHour is { } pounds ? decimal.Round(pounds * (decimal)(touched.CapacityHours * (scenario.Tool == Tool.Voluntary ? scenario.TakeUp : 1)), 2) : null,
            StaffHoursLost = scenario.StaffHoursPerCapacityHour * touched.CapacityHours * (scenario.Tool == Tool.Voluntary ? scenario.TakeUp : 1),
            Comparison = Comparison(inputs.Counts),
            Detectable = Comparison(inputs.Counts) is { } comparison ? PowerRules.Smallest(comparison, Power) : null,
        };
        if (scenario.Tool == Tool.Levy)
        {
            return inputs.Levy is not { } terms
                ? Outcome.Refused<ScenarioResult>("levy", "The levy's charges are not known.", "They stand in seed/emro/levy.json.")
                : LevyRules.Yield(inputs.LevyPremises, scenario.Expenses, terms).Then(y => Outcome.Done(result with { Levy = y, WhyNoEffect = "A levy changes no hours by itself; venues may vary theirs to escape it." }));
        }

        if (WhyNone(scenario.Tool) is { } why || (why = BaselineRules.Insufficient(inputs.Counts, 1)) is not null)
        {
            return Outcome.Done(result with { WhyNoEffect = why });
        }

        var effect = Effect(scenario, inputs, hours, uplift) is var mid && new[] { Crowding(scenario, queue, scenario.Crowding.Low), Crowding(scenario, queue, scenario.Crowding.High) } is var ends
            ? mid with { UpliftLess = Math.Max(0, uplift - hoarded - ends.Min()), UpliftMore = Math.Max(0, ends.Max() - uplift + hoarded) }
            : mid;
        return EffectRules.Run(effect).Then(run => Outcome.Done(Valued(result with { Effect = run }, effect, inputs)));
    }

    /// <summary>A year after against all that was counted before, with a control as large; as dispersed as the months are, where they tell.</summary>
    private static PowerDesign? Comparison(WindowCounts counts) => counts.InWindow == 0 || counts.Weeks == 0
        ? null
        : new(counts.InWindow, Year / counts.Weeks, counts.InWindow, BaselineRules.Trend(counts) is Outcome<WindowTrend>.Done(var trend) ? Math.Max(1, trend.Phi) : 1);

    private static string? WhyNone(Tool tool) => tool switch
    {
        Tool.Nothing => "Nothing changes.",
        Tool.CumulativeImpact => "A cumulative impact assessment bears on new and varied licences only; it shortens no hours that are granted.",
        _ => null,
    };

    private static List<Refusal> Faults(Scenario scenario)
    {
        List<Refusal> faults = [];
        foreach (var (name, value) in new[] { ("staysOpen", scenario.StaysOpen), ("takeUp", scenario.TakeUp), ("occupancy", scenario.Occupancy), ("crowding", scenario.Crowding.Middle) }.Where(s => s.Item2 is not (>= 0 and <= 1)))
        {
            faults.Add(new(name, $"{value} is no share.", "A share is 0 to 1."));
        }

        if (scenario.Hoarding is not (>= 0 and <= 1))
        {
            faults.Add(new("hoarding", $"{scenario.Hoarding} is no share.", "0 to 0.2 is what is swept; 1 at most."));
        }

        if (scenario.Gamma is not (>= 1 and <= 3))
        {
            faults.Add(new("gamma", $"{scenario.Gamma} is out of range.", "1 is in proportion, 2 with the square; 3 at most."));
        }

        if (scenario.StaggerGroups is not (>= 2 and <= 12) || scenario.StaggerMinutes is not (>= 5 and <= 120))
        {
            faults.Add(new("stagger", $"{scenario.StaggerGroups} groups, {scenario.StaggerMinutes} minutes apart.", "2 to 12 groups, 5 to 120 minutes apart."));
        }
        else if (scenario.Tool == Tool.Staggered && scenario.Order.Days.Any(d => Minute(d.Start) < Earlier(scenario, 0)))
        {
            faults.Add(new("stagger", $"The first of {scenario.StaggerGroups} groups, {scenario.StaggerMinutes} minutes apart, would stop before midnight.", "Take fewer groups, fewer minutes or a later time."));
        }

        foreach (var rule in scenario.Order.Days.Where(r => r.Start >= r.End || r.End > new LocalTime(6, 0)))
        {
            faults.Add(new("days", $"{OrderRules.Words(rule)} is no period that an order may have.", "It begins at midnight or later and ends by 06:00 of the same day (Licensing Act 2003 s.172A(3))."));
        }

        return faults;
    }
}
