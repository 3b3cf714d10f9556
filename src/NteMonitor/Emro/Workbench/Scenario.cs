using NteMonitor.Emro.Law;
using NteMonitor.Emro.Models;

namespace NteMonitor.Emro.Workbench;

/// <summary>What could be done about late trouble.</summary>
public enum Tool
{
    /// <summary>Nothing changes.</summary>
    Nothing,

    /// <summary>An early morning alcohol restriction order.</summary>
    Order,

    /// <summary>Venues agree to stop selling one after another.</summary>
    Staggered,

    /// <summary>Venues agree to stop selling at a time.</summary>
    Voluntary,

    /// <summary>A late night levy.</summary>
    Levy,

    /// <summary>A cumulative impact assessment.</summary>
    CumulativeImpact,

    /// <summary>Reviews of the premises with most incidents.</summary>
    Reviews,

    /// <summary>Night buses, taxi ranks, marshals.</summary>
    Transport,
}

/// <summary>A share or factor with its likely ends, each as it was typed.</summary>
/// <param name="Low">The lower end.</param>
/// <param name="Middle">What is taken unless something is varied.</param>
/// <param name="High">The upper end.</param>
public sealed record Likely(double Low, double Middle, double High);

/// <summary>How many people who offended live in one postcode district.</summary>
/// <param name="Outward">The outward part of the postcode, for example <c>ZZ1</c>, or a place such as <c>elsewhere</c>.</param>
/// <param name="Count">How many, or none where they are fewer than five: such a count is never kept.</param>
/// <param name="Local">Whether it belongs to the town.</param>
public sealed record Origin(string Outward, int? Count, bool Local);

/// <summary>A scenario: a tool, where and when, and everything that is taken for granted about what it does.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">Its name.</param>
/// <param name="Tool">What would be done.</param>
public sealed record Scenario(Guid Id, string Name, Tool Tool)
{
    /// <summary>The order as law, and for the other tools the area, the days and the times that are compared.</summary>
    public OrderDraft Order { get; init; } = new("");

    /// <summary>The nights that are counted, or none for the three years to last night.</summary>
    public NightRange? Nights { get; init; }

    /// <summary>Codes of the categories that are counted; empty for all.</summary>
    public IReadOnlyList<string> Categories { get; init; } = [];

    /// <summary>Code of the zone that stands for what would have happened anyhow, or none.</summary>
    public string? Control { get; init; }

    /// <summary>Code of the zone about the area into which trouble could move, or none.</summary>
    public string? Buffer { get; init; }

    /// <summary>Ids of venues that sell in these hours only to people who stay there, in their rooms (SI 2012/2551).</summary>
    public IReadOnlyList<Guid> RoomsOnly { get; init; } = [];

    /// <summary>What a levy would be charged on, where a levy is compared.</summary>
    public IReadOnlyList<LevyPremises> LevyPremises { get; init; } = [];

    /// <summary>Where people who offended in the window live, as somebody counted them by outward postcode; empty when nobody did.</summary>
    public IReadOnlyList<Origin> Origins { get; init; } = [];

    /// <summary>What an hour less of sale does.</summary>
    public EffectPrior Prior { get; init; } = Priors.Usual;

    /// <summary>Share of what is averted that comes again earlier the same night.</summary>
    public ShareRange Earlier { get; init; } = ShareRange.None;

    /// <summary>Share that comes again in places about.</summary>
    public ShareRange Elsewhere { get; init; } = ShareRange.None;

    /// <summary>How people go home now.</summary>
    public DispersalModel Dispersal { get; init; } = new();

    /// <summary>Share of people for whom doors stay open to their own hour, 0 to 1.</summary>
    public double StaysOpen { get; init; }

    /// <summary>How much more is drunk before the sale ends, 0 to 0.2: it raises incidents by as much in the hour before.</summary>
    public double Hoarding { get; init; }

    /// <summary>Share of the window's incidents that come with crowding at ranks and stops, 0 to 1; nobody has published one, so it is swept.</summary>
    public Likely Crowding { get; init; } = new(0, 0.1, 0.3);

    /// <summary>How steeply trouble rises with the queue: 1 in proportion, 2 with its square.</summary>
    public double Gamma { get; init; } = 1.5;

    /// <summary>Share of the venue's people there in the hours removed, 0 to 1.</summary>
    public double Occupancy { get; init; } = 0.6;

    /// <summary>Share of venues that take part in what is voluntary, 0 to 1.</summary>
    public double TakeUp { get; init; } = 1;

    /// <summary>Minutes between one group of venues and the next, where closing is staggered.</summary>
    public int StaggerMinutes { get; init; } = 30;

    /// <summary>Into how many groups venues are put, where closing is staggered: the last stops at the scenario's time.</summary>
    public int StaggerGroups { get; init; } = 3;

    /// <summary>How many premises are reviewed, where reviews are compared.</summary>
    public int ReviewedPremises { get; init; } = 2;

    /// <summary>What a review takes off the incidents of its premises: a rate ratio with its ends.</summary>
    public Likely ReviewRatio { get; init; } = new(0.5, 0.75, 1);

    /// <summary>People more that buses, taxis and marshals take in a minute, where transport is compared.</summary>
    public double MoreTransport { get; init; }

    /// <summary>Pounds a year that running the tool costs.</summary>
    public decimal Expenses { get; init; }

    /// <summary>Turnover in pounds for one capacity-hour, as somebody who knows gave it, or none.</summary>
    public decimal? TurnoverPerCapacityHour { get; init; }

    /// <summary>Hours of work for one capacity-hour, or none.</summary>
    public double? StaffHoursPerCapacityHour { get; init; }

    /// <summary>Incidents fewer a year that would be worth it, or none.</summary>
    public double? Target { get; init; }

    /// <summary>Where the draws begin.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>How many draws.</summary>
    public int Draws { get; init; } = 20_000;
}

/// <summary>What has been published about an hour less or more of sale, as priors to begin from.</summary>
public static class Priors
{
    /// <summary>Between the studies that found nothing and those that found most.</summary>
    public static EffectPrior Usual { get; } = new(-0.15, 0.10, "Between the studies: none (Manchester, Glasgow) to -0.26 an hour (Newcastle NSW); docs/methods/emro.md §4");

    /// <summary>The presets by name, in the order in which they are offered.</summary>
    public static IReadOnlyList<(string Code, EffectPrior Prior)> All { get; } =
    [
        ("usual", Usual),
        ("sceptical", new(0, 0.05, "No effect on average")),
        ("norway", new(-0.148, 0.032, "Rossow and Norström (2012), Addiction: 18 Norwegian cities, about 16 % for an hour")),
        ("newcastle", new(Math.Log(0.63), 0.139, "Kypri and others (2011), Addiction 106:303: the whole change, with a lockout") { PerHour = false }),
        ("aberdeen", new(-0.160, 0.034, "Preprint of 2025, medRxiv 2025.10.30.25339133: Aberdeen's extension with its sign turned, the whole change; Glasgow saw none") { PerHour = false }),
    ];

    /// <summary>Returns the prior of a preset's code, or of a mean, a deviation and where they are from: <c>-0.15 0.10 our own study</c>.</summary>
    /// <source>docs/methods/emro.md §4.</source>
    public static Outcome<EffectPrior> Read(string text)
    {
        if (All.FirstOrDefault(p => string.Equals(p.Code, text.Trim(), StringComparison.OrdinalIgnoreCase)).Prior is { } preset)
        {
            return Outcome.Done(preset);
        }

        var parts = text.Split(' ', 3, StringSplitOptions.RemoveEmptyEntries);
        return parts.Length == 3 && Figure(parts[0]) is { } mean && Figure(parts[1]) is >= 0 and { } deviation
            ? Outcome.Done(new EffectPrior(mean, deviation, parts[2]))
            : Outcome.Refused<EffectPrior>("--prior", $"'{text}' is no prior.", $"One of {string.Join(", ", All.Select(p => p.Code))}; or a mean and a deviation of the logarithm of the rate ratio and where they are from: \"-0.15 0.10 our own study\".");
    }

    private static double? Figure(string text) =>
        double.TryParse(text, System.Globalization.NumberStyles.Float, System.Globalization.CultureInfo.InvariantCulture, out var figure) && double.IsFinite(figure) ? figure : null;
}
