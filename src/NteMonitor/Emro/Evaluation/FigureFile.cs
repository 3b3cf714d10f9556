using System.Globalization;
using NteMonitor.Commands;
using NteMonitor.Import;
using NteMonitor.Import.Csv;

namespace NteMonitor.Emro.Evaluation;

/// <summary>A row of figures.</summary>
/// <param name="Line">Its line in the file, from 1.</param>
/// <param name="Fields">Its fields, as many as there are headings.</param>
public sealed record FigureRow(long Line, IReadOnlyList<string> Fields);

/// <summary>A small table of figures from a CSV file, its columns by name.</summary>
/// <param name="Name">The file's name.</param>
/// <param name="Headings">Names of the columns.</param>
/// <param name="Rows">Its rows, in the order of the file.</param>
public sealed record FigureFile(string Name, IReadOnlyList<string> Headings, IReadOnlyList<FigureRow> Rows)
{
    private const int MostRows = 20_000;
    private const double Most = 1e12;

    private static readonly string[] NoFigure = ["", "-", "na", "n/a", "nan", "null"];

    /// <summary>Returns the table of a file, or every reason why it is none.</summary>
    /// <exception cref="FileTroubleException">It cannot be opened.</exception>
    public static Outcome<FigureFile> Read(string path, IFiles files) => SourceFile.Look(new(path), files).Then(Read);

    /// <summary>Whether there is a column of this name.</summary>
    public bool Has(string name) => Headings.Any(h => Same(h, name));

    /// <summary>Returns the place of a column, or none with the reason: there is none of this name, or there are two.</summary>
    public int? Column(string name, ICollection<Refusal> reasons)
    {
        var places = Enumerable.Range(0, Headings.Count).Where(i => Same(Headings[i], name)).ToList();
        if (places is [var place])
        {
            return place;
        }

        reasons.Add(places.Count == 0
            ? new(Name, $"There is no column '{name}'.", $"The file has: {string.Join(", ", Headings)}.")
            : new(Name, $"The column '{name}' stands {places.Count} times.", "Give each column a name of its own."));
        return null;
    }

    /// <summary>Returns a figure, or none with the reason; an empty field is no figure, never 0, and a comma is never guessed to be a point.</summary>
    public double? Figure(FigureRow row, int column, ICollection<Refusal> reasons)
    {
        var text = row.Fields[column].Trim();
        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var figure) && Math.Abs(figure) <= Most)
        {
            return figure;
        }

        reasons.Add(new(Headings[column], $"{At(row)}: {(text.Length == 0 ? "there is nothing in it" : $"'{text}' is no number")}.", Hint(text)));
        return null;
    }

    /// <summary>Returns where a row stands, for a refusal.</summary>
    public string At(FigureRow row) => string.Create(CultureInfo.InvariantCulture, $"{Name} line {row.Line}");

    private static bool Same(string heading, string name) => string.Equals(heading, name.Trim(), StringComparison.OrdinalIgnoreCase);

    private static string Hint(string text) => text.Contains(',', StringComparison.Ordinal)
        ? "Write 1234.5: a point before decimals and nothing between thousands; a comma may mean either."
        : NoFigure.Contains(text.ToLowerInvariant())
            ? "A period that was not counted has no row; 0 is written as 0."
            : "Write 12 or 12.5, at most a million million.";

    private static Outcome<FigureFile> Read(SourceFile source)
    {
        using var stream = source.Open();
        using var rows = new CsvRows(stream, source.Form);
        List<Refusal> reasons = [];
        string[]? headings = null;
        List<FigureRow> read = [];
        while (rows.Read() && read.Count <= MostRows)
        {
            if (rows.Kind == RowKind.Blank)
            {
                continue;
            }

            if (rows.Kind == RowKind.Broken || (headings is not null && rows.Count != headings.Length))
            {
                var fault = rows.Kind == RowKind.Broken ? rows.Fault : $"{rows.Count} fields under {headings!.Length} headings.";
                reasons.Add(new(source.Name, $"{source.Name} line {rows.Line}: {fault}", "Every row has one field for each heading."));
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
                read.Add(new(rows.Line, fields));
            }
        }

        if (headings is null || read.Count is 0 or > MostRows)
        {
            var fault = headings is null ? "The file is empty." : read.Count == 0 ? "The file has headings and no rows." : $"The file has more than {MostRows} rows.";
            reasons.Add(new(source.Name, fault, $"Give a table with headings and 1 to {MostRows} rows."));
        }

        return Outcome.Unless(reasons, () => new FigureFile(source.Name, headings!, read));
    }
}
