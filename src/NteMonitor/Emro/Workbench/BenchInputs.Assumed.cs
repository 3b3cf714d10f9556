using System.Globalization;
using NteMonitor.Emro.Models;

namespace NteMonitor.Emro.Workbench;

/// <content>What is taken for granted: effect, displacement, crowding, how people go home, what each tool needs.</content>
public static partial class BenchInputs
{
    /// <summary>How firmly a share that was moved on the screen is held: as firmly as if it had been seen in so many cases.</summary>
    private const double Firmness = 50;

    private static IEnumerable<BenchInput> Assumed() =>
    [
        new("prior", "An hour does", Prior)
        {
            Step = (s, by, _) => s with { Prior = Preset(s.Prior) is var at && at < 0 ? Priors.All[0].Prior : Priors.All[Math.Clamp(at + by, 0, Priors.All.Count - 1)].Prior },
            Read = (s, text, _) => ReadPrior(text).Then(p => Outcome.Done(s with { Prior = p })),
            Typed = s => Preset(s.Prior) is >= 0 and var at ? Priors.All[at].Code : string.Create(CultureInfo.InvariantCulture, $"{s.Prior.Mean} {s.Prior.Deviation}"),
            Hint = $"{string.Join(", ", Priors.All.Select(p => p.Code))}; or mean and deviation of ln RR an hour: -0.15 0.10",
            Note = s => s.Prior.Source,
            IsFor = Removes,
        },
        Displaced("earlier", "Comes earlier", s => s.Earlier, (s, r) => s with { Earlier = r }),
        Displaced("elsewhere", "Goes elsewhere", s => s.Elsewhere, (s, r) => s with { Elsewhere = r }),
        Share("hoarding", "Hoarding", 0.05, (s => s.Hoarding, (s, v) => s with { Hoarding = v })) with { Hint = "how much more is drunk before the sale ends: 0 to 20 % is swept", IsFor = Removes },
        Share("stays-open", "Doors stay open", 0.1, (s => s.StaysOpen, (s, v) => s with { StaysOpen = v })) with { Hint = "share of people for whom doors stay open: it stops sales, not opening", IsFor = t => t == Tool.Order },
        Share("crowding", "Crowding", 0.05, (s => s.Crowding.Middle, (s, v) => s with { Crowding = new(Math.Min(s.Crowding.Low, v), v, Math.Max(s.Crowding.High, v)) })) with { Hint = "share of the window's events that come with crowding; nobody has published one" },
        Number("gamma", "Steepness", (0.5, 1, 3), (s => s.Gamma, (s, v) => s with { Gamma = v })) with { Hint = "1 in proportion to the queue, 2 with its square" },
        Share("walk", "Walk home", 0.05, (s => s.Dispersal.Walk, (s, v) => s with { Dispersal = s.Dispersal with { Walk = v } })),
        Number("transport", "Taken a minute", (1, 0, 200), (s => s.Dispersal.Transport is [var first, ..] ? first.PerMinute : 0, WithTransport)) with { Hint = "people whom taxis and buses take in a minute at the first step" },
        Share("occupancy", "Venues filled to", 0.05, (s => s.Occupancy, (s, v) => s with { Occupancy = v })),
        Share("take-up", "Take part", 0.05, (s => s.TakeUp, (s, v) => s with { TakeUp = v })) with { IsFor = t => t == Tool.Voluntary },
        Whole("stagger-groups", "Groups", (2, 12), (s => s.StaggerGroups, (s, v) => s with { StaggerGroups = v })) with { IsFor = t => t == Tool.Staggered },
        Number("stagger-minutes", "Minutes apart", (5, 5, 120), (s => s.StaggerMinutes, (s, v) => s with { StaggerMinutes = (int)v })) with { IsFor = t => t == Tool.Staggered },
        Whole("reviewed", "Reviewed", (1, 50), (s => s.ReviewedPremises, (s, v) => s with { ReviewedPremises = v })) with { Hint = "how many premises, those with most events first", IsFor = t => t == Tool.Reviews },
        Number("review-ratio", "Leave of it", (0.05, 0, 1), (s => s.ReviewRatio.Middle, (s, v) => s with { ReviewRatio = new(Math.Min(s.ReviewRatio.Low, v), v, Math.Max(s.ReviewRatio.High, v)) })) with { Hint = "rate ratio at the reviewed premises: 0.75 is a quarter less", IsFor = t => t == Tool.Reviews },
        Number("more-transport", "More a minute", (1, 0, 200), (s => s.MoreTransport, (s, v) => s with { MoreTransport = v })) with { Hint = "people more that buses and taxis take in a minute", IsFor = t => t == Tool.Transport },
        Number("expenses", "Costs a year", (1000, 0, 10_000_000), (s => (double)s.Expenses, (s, v) => s with { Expenses = decimal.Round((decimal)v, 2) })) with { Hint = "pounds a year that running the tool costs" },
        Optional("target", "Worth it from", (1, 0, 100_000), (s => s.Target, (s, v) => s with { Target = v })) with { Hint = "events fewer a year that would be worth it; none for no figure" },
        Optional("turnover", "Turnover", (1, 0, 100_000), (s => (double?)s.TurnoverPerCapacityHour, (s, v) => s with { TurnoverPerCapacityHour = (decimal?)v })) with { Hint = "pounds for one capacity-hour, from somebody who knows; or none" },
        Optional("staff-hours", "Hours of work", (0.01, 0, 100), (s => s.StaffHoursPerCapacityHour, (s, v) => s with { StaffHoursPerCapacityHour = v })) with { Hint = "for one capacity-hour; or none" },
    ];

    private static bool Removes(Tool tool) => tool is Tool.Order or Tool.Voluntary or Tool.Staggered;

    private static int Preset(EffectPrior prior) => Priors.All.ToList().FindIndex(p => p.Prior == prior);

    private static string Prior(Scenario scenario) => string.Create(CultureInfo.InvariantCulture,
        $"{(Preset(scenario.Prior) is >= 0 and var at ? Priors.All[at].Code : "own")} {100 * (Math.Exp(scenario.Prior.Mean) - 1):+0;-0;0} %{(scenario.Prior.PerHour ? "" : " in all")}");

    private static Outcome<EffectPrior> ReadPrior(string text)
    {
        if (Priors.All.FirstOrDefault(p => string.Equals(p.Code, text.Trim(), StringComparison.OrdinalIgnoreCase)) is { Prior: { } preset })
        {
            return Outcome.Done(preset);
        }

        var figures = text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(t => double.TryParse(t, NumberStyles.Float, CultureInfo.InvariantCulture, out var v) && double.IsFinite(v) ? v : (double?)null).ToList();
        return figures is [{ } mean and >= -3 and <= 3, { } deviation and >= 0 and <= 3]
            ? Outcome.Done(new EffectPrior(mean, deviation, "as typed at the workbench"))
            : Outcome.Refused<EffectPrior>("prior", $"'{text.Trim()}' is no prior.", $"{string.Join(", ", Priors.All.Select(p => p.Code))}, or mean and deviation of the logarithm of the rate ratio an hour: -0.15 0.10.");
    }

    private static BenchInput Displaced(string id, string label, Func<Scenario, ShareRange> of, Func<Scenario, ShareRange, Scenario> with) =>
        Share(id, label, 0.05, (s => of(s).Mean, (s, v) => with(s, Range(of(s), v)))) with
        {
            Say = s => of(s) is { A: > 0 and var a, B: var b } range
                ? string.Create(CultureInfo.InvariantCulture, $"{100 * range.Mean:0} % ({100 * MathNet.Numerics.Distributions.Beta.InvCDF(a, b, 0.025):0} to {100 * MathNet.Numerics.Distributions.Beta.InvCDF(a, b, 0.975):0})")
                : "none",
            Typed = s => string.Create(CultureInfo.InvariantCulture, $"{100 * of(s).Mean:0.##} %"),
            Hint = "share of what is averted that comes again; 32 % was seen in Sydney",
            IsFor = t => Removes(t) || t == Tool.Reviews,
        };

    /// <summary>A share about another middle, held as firmly as before; one of all or of nothing has no range.</summary>
    private static ShareRange Range(ShareRange now, double middle)
    {
        var firm = now.A + now.B > 0 ? now.A + now.B : Firmness;
        return middle <= 0 ? ShareRange.None : new(firm * Math.Min(middle, 0.99), firm * (1 - Math.Min(middle, 0.99)));
    }

    private static Scenario WithTransport(Scenario scenario, double first)
    {
        var steps = scenario.Dispersal.Transport;
        var by = first - (steps is [var now, ..] ? now.PerMinute : 0);
        return scenario with { Dispersal = scenario.Dispersal with { Transport = steps.Count == 0 ? [(0, first)] : [.. steps.Select((t, i) => (t.From, Tidy(i == 0 ? first : Math.Max(0, t.PerMinute + by))))] } };
    }

    private static BenchInput Share(string id, string label, double step, (Func<Scenario, double> Of, Func<Scenario, double, Scenario> With) value) =>
        new(id, label, s => Percent(value.Of(s)))
        {
            Step = (s, by, _) => Moved(s, value, (step, 0, 1), by),
            Read = (s, text, _) => ReadShare(id, text).Then(v => Outcome.Done(value.With(s, v))),
            Hint = "0 to 100 %",
        };

    private static BenchInput Number(string id, string label, (double Step, double Least, double Most) range, (Func<Scenario, double> Of, Func<Scenario, double, Scenario> With) value) =>
        new(id, label, s => Plain(value.Of(s)))
        {
            Step = (s, by, _) => Moved(s, value, range, by),
            Read = (s, text, _) => ReadNumber(id, text, range).Then(v => Outcome.Done(value.With(s, v))),
            Hint = string.Create(CultureInfo.InvariantCulture, $"{range.Least} to {range.Most}"),
        };

    private static BenchInput Whole(string id, string label, (int Least, int Most) range, (Func<Scenario, int> Of, Func<Scenario, int, Scenario> With) value) =>
        Number(id, label, (1, range.Least, range.Most), (s => value.Of(s), (s, v) => value.With(s, (int)Math.Round(v))));

    private static BenchInput Optional(string id, string label, (double Step, double Least, double Most) range, (Func<Scenario, double?> Of, Func<Scenario, double?, Scenario> With) value) =>
        Number(id, label, range, (s => value.Of(s) ?? 0, (s, v) => value.With(s, v))) with
        {
            Say = s => value.Of(s) is { } v ? Plain(v) : "none",
            Read = (s, text, _) => text.Trim().Length == 0 || text.Trim() == "none" ? Outcome.Done(value.With(s, null)) : ReadNumber(id, text, range).Then(v => Outcome.Done(value.With(s, v))),
        };

    private static Scenario Moved(Scenario scenario, (Func<Scenario, double> Of, Func<Scenario, double, Scenario> With) value, (double Step, double Least, double Most) range, int by)
    {
        var now = value.Of(scenario);
        var next = Tidy(Math.Clamp(now + (by * range.Step), range.Least, range.Most));
        return next == now ? scenario : value.With(scenario, next);
    }

    /// <summary>Twenty steps of a twentieth are one, whatever floating point makes of them.</summary>
    private static double Tidy(double value) => Math.Round(value, 6);

    private static Outcome<double> ReadShare(string id, string text)
    {
        var word = text.Trim();
        var isPercent = word.EndsWith('%');
        return double.TryParse(word.TrimEnd('%', ' '), NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value)
            && (isPercent ? value / 100 : value) is >= 0 and <= 1 and var share
            ? Outcome.Done(Tidy(share))
            : Outcome.Refused<double>(id, $"'{word}' is no share.", "0 to 1, or 0 % to 100 %.");
    }

    private static Outcome<double> ReadNumber(string id, string text, (double Step, double Least, double Most) range) =>
        double.TryParse(text.Trim().Replace(",", "", StringComparison.Ordinal), NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) && value >= range.Least && value <= range.Most
            ? Outcome.Done(value)
            : Outcome.Refused<double>(id, $"'{text.Trim()}' is out of reach.", string.Create(CultureInfo.InvariantCulture, $"A number from {range.Least} to {range.Most}."));

    private static string Percent(double share) => string.Create(CultureInfo.InvariantCulture, $"{100 * share:0.##} %");

    private static string Plain(double value) => value.ToString("#,0.##", CultureInfo.InvariantCulture);
}
