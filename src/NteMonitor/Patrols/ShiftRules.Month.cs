using NodaTime;

namespace NteMonitor.Patrols;

/// <summary>What a counter came to under one definition.</summary>
/// <param name="Text">The definition.</param>
/// <param name="Shifts">How many shifts counted under it.</param>
/// <param name="Total">What they counted.</param>
public sealed record UnderDefinition(string Text, int Shifts, long Total);

/// <summary>What a counter came to over several shifts.</summary>
/// <param name="Code">The counter's code.</param>
/// <param name="Name">Its name, as last defined.</param>
/// <param name="Unit">Its unit, as last defined.</param>
/// <param name="Definitions">By definition, the oldest first; more than one is a drift, and then the sum mixes what was counted.</param>
public sealed record CounterTotal(string Code, string Name, string Unit, IReadOnlyList<UnderDefinition> Definitions)
{
    /// <summary>The sum over the shifts that counted it; none where no shift did, which is not 0.</summary>
    public long? Total => Definitions.Count == 0 ? null : Definitions.Sum(d => d.Total);

    /// <summary>How many shifts counted it.</summary>
    public int Shifts => Definitions.Sum(d => d.Shifts);

    /// <summary>Whether the definition changed between them.</summary>
    public bool Drifted => Definitions.Count > 1;
}

/// <summary>What the shifts of one scheme came to.</summary>
/// <param name="Kind">Code of their kind.</param>
/// <param name="Scheme">The scheme, as last written.</param>
/// <param name="Shifts">How many shifts, those that go on included.</param>
/// <param name="Open">How many of them go on; their hours are not in.</param>
/// <param name="Hours">Elapsed time of the shifts whose start and finish are known.</param>
/// <param name="Timed">How many shifts that is.</param>
/// <param name="CrewHours">Elapsed time by the number of the crew, of the shifts that know both.</param>
/// <param name="Crewed">How many shifts that is.</param>
/// <param name="Counters">Every counter that any of them defines, in the order of the newest shift.</param>
public sealed record SchemeTotals(
    string Kind, string Scheme, int Shifts, int Open, Duration Hours, int Timed, Duration CrewHours, int Crewed, IReadOnlyList<CounterTotal> Counters);

/// <content>Totals over several shifts.</content>
public static partial class ShiftRules
{
    /// <summary>Returns the totals of each scheme, by kind and name.</summary>
    /// <param name="shifts">The shifts; withdrawn ones and those that know no night are left out.</param>
    /// <source>docs/methods/shifts.md §5.</source>
    public static IReadOnlyList<SchemeTotals> ByScheme(IEnumerable<KeptShift> shifts) =>
        [.. shifts.Where(s => s is { Withdrawn: false, Shift.Night: not null })
            .GroupBy(s => (s.Shift.Kind, Scheme: s.Shift.Scheme.ToUpperInvariant()))
            .OrderBy(g => g.Key.Kind, StringComparer.Ordinal).ThenBy(g => g.Key.Scheme, StringComparer.Ordinal)
            .Select(g => Scheme(g.Key.Kind, [.. g.OrderBy(s => s.Shift.Night).ThenBy(s => s.Shift.Start).ThenBy(s => s.Shift.Id)]))];

    private static SchemeTotals Scheme(string kind, IReadOnlyList<KeptShift> shifts)
    {
        var timed = shifts.Where(s => s.Shift.Elapsed is not null).ToList();
        var crewed = timed.Where(s => s.Shift.Crew is not null).ToList();
        var codes = shifts.Reverse().SelectMany(s => s.Shift.Definitions).Select(d => d.Code).Distinct();
        return new(
            kind, shifts[^1].Shift.Scheme, shifts.Count, shifts.Count(s => s.IsOpen),
            timed.Aggregate(Duration.Zero, (sum, s) => sum + s.Shift.Elapsed!.Value), timed.Count,
            crewed.Aggregate(Duration.Zero, (sum, s) => sum + (s.Shift.Elapsed!.Value * s.Shift.Crew!.Value)), crewed.Count,
            [.. codes.Select(c => CounterOver(c, shifts))]);
    }

    private static CounterTotal CounterOver(string code, IReadOnlyList<KeptShift> shifts)
    {
        var defined = shifts.Select(s => (Kept: s, Definition: s.Shift.Definitions.FirstOrDefault(d => d.Code == code))).Where(s => s.Definition is not null).ToList();
        var newest = defined[^1].Definition!;
        return new(code, newest.Name, newest.Unit,
            [.. defined.Where(s => s.Kept.Totals.ContainsKey(code))
                .GroupBy(s => s.Definition!.Text, StringComparer.Ordinal)
                .Select(g => new UnderDefinition(g.Key, g.Count(), g.Sum(s => (long)s.Kept.Totals[code])))]);
    }
}
