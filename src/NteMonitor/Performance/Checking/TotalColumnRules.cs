using System.Numerics;

namespace NteMonitor.Performance.Checking;

/// <summary>Holds columns of totals against the columns they are made of.</summary>
public static class TotalColumnRules
{
    private const int MostSampled = 400;
    private const int MostRuns = 30;
    private const int MostTried = 12;
    private const int MostTriedRows = 12;

    /// <summary>Returns what each column of totals is the sum of, as far as the figures say.</summary>
    /// <source>docs/methods/check-table.md §7.</source>
    public static IReadOnlyList<ColumnTotal> Of(ReadTable read)
    {
        List<ColumnTotal> found = [.. read.Totals.Select(t => new ColumnTotal(t.Total, t.Parts, 0, 0) { IsGiven = true })];
        foreach (var total in read.All(ColumnRole.Total).Where(c => c.Numbers > 0 && !found.Exists(f => f.Total == c)))
        {
            found.AddRange(Best(read, total) is { } definition ? [definition] : []);
        }

        return found;
    }

    /// <summary>Returns <c>total-mismatch</c> for each row in which a column of totals is not the sum of its parts.</summary>
    /// <remarks>Where most rows bear the sum out, every other is wrong. Where they do not, only rows that come near it are: the column may hold more than the table lists.</remarks>
    /// <source>docs/methods/check-table.md §7.</source>
    public static IEnumerable<TableFinding> Check(ReadTable read, ColumnTotal definition)
    {
        var (total, few) = (definition.Total, definition.Tested <= 2);
        var near = (RoleWords.Total(total.Words), few) switch
        {
            (TotalWord.Bare, true) => 0.25m,
            (TotalWord.Bare, false) => 0.05m,
            (_, true) => 0.1m,
            _ => 0m,
        };
        for (var row = 0; row < read.Count; row++)
        {
            if (ColumnTotal.At(total, definition.Parts, row) is { IsRight: false } sum && (definition.IsSure || sum.IsNear(near)))
            {
                var (printed, number) = (read.Table.Printed(row, total), row);
                var left = definition.Parts.FirstOrDefault(p => p.Figures[number].IsNumber && p.Figures[number].Value == sum.Sum - sum.Printed);
                yield return new(read.Table.Rows[row].Number, total.Heading, FoundBy.Total, printed, Said.Kept(sum.Sum),
                    $"{ChangeRules.Name(read, row)}{definition.Named} is {Said.Number(sum.Sum)}, not {printed}.{(left is null ? "" : $" It is what they come to without {left.Heading}.")}");
            }
        }
    }

    private static ColumnTotal? Best(ReadTable read, TableColumn total)
    {
        ColumnTotal? best = null;
        List<TableColumn> widest = [];
        foreach (var parts in Candidates(read, total))
        {
            var (fits, tested) = Fit(read, total, parts);
            best = best is null || fits > best.Fits ? new(total, parts, fits, tested) : best;
            widest = parts.Count > widest.Count && parts[0].Place < total.Place ? parts : widest;
        }

        if (best is null || best.IsSure)
        {
            return best;
        }

        // Other choices of columns need more rows to bear them out: with one or two, some choice nearly always fits.
        foreach (var run in Enumerable.Range(1, Math.Clamp(widest.Count - 2, 0, MostRuns)).Select(skipped => widest[skipped..]))
        {
            var (fits, tested) = Fit(read, total, run);
            if (fits >= 3 && fits * 2 >= tested)
            {
                return new(total, run, fits, tested);
            }
        }

        var some = widest.Count is >= 3 and <= MostTried ? Some(read, total, widest) : null;
        return some is { Fits: >= 3 } ? some : best with { Rather = some?.Parts };
    }

    /// <summary>Returns the usual ways in which columns are added: those since the last change or total, all before it, the totals before it, those behind it.</summary>
    private static IEnumerable<List<TableColumn>> Candidates(ReadTable read, TableColumn total)
    {
        var levels = read.Table.Columns.Where(c => read.Roles[c.Place] is ColumnRole.Level && c.Numbers > 0).ToList();
        var totals = read.All(ColumnRole.Total).Where(c => c.Numbers > 0).ToList();
        var before = totals.LastOrDefault(t => t.Place < total.Place)?.Place ?? -1;
        var after = totals.Find(t => t.Place > total.Place)?.Place ?? int.MaxValue;
        var made = read.Table.Columns.LastOrDefault(c => c.Place < total.Place && read.Roles[c.Place] is ColumnRole.Change or ColumnRole.Percent or ColumnRole.Total)?.Place ?? -1;
        List<List<TableColumn>> candidates =
        [
            [.. levels.Where(c => c.Place > made && c.Place < total.Place)],
            [.. levels.Where(c => c.Place > before && c.Place < total.Place)],
            [.. levels.Where(c => c.Place < total.Place)],
            [.. totals.Where(c => c.Place < total.Place)],
            [.. totals.Where(c => c.Place < total.Place), .. levels.Where(c => c.Place > before && c.Place < total.Place)],
            [.. levels.Where(c => c.Place > total.Place && c.Place < after)],
            [.. levels.Where(c => c.Place > total.Place)],
            [.. totals.Where(c => c.Place > total.Place)],
        ];
        return candidates.Where(c => c.Count >= 2).DistinctBy(c => string.Join(',', c.Select(p => p.Place)));
    }

    private static (int Fits, int Tested) Fit(ReadTable read, TableColumn total, IReadOnlyList<TableColumn> parts)
    {
        var (fits, tested) = (0, 0);
        var step = Math.Max(1, read.Count / MostSampled);
        for (var row = 0; row < read.Count; row += step)
        {
            if (ColumnTotal.At(total, parts, row) is { Tells: true } sum)
            {
                tested++;
                fits += sum.IsRight ? 1 : 0;
            }
        }

        return (fits, tested);
    }

    /// <summary>Returns the sum of some of the columns, the most that can be, that four rows in five bear out; none where there is no such.</summary>
    private static ColumnTotal? Some(ReadTable read, TableColumn total, List<TableColumn> widest)
    {
        List<int> rows = [.. Enumerable.Range(0, read.Count).Where(r => total.Figures[r] is { IsNumber: true, Value: not 0 }).Take(MostTriedRows)];
        foreach (var mask in Enumerable.Range(1, (1 << widest.Count) - 2).Where(m => BitOperations.PopCount((uint)m) >= 2).OrderByDescending(m => BitOperations.PopCount((uint)m)))
        {
            var (misses, allowed) = (0, rows.Count / 5);
            for (var i = 0; i < rows.Count && misses <= allowed; i++)
            {
                misses += IsSum(total, (widest, mask), rows[i]) ? 0 : 1;
            }

            if (misses <= allowed)
            {
                List<TableColumn> parts = [.. widest.Where((_, i) => (mask >> i & 1) == 1)];
                var (fits, tested) = Fit(read, total, parts);
                if (fits > 0 && fits * 5 >= tested * 4)
                {
                    return new(total, parts, fits, tested);
                }
            }
        }

        return null;
    }

    private static bool IsSum(TableColumn total, (List<TableColumn> Columns, int Mask) of, int row)
    {
        var (sum, slack) = (0m, total.HalfAt(row));
        for (var i = 0; i < of.Columns.Count; i++)
        {
            if ((of.Mask >> i & 1) == 1)
            {
                sum += of.Columns[i].Figures[row].Value;
                slack += of.Columns[i].Figures[row].Half;
            }
        }

        return Math.Abs(total.Figures[row].Value - sum) <= slack;
    }
}
