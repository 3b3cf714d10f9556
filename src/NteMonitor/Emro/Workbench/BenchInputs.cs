using System.Globalization;
using NodaTime;
using NteMonitor.Emro.Law;
using NteMonitor.Emro.Models;

namespace NteMonitor.Emro.Workbench;

/// <summary>The inputs of the workbench in the order of the screen: first what would be done, then what is taken for granted.</summary>
public static partial class BenchInputs
{
    private const int Quarter = 15;
    private const int LatestMinute = 6 * 60;
    private static readonly IReadOnlyList<IReadOnlyList<IsoDayOfWeek>> DaySets =
    [
        [IsoDayOfWeek.Saturday], [IsoDayOfWeek.Saturday, IsoDayOfWeek.Sunday], [IsoDayOfWeek.Friday, IsoDayOfWeek.Saturday, IsoDayOfWeek.Sunday],
        [.. Enum.GetValues<IsoDayOfWeek>().Where(d => d is >= IsoDayOfWeek.Monday and <= IsoDayOfWeek.Friday)], [.. Enum.GetValues<IsoDayOfWeek>().Where(d => d != IsoDayOfWeek.None)],
    ];

    private static readonly IReadOnlyList<int> DrawSets = [1_000, 5_000, 20_000, 50_000, 100_000];

    /// <summary>Every input.</summary>
    public static IReadOnlyList<BenchInput> All { get; } = [.. Order(), .. Assumed(), .. Run(), .. Draft()];

    /// <summary>Returns the inputs that say something for a scenario's tool.</summary>
    public static IReadOnlyList<BenchInput> For(Scenario scenario) => [.. All.Where(i => i.IsFor(scenario.Tool))];

    private static IEnumerable<BenchInput> Order() =>
    [
        new("start", "From", s => Times(s, d => d.Start))
        {
            Step = (s, by, _) => WithDays(s, d => Moved(d.Start, by) is { } start && start < d.End ? d with { Start = start } : d),
            Read = (s, text, _) => Clock("start", text).Then(at => Outcome.Done(WithDays(s, d => d with { Start = at }))),
            Hint = "03:00; quarters of an hour",
        },
        new("end", "Until", s => Times(s, d => d.End))
        {
            Step = (s, by, _) => WithDays(s, d => Moved(d.End, by) is { } end && end > d.Start ? d with { End = end } : d),
            Read = (s, text, _) => Clock("end", text).Then(at => Outcome.Done(WithDays(s, d => d with { End = at }))),
            Hint = "06:00 at the latest",
        },
        new("days", "Days", s => s.Order.Days.Count == 0 ? "none" : string.Join(",", s.Order.Days.Select(d => d.Day.ToString()[..3].ToLowerInvariant())))
        {
            Step = OtherDays,
            Read = (s, text, _) => DayWords.Read("days", [text]).Then(days => Outcome.Done(s with { Order = s.Order with { Days = days } })),
            Typed = s => DayWords.Write(s.Order.Days),
            Note = s => s.Order.Days.Count == 0 ? "" : $"the end of {string.Join(", ", s.Order.Days.Select(d => d.Evening.ToString()))} night",
            Hint = "calendar days: saturday 03:00-06:00 is the end of Friday night",
        },
        new("zone", "Zone", s => s.Order.Zones is [] ? "whole area" : string.Join(", ", s.Order.Zones))
        {
            Step = (s, by, around) => s with { Order = s.Order with { Zones = Beside(Zones(around), s.Order.Zones is [var one, ..] ? one : null, by) is { } zone ? [zone] : [] } },
            Read = (s, text, around) => Zone("zone", text, around).Then(zone => Outcome.Done(s with { Order = s.Order with { Zones = zone is null ? [] : [zone] } })),
            Hint = "code of a zone on file; none for the whole area",
        },
        new("tool", "Tool", s => ScenarioJson.Code(s.Tool).Replace('-', ' '))
        {
            Step = (s, by, _) => s with { Tool = Beside(Enum.GetValues<Tool>(), s.Tool, by) },
            Read = (s, text, _) => ScenarioJson.Find(text) is { } tool ? Outcome.Done(s with { Tool = tool })
                : Outcome.Refused<Scenario>("tool", $"'{text}' is no tool.", $"One of {string.Join(", ", Enum.GetValues<Tool>().Select(ScenarioJson.Code))}."),
            Typed = s => ScenarioJson.Code(s.Tool),
            Hint = string.Join(", ", Enum.GetValues<Tool>().Select(ScenarioJson.Code)),
        },
    ];

    private static IEnumerable<BenchInput> Run() =>
    [
        new("nights", "Nights counted", s => s.Nights is { } nights ? $"{nights.First.ToIso()} to {nights.Last.ToIso()}" : "three years")
        {
            Read = (s, text, _) => ReadNights(text).Then(nights => Outcome.Done(s with { Nights = nights })),
            Hint = "2024-01-01 to 2026-10-31; \"three years\" for those to last night",
        },
        new("categories", "Categories", s => s.Categories.Count == 0 ? "all" : string.Join(", ", s.Categories))
        {
            Read = (s, text, _) => Outcome.Done(s with { Categories = text.Trim() is "all" or "" ? [] : [.. text.Split([',', ' '], StringSplitOptions.RemoveEmptyEntries).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)] }),
            Hint = "codes with commas: assault, disorder; all for every one",
        },
        new("control", "Control", s => s.Control ?? "none") { Step = (s, by, around) => s with { Control = Beside(Zones(around), s.Control, by) }, Read = (s, text, around) => Zone("control", text, around).Then(z => Outcome.Done(s with { Control = z })), Hint = "code of a zone like this one, where nothing changes; or none" },
        new("buffer", "Ring around", s => s.Buffer ?? "none") { Step = (s, by, around) => s with { Buffer = Beside(Zones(around), s.Buffer, by) }, Read = (s, text, around) => Zone("buffer", text, around).Then(z => Outcome.Done(s with { Buffer = z })), Hint = "code of the zone into which trouble could move; or none" },
        new("seed", "Seed", s => s.Seed.ToString(CultureInfo.InvariantCulture))
        {
            Step = (s, by, _) => s with { Seed = by > 0 ? s.Seed == ulong.MaxValue ? s.Seed : s.Seed + 1 : s.Seed == 0 ? 0 : s.Seed - 1 },
            Read = (s, text, _) => ulong.TryParse(text.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var seed) ? Outcome.Done(s with { Seed = seed })
                : Outcome.Refused<Scenario>("seed", $"'{text.Trim()}' is no seed.", "A seed is a whole number from 0 on."),
            Hint = "a whole number; the same seed draws the same again",
        },
        new("draws", "Draws", s => s.Draws.ToString("#,0", CultureInfo.InvariantCulture))
        {
            Step = (s, by, _) => s with { Draws = by > 0 ? DrawSets.FirstOrDefault(d => d > s.Draws, s.Draws) : DrawSets.LastOrDefault(d => d < s.Draws, s.Draws) },
            Read = (s, text, _) => int.TryParse(text.Trim().Replace(",", "", StringComparison.Ordinal), NumberStyles.None, CultureInfo.InvariantCulture, out var draws) && draws is >= 100 and <= EffectRules.MostDraws
                ? Outcome.Done(s with { Draws = draws })
                : Outcome.Refused<Scenario>("draws", $"'{text.Trim()}' is no number of draws.", $"100 to {EffectRules.MostDraws}; 20,000 is usual."),
            Hint = "20,000 is usual",
        },
    ];

    private static string Times(Scenario scenario, Func<DayRule, LocalTime> of) => scenario.Order.Days.Count == 0
        ? "none"
        : string.Join(", ", scenario.Order.Days.Select(of).Distinct().Order().Select(t => t.ToString("HH:mm", CultureInfo.InvariantCulture)));

    private static LocalTime? Moved(LocalTime time, int by)
    {
        var minute = (time.Hour * 60) + time.Minute;

        // From a time between two quarters, the first step goes to the next of them.
        var to = by > 0 ? ((minute / Quarter) + 1) * Quarter : ((minute + Quarter - 1) / Quarter * Quarter) - Quarter;
        return to is < 0 or > LatestMinute ? null : LocalTime.FromMinutesSinceMidnight(to);
    }

    private static Scenario WithDays(Scenario scenario, Func<DayRule, DayRule> change) => scenario with { Order = scenario.Order with { Days = [.. scenario.Order.Days.Select(change)] } };

    private static Scenario OtherDays(Scenario scenario, int by, Surroundings around)
    {
        var now = scenario.Order.Days.Select(d => d.Day).ToList();
        var at = DaySets.ToList().FindIndex(set => set.SequenceEqual(now));
        var next = DaySets[at < 0 ? 1 : Math.Clamp(at + by, 0, DaySets.Count - 1)];
        var (start, end) = scenario.Order.Days is [var first, ..] ? (first.Start, first.End) : (new(3, 0), new(6, 0));
        return scenario with { Order = scenario.Order with { Days = [.. next.Select(d => scenario.Order.Days.FirstOrDefault(r => r.Day == d) ?? new DayRule(d, start, end))] } };
    }

    private static Outcome<LocalTime> Clock(string field, string text) =>
        NodaTime.Text.LocalTimePattern.CreateWithInvariantCulture("H:mm").Parse(text.Trim()) is { Success: true, Value: var at } && at <= new LocalTime(6, 0) && at.Minute % Quarter == 0
            ? Outcome.Done(at)
            : Outcome.Refused<LocalTime>(field, $"'{text.Trim()}' is no time that an order may have here.", "00:00 to 06:00 (Licensing Act 2003 s.172A(3)), on quarters of an hour: 03:15.");

    private static Outcome<NightRange?> ReadNights(string text)
    {
        var word = text.Trim();
        if (word.Length == 0 || word == "three years")
        {
            return Outcome.Done<NightRange?>(null);
        }

        var ends = word.Replace("..", " to ", StringComparison.Ordinal).Split(" to ", StringSplitOptions.TrimEntries).Select(NodaTime.Text.LocalDatePattern.Iso.Parse).ToList();
        return ends is [{ Success: true, Value: var first }, { Success: true, Value: var last }] && first <= last
            ? Outcome.Done<NightRange?>(new(new(first), new(last)))
            : Outcome.Refused<NightRange?>("nights", $"'{word}' is no run of nights.", "Write the first and the last evening: 2024-01-01 to 2026-10-31.");
    }

    private static IReadOnlyList<string?> Zones(Surroundings around) => [null, .. around.Zones.Select(z => z.Code).Order(StringComparer.Ordinal)];

    private static Outcome<string?> Zone(string field, string text, Surroundings around)
    {
        var word = text.Trim();
        return word.Length == 0 || word is "none" or "whole area" ? Outcome.Done<string?>(null)
            : around.Zones.FirstOrDefault(z => string.Equals(z.Code, word, StringComparison.OrdinalIgnoreCase)) is { } zone ? Outcome.Done<string?>(zone.Code)
            : Outcome.Refused<string?>(field, $"There is no zone '{word}' on file.", around.Zones.Count == 0 ? "None is; `nte zone import` brings one in." : $"On file: {string.Join(", ", around.Zones.Select(z => z.Code).Take(8))}.");
    }

    private static T Beside<T>(IReadOnlyList<T> all, T now, int by) => all[(Math.Max(0, all.ToList().IndexOf(now)) + by + all.Count) % all.Count];
}
