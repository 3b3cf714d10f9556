using NteMonitor.Commands;
using NteMonitor.Documents;
using NteMonitor.Import.Csv;
using NteMonitor.PurpleFlag.Framework;

namespace NteMonitor.PurpleFlag.NightVisits;

/// <summary>A row of a form that was filled in.</summary>
/// <param name="Line">The line of the file on which it begins, from 1.</param>
/// <param name="Visit">The visit's id as the form has it; empty where that column is gone.</param>
/// <param name="Draft">What was written.</param>
public sealed record FormRow(long Line, string Visit, ObservationDraft Draft);

/// <summary>A form that was read.</summary>
/// <param name="Rows">Rows in which something was written.</param>
/// <param name="Blank">How many were left as they came.</param>
public sealed record FilledForm(IReadOnlyList<FormRow> Rows, int Blank);

/// <summary>The run sheet as a file of separated values: filled in where there is no line to the store, brought in afterwards.</summary>
public static class NightForm
{
    /// <summary>The most rows that a form may have.</summary>
    public const int MostRows = 5_000;

    private static readonly string[] Columns = ["visit", "zone", "attribute", "name", "look for", "time", "place", "observation", "score", "photograph", "who", "sensitivity"];
    private static readonly string[] Needed = ["attribute", "observation"];

    /// <summary>Returns the form of a visit: a row for each attribute of each zone, one more for each observation that is already there.</summary>
    /// <param name="sheet">The run sheet.</param>
    /// <param name="visit">The visit.</param>
    /// <param name="seen">What was seen already, as if typed.</param>
    /// <param name="who">Whose form it is, by short name; empty where several fill it in.</param>
    public static Table Table(RunSheet sheet, NightVisit visit, IReadOnlyList<ObservationDraft> seen, string who)
    {
        List<ObservationDraft> left = [.. seen];
        List<Row> rows = [];
        foreach (var (zone, line) in sheet.Zones.SelectMany(z => z.Lines.Select(l => (z.Zone, l))))
        {
            var here = left.Where(s => s.Zone == zone.Code && s.Attribute == line.Attribute.Code).ToList();
            left.RemoveAll(here.Contains);
            rows.AddRange(here.DefaultIfEmpty(new ObservationDraft { Zone = zone.Code, Attribute = line.Attribute.Code, Who = who }).Select(d => Row(visit, line.Attribute, string.Join("; ", line.LookFor), d)));
        }

        // What the sheet has no row for was seen all the same.
        rows.AddRange(left.Select(d => Row(visit, sheet.Edition.Attribute(d.Attribute), "", d)));
        return new("form", $"Form of the visit of {visit.Night}", [.. Columns.Select(c => new Column(c))], rows);
    }

    /// <summary>Returns what was written into a form, or every fault of it by line and column.</summary>
    /// <param name="file">The file from its beginning.</param>
    /// <param name="form">Its encoding and separator.</param>
    public static Outcome<FilledForm> Read(Stream file, CsvForm form)
    {
        using var rows = new CsvRows(file, form);
        List<Refusal> faults = [];
        List<FormRow> filled = [];
        var blank = 0;
        IReadOnlyList<string>? headings = null;
        while (faults.Count == 0 || headings is not null)
        {
            if (!rows.Read())
            {
                break;
            }

            if (rows.Kind == RowKind.Broken)
            {
                faults.Add(new($"line {rows.Line}", rows.Fault, "Put the quotes right, or save the sheet as CSV again."));
            }
            else if (rows.Kind == RowKind.Row && headings is null)
            {
                headings = [.. Fields(rows).Select(h => h.Trim().ToLowerInvariant())];
                rows.Columns = headings.Count;
                faults.AddRange(Wrong(headings));
                if (faults.Count > 0)
                {
                    break;
                }
            }
            else if (rows.Kind == RowKind.Row && Row(rows, headings!, faults) is { } row)
            {
                blank += row.Draft.IsBlank ? 1 : 0;
                filled.AddRange(row.Draft.IsBlank ? [] : [row]);
            }
        }

        if (headings is null && faults.Count == 0)
        {
            faults.Add(new("file", "The file is empty.", "`nte flag night sheet --form FILE.csv` writes the form."));
        }

        if (filled.Count > MostRows)
        {
            faults.Add(new("file", $"{filled.Count} rows are filled in.", $"Bring in {MostRows} at a time."));
        }

        return Outcome.Unless(faults, () => new FilledForm(filled, blank));
    }

    private static Row Row(NightVisit visit, Criterion? attribute, string lookFor, ObservationDraft d) =>
        new([visit.Id.ToString("D"), d.Zone, d.Attribute, attribute?.Name ?? "", lookFor, d.Time, d.Place, d.Text, d.Score, d.Photograph, d.Who, d.Sensitivity == "partner" ? "" : d.Sensitivity]);

    private static IEnumerable<string> Fields(CsvRows rows)
    {
        for (var i = 0; i < rows.Count; i++)
        {
            yield return rows[i].ToString();
        }
    }

    private static IEnumerable<Refusal> Wrong(IReadOnlyList<string> headings)
    {
        foreach (var missing in Needed.Where(c => !headings.Contains(c)))
        {
            yield return new("line 1", $"There is no column '{missing}'.", Nearest.Hint(missing, headings) ?? $"The form has {string.Join(", ", Columns)}.");
        }

        foreach (var other in headings.Where(h => h.Length > 0 && !Columns.Contains(h)))
        {
            yield return new("line 1", $"The column '{other}' is none of the form's.", Nearest.Hint(other, Columns) ?? "Take it out; what is in it would be lost.");
        }

        foreach (var twice in headings.Where(h => h.Length > 0).GroupBy(h => h).Where(g => g.Count() > 1))
        {
            yield return new("line 1", $"The column '{twice.Key}' is there {twice.Count()} times.", "Keep one of them.");
        }
    }

    private static FormRow? Row(CsvRows rows, IReadOnlyList<string> headings, List<Refusal> faults)
    {
        var fields = Fields(rows).ToList();
        var lost = fields.Skip(headings.Count).Concat(fields.Where((_, i) => i < headings.Count && headings[i].Length == 0)).FirstOrDefault(f => f.Trim().Length > 0);
        if (lost is not null)
        {
            faults.Add(new($"line {rows.Line}", $"'{Short(lost)}' stands in no column.", "Put it into a column of the form; text with a separator in it needs quotes."));
            return null;
        }

        string Field(string name) => headings.IndexOf(name) is >= 0 and var at && at < fields.Count ? NightRules.Line(fields[at]) : "";
        return new(rows.Line, Field("visit"), new()
        {
            Zone = Field("zone"),
            Attribute = Field("attribute"),
            Time = Field("time"),
            Place = Field("place"),
            Text = Field("observation"),
            Score = Field("score"),
            Photograph = Field("photograph"),
            Who = Field("who"),
            Sensitivity = Field("sensitivity"),
        });
    }

    private static int IndexOf(this IReadOnlyList<string> headings, string name)
    {
        for (var i = 0; i < headings.Count; i++)
        {
            if (headings[i] == name)
            {
                return i;
            }
        }

        return -1;
    }

    private static string Short(string text) => text.Trim() is { Length: > 30 } all ? all[..29] + "…" : text.Trim();
}
