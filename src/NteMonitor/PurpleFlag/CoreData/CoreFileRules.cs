using NodaTime;
using NteMonitor.Import.Csv;

namespace NteMonitor.PurpleFlag.CoreData;

/// <summary>Reads tables of core data: a file is taken whole or not at all, and every fault of it is named.</summary>
public static class CoreFileRules
{
    /// <summary>Columns that every table has.</summary>
    public static readonly IReadOnlyList<string> Needed = ["period", "measure", "value", "unit", "source"];

    /// <summary>Columns that a table may have.</summary>
    public static readonly IReadOnlyList<string> Allowed = ["place", "n"];

    /// <summary>The most bytes that a table's file may have.</summary>
    public const int MostBytes = 4 << 20;

    /// <summary>The most rows.</summary>
    public const int MostRows = 20_000;

    private const int MostFaults = 200;

    /// <summary>Returns what a table has to look like, for whoever has none yet.</summary>
    /// <source>docs/methods/purple-flag.md §11.</source>
    public static string Form() => "A CSV file with the columns period, place, measure, value, unit, n, source; docs/methods/purple-flag.md §11 says what stands in them.";

    /// <summary>Returns the rows of a file, or everything that is wrong with it.</summary>
    /// <param name="bytes">The file.</param>
    /// <param name="today">Today's date: what has not come yet was not measured.</param>
    /// <source>docs/methods/purple-flag.md §11.</source>
    public static Outcome<IReadOnlyList<CoreRow>> Read(byte[] bytes, LocalDate today)
    {
        if (bytes.Length > MostBytes)
        {
            return Outcome.Refused<IReadOnlyList<CoreRow>>("file", "It has more than 4 MiB.", "A table has 4 MiB at most: give figures by month, not by hour.");
        }

        using var stream = new MemoryStream(bytes, writable: false);
        var encoding = CsvEncodingRules.Find(stream).Encoding;
        stream.Position = 0;
        var start = encoding.GetString(bytes, 0, Math.Min(bytes.Length, 65_536)).TrimStart('\uFEFF');
        if (start.Contains('\0', StringComparison.Ordinal))
        {
            return Outcome.Refused<IReadOnlyList<CoreRow>>("file", "It is not text: it holds NUL characters.", "Export it as CSV.");
        }

        using var rows = new CsvRows(stream, new(encoding, CsvFormRules.Separator(start)));
        List<Refusal> faults = [];
        var columns = Columns(rows, faults);
        var read = columns is null ? [] : Rows(rows, columns, today, faults);
        if (columns is not null && read.Count == 0 && faults.Count == 0)
        {
            faults.Add(new("file", "It has headings and no rows.", Form()));
        }

        return faults.Count > MostFaults
            ? new Outcome<IReadOnlyList<CoreRow>>.Refused([.. faults.Take(MostFaults), new("file", $"And {faults.Count - MostFaults} more faults.", "Put these right first.")])
            : Outcome.Unless(faults, IReadOnlyList<CoreRow> () => read);
    }

    private static Dictionary<string, int>? Columns(CsvRows rows, List<Refusal> faults)
    {
        while (rows.Read())
        {
            if (rows.Kind == RowKind.Blank)
            {
                continue;
            }

            if (rows.Kind == RowKind.Broken)
            {
                faults.Add(new("file", $"Line {rows.Line}: {rows.Fault}", Form()));
                return null;
            }

            List<string> headings = [.. Enumerable.Range(0, rows.Count).Select(i => rows[i].ToString().Trim().TrimStart('\uFEFF').ToLowerInvariant())];
            rows.Columns = headings.Count;
            faults.AddRange(headings.CountBy(h => h).Where(h => h.Value > 1).Select(h => new Refusal("file", $"The column '{h.Key}' stands {h.Value} times.", "Give each column once.")));
            faults.AddRange(Needed.Except(headings).Select(n => new Refusal("file", $"There is no column '{n}'.", Form())));
            faults.AddRange(headings.Except(Needed).Except(Allowed).Select(h => new Refusal("file", $"The column '{h}' is none of them.", "Take it out: what is not asked for is not kept.")));
            return faults.Count > 0 ? null : headings.Select((h, i) => (h, i)).ToDictionary(h => h.h, h => h.i, StringComparer.Ordinal);
        }

        faults.Add(new("file", "It is empty.", Form()));
        return null;
    }

    private static List<CoreRow> Rows(CsvRows rows, Dictionary<string, int> columns, LocalDate today, List<Refusal> faults)
    {
        List<CoreRow> read = [];
        Dictionary<(string, CoreSeries), long> seen = [];
        while (rows.Read() && read.Count + faults.Count <= MostRows)
        {
            if (rows.Kind == RowKind.Blank)
            {
                continue;
            }

            if (rows.Kind == RowKind.Broken || rows.Count != columns.Count)
            {
                faults.Add(new("file", $"Line {rows.Line}: {(rows.Kind == RowKind.Broken ? rows.Fault : $"{rows.Count} fields under {columns.Count} headings.")}", "Every row has one field for each heading."));
                continue;
            }

            var fields = columns.ToDictionary(c => c.Key, c => rows[c.Value].ToString().Trim(), StringComparer.Ordinal);
            if (CoreRowReading.Read(fields, rows.Line, today, faults) is not { } row)
            {
                continue;
            }

            if (seen.TryGetValue((row.Span.Text, row.Series), out var line))
            {
                faults.Add(new("period", $"Line {rows.Line}: {row.Series} of {row.Span.Text} stands on line {line} already.", "Give each figure once."));
            }

            seen.TryAdd((row.Span.Text, row.Series), rows.Line);
            read.Add(row);
        }

        faults.AddRange(read.Count + faults.Count > MostRows ? [new("file", $"It has more than {MostRows} rows.", "Give figures by month, not by hour.")] : Array.Empty<Refusal>());
        return read;
    }
}
