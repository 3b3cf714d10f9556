using System.Globalization;
using NteMonitor.Documents;

namespace NteMonitor.PurpleFlag.Pack.Verify;

/// <summary>Makes figures of a pack's tables again from what stands beside them.</summary>
public static class FigureRules
{
    private const string UnitMark = ": unit";
    private const string Standing = "Row";
    private const decimal Smallest = 0.000000001m, Largest = 1_000_000_000_000_000m;

    /// <summary>Returns every percentage and difference of a file that its two inputs do not give, and how many there are.</summary>
    /// <param name="file">The file's path.</param>
    /// <param name="csv">Its rows.</param>
    /// <source>docs/methods/pack.md §2.</source>
    public static (int Figures, IReadOnlyList<PackFault> Faults) Inputs(string file, PackCsv csv)
    {
        List<PackFault> faults = [];
        var figures = 0;
        foreach (var at in Enumerable.Range(0, csv.Headings.Count).Where(at => HasInputs(csv.Headings, at)))
        {
            for (var row = 0; row < csv.Rows.Count; row++)
            {
                var (shown, unit, first, second) = (csv.Rows[row][at], csv.Rows[row][at + 1], csv.Rows[row][at + 2], csv.Rows[row][at + 3]);
                figures += unit.Length > 0 ? 1 : 0;
                if (unit.Length > 0 ? !IsGiven(shown, unit, first, second, csv.Headings[at + 2]) : first.Length > 0 || second.Length > 0)
                {
                    faults.Add(new(file, $"Row {row + 1}, '{csv.Headings[at]}': {shown} does not follow from {Said(first)} and {Said(second)}."));
                }
            }
        }

        return (figures, faults);
    }

    /// <summary>Returns every cell in which a page's table and its file differ, and how many cells were held against one another.</summary>
    /// <param name="page">The page's path.</param>
    /// <param name="table">The table's anchor and file.</param>
    /// <param name="grid">The table as the page shows it.</param>
    /// <param name="csv">The file's rows.</param>
    /// <source>docs/methods/pack.md §2.</source>
    public static (int Cells, IReadOnlyList<PackFault> Faults) Agreement(string page, TableFile table, HtmlGrid grid, PackCsv csv)
    {
        var columns = Columns(csv.Headings, grid.Rows.Count == 0 ? 0 : grid.Rows[0].Count);
        IReadOnlyList<IReadOnlyList<string>> lines = [csv.Headings, .. csv.Rows];
        if (grid.Rows.Count != lines.Count || grid.Rows.Any(r => r.Count != columns.Count))
        {
            return (0, [new(page, $"Table '{table.Anchor}' does not have the rows and columns of {table.Csv}.")]);
        }

        List<PackFault> faults = [];
        for (var row = 0; row < lines.Count; row++)
        {
            for (var at = 0; at < columns.Count; at++)
            {
                if (!Agree(grid.Rows[row][at], lines[row][columns[at]]))
                {
                    faults.Add(new(page, $"Table '{table.Anchor}', row {row}, '{csv.Headings[columns[at]]}': the page shows {Said(grid.Rows[row][at])}, {table.Csv} has {Said(lines[row][columns[at]])}."));
                }
            }
        }

        return (lines.Count * columns.Count, faults);
    }

    /// <summary>Returns every sum that its rows do not give, how many were made again and how many could not be because figures they are made of are withheld.</summary>
    /// <param name="sum">The sums of one table.</param>
    /// <param name="table">The table.</param>
    /// <param name="rows">The rows they are made of.</param>
    /// <source>docs/methods/pack.md §2.</source>
    public static (int Made, int Unmade, IReadOnlyList<PackFault> Faults) Sums(PackSum sum, PackCsv table, PackCsv rows)
    {
        List<PackFault> faults = [];
        int made = 0, unmade = 0;
        foreach (var cell in sum.Cells)
        {
            var where = cell.Where.Select(w => (Column: rows.Column(w.Key), Words: w.Value)).ToList();
            if (table.Column(cell.Column) is not { } column || rows.Column(sum.Of) is not { } of || where.Exists(w => w.Column is null) || cell.Row < 1 || cell.Row > table.Rows.Count)
            {
                faults.Add(new(BagItRules.Payload + PackFigures.File, $"It names a row or a column that {sum.Table} or {sum.Base} does not have: row {cell.Row}, '{cell.Column}'."));
                continue;
            }

            List<decimal?> parts = [.. rows.Rows.Where(r => where.TrueForAll(w => w.Words.Contains(r[w.Column!.Value]))).Select(r => Number(r[of]))];
            var (least, whole, shown) = (parts.Sum(p => p ?? 0), !parts.Contains(null), table.Rows[cell.Row - 1][column]);
            var figure = Number(shown);
            made += whole && figure is not null ? 1 : 0;
            unmade += whole && figure is not null ? 0 : 1;
            if (whole ? figure is not null && figure != least : figure < least)
            {
                faults.Add(new(sum.Table, $"Row {cell.Row}, '{cell.Column}': {shown} is shown; the rows of {sum.Base} come to {(whole ? "" : "at least ")}{CellText.Exact(least)}."));
            }
        }

        return (made, unmade, faults);
    }

    /// <summary>Returns a figure as a CSV file has it, or none where words stand there or a size that nothing is counted in.</summary>
    /// <source>docs/methods/pack.md §2.</source>
    public static decimal? Number(string text) =>
        decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var figure)
        && (figure == 0 || Math.Abs(figure) is > Smallest and < Largest) ? figure : null;

    /// <summary>Whether a percentage or difference with the places it is shown with follows from its inputs.</summary>
    private static bool IsGiven(string shown, string unit, string first, string second, string heading)
    {
        if (Number(first) is not { } a || Number(second) is not { } b)
        {
            return false;
        }

        var places = shown.IndexOf('.', StringComparison.Ordinal) is >= 0 and var dot ? Math.Min(shown.Length - dot - 1, 10) : 0;
        Cell.Share share = new(a, b, places);
        Cell.Change change = new(a, b, places);
        var asShare = share.Percent is { } part ? CellText.Plain(part, places) : CellText.Of(share);
        var asChange = change.Percent is { } rise ? CellText.Plain(rise, places) : CellText.Of(change);
        return (unit, heading[(heading.LastIndexOf(':') + 1)..]) switch
        {
            ("percentage points", _) => shown == CellText.Plain(b - a, places),
            ("%", " part") => shown == asShare,
            ("%", " from") => shown == asChange,
            ("%", " part or from") => shown == asShare || shown == asChange,
            _ => false,
        };
    }

    private static bool HasInputs(IReadOnlyList<string> headings, int at) =>
        at + 3 < headings.Count && headings[at + 1] == headings[at] + UnitMark
        && headings[at + 2].StartsWith(headings[at] + ": ", StringComparison.Ordinal) && headings[at + 3].StartsWith(headings[at] + ": ", StringComparison.Ordinal);

    /// <summary>Returns the columns of a file that its table shows: without units, inputs and the standing of a row.</summary>
    private static List<int> Columns(IReadOnlyList<string> headings, int width)
    {
        List<int> shown = [];
        for (var at = 0; at < headings.Count; at += HasInputs(headings, at) ? 4 : 1)
        {
            shown.Add(at);
        }

        if (shown.Count == width + 1 && shown[^1] == headings.Count - 1 && headings[^1] == Standing)
        {
            shown.RemoveAt(shown.Count - 1);
        }

        return shown;
    }

    private static bool Agree(string shown, string filed)
    {
        var words = filed.Length > 1 && filed[0] == '\'' && "=+-@＝＋－＠".Contains(filed[1], StringComparison.Ordinal) ? filed[1..] : filed;
        return Solid(shown) == Solid(filed) || Solid(shown) == Solid(words) || (shown == "n/k" && words == "not known") || Bare(shown) == words;
    }

    /// <summary>Returns a figure as a page shows it, without what is for the eye: thousands, a rise's sign, the unit.</summary>
    private static string Bare(string shown)
    {
        var bare = shown.Replace('−', '-').Replace(",", "", StringComparison.Ordinal).TrimStart('+');
        bare = bare.EndsWith('%') ? bare[..^1] : bare.EndsWith(" points", StringComparison.Ordinal) ? bare[..^7] : bare;
        return Number(bare) is null ? shown : bare;
    }

    /// <summary>Returns words without spaces: a heading and its unit are spaced in a page and in a file each in its own way.</summary>
    private static string Solid(string words) => string.Concat(words.Where(c => !char.IsWhiteSpace(c)));

    private static string Said(string words) => words.Length == 0 ? "nothing" : words.Length > 60 ? $"'{words[..60]}…'" : $"'{words}'";
}
