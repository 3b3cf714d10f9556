namespace NteMonitor.Performance.Checking;

/// <summary>One table with what its columns of totals are made of, to be held against others of its kind.</summary>
/// <param name="Read">The table.</param>
/// <param name="Totals">Its columns of totals.</param>
public sealed record DefinedTable(ReadTable Read, IReadOnlyList<ColumnTotal> Totals);

/// <summary>Finds totals that are made of other columns in one file than in the others.</summary>
public static class DriftRules
{
    /// <summary>Returns <c>definition-drift</c> for each table, one finding for each column of totals that is defined otherwise than in most tables.</summary>
    /// <remarks>Where two definitions are as common, the one with more columns is the one to hold the others against.</remarks>
    /// <source>docs/methods/check-table.md §10.</source>
    public static IReadOnlyList<IReadOnlyList<TableFinding>> Check(IReadOnlyList<DefinedTable> tables)
    {
        List<TableFinding>[] findings = [.. tables.Select(_ => new List<TableFinding>())];
        var defined = tables.SelectMany((t, file) => t.Totals.Select(total => (File: file, Total: total, Parts: Own(total))))
            .Where(d => d.Parts is not null)
            .GroupBy(d => d.Total.Total.Words);
        foreach (var group in defined)
        {
            var kinds = group.GroupBy(d => string.Join('\u001f', d.Parts!.Select(p => p.Words).Order(StringComparer.Ordinal))).ToList();
            if (kinds.Count < 2)
            {
                continue;
            }

            var usual = kinds.OrderByDescending(k => k.Count()).ThenByDescending(k => k.First().Parts!.Count).ThenBy(k => k.First().File).First();
            foreach (var other in kinds.Where(k => k != usual).SelectMany(k => k))
            {
                if (Finding(tables[other.File].Read, (other.Total, other.Parts!), (usual.First().Parts!, usual.Count())) is { } finding)
                {
                    findings[other.File].Add(finding);
                }
            }
        }

        return findings;
    }

    /// <summary>Returns the columns that a table's own figures add, or none where they do not say.</summary>
    private static IReadOnlyList<TableColumn>? Own(ColumnTotal total) => total.IsGiven ? null : total.IsSure ? total.Parts : total.Rather;

    private static TableFinding? Finding(ReadTable read, (ColumnTotal Total, IReadOnlyList<TableColumn> Parts) own, (IReadOnlyList<TableColumn> Parts, int Files) usual)
    {
        var column = own.Total.Total;
        var parts = usual.Parts.Select(p => read.Table.Columns.FirstOrDefault(c => c.Words == p.Words)).ToList();
        var there = parts.OfType<TableColumn>().ToList();
        if (there.Count * 2 < usual.Parts.Count)
        {
            // Little in common but the word "Total": another table, not another definition.
            return null;
        }

        var without = usual.Parts.Select(p => p.Heading).Except(own.Parts.Select(p => p.Heading)).ToList();
        var with = own.Parts.Select(p => p.Heading).Except(usual.Parts.Select(p => p.Heading)).ToList();
        var row = Enumerable.Range(0, read.Count).FirstOrDefault(r => there.Count == parts.Count && ColumnTotal.At(column, there, r) is { IsRight: false }, -1);
        var how = string.Join(" and ", new[] { without.Count > 0 ? $"leaves out {string.Join(", ", without)}" : "", with.Count > 0 ? $"adds {string.Join(", ", with)}" : "" }.Where(w => w.Length > 0));
        return new(row < 0 ? read.Table.HeadingRow : read.Table.Rows[row].Number, column.Heading, FoundBy.Drift, row < 0 ? "" : read.Table.Printed(row, column),
            row < 0 ? null : Said.Kept(ColumnTotal.At(column, there, row)!.Value.Sum),
            $"{column.Heading} {how} here: it is {string.Join(" + ", own.Parts.Select(p => p.Heading))}, and in {usual.Files} other {(usual.Files == 1 ? "file" : "files")} {string.Join(" + ", usual.Parts.Select(p => p.Heading))}.");
    }
}
