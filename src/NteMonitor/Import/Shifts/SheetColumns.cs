using NteMonitor.Commands;
using NteMonitor.Patrols;

namespace NteMonitor.Import.Shifts;

/// <summary>Which column of a sheet is what.</summary>
/// <param name="Header">The headings, as they stand.</param>
/// <param name="Counters">The counters that the sheet has, with their columns, in the sheet's order.</param>
public sealed record SheetColumns(IReadOnlyList<string> Header, IReadOnlyList<(int Column, Counter Counter)> Counters)
{
    private const string NightField = "night_of", StartField = "start", FinishField = "end", CrewField = "crew";

    private static readonly (string Field, string[] Headings)[] Fields =
    [
        (NightField, ["night_of", "night", "date"]), (StartField, ["start", "start_time", "started"]), (FinishField, ["end", "finish", "end_time", "finished"]),
    ];

    /// <summary>The column of the night.</summary>
    public int Night { get; private init; }

    /// <summary>The column of the start, or none.</summary>
    public int? Start { get; private init; }

    /// <summary>The column of the finish, or none.</summary>
    public int? Finish { get; private init; }

    /// <summary>The column with the number of the crew, or none.</summary>
    public int? Crew { get; private init; }

    /// <summary>Returns which column is what, or every reason why the sheet cannot be read as one of this kind.</summary>
    /// <param name="header">The headings of the sheet.</param>
    /// <param name="kind">The kind of its shifts.</param>
    /// <param name="ignored">Headings of columns that are left out.</param>
    /// <source>docs/methods/shifts.md §8.</source>
    public static Outcome<SheetColumns> Find(IReadOnlyList<string> header, ShiftKind kind, IReadOnlyList<string> ignored)
    {
        List<Refusal> reasons = [];
        var known = Known(kind);
        var left = Ignored(header, ignored, reasons);
        Dictionary<string, int> found = new(StringComparer.Ordinal);
        for (var i = 0; i < header.Count; i++)
        {
            if (left.Contains(Plain(header[i])))
            {
                continue;
            }

            if (!known.TryGetValue(Plain(header[i]), out var meant))
            {
                reasons.Add(Unknown(header[i], i, known.Keys));
            }
            else if (!found.TryAdd(meant, i))
            {
                reasons.Add(new(header[i], $"The columns '{header[found[meant]]}' and '{header[i]}' say the same.", $"Leave one of them out: --ignore \"{header[i]}\"."));
            }
        }

        if (!found.ContainsKey(NightField))
        {
            reasons.Add(new(NightField, "No column gives the night.", "Call the column with the date of the evening night_of."));
        }

        var counters = kind.Counters.Where(c => found.ContainsKey(c.Code)).Select(c => (found[c.Code], c)).OrderBy(c => c.Item1).ToList();
        if (counters.Count == 0 && reasons.Count == 0)
        {
            reasons.Add(new("columns", $"No column of the sheet is counted by {kind.Name}.", "Look whether the kind is right."));
        }

        return Outcome.Unless(reasons, () => new SheetColumns(header, counters)
        {
            Night = found[NightField],
            Start = Column(StartField),
            Finish = Column(FinishField),
            Crew = Column(CrewField),
        });

        int? Column(string field) => found.TryGetValue(field, out var column) ? column : null;
    }

    /// <summary>Every heading that is known, and what it means: a field, or the code of a counter. What the kind lists goes before its codes and names.</summary>
    private static Dictionary<string, string> Known(ShiftKind kind)
    {
        Dictionary<string, string> known = new(StringComparer.Ordinal);
        var listed = Fields.SelectMany(f => f.Headings.Select(h => (Heading: h, Meant: f.Field)))
            .Concat(kind.CrewColumns.Select(h => (h, CrewField)))
            .Concat(kind.Counters.SelectMany(c => c.Columns.Select(h => (h, c.Code))));
        var named = kind.Counters.SelectMany(c => new[] { (c.Code, c.Code), (c.Name, c.Code) }).Append((CrewField, CrewField)).Append((kind.Crew, CrewField));
        foreach (var (heading, meant) in listed.Concat(named))
        {
            known.TryAdd(Plain(heading), meant);
        }

        return known;
    }

    private static HashSet<string> Ignored(IReadOnlyList<string> header, IReadOnlyList<string> ignored, List<Refusal> reasons)
    {
        var there = header.Select(Plain).ToHashSet(StringComparer.Ordinal);
        foreach (var name in ignored.Where(n => !there.Contains(Plain(n))))
        {
            reasons.Add(new("--ignore", $"The sheet has no column '{name}'.", Nearest.Hint(name, header) ?? $"It has {string.Join(", ", header)}."));
        }

        return [.. ignored.Select(Plain)];
    }

    private static Refusal Unknown(string heading, int at, IEnumerable<string> known) => heading.Length == 0
        ? new("columns", $"Column {at + 1} has no heading.", "Give it one in the file, or leave it out with --ignore \"\".")
        : new(heading, $"Nothing on this kind of shift is called '{heading}'.", $"{Nearest.Hint(Plain(heading), known) ?? "A figure is never dropped in silence."} To leave the column out: --ignore \"{heading}\".");

    /// <summary>A heading without case and signs: <c>Flip-flops (pairs)</c> is <c>flip_flops_pairs</c>.</summary>
    private static string Plain(string heading) => string.Join('_', string.Concat(heading.Select(c => char.IsLetterOrDigit(c) ? char.ToLowerInvariant(c) : ' ')).Split(' ', StringSplitOptions.RemoveEmptyEntries));
}
