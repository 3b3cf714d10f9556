using System.Text.Json;
using NodaTime;
using NteMonitor.Incidents;

namespace NteMonitor.Tests.Incidents;

public class IncidentRulesTests
{
    private static readonly IncidentDraft Whole = new()
    {
        When = "2315",
        Venue = "heron",
        Category = "assault",
        Source = "cctv",
        Severity = "3",
        People = "2",
        Flags = ["alcohol"],
        FlagsDenied = ["weapon"],
        Objectives = ["crime"],
        Outcome = "moved-on",
        References = ["police:12 A"],
        Narrative = " pushed at the door ",
    };

    [Fact]
    public void A_draft_becomes_an_incident_with_its_narrative_apart()
    {
        var (incident, narrative) = Done(Whole);
        narrative.ShouldBe("pushed at the door");
        IncidentJson.WriteText(incident).ShouldNotContain("pushed");
        JsonSerializer.Serialize(IncidentRules.DraftOf(incident, narrative, Evening.Town))
            .ShouldBe(JsonSerializer.Serialize(Whole with { When = "2026-11-20 2315", Narrative = "pushed at the door" }));
    }

    [Fact]
    public void Every_reason_comes_at_once()
    {
        var reasons = Refused(new()
        {
            When = "2575",
            Venue = "gilded hern",
            Category = "asault",
            Source = "ctv",
            Severity = "6",
            People = "1001",
            Flags = ["alcohol", "nose"],
            FlagsDenied = ["alcohol"],
            Objectives = ["peace"],
            Outcome = "arest",
            References = ["12"],
            Narrative = new string('x', 10_001),
        });
        string.Join('\n', reasons.Select(r => $"{r.Field}: {r.Message} {r.Hint}")).ShouldMatchApproved();
    }

    [Fact]
    public void A_near_name_in_a_form_is_asked_about_and_not_taken() =>
        Refused(Whole with { Venue = "gilded hern" }).ShouldHaveSingleItem().Hint.ShouldBe("Did you mean The Gilded Heron?");

    [Fact]
    public void A_venue_and_a_street_place_together_are_refused() =>
        Refused(Whole with { Place = "Market Place" }).ShouldHaveSingleItem().Field.ShouldBe("place");

    [Theory]
    [InlineData("", null)]
    [InlineData("0", 0)]
    [InlineData("1000", 1000)]
    public void People_may_be_uncounted_none_or_a_thousand(string typed, int? people) => Done(Whole with { People = typed }).Incident.People.ShouldBe(people);

    [Theory]
    [InlineData("-1")]
    [InlineData("1001")]
    [InlineData("two")]
    [InlineData("1.5")]
    [InlineData("99999999999999")]
    public void Other_numbers_of_people_are_refused(string typed) => Refused(Whole with { People = typed }).ShouldHaveSingleItem().Message.ShouldContain(typed);

    [Fact]
    public void An_amendment_of_one_thing_leaves_the_rest_as_it_was_to_the_microsecond()
    {
        var was = Done(Whole).Incident with
        {
            When = new(TimePrecision.Instant, Evening.Now - Duration.FromSeconds(61.5), Evening.Now - Duration.FromSeconds(61.5)),
            Where = new(Guid.Empty, null, new Position(54, 2)),
            Category = "retired-code",
            References = [new("old system", "1 2")],
        };
        var shown = IncidentRules.DraftOf(was, "", Evening.Town);
        IncidentJson.WriteText(Amended(was, shown with { Severity = "4" })).ShouldBe(IncidentJson.WriteText(was with { Severity = 4 }));
    }

    [Fact]
    public void An_amendment_is_checked_where_it_changes_something()
    {
        var was = Done(Whole).Incident;
        var shown = IncidentRules.DraftOf(was, "", Evening.Town);
        Amended(was, shown with { When = "2316", Venue = "rope" }).Where.Venue.ShouldBe(Evening.Rope.Id);
        IncidentRules.Amended(new(was, ""), shown with { Category = "asault", Flags = ["alcohol", "weapon"] }, Evening.Town)
            .ShouldBeOfType<Outcome<CheckedIncident>.Refused>().Reasons.ShouldHaveSingleItem().Field.ShouldBe("category");
        IncidentRules.Amended(new(was, ""), shown with { Flags = ["alcohol", "weapon"] }, Evening.Town)
            .ShouldBeOfType<Outcome<CheckedIncident>.Refused>().Reasons.ShouldHaveSingleItem().Field.ShouldBe("flags");
    }

    [Theory]
    [InlineData(0, "heron", "assault", "cctv", "same venue, at the same time, both violence, another source")]
    [InlineData(1, "heron", "assault", "warden", "same venue, 1 minute apart, both violence, same source")]
    [InlineData(30, "heron", "weapon", "cctv", "same venue, 30 minutes apart, both violence, another source")]
    [InlineData(31, "heron", "assault", "cctv", null)]
    [InlineData(0, "heron", "noise", "cctv", null)]
    [InlineData(0, "rope", "assault", "cctv", null)]
    [InlineData(5, "@heron door", "assault", "cctv", "33 m apart, 5 minutes apart, both violence, another source")]
    public void Accounts_of_one_place_half_hour_and_kind_are_suggested_with_reasons(int minutes, string place, string category, string source, string? why)
    {
        var account = Account(1, 0, new(Evening.Heron.Id, null, null), "assault", "warden");
        Whereabouts where = place switch
        {
            "heron" => new(Evening.Heron.Id, null, null),
            "rope" => new(Evening.Rope.Id, null, null),
            _ => new(null, place[1..], new Position(54.0003, 2.0000)),
        };
        IncidentRules.Suggest(account, [account, Account(2, minutes, where, category, source)], Evening.Town).Select(s => s.Why)
            .ShouldBe(why is null ? [] : [why]);
    }

    [Fact]
    public void Another_source_comes_first_and_linked_accounts_not_at_all()
    {
        Whereabouts street = new(null, "Market Place", null);
        var account = Account(1, 0, street, "assault", "warden");
        Account[] around =
        [
            Account(2, 1, street, "assault", "warden"),
            Account(3, 9, street with { Place = "market place" }, "assault", "cctv"),
            Account(4, 2, street, "assault", "police") with { Event = account.Event },
        ];
        IncidentRules.Suggest(account, around, Evening.Town).Select(s => s.Other.Incident.Source).ShouldBe(["cctv", "warden"]);
    }

    [Fact]
    public void A_row_that_knows_only_its_day_is_near_nothing()
    {
        Whereabouts street = new(null, "Market Place", null);
        var day = Account(2, 0, street, "assault", "cctv");
        day = day with { Incident = day.Incident with { When = new(TimePrecision.Interval, Evening.Now - Duration.FromHours(12), Evening.Now + Duration.FromHours(12)) } };
        IncidentRules.Suggest(Account(1, 0, street, "assault", "warden"), [day], Evening.Town).ShouldBeEmpty();
    }

    private static Account Account(int number, int minutes, Whereabouts where, string category, string source)
    {
        var at = Evening.Now - Duration.FromMinutes(minutes);
        Guid id = new($"01890000-0000-7000-8000-00000000010{number}");
        return new(new(id, new(TimePrecision.Instant, at, at), where, category, source), id, true, id, null, 0, 1, at, "w07");
    }

    private static CheckedIncident Done(IncidentDraft draft) =>
        IncidentRules.Check(Evening.Id, draft, Evening.Town).ShouldBeOfType<Outcome<CheckedIncident>.Done>().Value;

    private static IReadOnlyList<Refusal> Refused(IncidentDraft draft) =>
        IncidentRules.Check(Evening.Id, draft, Evening.Town).ShouldBeOfType<Outcome<CheckedIncident>.Refused>().Reasons;

    private static Incident Amended(Incident was, IncidentDraft draft) =>
        IncidentRules.Amended(new(was, ""), draft, Evening.Town).ShouldBeOfType<Outcome<CheckedIncident>.Done>().Value.Incident;
}
