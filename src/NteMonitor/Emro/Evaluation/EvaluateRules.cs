namespace NteMonitor.Emro.Evaluation;

/// <summary>Columns of a series, by name.</summary>
/// <param name="Count">What was counted.</param>
/// <param name="Exposure">Nights, hours or capacity-hours.</param>
/// <param name="Step">0 before the order, 1 after.</param>
/// <param name="Time">The period's number.</param>
/// <param name="Area">Which area, treated or control; none where the file has one area.</param>
public sealed record SeriesColumns(string Count, string Exposure, string Step, string Time, string? Area);

/// <summary>Reads tables of counts and of series.</summary>
public static class EvaluateRules
{
    /// <summary>Returns the counts of a table with columns area (treated, control), period (before, after), count and exposure; several rows of a cell are its periods.</summary>
    /// <source>docs/methods/emro-evaluation.md §1.</source>
    public static Outcome<BeforeAfter> Counts(FigureFile file)
    {
        List<Refusal> reasons = [];
        var (area, period, count, exposure) = (file.Column("area", reasons), file.Column("period", reasons), file.Column("count", reasons), file.Column("exposure", reasons));
        if (area is null || period is null || count is null || exposure is null)
        {
            return new Outcome<BeforeAfter>.Refused(reasons);
        }

        Dictionary<(string, string), List<CountOver>> cells = [];
        foreach (var row in file.Rows)
        {
            var (where, when) = (Word(row.Fields[area.Value]), Word(row.Fields[period.Value]));
            if (where is not ("treated" or "control"))
            {
                reasons.Add(new("area", $"{file.Name} line {row.Line}: '{row.Fields[area.Value].Trim()}' is neither treated nor control.", "Write treated for the area of the order and control for the other."));
            }

            if (when is not ("before" or "after"))
            {
                reasons.Add(new("period", $"{file.Name} line {row.Line}: '{row.Fields[period.Value].Trim()}' is neither before nor after.", "Write before or after."));
            }

            if (file.Figure(row, count.Value, reasons) is { } n && file.Figure(row, exposure.Value, reasons) is { } over)
            {
                cells.TryAdd((where, when), []);
                cells[(where, when)].Add(new(n, over));
            }
        }

        IReadOnlyList<CountOver> Of(string where, string when) => cells.GetValueOrDefault((where, when)) ?? [];
        return Outcome.Unless(reasons, () => new BeforeAfter(Of("treated", "before"), Of("treated", "after")) { ControlBefore = Of("control", "before"), ControlAfter = Of("control", "after") });
    }

    /// <summary>Returns the series of a table: the treated area's and the control's, empty where the file has one area.</summary>
    /// <source>docs/methods/emro-evaluation.md §1.</source>
    public static Outcome<(IReadOnlyList<SeriesPoint> Treated, IReadOnlyList<SeriesPoint> Control)> Series(FigureFile file, SeriesColumns columns)
    {
        List<Refusal> reasons = [];
        int?[] places = [file.Column(columns.Count, reasons), file.Column(columns.Exposure, reasons), file.Column(columns.Step, reasons), file.Column(columns.Time, reasons)];
        var area = columns.Area is { } named ? file.Column(named, reasons) : null;
        if (reasons.Count > 0)
        {
            return new Outcome<(IReadOnlyList<SeriesPoint>, IReadOnlyList<SeriesPoint>)>.Refused(reasons);
        }

        List<SeriesPoint> treated = [], control = [];
        foreach (var row in file.Rows)
        {
            var figures = places.Select(p => file.Figure(row, p!.Value, reasons)).ToArray();
            var where = area is { } column ? Word(row.Fields[column]) : "treated";
            if (where is not ("treated" or "control"))
            {
                reasons.Add(new("area", $"{file.Name} line {row.Line}: '{row.Fields[area!.Value].Trim()}' is neither treated nor control.", "Write treated or control."));
            }

            if (figures[2] is not (0 or 1 or null))
            {
                reasons.Add(new(columns.Step, $"{file.Name} line {row.Line}: {row.Fields[places[2]!.Value].Trim()} is no step.", "The step is 0 before the order and 1 after."));
            }

            if (figures.All(f => f is not null))
            {
                (where == "control" ? control : treated).Add(new(figures[3]!.Value, figures[0]!.Value, figures[1]!.Value, figures[2] == 1));
            }
        }

        return Outcome.Unless<(IReadOnlyList<SeriesPoint>, IReadOnlyList<SeriesPoint>)>(reasons, () => (treated, control));
    }

    private static string Word(string text) => text.Trim().ToLowerInvariant();
}
