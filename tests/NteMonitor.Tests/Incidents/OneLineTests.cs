using FsCheck;
using FsCheck.Fluent;
using NteMonitor.Access;
using NteMonitor.Incidents;
using NteMonitor.Venues;

namespace NteMonitor.Tests.Incidents;

public class OneLineTests
{
    private static readonly string[] Pieces =
    [
        "2315", "yesterday", "0140", "25/10", "0130", "BST", "night", "now", "heron", "rope", "kings", "market", "place", "gilded", "hern", "@\"Corn Hill\"",
        "at:heron", "street:\"The Rope Walk\"", "venue:rope", "refusal", "fight", "drugs", "weapon", "drunk", "sober", "no", "injury", "x2", "s3", "sev9",
        "cctv", "police", "moved", "on", "arrest", "ref:police:12", "ref:cctv:\"A 1\"", "what:theft", "flag:hate", "no:alcohol", "by:ed", "outcome:arrest",
        "objective:crime", "when:\"14/3 0140\"", "\"red \"\"jacket\"\"\"", "\"", "@", "at:", "queue", "the", "é", "x99999999999999", "2026-03", "-", "to",
    ];

    private static readonly Arbitrary<string> Lines = Gen.OneOf(
            Gen.Elements(Pieces).ListOf().Select(words => string.Join(' ', words)),
            ArbMap.Default.ArbFor<string>().Generator.Select(s => s ?? ""))
        .ToArbitrary();

    [Fact]
    public void Any_line_is_read_without_a_fault() => FsCheck.Check.QuickThrowOnFailure(Prop.ForAll(Lines, line => Evening.Said(line).Count > 0));

    [Fact]
    public void What_a_line_was_taken_to_say_is_said_again_by_the_line_that_says_it_outright() =>
        FsCheck.Check.QuickThrowOnFailure(Prop.ForAll(Lines, line =>
        {
            if (Evening.Checked(line) is not Outcome<CheckedIncident>.Done(var read))
            {
                return true;
            }

            var again = Evening.Understood(OneLine.Write(read, Evening.Town));
            return IncidentJson.WriteText(again.Incident) == IncidentJson.WriteText(read.Incident) && again.Narrative == read.Narrative;
        }));

    [Fact]
    public void No_word_is_lost()
    {
        var read = Evening.Read("2315 heron fight lad in red jacket \"ran off\" theft");
        read.Draft.Narrative.ShouldBe("lad in red jacket ran off theft");
        read.NotUnderstood.ShouldBe(["lad", "in", "red", "jacket"]);
    }

    [Fact]
    public void Two_places_that_fit_equally_are_both_named_and_nothing_is_chosen() =>
        Evening.Refused("kings fight").ShouldHaveSingleItem().Message.ShouldBe("'kings' may be The Kings Arms or The Kings Head.");

    [Fact]
    public void Every_reason_comes_at_once() =>
        Evening.Refused("2575 kings asault x1001 s9 ref:12 flag:nose").Select(r => r.Field).Order()
            .ShouldBe(["category", "flags", "people", "place", "references", "severity", "when"]);

    [Fact]
    public void A_place_that_is_nearly_named_is_said_aloud()
    {
        Evening.Understood("heronn fight").Incident.Where.Venue.ShouldBe(Evening.Heron.Id);
        Evening.Read("heronn fight").Remarks.ShouldBe(["'heronn' was taken to be The Gilded Heron."]);
    }

    [Fact]
    public void An_ordinary_word_elsewhere_in_the_line_is_not_a_misspelt_venue() =>
        Evening.Refused("fight large heronn").ShouldHaveSingleItem().Field.ShouldBe("place");

    [Fact]
    public void A_street_place_is_kept_in_the_spelling_that_the_log_has() =>
        Evening.Understood("market place fight").Incident.Where.Place.ShouldBe("Market Place");

    [Fact]
    public void A_mark_given_twice_is_refused() => Evening.Refused("at:heron at:rope fight").ShouldHaveSingleItem().Field.ShouldBe("place");

    [Theory]
    [InlineData(Role.Pastor, "street-pastor")]
    [InlineData(Role.Pubwatch, "pubwatch")]
    [InlineData(Role.Police, "police")]
    [InlineData(Role.Officer, "council")]
    public void The_source_is_the_writers_own_when_none_is_named(Role role, string source) =>
        IncidentRules.Check(Evening.Id, OneLine.Read("heron fight", Evening.Town).Draft, Evening.Town with { Role = role })
            .ShouldBeOfType<Outcome<CheckedIncident>.Done>().Value.Incident.Source.ShouldBe(source);

    [Theory]
    [InlineData("her", "heron")]
    [InlineData("2315 ref", "refusal")]
    [InlineData("heron what:ref", "what:refusal")]
    [InlineData("king", "venue:\"The Kings Arms\"")]
    [InlineData("stat", "@\"Station Road taxi rank\"")]
    [InlineData("heron no:inj", "no:injury")]
    public void The_last_word_is_completed(string typed, string completed) => OneLine.Complete(typed, Evening.Town)[0].ShouldBe(completed);

    [Theory]
    [InlineData("")]
    [InlineData("heron ")]
    [InlineData("heron \"ref")]
    public void Nothing_is_completed_where_no_word_has_begun(string typed) => OneLine.Complete(typed, Evening.Town).ShouldBeEmpty();

    [Fact]
    public void A_town_of_twenty_thousand_venues_is_read_by_the_same_words()
    {
        var venues = Enumerable.Range(0, 20_000).Select(i => new Venue(new Guid(i, 0, 0, new byte[8]), $"House {i:00000}", "pub")).Append(Evening.Heron);
        var town = Evening.Town with { Venues = new PlaceFinder(venues) };
        OneLine.Read("2315 gilded hern fight", town).Draft.Venue.ShouldBe("heron");
    }
}
