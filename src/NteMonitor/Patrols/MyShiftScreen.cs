using System.Globalization;
using NodaTime;
using NteMonitor.Incidents;
using NteMonitor.Terminal;

namespace NteMonitor.Patrols;

/// <summary>A person's own shift: counters, notes, what waits.</summary>
public static class MyShiftScreen
{
    /// <summary>Everything the screen remembers.</summary>
    public sealed record Model
    {
        /// <summary>The shift and what surrounds it, or none before it was read.</summary>
        public MyShift? Mine { get; init; }

        /// <summary>Where the list of counters stands.</summary>
        public ListState List { get; init; } = new(0);

        /// <summary>What was last counted, in words.</summary>
        public string Said { get; init; } = "";

        /// <summary>The shift that is open, or none.</summary>
        public KeptShift? Kept => Mine?.File?.Kept;
    }

    /// <summary>Returns the screen after one message.</summary>
    public static Model Update(Model model, Msg msg) => msg switch
    {
        MineRead(var mine) => model with { Mine = mine, List = ListRules.Recount(model.List, mine.File?.Kept.Shift.Definitions.Count ?? 0), Said = mine.File?.Kept.Shift.Id == model.Kept?.Shift.Id ? model.Said : "" },
        ShiftCounted { Kept: { } kept } counted when model.Mine is { File: { } file } mine && file.Kept.Shift.Id == kept.Shift.Id =>
            model with { Mine = mine with { File = file with { Kept = kept }, OnPatrol = [.. mine.OnPatrol.Select(s => s.Shift == kept.Shift.Id ? OnPatrol.Of(kept) : s).OfType<OnPatrol>()] }, Said = counted.Said },
        _ => model with { List = ListRules.Update(model.List, msg, "counters") },
    };

    /// <summary>Returns the counter that is selected, or none.</summary>
    public static Definition? Selected(Model model) =>
        model.Kept is { } kept && model.List.Selected < kept.Shift.Definitions.Count ? kept.Shift.Definitions[(int)model.List.Selected] : null;

    /// <summary>Returns the body of the screen.</summary>
    /// <param name="model">What it remembers.</param>
    /// <param name="now">The time, to the minute that was last told.</param>
    /// <param name="desk">Whose clock and lists give words.</param>
    public static Block Body(Model model, Instant now, Desk desk)
    {
        if (model.Mine is not { } mine)
        {
            return TextBlock.Of("Reading your shift …", Ink.Muted);
        }

        if (mine.File is not { } file)
        {
            return new PanelBlock("No shift is open: o opens one", new TextBlock([.. Missed(mine, now, desk), .. Waiting(mine.Handover!, desk)])) { Focused = true };
        }

        var counters = new StackBlock([new(new TextBlock([.. Missed(mine, now, desk), .. Head(file.Kept, now, desk)])), new(Counters(model, file.Kept, desk), -1)]);
        return new SplitBlock(counters, new PanelBlock("Notes and incidents", new TextBlock(Written(file, desk))))
        {
            MinFirst = 46,
            MinSecond = 30,
            StackWhenNarrow = false,
        };
    }

    /// <summary>Returns the line of state: what was last counted and when it was saved.</summary>
    public static string Status(Model model) => model switch
    {
        { Mine: null } => "",
        { Said.Length: > 0 } => model.Said,
        { Kept: null } => "",
        _ => "- is not counted; 0 is none",
    };

    private static ListBlock Counters(Model model, KeptShift kept, Desk desk)
    {
        var keys = desk.Shifts.Kind(kept.Shift.Kind)?.Counters.ToDictionary(c => c.Code, c => c.Key ?? "", StringComparer.Ordinal) ?? [];
        return new(
            "counters",
            [new("Key", 3), new("Counted") { MinWidth = 16 }, new("Total", 6) { Align = Align.Right }, new("", 18) { Priority = 5 }],
            model.List,
            row => row < kept.Shift.Definitions.Count ? Row(kept.Shift.Definitions[(int)row], kept, keys) : null)
        {
            RowName = "counter",
            EmptyText = "This shift counts nothing.",
        };
    }

    private static IReadOnlyList<Span> Row(Definition counter, KeptShift kept, IReadOnlyDictionary<string, string> keys) =>
    [
        new(keys.GetValueOrDefault(counter.Code, ""), Ink.KeyName), counter.Name,
        kept.Totals.TryGetValue(counter.Code, out var total) ? new(total.ToString(CultureInfo.InvariantCulture), Ink.Strong) : new("-", Ink.Muted),
        new(counter.Unit, Ink.Muted),
    ];

    private static IEnumerable<Line> Head(KeptShift kept, Instant now, Desk desk)
    {
        var (shift, clock) = (kept.Shift, desk.Town.Clock);
        yield return Line.Of(new Span(shift.Scheme, Ink.Strong), $", {shift.Night}");
        var crew = $"{shift.Crew} {desk.Shifts.KindOrBare(shift.Kind).Crew}{(shift.Areas.Count > 0 ? "; " + string.Join(", ", shift.Areas) : "")}";
        yield return $"Since {ShiftText.Start(shift, clock)}, {ShiftRules.Hours(Duration.Max(Duration.Zero, now - shift.Start!.Value))}; {crew}";
        if (ShiftRules.CallDue(OnPatrol.Of(kept)) is { } due && due >= now)
        {
            yield return Line.Of($"Check-call due {IncidentText.Minute(due, clock)}: y. ", new Span(ShiftCommand.NotEmergency, Ink.Muted));
        }

        if (now - shift.Start!.Value > ShiftRules.Longest)
        {
            yield return Line.Of(new Span("Open for more than 16 hours: c closes it with the time it finished.", Ink.Warn));
        }
    }

    /// <summary>Check-calls that nobody answered, one's own first.</summary>
    private static IEnumerable<Line> Missed(MyShift mine, Instant now, Desk desk) => MissedCalls(mine.OnPatrol, now, desk);

    /// <summary>Returns a line for every check-call that was missed.</summary>
    public static IEnumerable<Line> MissedCalls(IReadOnlyList<OnPatrol> onPatrol, Instant now, Desk desk) => onPatrol
        .Where(s => ShiftRules.Missed(s, now) is not null)
        .OrderBy(s => s.By == desk.Actor ? 0 : 1)
        .Select(s => Line.Of(new Span($"CHECK-CALL MISSED: {(s.By == desk.Actor ? "you; y answers" : $"{s.By}, {s.Scheme}")}; due {IncidentText.Minute(ShiftRules.CallDue(s)!.Value, desk.Town.Clock)}. {ShiftCommand.NotEmergency}", Ink.Bad)));

    private static IEnumerable<Line> Waiting(Handover handover, Desk desk) =>
        ShiftDetail.Lines(handover, desk).Select(l => Line.Of(new Span(l, l.StartsWith(' ') ? Ink.Normal : Ink.Heading)) with { Hanging = 4 });

    private static List<Line> Written(ShiftFile file, Desk desk)
    {
        var clock = desk.Town.Clock;
        var lines = file.Notes.Select(n => (n.Part.At, Text: $"{IncidentText.Minute(n.Part.At, clock)} {(n.Part.IsOpen ? "OPEN " : "")}{n.Text ?? "sealed"}"))
            .Concat(file.Incidents.Select(a => (At: a.Incident.When.From, Text: $"{IncidentText.Time(a.Incident.When, clock)} {IncidentText.Place(a.Incident, file.Names)}: {Reference.NameOf(desk.Reference.Categories, a.Incident.Category)}")))
            .Concat(file.Parts.Where(p => p.Kind == PartKind.Row).Select(p => (p.At, Text: $"{IncidentText.Minute(p.At, clock)} {Figures(p, desk.Shifts.Kind(file.Kept.Shift.Kind)?.Rows)}")))
            .OrderByDescending(l => l.At).Select(l => Line.Of(l.Text) with { Hanging = 6 }).ToList();
        return lines.Count == 0 ? ["Nothing yet: m writes a note, i logs an incident."] : lines;
    }

    private static string Figures(ShiftPart row, RowForm? form) =>
        string.Join(", ", (form?.Columns ?? []).Where(c => row.Values.ContainsKey(c.Code)).Select(c => $"{c.Code} {row.Values[c.Code]}"));
}
