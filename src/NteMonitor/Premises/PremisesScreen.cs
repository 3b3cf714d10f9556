using System.Globalization;
using NteMonitor.Incidents;
using NteMonitor.Terminal;
using NteMonitor.Venues;

namespace NteMonitor.Premises;

/// <summary>The premises file as lines: one page with parts to jump to.</summary>
public static class PremisesScreen
{
    /// <summary>Where the date ends and the words begin.</summary>
    private const int WordsAt = 24;

    /// <summary>Returns the page.</summary>
    /// <param name="file">What the reader may see.</param>
    /// <param name="desk">Whose clock and lists give words.</param>
    public static IReadOnlyList<Line> Lines(PremisesFile file, Desk desk) =>
    [
        .. Head(file, desk),
        .. Licence(file, desk),
        .. Conditions(file),
        .. file.IsWhole ? FollowUps(file) : [],
        .. file.IsWhole ? Visits(file, desk) : [],
        .. file.Figures.Count > 0 ? [.. Heading("Figures"), .. file.Figures.Select(f => (Line)("  " + f) with { Hanging = 2 })] : Array.Empty<Line>(),
        .. Timeline(file, desk.Town.Clock),
    ];

    /// <summary>Returns where the parts of a page begin: the numbers of their lines.</summary>
    public static IReadOnlyList<int> Parts(IReadOnlyList<Line> lines) => [.. Enumerable.Range(0, lines.Count).Where(i => lines[i].Spans is [{ Ink: Ink.Heading }])];

    /// <summary>Returns an event's date, with its time where that is known.</summary>
    public static string When(FileEvent happened, NightClock clock) => happened.Vague == "month only"
        ? happened.On.ToString("MMM uuuu", CultureInfo.InvariantCulture)
        : VisitText.Date(happened.On) + (happened.At is { } at ? " " + IncidentText.Minute(at, clock) : "");

    /// <summary>Returns what there is to say of an event beside its date.</summary>
    public static string Words(FileEvent happened) => $"{Name(happened.Thing)}: {happened.Words}{(happened.Vague.Length > 0 ? $" ({happened.Vague})" : "")}";

    /// <summary>Returns a condition's state in words: <c>broken, Sat 14 Nov 2026; 1 of 2 checks</c>.</summary>
    public static string State(ConditionState state) => state.On is not { } on ? "not checked"
        : $"{VisitText.Word(state.State)}, {VisitText.Date(on)}{(state.Checks > 1 ? $"; broken on {state.Broken} of {state.Checks} checks" : "")}{(state.OtherWording ? "; of an earlier wording" : "")}";

    private static IEnumerable<Line> Head(PremisesFile file, Desk desk)
    {
        var venue = file.Kept.Venue;
        var status = VenueRules.StatusOn(venue, file.Today);
        yield return Line.Of(new Span(venue.Name, Ink.Strong), $"{(venue.Code is null ? "" : $" ({venue.Code})")}, {Reference.NameOf(desk.Reference.VenueKinds, venue.Kind)}; ", new Span(status.ToString().ToLowerInvariant(), status == VenueStatus.Open ? Ink.Normal : Ink.Warn));
        if (file.Kept.Rivals > 0)
        {
            yield return Line.Of(new Span($"Conflict: {file.Kept.Rivals} other {(file.Kept.Rivals == 1 ? "amendment waits" : "amendments wait")} for a person to settle: `nte venue settle`.", Ink.Warn));
        }

        var broken = file.Conditions.Count(c => c.State == Finding.Broken);
        var late = file.Open.Where(v => v.Visit.FollowUp <= file.Today).ToList();
        List<Span> sums = [$"{VisitText.Conditions(file.Conditions.Count)} in force"];
        sums.Add(broken > 0 ? new Span($", {broken} broken", Ink.Bad) : "");
        sums.Add($"; {file.Events} {(file.Events == 1 ? "event" : "events")}");
        sums.Add(file.IsWhole ? $"; {file.Visits.Count} {(file.Visits.Count == 1 ? "visit" : "visits")}" : "; your role may read the licence and the log, not the file");
        sums.Add(late.Count > 0 ? new Span($"; follow-up due {(late[0].Visit.FollowUp == file.Today ? "today" : $"since {VisitText.Date(late[0].Visit.FollowUp!.Value)}")}", Ink.Warn) : "");
        yield return new Line([.. sums.Where(s => s.Text.Length > 0)]) { Hanging = 2 };
    }

    private static IEnumerable<Line> Licence(PremisesFile file, Desk desk)
    {
        var (venue, clock) = (file.Kept.Venue, desk.Town.Clock);
        var now = clock.Local(desk.Now());
        return
        [
            .. Heading("Licence and hours"),
            Fact("Licence", venue.Licence),
            Fact("Address", string.Join(", ", new[] { venue.Address, venue.Postcode }.OfType<string>())),
            Fact("Position", venue.Position is { } at ? string.Create(CultureInfo.InvariantCulture, $"{at.Latitude}, {at.Longitude}") : null),
            Fact("Capacity", venue.Capacity?.ToString(CultureInfo.InvariantCulture)),
            Fact("Sale of alcohol", HoursText.Write(venue.SaleHours)),
            Fact("Open", HoursText.Write(venue.OpeningHours)),
            Fact("Sales end tonight", VenueRules.SaleEndOn(venue, clock.NightOf(desk.Now())) is SaleEnd.NotKnown ? null : VenueRules.SaleEndOn(venue, clock.NightOf(desk.Now())).ToString()),
            .. VenueRules.OpenAt(venue, now) is { } open ? [Fact("Now", open ? "open" : "not open")] : Array.Empty<Line>(),
            .. venue.OtherNames.Count > 0 ? [Fact("Other names", string.Join(", ", venue.OtherNames))] : Array.Empty<Line>(),
            .. venue.Activities.Count > 0 ? [Fact("Activities", string.Join(", ", venue.Activities))] : Array.Empty<Line>(),
            Fact("Licence holder", file.People is null ? file.PeopleSaid : file.People.Holder),
            Fact("DPS", file.People is null ? file.PeopleSaid : file.People.Supervisor),
            .. file.Pubwatch.Select(p => Fact("Pubwatch", p)),
            .. venue.Remarks.Select(r => Fact("Remark", r)),
        ];
    }

    private static IEnumerable<Line> Conditions(PremisesFile file) =>
    [
        .. Heading("Conditions"),
        .. file.Conditions.Count == 0 ? [(Line)"  None in force on file."] : file.Conditions.SelectMany(c => Condition(c, file.IsWhole)),
        .. file.NotInForce.Select(c => Line.Of(new Span($"  {c.Number,-6} {c.Text} ({(c.From > file.Today ? $"from {VisitText.Date(c.From.Value)}" : $"taken off {VisitText.Date(c.Until!.Value)}")})", Ink.Muted)) with { Hanging = 9 }),
    ];

    private static IEnumerable<Line> Condition(ConditionState state, bool isWhole)
    {
        var condition = state.Condition;
        yield return Line.Of(new Span($"  {condition.Number,-6} ", Ink.Strong), $"{condition.Text}{(condition.Objective is null ? "" : $" [{condition.Objective}]")}") with { Hanging = 9 };
        if (isWhole)
        {
            yield return Line.Of(new Span("         " + State(state), Of(state.State)), state.Remark is { } remark ? $": {remark}" : "") with { Hanging = 11 };
        }
    }

    private static IEnumerable<Line> FollowUps(PremisesFile file) => file.Open.Any()
        ?
        [
            .. Heading("Follow-ups"),
            .. file.Open.Select(v => Line.Of(new Span($"  {VisitText.Date(v.Visit.FollowUp!.Value).PadRight(WordsAt - 2)}", v.Visit.FollowUp <= file.Today ? Ink.Warn : Ink.Normal),
                $"after the visit of {VisitText.Date(v.Visit.On)} by {v.Visit.By}") with { Hanging = WordsAt }),
        ]
        : [];

    private static IEnumerable<Line> Visits(PremisesFile file, Desk desk) =>
    [
        .. Heading("Visits"),
        .. file.Visits.Count == 0 ? [(Line)"  None on file."] : file.Visits.SelectMany(v => Visit(v, desk)),
    ];

    private static IEnumerable<Line> Visit(KeptVisit kept, Desk desk)
    {
        yield return Line.Of(new Span("  " + VisitText.When(kept.Visit, desk.Town.Clock).PadRight(WordsAt - 2), Ink.Strong), VisitText.Line(kept.Visit, desk.Reference)) with { Hanging = WordsAt };
        foreach (var check in kept.Visit.Checks.Where(c => c.Finding == Finding.Broken))
        {
            yield return Line.Of(new Span($"{new string(' ', WordsAt)}{check.Number} ", Ink.Bad), VisitText.Said(check)) with { Hanging = WordsAt + 2 };
        }

        foreach (var remark in kept.Visit.Remarks)
        {
            yield return Line.Of(new Span(new string(' ', WordsAt) + remark, Ink.Warn)) with { Hanging = WordsAt };
        }
    }

    private static IEnumerable<Line> Timeline(PremisesFile file, NightClock clock) =>
    [
        .. Heading("Timeline"),
        .. file.LeftOut.Length > 0 ? [Line.Of(new Span("  " + file.LeftOut, Ink.Muted))] : Array.Empty<Line>(),
        .. file.Timeline.Select(e => Line.Of(new Span("  " + When(e, clock).PadRight(WordsAt - 2), Ink.Muted), Words(e)) with { Hanging = WordsAt }),
    ];

    private static Line[] Heading(string title) => ["", Line.Of(new Span(title, Ink.Heading))];

    private static Line Fact(string label, string? value) => Line.Of(new Span($"  {label + ":",-18} ", Ink.Muted), string.IsNullOrEmpty(value) ? "not known" : value) with { Hanging = 21 };

    private static Ink Of(Finding finding) => finding switch { Finding.Broken => Ink.Bad, Finding.Met => Ink.Good, _ => Ink.Muted };

    private static string Name(string thing) => thing switch { "ten" => "TEN", _ => thing.Replace('-', ' ') };
}
