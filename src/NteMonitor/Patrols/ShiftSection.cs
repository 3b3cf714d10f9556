using NodaTime;
using NteMonitor.Documents;

namespace NteMonitor.Patrols;

/// <summary>Shifts as part of a report: hours and counts by scheme, and where a definition changed.</summary>
public static class ShiftSection
{
    /// <summary>Returns the part on shifts.</summary>
    /// <param name="totals">What the schemes came to in the period.</param>
    /// <param name="without">How many shifts on file know no night.</param>
    /// <param name="source">Where the figures come from, as tables print it.</param>
    public static IEnumerable<Part> Of(IReadOnlyList<SchemeTotals> totals, int without, string source)
    {
        yield return new Heading(2, "Shifts on the street");
        if (totals.Count == 0)
        {
            yield return new Paragraph("No shift report of these nights is on file, which does not say that nobody was out.");
        }
        else
        {
            yield return new Paragraph("A shift counts in the night on which it began, whole, whatever the window and zone of this report. “-” is not counted by any shift, which is not 0.");
            yield return new Table("shifts", "Shifts by scheme",
                [new("Scheme"), Column.Figures("Shifts"), Column.Figures("Still open"), new("Time on patrol"), new("Known of"), new("People's time"), new("Known of")],
                [.. totals.Select(t => new Row([t.Scheme, t.Shifts, t.Open, Length(t.Hours, t.Timed), Of(t.Timed, t), Length(t.CrewHours, t.Crewed), Of(t.Crewed, t)]))])
            { Source = source };
            yield return new Table("shift-counts", "What was counted",
                [new("Scheme"), new("Counter"), Column.Figures("Total"), new("Unit"), new("Counted in")],
                [.. totals.SelectMany(t => t.Counters.Where(c => c.Total is not null).Select(c => new Row([t.Scheme, c.Name, c.Total!.Value, c.Unit, $"{c.Shifts} of {t.Shifts} shifts"])))])
            { Source = source };
            yield return new Table("shift-definitions", "What the counters mean",
                [new("Counter"), new("What counts"), Column.Figures("Shifts"), Column.Figures("Total")],
                [.. totals.SelectMany(t => t.Counters.SelectMany(c => c.Definitions.Select(d => new Row([c.Name, d.Text, d.Shifts, d.Total]))))]);
        }

        foreach (var drifted in totals.SelectMany(t => t.Counters.Where(c => c.Drifted).Select(c => (t.Scheme, c.Name))))
        {
            yield return new Note(Note.Warning, $"{drifted.Scheme}, {drifted.Name}: the definition changed within the period. The total mixes two ways of counting; the table of definitions has each apart.");
        }

        if (without > 0)
        {
            yield return new Note(Note.Data, $"{without} {(without == 1 ? "shift" : "shifts")} on file {(without == 1 ? "is" : "are")} dated by a report and not by a night, and in no figure here.");
        }
    }

    private static Cell Length(Duration length, int known) => known == 0 ? new Cell.Blank("no shift says", "-") : ShiftRules.Hours(length);

    private static string Of(int known, SchemeTotals totals) => $"{known} of {totals.Shifts}";
}
