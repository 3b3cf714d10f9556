using System.Globalization;

namespace NteMonitor.Performance.Checking;

/// <summary>Rows that may be the parts of a total, by their places within a group.</summary>
/// <param name="From">The first.</param>
/// <param name="To">Behind the last.</param>
internal readonly record struct PartRange(int From, int To)
{
    /// <summary>Whether rows that are part of others are added too.</summary>
    public bool WithSubsets { get; init; }

    /// <summary>Whether rows that stand deeper are added too: an indented label need not mean a part.</summary>
    public bool WithDeeper { get; init; }

    /// <summary>Whether the parts are the subtotals.</summary>
    public bool IsOfTotals { get; init; }

    /// <summary>With subtotals: from where rows that have none are added, or none.</summary>
    public int? RestFrom { get; init; }

    /// <summary>Whether the parts stand below their total.</summary>
    public bool IsBelow { get; init; }
}

/// <summary>A sum of some rows of a column.</summary>
internal readonly record struct PartSum(decimal Sum, decimal Slack, int Numbers, int Blanks, int Unread, bool HasNegative)
{
    public static PartSum operator +(PartSum a, PartSum b) => new(a.Sum + b.Sum, a.Slack + b.Slack, a.Numbers + b.Numbers, a.Blanks + b.Blanks, a.Unread + b.Unread, a.HasNegative || b.HasNegative);

    public static PartSum operator -(PartSum a, PartSum b) => new(a.Sum - b.Sum, a.Slack - b.Slack, a.Numbers - b.Numbers, a.Blanks - b.Blanks, a.Unread - b.Unread, a.HasNegative);
}

/// <summary>Sums of any run of rows of a group, each found in one step.</summary>
internal sealed class PartSums
{
    private readonly Dictionary<TableColumn, PartSum[,]> _sums = new(ReferenceEqualityComparer.Instance);
    private readonly int[] _marks;
    private readonly Dictionary<int, int> _places;
    private readonly int[] _kinds;
    private readonly int[] _sections;
    private readonly int[] _totals;
    private readonly bool _hasDeeper;

    /// <summary>Adds up a group's columns.</summary>
    public PartSums(ReadTable read, RowKinds kinds, int[] rows, IReadOnlyList<TableColumn> columns)
    {
        (Rows, Columns) = (rows, columns);
        _sections = [.. rows.Select(r => read.Table.Rows[r].Section)];
        _kinds = [.. rows.Select(r => kinds.Depths?[r] > 0 ? 3 : kinds.Totals[r] != TotalWord.None ? 2 : kinds.Subsets[r] ? 1 : 0)];
        _totals = [.. Enumerable.Range(0, rows.Length).Where(i => _kinds[i] == 2)];
        _hasDeeper = _kinds.Contains(3);

        // Sums up to a place are kept only where a run of parts can begin or end: at totals and headings.
        _marks = [.. _totals.SelectMany(t => new[] { t, t + 1 }).Concat(Enumerable.Range(1, rows.Length - 1).Where(i => _sections[i] != _sections[i - 1])).Append(0).Append(rows.Length).Distinct().Order()];
        _places = _marks.Select((place, i) => (place, i)).ToDictionary(p => p.place, p => p.i);
        foreach (var column in columns)
        {
            var sums = new PartSum[4, _places.Count];
            var (running, next) = (new PartSum[4], 0);
            for (var i = 0; i <= rows.Length; i++)
            {
                if (next < _places.Count && _marks[next] == i)
                {
                    for (var kind = 0; kind < 4; kind++)
                    {
                        sums[kind, next] = running[kind];
                    }

                    next++;
                }

                if (i < rows.Length)
                {
                    running[_kinds[i]] += One(column, rows[i]);
                }
            }

            _sums[column] = sums;
        }
    }

    /// <summary>The rows of the group.</summary>
    public int[] Rows { get; }

    /// <summary>The columns that are summed.</summary>
    public IReadOnlyList<TableColumn> Columns { get; }

    /// <summary>Returns the ways to draw the parts of a total, the likeliest first.</summary>
    public IEnumerable<PartRange> Ranges(int at)
    {
        var place = Array.BinarySearch(_totals, at);
        var (before, after) = (place > 0 ? _totals[place - 1] + 1 : 0, place + 1 < _totals.Length ? _totals[place + 1] : Rows.Length);
        var heading = at;
        while (heading > 0 && _sections[heading - 1] == _sections[at])
        {
            heading--;
        }

        List<PartRange> above = [new(before, at), new(heading, at), new(0, at), new(0, at) { IsOfTotals = true }, new(0, at) { IsOfTotals = true, RestFrom = before }];
        List<PartRange> below = [new(at + 1, after) { IsBelow = true }, new(at + 1, Rows.Length) { IsBelow = true }, new(at + 1, Rows.Length) { IsOfTotals = true, IsBelow = true }];
        var all = _totals[0] == 0 ? below.Concat(above) : above.Concat(below);
        var ranges = all.Where(r => r.To > r.From).SelectMany(r => SubsetsIn(r, at).Any() ? [r, r with { WithSubsets = true }] : new[] { r });
        return _hasDeeper ? ranges.SelectMany(r => r.IsOfTotals ? new[] { r } : [r, r with { WithDeeper = true }]) : ranges;
    }

    /// <summary>Returns the sum of the parts in a column.</summary>
    public PartSum Of(PartRange range, int at, TableColumn column)
    {
        if (range.To <= range.From)
        {
            return default;
        }

        var sums = _sums[column];
        PartSum Run(int kind, int from) => sums[kind, _places[range.To]] - sums[kind, _places[from]];
        return range.IsOfTotals
            ? Run(2, range.From) + (range.RestFrom is { } rest && rest < at ? Run(0, rest) : default)
            : Run(0, range.From) + (range.WithSubsets ? Run(1, range.From) : default) + (range.WithDeeper ? Run(3, range.From) : default);
    }

    /// <summary>Returns the rows of the parts, where they are few enough to be looked through.</summary>
    public IEnumerable<int> Named(PartRange range, int at, TableColumn column) => range.To - range.From > 5000 || !Columns.Contains(column) ? []
        : Enumerable.Range(range.From, range.To - range.From).Where(i => i != at && _kinds[i] == (range.IsOfTotals ? 2 : 0)).Select(i => Rows[i]);

    /// <summary>Returns the rows among the parts that are part of others.</summary>
    public IEnumerable<int> SubsetsIn(PartRange range, int at) => range.IsOfTotals || range.To - range.From > 5000 ? []
        : Enumerable.Range(range.From, range.To - range.From).Where(i => i != at && _kinds[i] == 1).Select(i => Rows[i]);

    /// <summary>Returns the first and the last of the parts, as a message names them.</summary>
    public string Span(PartRange range, ReadTable read) => string.Create(CultureInfo.InvariantCulture, $"rows {read.Table.Rows[Rows[range.From]].Number} to {read.Table.Rows[Rows[range.To - 1]].Number}{(range.IsOfTotals ? ", the subtotals" : "")}");

    private static PartSum One(TableColumn column, int row) => column.Figures[row] switch
    {
        { IsNumber: true, Unit: FigureUnit.Percent or FigureUnit.Points } => default,
        { IsNumber: true } figure => new(figure.Value, column.HalfAt(row), 1, 0, 0, figure.Value < 0),
        { Kind: FigureKind.Blank } => new(0, 0, 0, 1, 0, false),
        _ => new(0, 0, 0, 0, 1, false),
    };
}
