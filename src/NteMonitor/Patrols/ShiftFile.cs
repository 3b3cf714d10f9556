using System.Globalization;
using NodaTime;
using NteMonitor.Access;
using NteMonitor.Incidents;
using NteMonitor.Journal;

namespace NteMonitor.Patrols;

/// <summary>Everything on file about one shift.</summary>
/// <param name="Kept">The shift with its totals.</param>
/// <param name="Parts">What was written down in its course.</param>
/// <param name="Notes">Its notes, with their texts for those who may read them.</param>
/// <param name="Incidents">The accounts recorded in its course, the newest first.</param>
/// <param name="Names">Names of the venues among them.</param>
/// <param name="History">Its own journal entries, the oldest first.</param>
public sealed record ShiftFile(
    KeptShift Kept, IReadOnlyList<ShiftPart> Parts, IReadOnlyList<ReadNote> Notes, IReadOnlyList<Account> Incidents,
    IReadOnlyDictionary<Guid, string> Names, IReadOnlyList<Entry> History);

/// <summary>What a person coming on duty should know first.</summary>
/// <param name="Items">Open items of every shift, the oldest first, with their texts for those who may read them.</param>
/// <param name="Since">When this person's last shift ended, or none.</param>
/// <param name="Events">Events since then, or of the last day for somebody who was never on.</param>
/// <param name="More">Whether there were more than were looked at.</param>
/// <param name="Newest">The newest of them.</param>
/// <param name="Names">Names of the venues among them.</param>
public sealed record Handover(
    IReadOnlyList<ReadNote> Items, Instant? Since, int Events, bool More, IReadOnlyList<Account> Newest, IReadOnlyDictionary<Guid, string> Names);

/// <content>What is on file.</content>
public static partial class ShiftActions
{
    private const int MostIncidents = 200;
    private const int MostNewest = 8;
    private const int MostLooked = 500;

    /// <summary>Returns everything on file about one shift.</summary>
    public static async Task<ShiftFile> OpenAsync(KeptShift kept, Desk desk, CancellationToken ct)
    {
        var parts = await desk.Store.PartsAsync(kept.Shift.Id, ct);
        var incidents = await (await desk.Store.ListAsync(new() { Shift = kept.Shift.Id }, ct)).RowsAsync(0, MostIncidents, ct);
        return new(
            kept, parts, await ReadAsync(parts, desk, ct), incidents, await IncidentActions.NamesAsync(incidents, desk.Store, ct),
            await JournalActions.AllAsync(desk.Store, kept.Shift.Id, ct));
    }

    /// <summary>Returns what the person at the desk should know when coming on duty.</summary>
    public static async Task<Handover> HandoverAsync(Desk desk, CancellationToken ct)
    {
        var clock = desk.Town.Clock;
        var closed = await desk.Store.ShiftsAsync(new() { Actor = desk.Actor, Most = 20 }, ct);
        var since = closed.Where(s => s.Shift.Finish is not null).Select(s => s.Shift.Finish).Max();
        var from = since ?? desk.Now() - Duration.FromDays(1);
        var tonight = clock.NightOf(desk.Now());
        var first = clock.NightOf(from);
        var list = await desk.Store.ListAsync(new() { Nights = new(first < tonight.Plus(-31) ? tonight.Plus(-31) : first, tonight), EventsOnly = true }, ct);
        var looked = (await list.RowsAsync(0, MostLooked, ct)).Where(a => a.Incident.When.To >= from).ToList();
        List<Account> newest = [.. looked.Take(MostNewest)];
        return new(
            await ReadAsync(await desk.Store.OpenItemsAsync(ct), desk, ct), since, looked.Count, list.Count > MostLooked, newest,
            await IncidentActions.NamesAsync(newest, desk.Store, ct));
    }

    /// <summary>Returns the shifts of some nights, everybody's or, for a role that may not read those, one's own.</summary>
    public static Task<IReadOnlyList<KeptShift>> ListAsync(ShiftFilter filter, Desk desk, CancellationToken ct) =>
        desk.Store.ShiftsAsync(AccessRules.Check(desk.Role, Act.ReadShifts) is null ? filter : filter with { Actor = desk.Actor }, ct);
}

/// <summary>Everything about one shift, in lines.</summary>
public static class ShiftDetail
{
    /// <summary>Returns the lines that the command line and the detail screen print.</summary>
    public static IReadOnlyList<string> Lines(ShiftFile file, Desk desk)
    {
        var (kept, clock, book) = (file.Kept, desk.Town.Clock, desk.Shifts);
        var shift = kept.Shift;
        List<string> lines =
        [
            shift.Id.ToString("D"),
            $"{book.KindOrBare(shift.Kind).Name}: {shift.Scheme}, night of {ShiftText.Night(shift)}",
            $"{(kept.IsOpen ? "Open " : "")}{ShiftText.Span(kept, clock)}{(shift.Elapsed is null ? "" : $", {ShiftText.Lasted(shift)}")}; opened by {kept.OpenedBy}",
            $"{(shift.Crew is { } crew ? $"{crew} {book.KindOrBare(shift.Kind).Crew}" : "Crew not known")}{(shift.CallSign is { } sign ? $", call sign {sign}" : "")}{(shift.Areas.Count > 0 ? $"; {string.Join(", ", shift.Areas)}" : "")}",
        ];
        Line("Weather", shift.Weather is { } weather ? Reference.NameOf(book.Weathers, weather) : "");
        Line("Context", ShiftText.Names(shift.Contexts, book.Contexts));
        Line("Partners on duty", ShiftText.Names(shift.Partners, book.Partners));
        Line("Check-call", shift.CheckCall is { } minutes ? $"every {minutes} minutes" : "");
        lines.AddRange(shift.Remarks.Select(r => "Remark: " + r));
        if (kept.Rivals > 0)
        {
            lines.Add($"CONFLICT: {kept.Rivals} other amendment(s) of the same state wait to be settled.");
        }

        Part("Counted", ShiftText.Totals(kept));
        Part("Rows", Rows(file, desk));
        Part("Notes", file.Notes.Select(n => NoteLine(n, clock)));
        Part("Incidents", file.Incidents.Select(a => $"{IncidentText.Time(a.Incident.When, clock)}  {IncidentText.Place(a.Incident, file.Names)}, {Reference.NameOf(desk.Reference.Categories, a.Incident.Category)}  {a.Incident.Id:D}"));
        Part("History", file.History.SelectMany(e => HistoryText.Lines(e, clock)));
        return lines;

        void Line(string label, string text)
        {
            if (text.Length > 0)
            {
                lines.Add($"{label}: {text}");
            }
        }

        void Part(string heading, IEnumerable<string> some)
        {
            var found = some.ToList();
            if (found.Count > 0)
            {
                lines.AddRange(["", heading, .. found.Select(l => "  " + l)]);
            }
        }
    }

    /// <summary>Returns what waits and what happened, for somebody who comes on duty.</summary>
    public static IReadOnlyList<string> Lines(Handover handover, Desk desk)
    {
        var clock = desk.Town.Clock;
        List<string> lines = handover.Items.Count == 0
            ? ["Nothing waits from earlier shifts."]
            : [$"Waits from earlier {(handover.Items.Count == 1 ? "shift" : "shifts")}", .. handover.Items.Select(i => "  " + NoteLine(i, clock))];
        lines.Add("");
        lines.Add($"{(handover.Since is { } at ? $"Since you were last on, {Day(at, clock)}" : "In the last day")}: {(handover.More ? "at least " : "")}{handover.Events} {(handover.Events == 1 ? "event" : "events")}.");
        lines.AddRange(handover.Newest.Select(a => $"  {IncidentText.Night(a.Incident.When, clock)} {IncidentText.Time(a.Incident.When, clock)}  {IncidentText.Place(a.Incident, handover.Names)}, {Reference.NameOf(desk.Reference.Categories, a.Incident.Category)}"));
        return lines;
    }

    /// <summary>Returns a note in a line: when, who, whether it waits, and its text for those who may read it.</summary>
    public static string NoteLine(ReadNote note, NightClock clock) =>
        $"{ShiftText.When(note.Part, clock)}{(note.Part.IsOpen ? $" OPEN {note.Part.Id.ToString("D")[^8..]}" : "")}: {note.Text ?? note.Said}";

    private static IEnumerable<string> Rows(ShiftFile file, Desk desk)
    {
        if (desk.Shifts.Kind(file.Kept.Shift.Kind)?.Rows is not { } form)
        {
            return [];
        }

        var rows = file.Parts.Where(p => p.Kind == PartKind.Row).ToList();
        return rows.Count == 0 ? [] :
        [
            .. rows.Select(r => $"{IncidentText.Minute(r.At, desk.Town.Clock)}  {string.Join("; ", form.Columns.Select(c => $"{c.Name} {(r.Values.TryGetValue(c.Code, out var n) ? $"{n} {c.Unit}" : ShiftText.NotCounted)}"))}"),
            .. form.Columns.Select(c => (Column: c, Figures: rows.Where(r => r.Values.ContainsKey(c.Code)).Select(r => r.Values[c.Code]).ToList())).Where(c => c.Figures.Count > 0)
                .Select(c => $"{c.Column.Name}: {(c.Column.AddsUp ? $"{c.Figures.Sum()} {c.Column.Unit} in all" : $"{c.Figures.Max()} {c.Column.Unit} at most")}, from {c.Figures.Count} of {rows.Count} rows"),
        ];
    }

    private static string Day(Instant at, NightClock clock) => clock.Local(at).ToString("ddd d MMM", CultureInfo.InvariantCulture) + " " + IncidentText.Minute(at, clock);
}
