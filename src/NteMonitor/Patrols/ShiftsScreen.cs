using System.Globalization;
using NteMonitor.Terminal;

namespace NteMonitor.Patrols;

/// <summary>Everybody's shifts, the newest first.</summary>
public static class ShiftsScreen
{
    /// <summary>How many shifts the list holds.</summary>
    public const int Most = 500;

    /// <summary>Everything the screen remembers.</summary>
    public sealed record Model
    {
        /// <summary>The shifts, or none before they were read.</summary>
        public IReadOnlyList<KeptShift>? All { get; init; }

        /// <summary>Where their list stands.</summary>
        public ListState List { get; init; } = new(0);
    }

    /// <summary>Returns the selected shift, or none.</summary>
    public static KeptShift? Selected(Model model) => model.All is { } all && model.List.Selected < all.Count ? all[(int)model.List.Selected] : null;

    /// <summary>Returns the screen after one message, the selection kept on its shift.</summary>
    public static Model Update(Model model, Msg msg)
    {
        if (msg is not ShiftsListed(var all))
        {
            return model with { List = ListRules.Update(model.List, msg, "shifts") };
        }

        var list = ListRules.Recount(model.List, all.Count);
        var place = all.Select((s, i) => (s.Shift.Id, Row: (long?)i)).FirstOrDefault(s => s.Id == Selected(model)?.Shift.Id).Row;
        return model with { All = all, List = place is { } row ? ListRules.Select(list, row) : list };
    }

    /// <summary>Returns the body of the screen.</summary>
    public static Block Body(Model model, Desk desk) => new SplitBlock(
        new ListBlock("shifts", [new("Night", 15), new("Scheme") { MinWidth = 14 }, new("From", 5) { Priority = 3 }, new("To", 8) { Priority = 2 }, new("Lasted", 10) { Priority = 4 }, new("By", 8) { Priority = 5 }], model.List,
            row => model.All is { } all && row < all.Count ? Row(all[(int)row], desk) : null)
        {
            RowName = "shift",
            EmptyText = model.All is null ? "Reading …" : "No shift is on file yet.",
        },
        new PanelBlock("This shift", new TextBlock(Selected(model) is { } kept ? Detail(kept, desk) : ["Nothing selected."])))
    {
        MinFirst = 50,
        MinSecond = 34,
        StackWhenNarrow = false,
    };

    /// <summary>Returns the line of state: how many there are and how many go on.</summary>
    public static string Status(Model model) => model.All is { } all
        ? string.Create(CultureInfo.InvariantCulture, $"{(all.Count == Most ? "the newest " : "")}{all.Count:#,0} {(all.Count == 1 ? "shift" : "shifts")}, {all.Count(s => s.IsOpen)} open")
        : "Reading …";

    /// <summary>Returns the lines of a month's totals: each scheme's hours, then every counter, with its definition where that changed.</summary>
    /// <param name="totals">The totals of each scheme.</param>
    /// <param name="without">How many shifts know no night.</param>
    public static IReadOnlyList<string> Lines(IReadOnlyList<SchemeTotals> totals, int without)
    {
        List<string> lines = totals.Count == 0 ? ["No shift of this month is on file."] : [];
        foreach (var scheme in totals)
        {
            lines.AddRange([scheme.Scheme, $"  {ShiftText.Hours(scheme)}"]);
            lines.AddRange(scheme.Counters.Where(c => c.Total is not null).Select(c => $"  {c.Name} ({c.Unit}): {c.Total}, counted in {c.Shifts} of {scheme.Shifts}{(c.Drifted ? "; " + ShiftText.Drift(c) : "")}"));
            lines.AddRange(scheme.Counters.Where(c => c.Total is null).Select(c => c.Name).ToList() is { Count: > 0 } blank ? [$"  Not counted by any shift: {string.Join(", ", blank)}", ""] : [""]);
        }

        if (without > 0)
        {
            lines.Add($"{without} {(without == 1 ? "shift is" : "shifts are")} dated by a report and not by a night, and in no total.");
        }

        return lines;
    }

    private static IReadOnlyList<Span> Row(KeptShift kept, Desk desk) =>
    [
        new(ShiftText.Night(kept.Shift), Ink.Strong), new(kept.Shift.Scheme, Ink.Accent), ShiftText.Start(kept.Shift, desk.Town.Clock),
        new(ShiftText.Finish(kept, desk.Town.Clock), kept.IsOpen ? Ink.Good : Ink.Normal), ShiftText.Lasted(kept.Shift), new(kept.OpenedBy, Ink.Muted),
    ];

    private static List<Line> Detail(KeptShift kept, Desk desk) =>
    [
        Line.Of(new Span(kept.Shift.Scheme, Ink.Strong)),
        $"{ShiftText.Start(kept.Shift, desk.Town.Clock)} to {ShiftText.Finish(kept, desk.Town.Clock)}, {ShiftText.Lasted(kept.Shift)}",
        .. ShiftText.Totals(kept).Select(l => Line.Of(l) with { Hanging = 2 }),
        Line.Of(new Span("enter shows everything; t the month's totals", Ink.Muted)),
    ];
}
