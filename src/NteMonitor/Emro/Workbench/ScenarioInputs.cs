using NodaTime;
using NteMonitor.Emro.Models;

namespace NteMonitor.Emro.Workbench;

/// <summary>What a scenario is run on: counted from the log and the register, or read from what the program ships.</summary>
/// <param name="Counts">Events of the area in the order's periods.</param>
/// <param name="Venues">Venues of the area.</param>
/// <param name="Clock">The town's clock.</param>
/// <param name="Ahead">The year looked ahead.</param>
public sealed record ScenarioInputs(WindowCounts Counts, IReadOnlyList<InArea> Venues, NightClock Clock, DateInterval Ahead)
{
    /// <summary>Events in the hour before the sale would end.</summary>
    public long HourBefore { get; init; }

    /// <summary>Events by month in the same periods, in each of the zones that stand beside.</summary>
    public IReadOnlyDictionary<string, List<MonthInWindow>> Beside { get; init; } = new Dictionary<string, List<MonthInWindow>>();

    /// <summary>Names of venues without a position, so that nobody can tell whether they lie in the zone; empty without a zone.</summary>
    public IReadOnlyList<string> VenuesNotPlaced { get; init; } = [];

    /// <summary>The levy's charges.</summary>
    public LevyTerms? Levy { get; init; }

    /// <summary>What the levy's premises are, as far as somebody said.</summary>
    public IReadOnlyList<LevyPremises> LevyPremises { get; init; } = [];

    /// <summary>What offences cost, or none.</summary>
    public CostBook? Costs { get; init; }

    /// <summary>Shares of the window's events by code of the cost book, adding up to 1; empty where none could be matched.</summary>
    public IReadOnlyDictionary<string, double> Mix { get; init; } = new Dictionary<string, double>();

    /// <summary>How people go home at the end of the night that the drawing shows: one line for each venue, before anything changes.</summary>
    public IReadOnlyList<Leaving> Leaving { get; init; } = [];
}

/// <summary>What a scenario comes to.</summary>
/// <param name="Scenario">The scenario.</param>
/// <param name="Touched">Who would lose hours.</param>
/// <param name="Now">The queue as it is.</param>
/// <param name="Then">The queue as it would be.</param>
/// <param name="Hours">Hours removed on a day with a period, at the venues that sell in it, weighted by capacity where that is on file.</param>
/// <param name="Uplift">What crowding and hoarding add, as a share of the window's events.</param>
/// <param name="Effect">The run, or none where the tool changes nothing that the model knows.</param>
/// <param name="Levy">What a levy brings in, or none for other tools.</param>
public sealed record ScenarioResult(
    Scenario Scenario, Touched Touched, QueueCurve Now, QueueCurve Then, double Hours, double Uplift, EffectRun? Effect, LevyYield? Levy)
{
    /// <summary>Share of the venues that takes part, 0 to 1: below 1 only for what is voluntary.</summary>
    public double TakingPart { get; init; } = 1;

    /// <summary>Hours of sale lost in the year ahead by those who take part.</summary>
    public double SaleHours => Touched.SaleHours * TakingPart;

    /// <summary>Capacity-hours lost by them, at venues whose capacity is on file.</summary>
    public double CapacityHours => Touched.CapacityHours * TakingPart;

    /// <summary>Patron-hours lost by them.</summary>
    public double PatronHours => Touched.PatronHours * TakingPart;

    /// <summary>Social value of what is averted in a year in pounds: 2.5 %, middle, 97.5 %; none without costs.</summary>
    public (decimal Low, decimal Middle, decimal High)? Social { get; init; }

    /// <summary>The part of it that services would spend: the middle, or none.</summary>
    public decimal? Cashable { get; init; }

    /// <summary>Turnover lost in a year in pounds, from the figure that somebody gave, or none.</summary>
    public decimal? TurnoverLost { get; init; }

    /// <summary>Hours of work lost in a year, or none.</summary>
    public double? StaffHoursLost { get; init; }

    /// <summary>The inputs on which the result hangs most, the widest first.</summary>
    public IReadOnlyList<Bar> Tornado { get; init; } = [];

    /// <summary>The smallest fall that a year after could show against a control as large, a rate ratio; none when none could.</summary>
    public double? Detectable { get; init; }

    /// <summary>The comparison of before and after that it is for, or none where nothing is counted.</summary>
    public PowerDesign? Comparison { get; init; }

    /// <summary>What the draws were made from, or none where no effect is estimated.</summary>
    public EffectInputs? Drawn { get; init; }

    /// <summary>The net fall expected, as a share of the window's events; negative for a rise, none where no effect is estimated.</summary>
    public double? Expected => Effect is { } run && Drawn is { Baseline: var b } ? run.Mean / (b.Ahead * (b.Count + 0.5) / b.Exposure) : null;

    /// <summary>Why no effect is estimated, in words, or none when one is.</summary>
    public string? WhyNoEffect { get; init; }
}
