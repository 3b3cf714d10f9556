using System.Globalization;
using NodaTime;
using NodaTime.Text;
using NteMonitor.Access;
using NteMonitor.People;
using NteMonitor.Terminal;

namespace NteMonitor.Retention;

/// <summary>Persons by token: where they are mentioned, when they go, who comes up again; never a name.</summary>
public static class PeopleScreen
{
    /// <summary>Everything the screen remembers.</summary>
    public sealed record Model
    {
        /// <summary>What was read, or none before it was.</summary>
        public PeopleListed? Listed { get; init; }

        /// <summary>Where the list stands.</summary>
        public ListState List { get; init; } = new(0);
    }

    /// <summary>Returns the selected person, or none.</summary>
    public static MentionedPerson? Selected(Model model) =>
        model.Listed is { } listed && model.List.Selected < listed.People.Count ? listed.People[(int)model.List.Selected] : null;

    /// <summary>Returns the screen after one message, the selection kept on its person.</summary>
    public static Model Update(Model model, Msg msg)
    {
        if (msg is not PeopleListed listed)
        {
            return model with { List = ListRules.Update(model.List, msg, "people") };
        }

        var list = ListRules.Recount(model.List, listed.People.Count);
        var place = listed.People.Select((p, i) => (p.Person.Id, Row: (long?)i)).FirstOrDefault(p => p.Id == Selected(model)?.Person.Id).Row;
        return model with { Listed = listed, List = place is { } row ? ListRules.Select(list, row) : list };
    }

    /// <summary>Returns the body of the screen.</summary>
    public static Block Body(Model model) => new SplitBlock(
        new ListBlock("people", [new("Token", 7), new("In", 4), new("As") { MinWidth = 12 }, new("Goes", 10) { Priority = 3 }, new("Also", 15) { Priority = 4 }], model.List,
            row => model.Listed is { } listed && row < listed.People.Count ? Row(listed.People[(int)row], listed) : null)
        {
            RowName = "person",
            EmptyText = model.Listed is null ? "Reading …" : "Nobody is on file.",
        },
        new PanelBlock("This person", new TextBlock(Selected(model) is { } person ? Detail(person, model.Listed!) : ["Nothing selected."])))
    {
        MinFirst = 44,
        MinSecond = 34,
        StackWhenNarrow = false,
    };

    /// <summary>Returns the line of state: how many there are, who comes up again and what waits to go.</summary>
    /// <param name="model">The screen.</param>
    /// <param name="today">Today's date.</param>
    public static string Status(Model model, LocalDate today)
    {
        if (model.Listed is not { } listed)
        {
            return "Reading …";
        }

        var due = RetentionRules.On(today, listed.Kept);
        return string.Create(CultureInfo.InvariantCulture,
            $"{listed.People.Count:#,0} {(listed.People.Count == 1 ? "person" : "persons")}, {listed.Repeats.Select(r => r.Person.Id).Distinct().Count()} more than once{(due.Count > 0 ? $", {due.Count} due to be weeded" : "")}");
    }

    /// <summary>Returns the lines about one person, without anything personal.</summary>
    public static IReadOnlyList<string> Lines(MentionedPerson person, PeopleListed listed, NightClock clock) =>
    [
        $"{person.Person.Token}, on file since {clock.Local(person.Person.RecordedAt).Date.ToString("d MMMM uuuu", CultureInfo.InvariantCulture)}, by {person.Person.RecordedBy}",
        .. Also(person) is { Length: > 0 } also ? [$"The same person as {also}"] : Array.Empty<string>(),
        Goes(person, listed) is { } day ? $"The details go on {Text(day)}" : "No day is set yet on which the details go",
        "",
        $"Mentioned in {person.Mentions.Count} {(person.Mentions.Count == 1 ? "record" : "records")}",
        .. person.Mentions.Select(m => $"  {m.Thing} {m.Subject:D} as {m.As}"),
    ];

    /// <summary>Returns everything personal that is kept, the soonest to go first.</summary>
    public static IReadOnlyList<string> DueLines(PeopleListed listed, LocalDate today) => listed.Kept.Count == 0 ? ["Nothing personal is kept."] :
    [
        .. listed.Kept.OrderBy(i => i.Due is null).ThenBy(i => i.Due).ThenBy(i => i.Kind).Select(i =>
            $"{(i.Due is { } due ? Text(due) : "runs on   ")}  {ScheduleRules.Word(i.Kind),-10}  {i.What}{(i.Held is { } why ? $"; HELD: {why}" : i.Due <= today ? "; due" : "")}"),
    ];

    /// <summary>Returns who comes up more than once, by token.</summary>
    public static IReadOnlyList<string> RepeatLines(PeopleListed listed) => listed.Repeats.Count == 0 ? ["Nobody comes up more than once."] :
        [.. listed.Repeats.Select(r => $"{r.Person.Token}  {r.As} in {r.Events.Count} events")];

    private static IReadOnlyList<Span> Row(MentionedPerson person, PeopleListed listed) =>
    [
        new(person.Person.Token, Ink.Accent), person.Mentions.Count.ToString(CultureInfo.InvariantCulture),
        string.Join(", ", person.Mentions.Select(m => m.As).Distinct()), Goes(person, listed) is { } day ? Text(day) : "-", new(Also(person), Ink.Muted),
    ];

    private static List<Line> Detail(MentionedPerson person, PeopleListed listed) =>
    [
        Line.Of(new Span(person.Person.Token, Ink.Strong)),
        .. Also(person) is { Length: > 0 } also ? [(Line)$"The same person as {also}"] : Array.Empty<Line>(),
        $"In {person.Mentions.Count} {(person.Mentions.Count == 1 ? "record" : "records")}",
        .. listed.Repeats.Where(r => r.Person.Id == person.Person.Id).Select(r => Line.Of(new Span($"{r.As} in {r.Events.Count} events", Ink.Warn))),
        Goes(person, listed) is { } day ? $"Details go on {Text(day)}" : "No day set for the details",
        Line.Of(new Span("enter says where; d who it is, for a reason", Ink.Muted)),
    ];

    private static LocalDate? Goes(MentionedPerson person, PeopleListed listed) =>
        listed.Kept.Where(i => i.Kind == PersonalKind.Person && person.Person.Same.Contains(i.Subject)).Select(i => i.Due).Max();

    private static string Also(MentionedPerson person) => string.Join(", ", person.Person.Same.Where(i => i != person.Person.Id).Select(PersonRules.Token));

    private static string Text(LocalDate day) => LocalDatePattern.Iso.Format(day);
}
