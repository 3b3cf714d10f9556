using System.Globalization;
using NteMonitor.Terminal;

namespace NteMonitor.Pubwatch;

/// <summary>What the list of the screen holds.</summary>
public enum PubwatchList
{
    /// <summary>Warnings and bans.</summary>
    Bans,

    /// <summary>Meetings, the latest first.</summary>
    Meetings,

    /// <summary>Members and how they came to meetings.</summary>
    Members,
}

/// <summary>Pubwatch: warnings and bans, meetings, members; people by token.</summary>
public static class PubwatchScreen
{
    /// <summary>Everything the screen remembers.</summary>
    public sealed record Model
    {
        /// <summary>What each scheme keeps, or none before it was read.</summary>
        public IReadOnlyList<SchemeFile>? Schemes { get; init; }

        /// <summary>What the list holds.</summary>
        public PubwatchList Shown { get; init; }

        /// <summary>Where the list stands.</summary>
        public ListState List { get; init; } = new(0);

        /// <summary>Cases of every scheme: in force first, then proposed, then what has ended.</summary>
        public IReadOnlyList<BanFile> Bans => [.. (Schemes ?? []).SelectMany(s => s.Bans)];

        /// <summary>Meetings of every scheme.</summary>
        public IReadOnlyList<(SchemeFile Scheme, Filed<Meeting> Meeting)> Meetings => [.. (Schemes ?? []).SelectMany(s => s.Meetings.Select(m => (s, m)))];

        /// <summary>Members in force of every scheme.</summary>
        public IReadOnlyList<(SchemeFile Scheme, Attendance Came)> Members =>
            [.. (Schemes ?? []).SelectMany(s => s.Attendances.OrderByDescending(a => a.MissedInARow).ThenBy(a => PubwatchText.Name(s, a.Member.Venue), StringComparer.OrdinalIgnoreCase).Select(a => (s, a)))];

        internal int Count => Shown switch { PubwatchList.Bans => Bans.Count, PubwatchList.Meetings => Meetings.Count, _ => Members.Count };
    }

    /// <summary>Returns the selected case, or none.</summary>
    public static BanFile? Ban(Model model) => model.Shown == PubwatchList.Bans ? At(model.Bans, model) : null;

    /// <summary>Returns the selected meeting, or none.</summary>
    public static Filed<Meeting>? Meeting(Model model) => model.Shown == PubwatchList.Meetings ? At([.. model.Meetings.Select(m => m.Meeting)], model) : null;

    /// <summary>Returns the screen after one message, the selection kept on its case.</summary>
    public static Model Update(Model model, Msg msg)
    {
        if (msg is not PubwatchListed(var schemes))
        {
            return model with { List = ListRules.Update(model.List, msg, "pubwatch") };
        }

        var was = Ban(model)?.Case.Id;
        var next = model with { Schemes = schemes };
        var list = ListRules.Recount(model.List, next.Count);
        var place = next.Bans.Select((b, i) => (b.Case.Id, Row: (long?)i)).FirstOrDefault(b => b.Id == was).Row;
        return next with { List = place is { } row ? ListRules.Select(list, row) : list };
    }

    /// <summary>Returns the screen with another list, from its top.</summary>
    public static Model Show(Model model, PubwatchList list)
    {
        var next = model with { Shown = list };
        return next with { List = ListRules.Recount(new ListState(0) { Height = model.List.Height }, next.Count) };
    }

    /// <summary>Returns the body of the screen.</summary>
    public static Block Body(Model model, Desk desk) => model.Shown switch
    {
        PubwatchList.Meetings => new ListBlock("pubwatch", [new("Day", 11), new("At", 5) { Priority = 3 }, new("Place") { MinWidth = 12, Priority = 4 }, new("Came", 5) { Align = Align.Right }, new("Minutes", 8) { Priority = 2 }, new("Agenda") { MinWidth = 12 }],
            model.List, row => row < model.Meetings.Count ? Row(model.Meetings[(int)row].Meeting.Value) : null)
        { RowName = "meeting", EmptyText = Empty(model, "No meeting is on file.") },
        PubwatchList.Members => new ListBlock("pubwatch", [new("Member") { MinWidth = 16 }, new("Since", 11) { Priority = 4 }, new("Meetings", 8) { Align = Align.Right, Priority = 3 }, new("Came", 5) { Align = Align.Right }, new("Missed in a row", 15) { Align = Align.Right }],
            model.List, row => row < model.Members.Count ? Row(model.Members[(int)row]) : null)
        { RowName = "member", EmptyText = Empty(model, "No member is on file.") },
        _ => new SplitBlock(
            new ListBlock("pubwatch", [new("Person", 8), new("State", 18), new("What") { MinWidth = 10, Priority = 2 }, new("Until", 11)], model.List, row => row < model.Bans.Count ? Row(model.Bans[(int)row], desk) : null)
            { RowName = "case", EmptyText = Empty(model, "No warning or ban is on file that you may see.") },
            new PanelBlock("This case", new TextBlock(Ban(model) is { } file ? Detail(file, model, desk) : ["Nothing selected."])))
        { MinFirst = 46, MinSecond = 30, StackWhenNarrow = false },
    };

    /// <summary>Returns the line of state.</summary>
    public static string Status(Model model) => model.Schemes is null ? "Reading …"
        : string.Create(CultureInfo.InvariantCulture, $"{model.Bans.Count(b => b.IsCurrent)} in force, {model.Bans.Count(b => b.IsOpen)} proposed{Void(model)}");

    private static string Void(Model model) => model.Schemes!.Sum(s => s.VoidRecords) is > 0 and var count ? $", {count} void" : "";

    private static T? At<T>(IReadOnlyList<T> list, Model model)
        where T : class => model.List.Selected < list.Count ? list[(int)model.List.Selected] : null;

    private static string Empty(Model model, string text) => model.Schemes is null ? "Reading …" : model.Schemes.Count == 0 ? "No scheme is on file: `nte pubwatch scheme record` puts one there." : text;

    private static IReadOnlyList<Span> Row(BanFile file, Desk desk) =>
    [
        new(PubwatchText.Person(file), Ink.Strong), new(PubwatchText.State(file.State), InkOf(file)),
        PubwatchText.Behaviour(file, desk), file.State == BanState.Erased ? "-" : PubwatchText.Day(file.Case.End),
    ];

    private static Ink InkOf(BanFile file) => !file.IsBorneOut ? Ink.Bad : file.IsCurrent ? Ink.Accent : file.IsOpen ? Ink.Warn : Ink.Muted;

    private static IReadOnlyList<Span> Row(Meeting meeting) =>
    [
        new(PubwatchText.Day(meeting.On), Ink.Strong), meeting.At?.ToString("HH:mm", CultureInfo.InvariantCulture) ?? "", meeting.Place,
        meeting.Held ? meeting.Present.Count.ToString(CultureInfo.InvariantCulture) : "-", meeting.HasMinutes ? "sealed" : meeting.Summary.Length > 0 ? "summary" : "-", string.Join("; ", meeting.Agenda),
    ];

    private static IReadOnlyList<Span> Row((SchemeFile Scheme, Attendance Came) member)
    {
        var (file, came) = member;
        var tooMany = SchemeRules.MissedTooMany(came, file.Scheme.Value.Rules);
        return
        [
            new(PubwatchText.Name(file, came.Member.Venue), Ink.Strong), PubwatchText.Day(came.Member.From), came.Meetings.ToString(CultureInfo.InvariantCulture),
            came.Present.ToString(CultureInfo.InvariantCulture), new($"{came.MissedInARow}{(tooMany ? " !" : "")}", tooMany ? Ink.Warn : Ink.Normal),
        ];
    }

    /// <summary>The case with its steps one under the other, the one where it stands marked, and its votes.</summary>
    private static List<Line> Detail(BanFile file, Model model, Desk desk)
    {
        if (file.State == BanState.Erased)
        {
            return [Line.Of(new Span("Weeded", Ink.Strong)), $"On {PubwatchText.Day(file.WeedOn)}: no more than id, dates and decision is kept."];
        }

        var names = model.Schemes!.First(s => s.Scheme.Value.Id == file.Scheme.Id).Names;
        return
        [
            Line.Of(new Span($"{PubwatchText.Person(file)}: {PubwatchText.Measured(file)}", Ink.Strong)), $"{PubwatchText.Behaviour(file, desk)}; {PubwatchText.Area(file)}",
            .. BanDetail.Void(file).Select(v => Line.Of(new Span(v, Ink.Bad)) with { Hanging = 2 }), "",
            .. PubwatchText.Steps(file).Select(s => Line.Of(new Span(s.IsNow ? "▸ " : "  ", Ink.Accent), new Span(s.Word, s.IsNow ? Ink.Accent : Ink.Normal), new Span(" " + s.On, Ink.Muted)) with { Hanging = 4 }), "",
            .. Votes(file, names),
            Line.Of(new Span($"Weeded on {PubwatchText.Day(file.WeedOn)}", Ink.Muted)),
        ];
    }

    private static IEnumerable<Line> Votes(BanFile file, IReadOnlyDictionary<Guid, string> names)
    {
        if (file.Case is { Way: Way.Notified, Decision: var decision })
        {
            return [decision?.Votes is { } told ? $"As notified: {told}" : "The notice gives no votes."];
        }

        string Of(VoteChoice choice) => string.Join(", ", file.Votes.Where(v => v.Void is null && v.Cast.Vote.Choice == choice).Select(v => names.GetValueOrDefault(v.Cast.Vote.Venue, "?")));
        Line Side(string label, int count, VoteChoice choice) => Line.Of(new Span($"{label} {count}", Ink.Heading), count > 0 ? ": " + Of(choice) : "") with { Hanging = 4 };
        return
        [
            Side("For", file.Tally.For, VoteChoice.For), Side("Against", file.Tally.Against, VoteChoice.Against), Side("Abstaining", file.Tally.Abstain, VoteChoice.Abstain),
            .. file.IsOpen ? [(Line)$"{file.Scheme.Rules.Quorum} have to vote."] : Array.Empty<Line>(),
            .. file.Votes.Where(v => v.Void is not null).Select(v => Line.Of(new Span($"VOID: {names.GetValueOrDefault(v.Cast.Vote.Venue, "?")}, {v.Void}", Ink.Warn)) with { Hanging = 4 }), "",
        ];
    }
}
