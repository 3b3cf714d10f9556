using System.Buffers;

namespace NteMonitor.Performance.Checking;

/// <summary>Shows of what rows a row is made that says it overlaps them.</summary>
public static class OverlapRules
{
    private const int MostRows = 24;
    private static readonly SearchValues<string> Denied = SearchValues.Create(["non-overlap", "non overlap", "no overlap", "not overlap", "without overlap"], StringComparison.OrdinalIgnoreCase);
    private static readonly string[] Numbers = ["two", "three", "four"];

    /// <summary>Whether the words beside a row's figures hold one of these.</summary>
    internal static bool Says(ReadTable read, int row, SearchValues<string> words)
    {
        foreach (var column in read.Table.Columns)
        {
            if (column.Figures[row].Kind == FigureKind.Text && read.Roles[column.Place] is ColumnRole.Note or ColumnRole.Other or ColumnRole.Label && read.Table.Rows[row].Cells[column.Place] is var cell && cell.AsSpan().ContainsAny(words) && !cell.AsSpan().ContainsAny(Denied))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Returns the finding for such a row: the rows it is made of, where only one choice of them comes to it, and what the listed rows come to without it.</summary>
    /// <source>docs/methods/check-table.md §9.</source>
    internal static TableFinding Finding(ReadTable read, RowKinds kinds, int row, TableColumn column)
    {
        var group = kinds.Groups.First(g => Array.BinarySearch(g, row) >= 0);
        List<int> others = [.. group.Where(r => r != row && kinds.Totals[r] == TotalWord.None && !kinds.Subsets[r] && column.Figures[r].IsNumber)];
        var made = others.Count <= MostRows ? Only(read, row, column, others) : null;
        var message = $"{ChangeRules.Name(read, row)}it overlaps other rows and must not be added to them";
        if (made is not null)
        {
            var sum = string.Concat(made.Select((r, i) => $"{Sign(column.Figures[r].Value, i)}{Said.Number(Math.Abs(column.Figures[r].Value))} ({read.LabelOf(r)})"));
            message += $": {Said.Number(column.Figures[row].Value)} = {sum}";
        }

        return new(read.Table.Rows[row].Number, column.Heading, FoundBy.Subset, read.Table.Printed(row, column), made is null ? null : Said.Kept(column.Figures[row].Value),
            $"{message}.{Listed(read, kinds, (group, others), (row, column))}");
    }

    private static string Sign(decimal value, int place) => value < 0 ? place == 0 ? "-" : " - " : place == 0 ? "" : " + ";

    /// <summary>What the rows come to without the one that overlaps, beside the total that heads them.</summary>
    private static string Listed(ReadTable read, RowKinds kinds, (int[] Group, List<int> Others) rows, (int Row, TableColumn Column) at)
    {
        var figures = at.Column.Figures;
        var increases = rows.Others.Append(at.Row).Where(r => figures[r].Value > 0).Sum(r => figures[r].Value);
        var twice = rows.Others.Exists(r => figures[r].Value < 0) ? $" The increases listed come to {Said.Number(increases)} only by counting it twice." : "";
        if (rows.Group.Where(r => kinds.Totals[r] != TotalWord.None && figures[r].IsNumber).ToList() is not [var total])
        {
            return twice;
        }

        var net = rows.Others.Sum(r => figures[r].Value);
        return $"{twice} Without it the rows listed come to {Said.Signed(net)} of the {Said.Signed(figures[total].Value)} of {read.LabelOf(total)}; {Said.Number(Math.Abs(figures[total].Value - net))} {(net == figures[total].Value ? "is" : "lie")} in rows that are not listed.";
    }

    /// <summary>Returns the one choice of two to four rows that comes to a row's figure; none where there is none or more than one.</summary>
    private static List<int>? Only(ReadTable read, int row, TableColumn column, List<int> others)
    {
        var words = string.Join(' ', read.Table.Columns.Where(c => c.Figures[row].Kind == FigureKind.Text).Select(c => read.Table.Rows[row].Cells[c.Place].ToLowerInvariant()));
        var told = Array.FindIndex(Numbers, n => RoleWords.Has(words, [n]));
        List<List<int>> found = [];
        Choose(column, (others, column.Figures[row].Value), [], found);
        var fitting = found.Where(f => told < 0 || f.Count == told + 2).ToList();
        return fitting is [var one] ? one : null;
    }

    private static void Choose(TableColumn column, (List<int> Rows, decimal Left) left, List<int> chosen, List<List<int>> found)
    {
        if (chosen.Count >= 2 && left.Left == 0)
        {
            found.Add([.. chosen]);
        }

        for (var i = 0; i < left.Rows.Count && chosen.Count < 4 && found.Count < 100; i++)
        {
            Choose(column, (left.Rows[(i + 1)..], left.Left - column.Figures[left.Rows[i]].Value), [.. chosen, left.Rows[i]], found);
        }
    }
}
