using System.Globalization;
using NteMonitor.Commands;
using NteMonitor.Import;
using NteMonitor.Import.Csv;

namespace NteMonitor.Emro.Evaluation;

/// <summary>A small table of figures from a CSV file, its columns by name.</summary>
/// <param name="Name">The file's name.</param>
/// <param name="Headings">Names of the columns.</param>
/// <param name="Rows">Each row's line in the file and its fields.</param>
public sealed record FigureFile(string Name, IReadOnlyList<string> Headings, IReadOnlyList<(long Line, string[] Fields)> Rows)
{
    private const int MostRows = 100_000;

    /// <summary>Returns the table of a file, or every reason why it is none.</summary>
    /// <exception cref="FileTroubleException">It cannot be opened.</exception>
    public static Outcome<FigureFile> Read(string path, IFiles files) => SourceFile.Look(new(path), files).Then(Read);

    /// <summary>Returns the place of a column, or none with the reason.</summary>
    public int? Column(string name, ICollection<Refusal> reasons)
    {
        var place = Headings.ToList().FindIndex(h => string.Equals(h, name.Trim(), StringComparison.OrdinalIgnoreCase));
        if (place >= 0)
        {
            return place;
        }

        reasons.Add(new(Name, $"There is no column '{name}'.", $"The file has: {string.Join(", ", Headings)}."));
        return null;
    }

    /// <summary>Returns a figure, or none with the reason; an empty field is no figure, never 0.</summary>
    public double? Figure((long Line, string[] Fields) row, int column, ICollection<Refusal> reasons)
    {
        var text = row.Fields[column].Trim();
        if (double.TryParse(text, NumberStyles.Float | NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out var figure) && double.IsFinite(figure))
        {
            return figure;
        }

        reasons.Add(new(Headings[column], $"{Name} line {row.Line}: '{text}' is no number.", "Write 12 or 12.5; a period that was not counted has no row."));
        return null;
    }

    private static Outcome<FigureFile> Read(SourceFile source)
    {
        using var stream = source.Open();
        using var rows = new CsvRows(stream, source.Form);
        List<Refusal> reasons = [];
        string[]? headings = null;
        List<(long, string[])> read = [];
        while (rows.Read())
        {
            if (rows.Kind == RowKind.Blank)
            {
                continue;
            }

            if (rows.Kind == RowKind.Broken || (headings is not null && rows.Count != headings.Length))
            {
                reasons.Add(new(source.Name, $"Line {rows.Line}: {(rows.Kind == RowKind.Broken ? rows.Fault : $"{rows.Count} fields under {headings!.Length} headings.")}", "Every row has one field for each heading."));
                continue;
            }

            var fields = Enumerable.Range(0, rows.Count).Select(i => rows[i].ToString()).ToArray();
            if (headings is null)
            {
                headings = [.. fields.Select(f => f.Trim().TrimStart('\uFEFF'))];
                rows.Columns = headings.Length;
            }
            else
            {
                read.Add((rows.Line, fields));
            }
        }

        if (headings is null || read.Count is 0 or > MostRows)
        {
            reasons.Add(new(source.Name, headings is null ? "The file is empty." : read.Count == 0 ? "The file has headings and no rows." : $"The file has {read.Count} rows.", $"Give a table with headings and 1 to {MostRows} rows."));
        }

        return Outcome.Unless(reasons, () => new FigureFile(source.Name, headings!, read));
    }
}
