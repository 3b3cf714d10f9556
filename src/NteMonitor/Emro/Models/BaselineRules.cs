using System.Globalization;
using NodaTime;
using NteMonitor.Emro.Evaluation;
using NteMonitor.Rates;

namespace NteMonitor.Emro.Models;

/// <summary>Events of an area over a run of nights, counted in every way that the workbench asks for.</summary>
/// <param name="Nights">The nights counted.</param>
/// <param name="InWindow">Events whose hour is known and lies in the order's periods.</param>
/// <param name="HourKnown">Events whose hour is known, the whole day round.</param>
/// <param name="HourUnknown">Events that know their night and not their hour.</param>
/// <param name="MonthOnly">Events that know only their month: in no figure by the hour.</param>
public sealed record WindowCounts(NightRange Nights, long InWindow, long HourKnown, long HourUnknown, long MonthOnly)
{
    /// <summary>Events by weekday of the evening (1 Monday to 7) and hour of the clock.</summary>
    public IReadOnlyDictionary<(int Weekday, int Hour), long> Matrix { get; init; } = new Dictionary<(int, int), long>();

    /// <summary>Events in the window by calendar month, every month of the nights, those with none too.</summary>
    public IReadOnlyList<MonthInWindow> ByMonth { get; init; } = [];

    /// <summary>Events in the window at each venue of the area, 0 included.</summary>
    public IReadOnlyList<(string Venue, long Count)> ByVenue { get; init; } = [];

    /// <summary>Events in the window at no venue: in the street or at a place in words.</summary>
    public long InStreet { get; init; }

    /// <summary>Events in the window that lie in no zone at all: their position is not known, or lies outside.</summary>
    public long NotPlaced { get; init; }

    /// <summary>Further accounts in the window, of events that are counted once.</summary>
    public long Corroborated { get; init; }

    /// <summary>Events in the window whose time is known to the minute.</summary>
    public long ToTheMinute { get; init; }

    /// <summary>Events in the window by how they belong to a venue, the surest first, as far as somebody said so.</summary>
    public IReadOnlyList<(string Code, long Count)> Attributed { get; init; } = [];

    /// <summary>Weeks of the nights.</summary>
    public double Weeks => Nights.Count / 7.0;
}

/// <summary>One calendar month of the window.</summary>
/// <param name="Month">The month.</param>
/// <param name="Nights">Its nights on which the order has a period, of those counted.</param>
/// <param name="IsWhole">Whether all its nights are counted.</param>
/// <param name="Count">Events.</param>
public sealed record MonthInWindow(YearMonth Month, int Nights, bool IsWhole, long Count);

/// <summary>How the share of a window was read.</summary>
/// <param name="Share">Events in the window over events whose hour is known, 0 to 1; none where there are none.</param>
/// <param name="Bounds">The exact 95 % interval of the share.</param>
/// <param name="PerWeek">Events in the window a week.</param>
/// <param name="PerWeekBounds">The exact 95 % interval of that.</param>
public sealed record WindowShare(double? Share, Bounds Bounds, double PerWeek, Bounds PerWeekBounds);

/// <summary>Which way a series runs once season is taken out.</summary>
/// <param name="YearRatio">The rate ratio from one year to the next.</param>
/// <param name="Low">Lower end of its 95 % interval.</param>
/// <param name="High">Upper end.</param>
/// <param name="Months">Months in the series.</param>
/// <param name="Phi">Dispersion.</param>
public sealed record WindowTrend(double YearRatio, double Low, double High, int Months, double Phi)
{
    /// <summary>Whether the interval says that it falls.</summary>
    public bool Falls => High < 1;

    /// <summary>Whether the interval says that it rises.</summary>
    public bool Rises => Low > 1;
}

/// <summary>What there is now: how much of it lies in the window, which way it goes, whether it is enough to say anything.</summary>
public static class BaselineRules
{
    /// <summary>The fewest events in the window from which an effect is estimated at all.</summary>
    public const int Least = 30;

    /// <summary>The fewest months from which season and trend are told apart.</summary>
    public const int LeastMonths = 24;

    private const double Power = 0.8;

    /// <summary>Returns the share of the events whose hour is known that lies in the window, with exact intervals.</summary>
    /// <source>Clopper and Pearson (1934), Biometrika 26:404; Garwood (1936), Biometrika 28:437; docs/methods/emro.md §3.</source>
    public static WindowShare Share(WindowCounts counts)
    {
        var (n, all) = (counts.InWindow, counts.HourKnown);
        var weeks = Math.Max(counts.Weeks, double.Epsilon);
        return new(
            all == 0 ? null : n / (double)all,
            OfShare(n, all),
            n / weeks, PoissonRules.OfCount(n).Times(1 / weeks));
    }

    /// <summary>Returns the exact 95 % interval of a share; 0 to 1 where there is no whole.</summary>
    /// <param name="part">What was counted of the whole, 0 to the whole.</param>
    /// <param name="whole">The whole.</param>
    /// <source>Clopper and Pearson (1934), Biometrika 26:404; docs/methods/emro.md §3.</source>
    public static Bounds OfShare(long part, long whole) => whole == 0 ? new(0, 1) : new(
        part == 0 ? 0 : MathNet.Numerics.Distributions.Beta.InvCDF(part, whole - part + 1, 0.025),
        part == whole ? 1 : MathNet.Numerics.Distributions.Beta.InvCDF(part + 1, whole - part, 0.975));

    /// <summary>Returns why these counts cannot carry an estimate, in words with what they could show, or none when they can.</summary>
    /// <param name="counts">The counts.</param>
    /// <param name="phi">Dispersion, 1 or more.</param>
    /// <source>docs/methods/emro.md §3 and §7.</source>
    public static string? Insufficient(WindowCounts counts, double phi)
    {
        if (counts.InWindow >= Least)
        {
            return null;
        }

        var smallest = PowerRules.Smallest(new(Math.Max(1, counts.InWindow), 1, null, Math.Max(1, phi)), Power);
        return string.Create(CultureInfo.InvariantCulture,
            $"insufficient: {counts.InWindow} {(counts.InWindow == 1 ? "event" : "events")} in the window over {counts.Nights.Count} nights; {(smallest is { } ratio ? $"the smallest fall that as long a time after could show is {100 * (1 - ratio):0} %" : "no fall, however great, could be shown by as long a time after")}.");
    }

    /// <summary>Returns which way the window's monthly counts run, season taken out, or why that cannot be said.</summary>
    /// <remarks>The first and the last month are left out unless all their nights are counted: a part of a month has another season.</remarks>
    /// <source>docs/methods/emro.md §3: quasi-Poisson, offset ln nights, trend in years, one pair of harmonics.</source>
    public static Outcome<WindowTrend> Trend(WindowCounts counts)
    {
        var whole = counts.ByMonth.Where(m => m is { IsWhole: true, Nights: > 0 }).ToList();
        if (whole.Count < LeastMonths)
        {
            return Outcome.Refused<WindowTrend>("nights", $"{whole.Count} whole months are counted.", $"Trend and season are told apart from {LeastMonths} months on; three years are usual.");
        }

        double[] Row(int i)
        {
            var angle = 2 * Math.PI * whole[i].Month.Month / 12;
            return [1, (whole[i].Month.Year - whole[0].Month.Year) + ((whole[i].Month.Month - whole[0].Month.Month) / 12.0), Math.Sin(angle), Math.Cos(angle)];
        }

        var design = new Design(["const", "year", "sin1", "cos1"], [.. Enumerable.Range(0, whole.Count).Select(Row)], [.. whole.Select(m => (double)m.Count)], [.. whole.Select(m => (double)m.Nights)]);
        return FitRules.Fit(design, CountModel.QuasiPoisson).Then(fit => Outcome.Done(new WindowTrend(fit.Terms[1].RateRatio, fit.Terms[1].Low, fit.Terms[1].High, whole.Count, fit.Phi)));
    }
}
