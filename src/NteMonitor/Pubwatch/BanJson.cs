using System.Text.Json.Nodes;
using NodaTime;
using NteMonitor.Journal;
using static NteMonitor.Pubwatch.PubwatchJson;

namespace NteMonitor.Pubwatch;

/// <summary>Cases and votes as the facts of journal entries, and back.</summary>
/// <remarks>Reasons and the text of a notified decision are not among them: they are sealed.</remarks>
public static class BanJson
{
    /// <summary>What a person is in a case's facts.</summary>
    public const string Banned = "banned";

    /// <summary>Returns the facts of a case.</summary>
    public static JsonObject Write(BanCase ban)
    {
        var facts = new JsonObject
        {
            ["of"] = Text(ban.Scheme),
            ["people"] = new JsonArray(new JsonObject { ["as"] = Banned, ["person"] = Text(ban.Person) }),
            ["way"] = Word(ban.Way),
            ["behaviour"] = ban.Behaviour,
            ["measure"] = Word(ban.Measure),
        };
        facts.Put("on", (LocalDate?)ban.On);
        facts.Put("incidents", [.. ban.Incidents.Select(Text)]);
        facts.Put("venue", ban.Reporter is { } venue ? Text(venue) : null);
        facts.Put("months", ban.Months);
        facts.Put("area", ban.Area);
        Flag(facts, "under18", ban.Young);
        facts.Put("under18Approved", ban.YoungApproved);
        facts.Put("checked", ban.CheckedOn);
        facts.Put("start", ban.Start);
        facts.Put("end", ban.End);
        facts.Put("letters", ban.Letters, l => Dated(l.On, new() { ["how"] = l.How, ["template"] = l.Template }));
        facts.Put("appealBy", ban.AppealBy);
        facts.Put("reviews", ban.Reviews, r => Dated(r.On, new() { ["outcome"] = Word(r.Outcome) }));
        facts.Put("varied", ban.VariedOn);
        facts.Put("lifted", ban.LiftedOn);
        facts.Put("withdrawn", ban.WithdrawnOn);
        if (ban.Decision is { } decision)
        {
            facts["decision"] = Facts(decision);
        }

        if (ban.Appeal is { } appeal)
        {
            var said = new JsonObject();
            said.Put("lodged", (LocalDate?)appeal.Lodged);
            said.Put("heard", appeal.Heard);
            said.Put("outcome", appeal.Outcome is { } outcome ? Word(outcome) : null);
            facts["appeal"] = said;
        }

        return facts;
    }

    /// <summary>Returns the case that facts describe.</summary>
    public static BanCase Case(Guid id, JsonObject facts) => new(
        id, Id(facts, "of")!.Value, facts.Items("people", p => Guid.Parse(p.Text("person")!))[0], Read<Way>(facts.Text("way"))!.Value, facts.Date("on")!.Value)
    {
        Incidents = [.. facts.Texts("incidents").Select(Guid.Parse)],
        Reporter = Id(facts, "venue"),
        Behaviour = facts.Text("behaviour") ?? "",
        Measure = Read<Measure>(facts.Text("measure")) ?? Measure.Nothing,
        Months = facts.Number("months"),
        Area = facts.Text("area") ?? "",
        Young = facts["under18"] is not null,
        YoungApproved = facts.Date("under18Approved"),
        CheckedOn = facts.Date("checked"),
        Decision = facts["decision"] is JsonObject decision ? Decided(decision) : null,
        Start = facts.Date("start"),
        End = facts.Date("end"),
        Letters = facts.Items<LetterSent>("letters", l => new(l.Date("on")!.Value, l.Text("how")!, l.Text("template")!)),
        AppealBy = facts.Date("appealBy"),
        Appeal = facts["appeal"] is JsonObject appeal ? new(appeal.Date("lodged")!.Value, appeal.Date("heard"), Read<Ruling>(appeal.Text("outcome"))) : null,
        Reviews = facts.Items<Review>("reviews", r => new(r.Date("on")!.Value, Read<Ruling>(r.Text("outcome"))!.Value)),
        VariedOn = facts.Date("varied"),
        LiftedOn = facts.Date("lifted"),
        WithdrawnOn = facts.Date("withdrawn"),
    };

    /// <summary>Returns the facts of a vote.</summary>
    public static JsonObject Write(Vote vote)
    {
        var facts = new JsonObject { ["of"] = Text(vote.Ban), ["venue"] = Text(vote.Venue), ["choice"] = Word(vote.Choice) };
        facts.Put("on", (LocalDate?)vote.On);
        facts.Put("by", vote.By);
        return facts;
    }

    /// <summary>Returns the vote that facts describe.</summary>
    public static Vote Vote(Guid id, JsonObject facts) =>
        new(id, Id(facts, "of")!.Value, Id(facts, "venue")!.Value, Read<VoteChoice>(facts.Text("choice"))!.Value, facts.Date("on")!.Value, facts.Text("by") ?? "");

    private static JsonObject Facts(Decision decision)
    {
        var facts = Dated(decision.On, new() { ["outcome"] = Word(decision.Outcome) });
        facts.Put("meeting", decision.Meeting is { } meeting ? Text(meeting) : null);
        if (decision.Votes is { } votes)
        {
            (facts["for"], facts["against"], facts["abstain"]) = (votes.For, votes.Against, votes.Abstain);
        }

        return facts;
    }

    private static Decision Decided(JsonObject facts) => new(
        facts.Date("on")!.Value, Read<Measure>(facts.Text("outcome"))!.Value,
        facts.Number("for") is { } votesFor ? new(votesFor, facts.Number("against") ?? 0, facts.Number("abstain") ?? 0) : null, Id(facts, "meeting"));

    private static JsonObject Dated(LocalDate on, JsonObject facts)
    {
        facts.Put("on", (LocalDate?)on);
        return facts;
    }
}
