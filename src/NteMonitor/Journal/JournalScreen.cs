using System.Globalization;
using NteMonitor.Terminal;

namespace NteMonitor.Journal;

/// <summary>Asks for the newest entries.</summary>
public sealed record ListEntries(int Count) : Effect;

/// <summary>Asks for a walk over every chain and seal.</summary>
public sealed record VerifyJournal : Effect;

/// <summary>Asks for what waits to be settled.</summary>
public sealed record ListConflicts : Effect;

/// <summary>Asks for a conflict to be ended, the state as it stands being kept.</summary>
public sealed record SettleConflict(SubjectState State, string Why) : Ordered;

/// <summary>The newest entries are there.</summary>
public sealed record EntriesListed(IReadOnlyList<Entry> Entries) : Msg;

/// <summary>The walk has come so far.</summary>
public sealed record JournalWalked(long Entries) : Msg;

/// <summary>The walk is done.</summary>
public sealed record JournalVerified(JournalVerdict Verdict) : Msg;

/// <summary>What waits to be settled is there.</summary>
public sealed record ConflictsListed(IReadOnlyList<Conflict> Conflicts) : Msg;

/// <summary>A conflict was ended, or not.</summary>
public sealed record ConflictSettled(string Said, IReadOnlyList<Refusal> Refused) : Msg;

/// <summary>The record itself: newest entries, whether it is whole, what waits to be settled.</summary>
public static class JournalScreen
{
    /// <summary>Everything the screen remembers.</summary>
    public sealed record Model
    {
        /// <summary>The newest entries.</summary>
        public IReadOnlyList<Entry> Entries { get; init; } = [];

        /// <summary>Where their list stands.</summary>
        public ListState List { get; init; } = new(0);

        /// <summary>What the last walk found, or none.</summary>
        public JournalVerdict? Verdict { get; init; }

        /// <summary>What waits to be settled, or none before it was looked for.</summary>
        public IReadOnlyList<Conflict>? Conflicts { get; init; }

        /// <summary>How many entries the walk under way has seen.</summary>
        public long Walked { get; init; }

        /// <summary>Whether a walk is under way.</summary>
        public bool Walking { get; init; }
    }

    /// <summary>Returns the screen after one message.</summary>
    public static Model Update(Model model, Msg msg) => msg switch
    {
        EntriesListed listed => Listed(model, listed.Entries),
        JournalVerified verified => model with { Verdict = verified.Verdict, Walking = false, Walked = 0 },
        JournalWalked walked => model with { Walked = walked.Entries },
        ConflictsListed listed => model with { Conflicts = listed.Conflicts },
        _ => model with { List = ListRules.Update(model.List, msg, "entries") },
    };

    /// <summary>Returns the screen with other entries, the selection kept on its entry.</summary>
    private static Model Listed(Model model, IReadOnlyList<Entry> entries)
    {
        var was = model.List.Selected < model.Entries.Count ? model.Entries[(int)model.List.Selected].Id : Guid.Empty;
        var place = entries.Select((e, i) => (e.Id, Row: (long?)i)).FirstOrDefault(e => e.Id == was).Row;
        var list = ListRules.Recount(model.List, entries.Count);
        return model with { Entries = entries, List = place is { } row ? ListRules.Select(list, row) : list };
    }

    /// <summary>Returns the body of the screen.</summary>
    public static Block Body(Model model, NightClock clock) => new SplitBlock(
        new ListBlock("entries", [new("When", 16), new("Seq", 8) { Align = Align.Right, Priority = 3 }, new("Who", 10), new("What")], model.List, row => row < model.Entries.Count ? Row(model.Entries[(int)row], clock) : null)
        {
            RowName = "entry",
            EmptyText = "The journal is empty.",
        },
        new StackBlock([new(new PanelBlock("Is it whole?", new TextBlock(Whole(model)))), new(new PanelBlock("This entry", new TextBlock(Detail(model))), -1)]))
    {
        Share = 0.55,
        MinFirst = 44,
        MinSecond = 34,
    };

    private static IReadOnlyList<Span> Row(Entry entry, NightClock clock) =>
    [
        clock.Local(entry.At).ToString("d MMM HH:mm:ss", CultureInfo.InvariantCulture), entry.Seq.ToString(CultureInfo.InvariantCulture),
        new(entry.Actor, Ink.Accent), entry.Kind,
    ];

    private static List<Line> Whole(Model model)
    {
        List<Line> lines = [];
        if (model.Walking)
        {
            lines.Add(model.Walked == 0 ? "Walking every chain …" : string.Create(CultureInfo.InvariantCulture, $"Walking every chain: {model.Walked:#,0} entries so far …"));
        }

        if (model.Verdict is { } verdict)
        {
            lines.Add(verdict.Faults.Count == 0
                ? Line.Of(new Span($"Whole: {verdict.Entries} entries.", Ink.Good))
                : Line.Of(new Span("NOT whole:", Ink.Bad)));
            lines.AddRange(verdict.Faults.Select(f => (Line)$"entry {f.Seq} ({f.Id:D}): {f.Fault}"));
        }
        else if (!model.Walking)
        {
            lines.Add("v walks every chain and seal.");
        }

        lines.AddRange(model.Conflicts switch
        {
            null => ["c looks for amendments that two people made at once."],
            { Count: 0 } => ["Nothing waits to be settled."],
            var some => some.Select(c => (Line)$"{c.State.Thing} {c.State.Subject.ToString("D")[..13]}: {c.State.Rivals.Count} waiting; s settles the first"),
        });
        return lines;
    }

    private static List<Line> Detail(Model model) => Selected(model) is { } entry ? [.. Lines(entry).Select(l => (Line)l)] : [];

    /// <summary>Returns the selected entry, or none.</summary>
    public static Entry? Selected(Model model) => model.List.Selected < model.Entries.Count ? model.Entries[(int)model.List.Selected] : null;

    /// <summary>Returns everything that stands in an entry, in lines; its personal part is not among it.</summary>
    public static IReadOnlyList<string> Lines(Entry e) =>
    [
        e.Kind, $"id {e.Id:D}", $"about {e.Subject:D}", $"by {e.Actor} ({e.Role})", $"origin {e.Origin:D}, number {e.Seq}",
        e.Base is { } on ? $"on top of {on:D}" : "the first about it", e.Sealed is null ? "no personal part" : "with a sealed personal part", $"hash {e.Hash}", "", e.Body,
    ];

    /// <summary>Returns in one line what the last walk found.</summary>
    public static string Words(JournalVerdict verdict) => verdict.Faults.Count == 0
        ? $"Whole: {verdict.Entries} entries."
        : $"NOT whole: {string.Join("; ", verdict.Faults.Select(f => $"entry {f.Seq} ({f.Id:D}): {f.Fault}"))}";
}
