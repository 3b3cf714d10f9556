using NteMonitor.Terminal;

namespace NteMonitor.Pubwatch;

/// <summary>The forms of Pubwatch.</summary>
public static class PubwatchForm
{
    private static readonly Choice Yes = new("yes", "yes");

    /// <summary>Returns an empty form for a step.</summary>
    /// <param name="task">The step, and what it is about.</param>
    /// <param name="schemes">What each scheme keeps.</param>
    /// <param name="lists">Behaviours, and what is never written.</param>
    public static FormState Of(PubwatchTask task, IReadOnlyList<SchemeFile> schemes, Reference lists) => task.Step switch
    {
        PubwatchStep.Propose => Save("Propose it", [.. Begin(schemes, lists, "Reported by"), Months(schemes), Measured(["ban", "warning"], "ban"), .. Rest(lists), Text("on", "Proposed on", "today when empty")]),
        PubwatchStep.Notify => Save("Record the decision", [.. Begin(schemes, lists, "Reported by"), Measured(["ban", "warning", "nothing"], ""), Text("on", "Decided on", "the day the scheme decided: 2026-03-14"),
            Text("start", "First day", "the day of the decision when empty"), Text("end", "Last night", "2026-09-13"), Text("votes", "Votes as notified", "for/against/abstaining: 6/1/2; empty when not said"),
            Text("appeal-by", "Appeal until", "empty when the notice does not say"), Text("meeting", "Meeting", "its day, when it is on file"), Several("text", "Decision", "as it was notified; sealed"), .. Rest(lists)]),
        PubwatchStep.Vote => Save("Enter the vote", [Venue("for", "Member", schemes, task), One("choice", "Votes", ["for", "against", "abstain"], ""), Text("by", "Spoken by", "the user's short name, if any"), Text("on", "On", "today when empty")]),
        PubwatchStep.Decide => Save("Decide as the votes have it", [Text("on", "Decided on", "today when empty"), Text("start", "First day", "the day of the decision when empty"), Text("meeting", "Meeting", "its day, if a meeting decided")]),
        PubwatchStep.Check => Save("Record the check", [Text("on", "Checked on", "today when empty; a day, never an opinion")]),
        PubwatchStep.Sent => Save("Record the letter", [Text("on", "Sent on", "today when empty"), Text("how", "How", "by hand, recorded delivery"), One("template", "Letter", LetterActions.Shipped, "ban")]),
        PubwatchStep.Letter => Save("Write the letter", [One("template", "Letter", LetterActions.Shipped, "ban"), Text("out", "File", "letter.html or letter.txt; it bears the name")]),
        PubwatchStep.Appeal => Save("Record the appeal", [Text("on", "Made on", "today when empty"), new ToggleField("late", "Late", [Yes]) { Hint = "the scheme hears it although its last day has passed" }]),
        PubwatchStep.Hear or PubwatchStep.Review => Save(task.Step == PubwatchStep.Hear ? "Record what the appeal came to" : "Record the review",
            [Text("on", "On", "today when empty"), One("outcome", "Outcome", ["stands", "varied", "lifted"], ""), Text("end", "New last night", "when varied: earlier than it was"), Text("area", "New area", "when varied: less than it was")]),
        PubwatchStep.Lift => Save("Lift it", [Text("on", "From", "today when empty"), Text("why", "Why", "without names")]),
        PubwatchStep.Withdraw => Save("Withdraw it", [Text("why", "Why", "without names")]),
        PubwatchStep.Meeting => Save("Put the meeting on file", [.. Scheme(schemes), Text("on", "Day", "2026-03-14"), Text("at", "At", "14:30"), Text("place", "Place", ""), Several("agenda", "Agenda", "one item a line, without names")]),
        PubwatchStep.Attend => Save("Take the attendance down", [Members("present", "Came", schemes, task), Members("apologies", "Apologies", schemes, task)]),
        _ => Save("Keep the minutes", [Several("summary", "Summary", "anybody may read it: without names"), Several("minutes", "Minutes", "sealed")]),
    };

    /// <summary>Returns the proposal or notified decision that a form holds.</summary>
    public static BanDraft Draft(FormState form)
    {
        string Of(string id) => form.Fields.Any(f => f.Id == id) ? form.Value(id) : "";
        return new()
        {
            Person = Of("person"),
            Scheme = Of("scheme"),
            Venue = Of("venue"),
            Incidents = Of("incident").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries),
            Behaviour = Of("behaviour"),
            Measure = Of("measure"),
            Months = Of("months"),
            Area = Of("area"),
            Reason = Of("reason"),
            ChairReason = Of("chair-reason"),
            Under18 = Of("under-18"),
            Approved = Of("approved"),
            On = Of("on"),
            Start = Of("start"),
            End = Of("end"),
            AppealBy = Of("appeal-by"),
            Meeting = Of("meeting"),
            Votes = Of("votes"),
            Text = Of("text"),
        };
    }

    /// <summary>Returns the meeting that a form holds.</summary>
    public static MeetingDraft Meeting(FormState form) => new()
    {
        On = form.Value("on"),
        At = form.Value("at"),
        Place = form.Value("place"),
        Agenda = form.Value("agenda").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries),
    };

    /// <summary>Returns the title of a form.</summary>
    public static string Title(PubwatchTask task) => task.Step switch
    {
        PubwatchStep.Propose => "Propose a warning or a ban",
        PubwatchStep.Notify => "A decision that a scheme has notified",
        PubwatchStep.Vote => "A member's vote",
        PubwatchStep.Decide => "Decide as the votes have it",
        PubwatchStep.Check => "The police have checked the facts",
        PubwatchStep.Sent => "A letter was sent",
        PubwatchStep.Letter => "Write a letter",
        PubwatchStep.Appeal => "An appeal",
        PubwatchStep.Hear => "An appeal was heard",
        PubwatchStep.Review => "A review",
        PubwatchStep.Lift => "Lift a warning or a ban",
        PubwatchStep.Withdraw => "Withdraw a case",
        PubwatchStep.Meeting => "A meeting",
        PubwatchStep.Attend => "Who came",
        _ => "Minutes",
    };

    private static FormState Save(string label, IReadOnlyList<Field> fields) => new(fields) { SaveLabel = label };

    private static IEnumerable<Field> Begin(IReadOnlyList<SchemeFile> schemes, Reference lists, string reporter) =>
    [
        .. Scheme(schemes), Text("person", "Person", "token, as P-7K3F2: `nte person add` makes one"), Venue("venue", reporter, schemes, null),
        new ChoiceField("behaviour", "Behaviour", [.. lists.Categories.Select(c => new Choice(c.Code, c.Name, string.Join(' ', c.Words)))]) { Hint = "type part of the word" },
    ];

    private static IEnumerable<Field> Rest(Reference lists) =>
    [
        Several("reason", "Why, sealed", NeverRules.Said(lists)), Text("incident", "Incidents", "first digits of their ids, parted by commas"), Text("area", "Area", "the scheme's whole area when empty"),
        new ToggleField("under-18", "Under 18", [Yes]) { Hint = "needs an approval apart from the vote, and the shortest term" }, Text("approved", "Approved on", "for a person under 18"),
        Text("chair-reason", "Chair's reason", "for more than three years; sealed"),
    ];

    private static IEnumerable<Field> Scheme(IReadOnlyList<SchemeFile> schemes) => schemes.Count > 1
        ? [new ChoiceField("scheme", "Scheme", [.. schemes.Select(s => new Choice(s.Scheme.Value.Name, s.Scheme.Value.Name))])]
        : [];

    private static TextField Months(IReadOnlyList<SchemeFile> schemes) => Text("months", "Months", schemes is [{ Scheme.Value.Rules.Terms: { Count: > 0 } terms }] ? $"one of {string.Join(", ", terms)}" : "whole months");

    private static ChoiceField Measured(IReadOnlyList<string> measures, string chosen) => One("measure", "What", measures, chosen);

    private static ChoiceField One(string id, string label, IReadOnlyList<string> values, string chosen) => new(id, label, [.. values.Select(v => new Choice(v, v))]) { Chosen = chosen };

    private static ChoiceField Venue(string id, string label, IReadOnlyList<SchemeFile> schemes, PubwatchTask? task) =>
        new(id, label, Venues(schemes, task)) { Hint = "members in force; type part of the name" };

    private static ToggleField Members(string id, string label, IReadOnlyList<SchemeFile> schemes, PubwatchTask task) => new(id, label, Venues(schemes, task)) { Hint = "space switches" };

    private static IReadOnlyList<Choice> Venues(IReadOnlyList<SchemeFile> schemes, PubwatchTask? task)
    {
        var of = task?.Ban?.Case.Scheme ?? task?.Meeting?.Value.Scheme;
        return [.. schemes.Where(s => of is null || s.Scheme.Value.Id == of)
            .SelectMany(s => s.Attendances.Select(a => PubwatchText.Name(s, a.Member.Venue))).Distinct().Order(StringComparer.OrdinalIgnoreCase).Select(n => new Choice(n, n))];
    }

    private static TextField Text(string id, string label, string hint) => new(id, label, TextInput.Empty) { Hint = hint };

    private static MultiLineField Several(string id, string label, string hint) => new(id, label, TextInput.Empty) { Hint = hint, Rows = 3 };
}
