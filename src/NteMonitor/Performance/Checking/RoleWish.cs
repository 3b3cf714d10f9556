using System.Globalization;
using System.Text.RegularExpressions;

namespace NteMonitor.Performance.Checking;

/// <summary>A role that the user gives to a column.</summary>
/// <param name="Name">The role's name on the command line.</param>
/// <param name="Column">The column's place, from 0.</param>
public sealed record WishedRole(string Name, int Column);

/// <summary>A column that the user says is a sum, by places.</summary>
/// <param name="Total">The column's place.</param>
/// <param name="Parts">The places of its parts.</param>
public sealed record WishedTotal(int Total, IReadOnlyList<int> Parts);

/// <summary>What the user says about the columns of a table.</summary>
/// <param name="Columns">Roles of columns.</param>
/// <param name="Totals">Columns that are sums.</param>
/// <param name="TotalRow">Tells a total's row by its label, or none.</param>
public sealed record RoleWish(IReadOnlyList<WishedRole> Columns, IReadOnlyList<WishedTotal> Totals, Func<string, bool>? TotalRow)
{
    /// <summary>Nothing is said.</summary>
    public static RoleWish None { get; } = new([], [], null);

    private static readonly string[] Names = ["prior", "current", "change", "pct", "target", "result", "level", "label", "unit", "period", "note", "ignore"];
    private static readonly string[] Others = ["total-row", "total"];

    /// <summary>Returns the column of a role, or none.</summary>
    public int? Column(string role) => Columns.FirstOrDefault(c => c.Name == role)?.Column;

    /// <summary>Returns what was said, for one table, or every reason why it cannot be meant.</summary>
    /// <param name="said">Such as <c>prior=2012-13</c>, <c>total-row=^All</c>, <c>total=Total:A,B,#4</c>; a column by its heading or as # and its number.</param>
    /// <param name="table">The table.</param>
    public static Outcome<RoleWish> Read(IReadOnlyList<string> said, PublishedTable table)
    {
        List<Refusal> reasons = [];
        List<WishedRole> columns = [];
        List<WishedTotal> totals = [];
        Func<string, bool>? pattern = null;
        foreach (var role in said)
        {
            var (name, value) = role.IndexOf('=', StringComparison.Ordinal) is > 0 and var at ? (role[..at].Trim().ToLowerInvariant(), role[(at + 1)..].Trim()) : (role, "");
            switch (name)
            {
                case "total-row" when value.Length > 0:
                    pattern = Pattern(value, reasons);
                    break;
                case "total" when value.Length > 0:
                    totals.AddRange(Total(value, table, reasons) is { } total ? [total] : []);
                    break;
                case var known when Names.Contains(known) && value.Length > 0:
                    columns.AddRange(Place(value, table, reasons) is { } place ? [new(known, place)] : []);
                    break;
                default:
                    reasons.Add(Unknown(role, name));
                    break;
            }
        }

        foreach (var twice in columns.GroupBy(c => c.Column).Where(g => g.Count() > 1))
        {
            reasons.Add(new("--role", $"The column '{table.Columns[twice.Key].Heading}' is to be {string.Join(" and ", twice.Select(t => t.Name))}.", "Give each column one role."));
        }

        foreach (var twice in columns.Where(c => c.Name is "prior" or "current" or "result" or "level" or "label").GroupBy(c => c.Name).Where(g => g.Count() > 1))
        {
            reasons.Add(new("--role", $"'{twice.Key}' is given to {twice.Count()} columns.", "Give it to one."));
        }

        return Outcome.Unless(reasons, () => new RoleWish(columns, totals, pattern));
    }

    private static Refusal Unknown(string role, string name) => Names.Concat(Others).Contains(name)
        ? new("--role", $"'{role}' names no column.", $"Write {name}={(name == "total" ? "COL:PART,PART" : name == "total-row" ? "REGEX" : "COL")}.")
        : new("--role", $"'{name}' is no role.", $"{Commands.Nearest.Hint(name, Names.Concat(Others))} The roles are {string.Join(", ", Names.Concat(Others))}.".TrimStart());

    private static Func<string, bool>? Pattern(string value, List<Refusal> reasons)
    {
        try
        {
            return new Regex(value, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking, TimeSpan.FromSeconds(1)).IsMatch;
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException)
        {
            reasons.Add(new("--role", $"total-row: '{value}' is no pattern that can be used.", "Write a regular expression without look-around, such as ^(Total|All) ."));
            return null;
        }
    }

    private static WishedTotal? Total(string value, PublishedTable table, List<Refusal> reasons)
    {
        // A heading may hold a colon of its own: the first one behind which a column ends is meant.
        var colon = Enumerable.Range(0, value.Length).Where(i => value[i] == ':').FirstOrDefault(i => Find(value[..i], table).Count == 1, value.IndexOf(':', StringComparison.Ordinal));
        if (colon <= 0)
        {
            reasons.Add(new("--role", $"'total={value}' does not say of what.", "Write total=COL:PART,PART."));
            return null;
        }

        var before = reasons.Count;
        var total = Place(value[..colon], table, reasons);
        int[] parts = [.. value[(colon + 1)..].Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(p => Place(p, table, reasons)).OfType<int>()];
        if (reasons.Count > before)
        {
            return null;
        }

        if (parts.Length < 2 || parts.Distinct().Count() < parts.Length || parts.Contains(total!.Value))
        {
            reasons.Add(new("--role", $"'total={value}' is no sum.", "Name two parts or more, each once, and not the total itself."));
            return null;
        }

        return new(total.Value, parts);
    }

    private static int? Place(string name, PublishedTable table, List<Refusal> reasons)
    {
        var found = Find(name, table);
        if (found is [var place])
        {
            return place;
        }

        reasons.Add(found.Count == 0
            ? new("--role", $"{table.Name} has no column '{name}'.", $"It has: {string.Join(", ", table.Columns.Select(c => c.Heading))}.")
            : new("--role", $"{table.Name} has {found.Count} columns '{name}'.", $"Say which by its number: {string.Join(", ", found.Select(f => string.Create(CultureInfo.InvariantCulture, $"#{f + 1}")))}."));
        return null;
    }

    private static List<int> Find(string name, PublishedTable table)
    {
        var wanted = FigureRules.Trim(name).ToString();
        var named = table.Columns.Where(c => string.Equals(c.Heading, wanted, StringComparison.OrdinalIgnoreCase)).Select(c => c.Place).ToList();
        return named.Count == 0 && wanted is ['#', .. var digits] && int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1 && number <= table.Columns.Count
            ? [number - 1]
            : named;
    }
}
