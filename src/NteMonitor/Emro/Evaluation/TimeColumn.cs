using NodaTime;
using NodaTime.Text;

namespace NteMonitor.Emro.Evaluation;

/// <summary>Reads the times of a table: numbers that rise by one from period to period, or months.</summary>
internal static class TimeColumn
{
    private static readonly YearMonthPattern Month = YearMonthPattern.CreateWithInvariantCulture("uuuu'-'MM");

    /// <summary>Returns the time of each row, months numbered from 1 at the first of them; a row's time is none where it cannot be read, and the reason says why.</summary>
    public static IReadOnlyList<double?> Read(FigureFile file, int column, ICollection<Refusal> reasons)
    {
        var months = file.Rows.Select(r => Month.Parse(r.Fields[column].Trim())).ToList();
        if (months.Exists(m => m.Success))
        {
            var first = months.Where(m => m.Success).Min(m => Number(m.Value));
            return [.. file.Rows.Zip(months, (row, m) => m.Success ? Number(m.Value) - first + 1 : Refused(file, row, column, reasons))];
        }

        var times = file.Rows.Select(r => file.Figure(r, column, reasons)).ToList();
        if (times.Count > 0 && times.TrueForAll(LooksLikeMonth))
        {
            reasons.Add(new(file.Headings[column], $"{file.At(file.Rows[0])}: '{file.Rows[0].Fields[column].Trim()}' looks like a month and counts 89 from December to January.", "Write 2026-03, or number the periods 1, 2, 3."));
        }

        return times;
    }

    private static double Number(YearMonth month) => (month.Year * 12) + month.Month;

    private static double? Refused(FigureFile file, FigureRow row, int column, ICollection<Refusal> reasons)
    {
        reasons.Add(new(file.Headings[column], $"{file.At(row)}: '{row.Fields[column].Trim()}' is no month.", "Write every month as 2026-03, or number the periods 1, 2, 3."));
        return null;
    }

    private static bool LooksLikeMonth(double? time) => time is >= 190_001 and <= 219_912 && time == Math.Floor(time.Value) && time % 100 is >= 1 and <= 12;
}
