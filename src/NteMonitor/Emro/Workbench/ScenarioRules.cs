using NodaTime;
using NteMonitor.Emro.Law;
using NteMonitor.Emro.Models;

namespace NteMonitor.Emro.Workbench;

/// <summary>Runs a scenario: who is touched, how the streets empty, what would happen less, what it costs.</summary>
public static class ScenarioRules
{
    private const double Year = 365.25 / 7;
    private const double Power = 0.8;

    /// <summary>What is tried where no displacement was given: Donnelly, Poynton and Weatherburn (2017), Sydney, 299 of 930.</summary>
    private const double DisplacedElsewhere = 0.32;

    /// <summary>The most hoarding that is tried; nobody has published one.</summary>
    private const double MostHoarding = 0.2;

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

    /// <summary>Returns what crowding adds or takes, as a share of the window's events.</summary>
    /// <param name="curves">The queue as it is and as it would be.</param>
    /// <param name="share">Share of events that come with crowding.</param>
    /// <param name="gamma">How steeply they rise with the queue.</param>
    /// <param name="minutes">From which minute on the difference is taken, and the window's first and last minute, after the evening's midnight.</param>
    /// <source>docs/methods/emro.md §5: s·(ΣQ'^γ − ΣQ^γ) ⁄ max(ΣQ^γ, ΣA^γ) of the window; the least is that nothing of the share is left.</source>
    public static double Crowding((QueueCurve Now, QueueCurve Then) curves, double share, double gamma, (int From, int Start, int End) minutes)
    {
        double Sum(QueueCurve curve, IReadOnlyList<double> people, int from) => people.Where((_, i) => curve.From + i >= from && curve.From + i < minutes.End).Sum(q => Math.Pow(q, gamma));
        var (now, then) = curves;
        var beside = Math.Max(Sum(now, now.Queue, minutes.Start), Sum(now, now.Leaving, minutes.Start));
        return beside == 0 ? 0 : share * Math.Max(-1, (Sum(then, then.Queue, minutes.From) - Sum(now, now.Queue, minutes.From)) / beside);
    }

    /// <summary>Returns what crowding adds or takes in a scenario, for one share of events that come with it.</summary>
    /// <source>docs/methods/emro.md §5: hours that move take along those who leave in the two hours before.</source>
    public static double Crowding(Scenario scenario, (QueueCurve Now, QueueCurve Then) curves, double share)
    {
        if (scenario.Order.Days.Count == 0)
        {
            return 0;
        }

        var (start, end) = (Minute(scenario.Order.Days.Min(d => d.Start)), Minute(scenario.Order.Days.Max(d => d.End)));
        var from = !Removes(scenario.Tool) ? start : start - DispersalRules.Before - (scenario.Tool == Tool.Staggered ? Earlier(scenario, 0) : 0);
        return Crowding(curves, share, scenario.Gamma, (from, start, end));
    }

    private static bool Removes(Tool tool) => tool is Tool.Order or Tool.Voluntary or Tool.Staggered;

    private static DispersalModel Dispersal(Scenario scenario) => scenario.Tool == Tool.Transport
        ? scenario.Dispersal with { Transport = [.. scenario.Dispersal.Transport.Select(t => (t.From, t.PerMinute + scenario.MoreTransport))] }
        : scenario.Dispersal;

    private static IReadOnlyList<Leaving> Leaving(Scenario scenario, IReadOnlyList<Leaving> now)
    {
        if (!Removes(scenario.Tool) || scenario.Order.Days.Count == 0)
        {
            return now;
        }

        var start = Minute(scenario.Order.Days.Min(d => d.Start));
        return scenario.Tool switch
        {
            Tool.Staggered => Staggered(scenario, now, start),
            Tool.Voluntary => [.. now.SelectMany(v => DispersalRules.Stopped([v with { Patrons = v.Patrons * scenario.TakeUp }], start, 0).Append(v with { Patrons = v.Patrons * (1 - scenario.TakeUp) }))],
            _ => DispersalRules.Stopped(now, start, scenario.StaysOpen),
        };
    }

    /// <summary>Venues that sell beyond the start stop one group after another, the last at the start.</summary>
    private static IReadOnlyList<Leaving> Staggered(Scenario scenario, IReadOnlyList<Leaving> now, int start)
    {
        var groups = Groups(scenario, now);
        return [.. now.Select(v =>
        {
            var stop = start - Earlier(scenario, groups.GetValueOrDefault(v.Name, scenario.StaggerGroups - 1));
            return v.SaleEnd <= stop ? v : v with { SaleEnd = stop, DoorsClose = stop + (v.DoorsClose - v.SaleEnd) };
        })];
    }

    /// <summary>Puts the venues that sell beyond the first group's time into groups by the end of their sale, the earliest first, of equal ones the larger; groups differ by one venue at most.</summary>
    private static Dictionary<string, int> Groups(Scenario scenario, IReadOnlyList<Leaving> now)
    {
        var first = Minute(scenario.Order.Days.Min(d => d.Start)) - Earlier(scenario, 0);
        var names = now.Where(v => v.SaleEnd > first).OrderBy(v => v.SaleEnd).ThenByDescending(v => v.Patrons).ThenBy(v => v.Name, StringComparer.Ordinal).Select(v => v.Name).Distinct(StringComparer.Ordinal).ToList();
        return names.Select((name, i) => (name, Group: i * scenario.StaggerGroups / names.Count)).ToDictionary(n => n.name, n => n.Group, StringComparer.Ordinal);
    }

    private static int Minute(LocalTime time) => (int)(time.TickOfDay / NodaConstants.TicksPerMinute);

    private static int Earlier(Scenario scenario, int group) => scenario.StaggerMinutes * (scenario.StaggerGroups - 1 - group);

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

    private static EffectInputs Effect(Scenario scenario, ScenarioInputs inputs, double hours, double uplift)
    {
        var baseline = new Baseline(inputs.Counts.InWindow, inputs.Counts.Weeks, Year);
        var effect = new EffectInputs(baseline, scenario.Prior, hours)
        {
            Earlier = scenario.Earlier,
            Elsewhere = scenario.Elsewhere,
            Uplift = uplift,
            Seed = scenario.Seed,
            Draws = scenario.Draws,
            Target = scenario.Target,
        };
        return scenario.Tool switch
        {
            Tool.Reviews => effect with { Prior = Reviewed(scenario, inputs.Counts), Hours = 1 },
            Tool.Transport => effect with { Prior = new(0, 0, "Transport changes crowding alone"), Hours = 0 },
            _ => effect,
        };
    }

    /// <summary>A review bears on its premises' share of the events alone.</summary>
    private static EffectPrior Reviewed(Scenario scenario, WindowCounts counts)
    {
        var share = counts.InWindow == 0 ? 0 : counts.ByVenue.Select(v => v.Count).OrderDescending().Take(scenario.ReviewedPremises).Sum() / (double)counts.InWindow;
        double Log(double ratio) => Math.Log(1 - (share * (1 - ratio)));
        var (low, middle, high) = (Log(scenario.ReviewRatio.Low), Log(scenario.ReviewRatio.Middle), Log(scenario.ReviewRatio.High));
        return new(middle, Math.Abs(high - low) / (2 * Evaluation.FitRules.Z95), "A rate ratio at the reviewed premises, as typed") { PerHour = false };
    }

    private static ScenarioResult Valued(ScenarioResult result, EffectInputs effect, ScenarioInputs inputs)
    {
        var run = result.Effect!;
        var tornado = TornadoRules.Bars([.. Swings(result, effect).Select(s => s.Swing)], (which, value) => EffectRules.Closed(Swings(result, effect)[which].At(value)).Mean);
        var money = inputs.Costs is { } costs && inputs.Mix.Count > 0 ? costs.Of(inputs.Mix) : ((decimal Social, decimal Cashable)?)null;
        return result with
        {
            Drawn = effect,
            Tornado = tornado,
            Social = money is { } m ? ((decimal)run.Low * m.Social, (decimal)run.Median * m.Social, (decimal)run.High * m.Social) : null,
            Cashable = money is { } c ? (decimal)run.Median * c.Cashable : null,
        };
    }

    /// <summary>What the result may hang on, each with its likely ends and what the run would be at a value of it; the prior is held at its middle.</summary>
    private static List<(Swing Swing, Func<double, EffectInputs> At)> Swings(ScenarioResult result, EffectInputs effect)
    {
        var (scenario, prior) = (result.Scenario, effect.Prior);
        var held = effect with { Prior = prior with { Deviation = 0 }, UpliftLess = 0, UpliftMore = 0 };
        var count = PoissonEnds(effect.Baseline.Count);
        var curves = (result.Now, result.Then);
        var hoarded = effect.Uplift - Crowding(scenario, curves, scenario.Crowding.Middle);
        var reach = Evaluation.FitRules.Z95 * prior.Deviation;
        List<(Swing, Func<double, EffectInputs>)> swings =
        [
            (new("Events in the window", count.Low, count.High), v => held with { Baseline = effect.Baseline with { Count = v } }),
            (new(prior.PerHour ? "Effect of an hour" : "Effect of the change", prior.Mean - reach, prior.Mean + reach), v => held with { Prior = prior with { Mean = v, Deviation = 0 } }),
            (new("Share displaced elsewhere", effect.Elsewhere.Quantile(0.025), effect.Elsewhere == ShareRange.None ? DisplacedElsewhere : effect.Elsewhere.Quantile(0.975)), v => held with { Elsewhere = Fixed(v) }),
            (new("Crowding", Crowding(scenario, curves, scenario.Crowding.Low), Crowding(scenario, curves, scenario.Crowding.High)), v => held with { Uplift = v + hoarded }),
        ];
        if (effect.Hours > 0 && prior.PerHour)
        {
            swings.Add((new("Hours removed", effect.Hours * 0.5, effect.Hours * 1.5), v => held with { Hours = v }));
        }

        if (effect.Earlier != ShareRange.None)
        {
            swings.Add((new("Share displaced earlier", effect.Earlier.Quantile(0.025), effect.Earlier.Quantile(0.975)), v => held with { Earlier = Fixed(v) }));
        }

        if (hoarded > 0)
        {
            swings.Add((new("Hoarding", 0, MostHoarding), v => held with { Uplift = effect.Uplift - hoarded + (hoarded * v / scenario.Hoarding) }));
        }

        return swings;
    }

    private static (double Low, double High) PoissonEnds(double count)
    {
        var bounds = Rates.PoissonRules.OfCount((long)count);
        return (bounds.Low, bounds.High);
    }

    /// <summary>A share that is known exactly, as a beta distribution so narrow that nothing of it is left.</summary>
    private static ShareRange Fixed(double share) => share <= 0 ? ShareRange.None : new(share * 1e9, (1 - share) * 1e9);

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
