using System.Text.Json.Nodes;
using NodaTime;
using NodaTime.Text;
using NteMonitor.Journal;

namespace NteMonitor.Premises.Tens;

/// <summary>A notice as the facts of a journal entry, and back.</summary>
public static class TenJson
{
    private const string UserRole = "premises-user";
    private const string AssociateRole = "associate";

    /// <summary>Returns the facts of a notice.</summary>
    public static JsonObject Write(Ten ten, NightClock clock)
    {
        var facts = new JsonObject
        {
            ["on"] = LocalDatePattern.Iso.Format(clock.Local(ten.Period.Start).Date),
            ["given"] = LocalDatePattern.Iso.Format(ten.Given),
            ["sort"] = ten.Sort.ToString().ToLowerInvariant(),
            ["from"] = Text(ten.Period.Start),
            ["until"] = Text(ten.Period.End),
            ["most"] = ten.People,
        };
        facts.Put("venue", ten.Venue?.ToString("D"));
        facts.Put("place", ten.Place);
        facts.Put("reference", ten.Reference);
        facts.Put("people", People(ten), p => new() { ["as"] = p.As, ["person"] = p.Person.ToString("D") });
        facts.Put("personalLicence", ten.PersonalLicence ? "yes" : null);
        facts.Put("activities", ten.Activities);
        facts.Put("supply", ten.Supply);
        facts.Put("times", ten.Times, t => new() { ["from"] = Text(t.Start), ["until"] = Text(t.End) });
        facts.Put("steps", ten.Steps, Step);
        facts.Put("breaches", ten.Breaches, b => new() { ["limit"] = b.Limit, ["words"] = b.Words });
        return facts;
    }

    /// <summary>Returns the notice that facts describe.</summary>
    public static Ten Read(Guid id, JsonObject facts)
    {
        var people = facts.Items("people", p => (As: p.Text("as"), Person: Guid.Parse(p.Text("person")!)));
        return new(id, facts.Date("given")!.Value, Enum.Parse<TenSort>(facts.Text("sort")!, ignoreCase: true), Period(facts), facts.Number("most")!.Value)
        {
            Venue = facts.Text("venue") is { } venue ? Guid.Parse(venue) : null,
            Place = facts.Text("place"),
            Reference = facts.Text("reference"),
            User = people.Where(p => p.As == UserRole).Select(p => (Guid?)p.Person).FirstOrDefault(),
            Associates = [.. people.Where(p => p.As == AssociateRole).Select(p => p.Person)],
            PersonalLicence = facts.Text("personalLicence") == "yes",
            Activities = facts.Texts("activities"),
            Supply = facts.Text("supply"),
            Times = facts.Items("times", Period),
            Steps = facts.Items<TenStep>("steps", s => new(State(s.Text("state")!)!.Value, s.Date("on")!.Value, s.Text("by"))),
            Breaches = facts.Items<TenBreach>("breaches", b => new(b.Text("limit")!, b.Text("words")!)),
        };
    }

    /// <summary>Returns the state of a code, or none.</summary>
    public static TenState? State(string code) =>
        Enum.GetValues<TenState>().Where(s => TenRules.Code(s) == code).Select(s => (TenState?)s).FirstOrDefault();

    private static IReadOnlyList<(string As, Guid Person)> People(Ten ten) =>
        [.. ten.User is { } user ? [(UserRole, user)] : Array.Empty<(string, Guid)>(), .. ten.Associates.Select(a => (AssociateRole, a))];

    private static JsonObject Step(TenStep step)
    {
        var facts = new JsonObject { ["state"] = TenRules.Code(step.State), ["on"] = LocalDatePattern.Iso.Format(step.On) };
        facts.Put("by", step.By);
        return facts;
    }

    private static Interval Period(JsonObject facts) => new(At(facts.Text("from")!), At(facts.Text("until")!));

    private static string Text(Instant at) => InstantPattern.ExtendedIso.Format(at);

    private static Instant At(string text) => InstantPattern.ExtendedIso.Parse(text).GetValueOrThrow();
}
