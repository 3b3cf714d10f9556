using System.Globalization;
using NodaTime;
using NteMonitor.PurpleFlag.Framework;
using NteMonitor.Terminal;

namespace NteMonitor.PurpleFlag.NightVisits;

/// <summary>The run sheet on the screen: what to look for in the zone of the clock, and what one has seen.</summary>
public static class NightScreen
{
    /// <summary>The list's id.</summary>
    public const string ListId = "run-sheet";

    private const int Beside = 84;

    /// <summary>Everything the screen remembers.</summary>
    public sealed record Model
    {
        /// <summary>Every visit that the person may know of, or none before they were read.</summary>
        public IReadOnlyList<KeptNight>? All { get; init; }

        /// <summary>The visit in front, or none.</summary>
        public NightFile? File { get; init; }

        /// <summary>The zone that somebody chose; none for that of the clock.</summary>
        public string? Chosen { get; init; }

        /// <summary>Where the list of attributes stands.</summary>
        public ListState List { get; init; } = new(0);
    }

    /// <summary>Returns the screen after one message.</summary>
    /// <param name="model">What it remembers.</param>
    /// <param name="msg">What happened.</param>
    /// <param name="now">The time.</param>
    /// <param name="clock">The town's clock.</param>
    public static Model Update(Model model, Msg msg, Instant now, NightClock clock) => msg is NightRead read
        ? Counted(model with { All = read.All, File = read.File, Chosen = read.File?.Kept.Record.Id == model.File?.Kept.Record.Id ? model.Chosen : null }, now, clock)
        : Counted(model, now, clock) is var with ? with with { List = ListRules.Update(with.List, msg, ListId) } : model;

    /// <summary>Returns the screen at the next zone, or as many before it, going round.</summary>
    public static Model Turned(Model model, int by, Instant now, NightClock clock)
    {
        if (Zone(model, now, clock) is not { } zone)
        {
            return model;
        }

        var zones = model.File!.Edition.Zones.ToList();
        return Counted(model with { Chosen = zones[(zones.FindIndex(z => z.Code == zone.Code) + by + zones.Count) % zones.Count].Code, List = new(0) { Height = model.List.Height } }, now, clock);
    }

    /// <summary>Returns the zone that the sheet stands at: the one chosen, else that of the clock on the visit's night, else the first; none without a visit.</summary>
    public static VisitZone? Zone(Model model, Instant now, NightClock clock) => model.File is not { } file ? null
        : (model.Chosen is { } chosen ? file.Edition.Zone(chosen) : clock.NightOf(now) == file.Kept.Value.Night ? NightRules.ZoneAt(now, file.Edition, clock) : null) ?? file.Edition.Zones[0];

    /// <summary>Returns the attributes of the zone that the sheet stands at, those first of which the zone has something to look for.</summary>
    public static IReadOnlyList<RunSheetLine> Lines(Model model, Instant now, NightClock clock) =>
        Zone(model, now, clock) is { } zone ? RunSheetRules.Choices(model.File!.Edition, zone) : [];

    /// <summary>Returns the selected attribute, or none.</summary>
    public static RunSheetLine? Selected(Model model, Instant now, NightClock clock) => Lines(model, now, clock).ElementAtOrDefault((int)model.List.Selected);

    /// <summary>Returns the visit after the one in front, going round; none where there is no other.</summary>
    public static KeptNight? Other(Model model)
    {
        var all = model.All?.ToList() ?? [];
        return all.Count < 2 ? null : all[(all.FindIndex(n => n.Record.Id == model.File?.Kept.Record.Id) + 1) % all.Count];
    }

    /// <summary>Returns the body of the screen.</summary>
    /// <param name="model">What it remembers.</param>
    /// <param name="now">The time.</param>
    /// <param name="desk">Whose clock gives words.</param>
    /// <param name="size">The size of the window.</param>
    public static Block Body(Model model, Instant now, Desk desk, Size size)
    {
        var clock = desk.Town.Clock;
        if (model.All is null)
        {
            return TextBlock.Of("Reading the visits …", Ink.Muted);
        }

        if (model.File is not { } file || Zone(model, now, clock) is not { } zone)
        {
            return new PanelBlock("No visit at night", TextBlock.Of("No visit is planned of which you may know. Whoever keeps the flag plans one: nte flag night plan --on DATE --assessor NAME")) { Focused = true };
        }

        var lines = Lines(model, now, clock);
        var list = new PanelBlock($"{zone.Code} {zone.Name}{(model.Chosen is null && clock.NightOf(now) == file.Kept.Value.Night ? ", by the clock" : "")}", List(model, lines, zone, desk)) { Focused = true };
        var selected = Selected(model, now, clock);
        return size.Width >= Beside
            ? new SplitBlock(list, new PanelBlock("Look for", new TextBlock([.. LookFor(selected), "", .. Notes(file, selected, desk)]))) { Share = 0.5 }
            : new StackBlock([new(TextBlock.Of($"{Sentence.Capital(NightText.Words(file.Kept.Value.Kind))}, {file.Kept.Value.Night}", Ink.Muted)), new(list, -1), new(new TextBlock([.. LookFor(selected).Take(size.Height < 22 ? 3 : 5)]))]);
    }

    /// <summary>Returns the line of state: how much was seen, and who has finished.</summary>
    public static string Status(Model model) => model switch
    {
        { All: null } => "Reading …",
        { File: { } file } => $"{Count(file)}; {NightText.State(file.Kept)}",
        _ => "",
    };

    /// <summary>Returns notes side by side as lines.</summary>
    /// <param name="file">The visit.</param>
    /// <param name="comparison">The comparison.</param>
    public static IReadOnlyList<string> SideBySide(NightFile file, NightComparison comparison) =>
    [
        NightText.Table(file, comparison).Notes[0],
        .. comparison.Cells.SelectMany(c => (string[])["", $"{c.Attribute.Code} {c.Attribute.InShort}, {c.Zone ?? "any hour"}: {NightText.Words(c.Agreement).ToUpperInvariant()}", .. c.Sides.Select(s => $"  {s.Who}: {NightText.Side(s, file)}")]),
    ];

    private static string Count(NightFile file) => string.Create(CultureInfo.InvariantCulture, $"{file.Seen.Count} {(file.Seen.Count == 1 ? "observation" : "observations")}");

    private static Model Counted(Model model, Instant now, NightClock clock) => model with { List = ListRules.Recount(model.List, Lines(model, now, clock).Count) };

    private static ListBlock List(Model model, IReadOnlyList<RunSheetLine> lines, VisitZone zone, Desk desk) => new(
        ListId, [new("", 3), new("Attribute") { MinWidth = 12 }, new("Seen", 4) { Align = Align.Right }, new("Score", 7) { Priority = 1 }], model.List,
        row => row < lines.Count ? Row(lines[(int)row], model.File!, zone, desk) : null)
    {
        RowName = "attribute",
    };

    private static IReadOnlyList<Span> Row(RunSheetLine line, NightFile file, VisitZone zone, Desk desk)
    {
        var own = file.Seen.Where(s => s.Value.Attribute == line.Attribute.Code && s.Value.Who == desk.Actor && (s.Value.Zone is null || s.Value.Zone == zone.Code)).ToList();
        var scores = file.Edition.Scale.Where(l => own.Any(s => s.Value.Score == l.Code)).Select(l => l.Rank is { } rank ? rank.ToString(CultureInfo.InvariantCulture) : "n/a");
        return
        [
            new(line.Attribute.Code, line.IsOfZone ? Ink.KeyName : Ink.Muted), new(line.IsOfZone ? string.Join("; ", line.LookFor) : line.Attribute.InShort, line.IsOfZone ? Ink.Normal : Ink.Muted),
            new(own.Count == 0 ? "-" : own.Count.ToString(CultureInfo.InvariantCulture), own.Count == 0 ? Ink.Muted : Ink.Strong), string.Join(" ", scores) is { Length: > 0 } said ? said : new Span("-", Ink.Muted),
        ];
    }

    private static IEnumerable<Line> LookFor(RunSheetLine? line)
    {
        if (line is null)
        {
            yield break;
        }

        yield return Line.Of(new Span($"{line.Attribute.Code} {line.Attribute.Name}", Ink.Heading));
        foreach (var text in line.LookFor)
        {
            yield return Line.Of($"{(line.IsOfZone ? "look for" : "good")}: {text}") with { Hanging = 4 };
        }
    }

    private static IEnumerable<Line> Notes(NightFile file, RunSheetLine? line, Desk desk)
    {
        var seen = file.Seen.Where(s => line is not null && s.Value.Attribute == line.Attribute.Code).ToList();
        yield return Line.Of(new Span(seen.Count == 0 ? "Nothing written yet: enter writes it down." : file.Comparison is null ? "What you saw" : "What was seen", Ink.Heading));
        foreach (var one in seen)
        {
            var when = one.Value.At is { } at ? NightRules.Minute(at, desk.Town.Clock) : one.Value.Zone ?? "any hour";
            yield return Line.Of($"{when} {(file.Comparison is null ? "" : one.Value.Who + " ")}{NightText.Score(one.Value.Score, file)}: {one.Shown}{(one.Value.Place.Length > 0 ? $" ({one.Value.Place})" : "")}") with { Hanging = 4 };
        }
    }
}
