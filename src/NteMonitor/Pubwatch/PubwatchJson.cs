using System.Globalization;
using System.Text.Json.Nodes;
using NodaTime;
using NodaTime.Text;
using NteMonitor.Journal;

namespace NteMonitor.Pubwatch;

/// <summary>Schemes, members, posts and meetings as the facts of journal entries, and back.</summary>
/// <remarks>Whom to write to, minutes and reasons are not among them: they are sealed.</remarks>
public static class PubwatchJson
{
    /// <summary>Returns the facts of a scheme.</summary>
    public static JsonObject Write(Scheme scheme)
    {
        var rules = scheme.Rules;
        var facts = new JsonObject
        {
            ["name"] = scheme.Name,
            ["needs"] = Word(rules.Needs),
            ["quorum"] = rules.Quorum,
            ["voteDays"] = rules.VoteDays,
            ["appealDays"] = rules.AppealDays,
            ["reviewMonths"] = rules.ReviewMonths,
            ["warningMonths"] = rules.WarningMonths,
            ["missedInARow"] = rules.MissedInARow,
        };
        facts.Put("areas", scheme.Areas);
        facts.Put("terms", [.. rules.Terms.Select(t => t.ToString(CultureInfo.InvariantCulture))]);
        facts.Put("tariff", rules.Tariff, t => new() { ["behaviour"] = t.Behaviour, ["months"] = t.Months });
        return facts;
    }

    /// <summary>Returns the scheme that facts describe.</summary>
    public static Scheme Scheme(Guid id, JsonObject facts)
    {
        var usual = new Constitution();
        return new(id, facts.Text("name")!, facts.Texts("areas"), new()
        {
            Needs = Read<VoteNeed>(facts.Text("needs")) ?? usual.Needs,
            Quorum = facts.Number("quorum") ?? usual.Quorum,
            VoteDays = facts.Number("voteDays") ?? usual.VoteDays,
            Terms = [.. facts.Texts("terms").Select(t => int.Parse(t, CultureInfo.InvariantCulture))],
            Tariff = facts.Items<Tariff>("tariff", t => new(t.Text("behaviour")!, t.Number("months")!.Value)),
            AppealDays = facts.Number("appealDays") ?? usual.AppealDays,
            ReviewMonths = facts.Number("reviewMonths") ?? usual.ReviewMonths,
            WarningMonths = facts.Number("warningMonths") ?? usual.WarningMonths,
            MissedInARow = facts.Number("missedInARow") ?? usual.MissedInARow,
        });
    }

    /// <summary>Returns the facts of a membership.</summary>
    public static JsonObject Write(Member member)
    {
        var facts = new JsonObject { ["of"] = Text(member.Scheme), ["venue"] = Text(member.Venue) };
        facts.Put("on", (LocalDate?)member.From);
        facts.Put("until", member.Until);
        return facts;
    }

    /// <summary>Returns the membership that facts describe.</summary>
    public static Member Member(Guid id, JsonObject facts) => new(id, Id(facts, "of")!.Value, Id(facts, "venue")!.Value, facts.Date("on")!.Value, facts.Date("until"));

    /// <summary>Returns the facts of a time in a post.</summary>
    public static JsonObject Write(SchemeOfficer officer)
    {
        var facts = new JsonObject { ["of"] = Text(officer.Scheme), ["post"] = Word(officer.Post), ["who"] = officer.Who };
        facts.Put("on", (LocalDate?)officer.From);
        facts.Put("until", officer.Until);
        return facts;
    }

    /// <summary>Returns the time in a post that facts describe.</summary>
    public static SchemeOfficer Officer(Guid id, JsonObject facts) =>
        new(id, Id(facts, "of")!.Value, Read<Post>(facts.Text("post"))!.Value, facts.Text("who")!, facts.Date("on")!.Value, facts.Date("until"));

    /// <summary>Returns the facts of a meeting.</summary>
    public static JsonObject Write(Meeting meeting)
    {
        var facts = new JsonObject { ["of"] = Text(meeting.Scheme) };
        facts.Put("on", (LocalDate?)meeting.On);
        facts.Put("at", meeting.At is { } at ? LocalTimePattern.CreateWithInvariantCulture("HH:mm").Format(at) : null);
        facts.Put("place", meeting.Place);
        facts.Put("agenda", meeting.Agenda);
        facts.Put("summary", meeting.Summary);
        facts.Put("present", [.. meeting.Present.Select(Text)]);
        facts.Put("apologies", [.. meeting.Apologies.Select(Text)]);
        Flag(facts, "held", meeting.Held);
        Flag(facts, "minutes", meeting.HasMinutes);
        return facts;
    }

    /// <summary>Returns the meeting that facts describe.</summary>
    public static Meeting Meeting(Guid id, JsonObject facts) => new(id, Id(facts, "of")!.Value, facts.Date("on")!.Value)
    {
        At = facts.Text("at") is { } at ? LocalTimePattern.CreateWithInvariantCulture("HH:mm").Parse(at).GetValueOrThrow() : null,
        Place = facts.Text("place") ?? "",
        Agenda = facts.Texts("agenda"),
        Summary = facts.Text("summary") ?? "",
        Present = [.. facts.Texts("present").Select(Guid.Parse)],
        Apologies = [.. facts.Texts("apologies").Select(Guid.Parse)],
        Held = facts["held"] is not null,
        HasMinutes = facts["minutes"] is not null,
    };

    /// <summary>Returns a value of a closed list as data has it, for example <c>two-thirds</c>.</summary>
    public static string Word<T>(T value)
        where T : struct, Enum =>
        string.Concat(value.ToString().Select((c, i) => char.IsUpper(c) ? $"{(i > 0 ? "-" : "")}{char.ToLowerInvariant(c)}" : $"{c}"));

    /// <summary>Returns the value of a closed list that a word stands for, or none.</summary>
    public static T? Read<T>(string? word)
        where T : struct, Enum =>
        Enum.GetValues<T>().Where(v => Word(v) == word).Select(v => (T?)v).FirstOrDefault();

    /// <summary>Returns an id as facts have it.</summary>
    internal static string Text(Guid id) => id.ToString("D");

    /// <summary>Returns an id from facts, or none.</summary>
    internal static Guid? Id(JsonObject facts, string name) => facts.Text(name) is { } text ? Guid.Parse(text) : null;

    /// <summary>Puts a member in that says yes; what is not so is left out.</summary>
    internal static void Flag(JsonObject facts, string name, bool on)
    {
        if (on)
        {
            facts[name] = true;
        }
    }
}
