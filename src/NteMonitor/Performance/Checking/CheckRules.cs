namespace NteMonitor.Performance.Checking;

/// <summary>What the check of one file came to.</summary>
/// <param name="File">The file's name.</param>
/// <param name="Rows">How many rows of figures it has.</param>
/// <param name="Findings">What was found, by row and column.</param>
public sealed record CheckedTable(string File, int Rows, IReadOnlyList<TableFinding> Findings);

/// <summary>Checks published tables: all rules, in the order of the rows.</summary>
public static class CheckRules
{
    /// <summary>Returns what was found in each of some tables; several are held against each other too.</summary>
    /// <source>docs/methods/check-table.md.</source>
    public static IReadOnlyList<CheckedTable> Check(IReadOnlyList<ReadTable> tables)
    {
        List<DefinedTable> defined = [.. tables.Select(t => new DefinedTable(t, TotalColumnRules.Of(t)))];
        var drifts = DriftRules.Check(defined);
        return [.. defined.Select((table, i) => new CheckedTable(table.Read.Table.Name, table.Read.Count, Sorted(table.Read, Alone(table, drifts[i]).Concat(drifts[i]))))];
    }

    private static IEnumerable<TableFinding> Alone(DefinedTable table, IReadOnlyList<TableFinding> drifts)
    {
        var read = table.Read;
        var sets = ChangeSetRules.Of(read);
        var main = sets.FirstOrDefault(s => s.Pair is { IsWhole: true }) ?? (sets is [var first, ..] ? first : null);

        // What a drift explains as a whole is not said again row by row.
        var totals = table.Totals.Where(t => t.IsSure || !drifts.Any(d => d.Column == t.Total.Heading)).ToList();

        // The rules change nothing, so a long table is gone through by several of them at a time.
        Func<IEnumerable<TableFinding>>[] rules =
        [
            () => TextRules.Check(read),
            () => Rows(read, main),
            () => totals.SelectMany(t => TotalColumnRules.Check(read, t)),
            () => sets.SelectMany(s => ChangeRules.Check(read, s)),
            () => main is null ? [] : Stated(read, sets, main),
        ];
        return rules.AsParallel().AsOrdered().Select(rule => rule().ToList()).ToList().SelectMany(f => f);
    }

    private static List<TableFinding> Rows(ReadTable read, ChangeSet? main)
    {
        var kinds = RowKindRules.Of(read);
        HashSet<int> settled = [];
        return [.. TotalRowRules.Check(read, kinds, settled), .. DepthRules.Check(read, kinds), .. SubsetRules.Check(read, kinds, (main, settled)), .. PotRules.Check(read, kinds)];
    }

    private static List<TableFinding> Stated(ReadTable read, IReadOnlyList<ChangeSet> sets, ChangeSet main)
    {
        var commentary = CommentaryRules.Read(read, main);
        return [.. commentary.Findings, .. sets.SelectMany(s => MissingRules.Check(read, s, commentary))];
    }

    private static List<TableFinding> Sorted(ReadTable read, IEnumerable<TableFinding> findings)
    {
        var places = read.Table.Columns.DistinctBy(c => c.Heading).ToDictionary(c => c.Heading, c => c.Place);
        return [.. findings.DistinctBy(f => (f.Row, f.Column, f.Rule, f.Published)).OrderBy(f => f.Row).ThenBy(f => places[f.Column])];
    }
}
