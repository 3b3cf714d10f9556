using System.Globalization;

namespace NteMonitor.Emro.Evaluation;

/// <summary>Columns of a series, by name.</summary>
/// <param name="Count">What was counted.</param>
/// <param name="Exposure">Nights, hours or capacity-hours.</param>
/// <param name="Step">0 before the order, 1 after.</param>
/// <param name="Time">The period's number, or its month.</param>
/// <param name="Area">Which area, treated or control; none where the file has one area.</param>
public sealed record SeriesColumns(string Count, string Exposure, string Step, string Time, string? Area);

/// <summary>Reads tables of counts and of series; in which order their rows stand never matters.</summary>
public static class EvaluateRules
{
    private const string Treated = "treated";
    private const string Control = "control";

    /// <summary>Returns the counts of a table with columns area (treated, control), period (before, after), count and exposure; several rows of a cell are its periods.</summary>
    /// <remarks>A column <c>time</c> may number them; without it no row may stand twice, since nothing would tell two of them from one typed twice.</remarks>
    /// <source>docs/methods/emro-evaluation.md §1.</source>
    public static Outcome<BeforeAfter> Counts(FigureFile file)
    {
        List<Refusal> reasons = [];
        var (area, period, count, exposure) = (file.Column("area", reasons), file.Column("period", reasons), file.Column("count", reasons), file.Column("exposure", reasons));
        var time = file.Has("time") ? file.Column("time", reasons) : null;
        if (reasons.Count > 0)
        {
            return new Outcome<BeforeAfter>.Refused(reasons);
        }

        var times = time is { } column ? TimeColumn.Read(file, column, reasons) : [.. file.Rows.Select(_ => (double?)null)];
        List<CountRow> rows = [];
        for (var i = 0; i < file.Rows.Count; i++)
        {
            var row = file.Rows[i];
            var (where, when) = (Which(file, row, area!.Value, reasons), Word(row.Fields[period!.Value]));
            if (when is not ("before" or "after"))
            {
                reasons.Add(new("period", $"{file.At(row)}: '{row.Fields[period.Value].Trim()}' is neither before nor after.", "Write before or after."));
            }

            var (n, over) = (file.Figure(row, count!.Value, reasons), file.Figure(row, exposure!.Value, reasons));
            reasons.AddRange(CountsRules.Faults(file.At(row), n, over));
            rows.Add(new(row, where, when, new(n ?? 0, over ?? 1) { Time = times[i] }));
        }

        reasons.AddRange(Twice(file, rows, time is not null));
        reasons.AddRange(reasons.Count > 0 ? [] : Overlapping(file, rows));
        return Outcome.Unless(reasons, () => new BeforeAfter(Of(rows, Treated, "before"), Of(rows, Treated, "after")) { ControlBefore = Of(rows, Control, "before"), ControlAfter = Of(rows, Control, "after") });
    }

    /// <summary>Returns the series of a table: the treated area's and the control's, empty where the file has one area.</summary>
    /// <source>docs/methods/emro-evaluation.md §1.</source>
    public static Outcome<TwoSeries> Series(FigureFile file, SeriesColumns columns)
    {
        List<Refusal> reasons = [];
        string[] names = [columns.Count, columns.Exposure, columns.Step, columns.Time, .. columns.Area is { } named ? (string[])[named] : []];
        reasons.AddRange(names.GroupBy(n => n.Trim().ToLowerInvariant(), StringComparer.Ordinal).Where(g => g.Count() > 1)
            .Select(g => new Refusal(g.Key, $"The column '{g.Key}' is to be {g.Count()} things at once.", "Count, exposure, step, time and area are columns of their own.")));
        var places = names.Select(n => file.Column(n, reasons)).ToArray();
        if (reasons.Count > 0)
        {
            return new Outcome<TwoSeries>.Refused(reasons);
        }

        var times = TimeColumn.Read(file, places[3]!.Value, reasons);
        List<SeriesPoint> treated = [], control = [];
        for (var i = 0; i < file.Rows.Count; i++)
        {
            var row = file.Rows[i];
            var (count, exposure, step) = (file.Figure(row, places[0]!.Value, reasons), file.Figure(row, places[1]!.Value, reasons), file.Figure(row, places[2]!.Value, reasons));
            var where = columns.Area is null ? Treated : Which(file, row, places[4]!.Value, reasons);
            reasons.AddRange(CountsRules.Faults(file.At(row), count, exposure));
            if (step is not (0 or 1 or null))
            {
                reasons.Add(new(columns.Step, $"{file.At(row)}: {row.Fields[places[2]!.Value].Trim()} is no step.", "The step is 0 before the order and 1 after."));
            }

            (where == Control ? control : treated).Add(new(times[i] ?? 0, count ?? 0, exposure ?? 1, step == 1));
        }

        return Outcome.Unless(reasons, () => new TwoSeries(treated, control));
    }

    private sealed record CountRow(FigureRow Row, string Area, string Period, CountOver Cell);

    private static IReadOnlyList<CountOver> Of(List<CountRow> rows, string area, string period) =>
        [.. rows.Where(r => r.Area == area && r.Period == period).Select(r => r.Cell).OrderBy(c => c.Time).ThenBy(c => c.Count).ThenBy(c => c.Exposure)];

    private static IEnumerable<Refusal> Twice(FigureFile file, List<CountRow> rows, bool timed) =>
        rows.GroupBy(r => timed ? (object)(r.Area, r.Cell.Time) : string.Join('\u001F', r.Row.Fields.Select(Word)))
            .Where(g => g.Count() > 1 && (!timed || g.First().Cell.Time is not null))
            .Select(g => new Refusal("time", $"{file.At(g.ElementAt(1).Row)} is the same {(timed ? "area and time" : "row")} as line {g.First().Row.Line.ToString(CultureInfo.InvariantCulture)}.",
                timed ? "Each period of an area stands once." : "If they are two periods that came out alike, add a column time that tells them apart."));

    private static IEnumerable<Refusal> Overlapping(FigureFile file, List<CountRow> rows) =>
        from area in rows.Where(r => r.Cell.Time is not null).GroupBy(r => r.Area, StringComparer.Ordinal)
        let last = area.Where(r => r.Period == "before").MaxBy(r => r.Cell.Time)
        let first = area.Where(r => r.Period == "after").MinBy(r => r.Cell.Time)
        where last is not null && first is not null && last.Cell.Time >= first.Cell.Time
        select new Refusal("period", $"{file.At(last.Row)} is before the order and later than line {first.Row.Line.ToString(CultureInfo.InvariantCulture)}, which is after it.", "All times before come before all times after.");

    private static string Which(FigureFile file, FigureRow row, int column, List<Refusal> reasons)
    {
        var word = Word(row.Fields[column]);
        if (word is not (Treated or Control))
        {
            reasons.Add(new("area", $"{file.At(row)}: '{row.Fields[column].Trim()}' is neither treated nor control.", "Write treated for the area of the order and control for the other."));
        }

        return word;
    }

    private static string Word(string text) => text.Trim().ToLowerInvariant();
}
