using NodaTime;
using NteMonitor.Venues;

namespace NteMonitor.Tests.Venues;

public sealed class VenueRulesTests
{
    private static readonly VenueDraft Good = new()
    {
        Name = "The Gilded Heron",
        Kind = "pub",
        Code = "heron",
        Licence = "IN/1000",
        Address = "3 Lantern Street",
        Postcode = "zz1 1zz",
        Position = "54.5,2.5",
        Capacity = "180",
        SaleHours = "Mon-Thu 11:00-23:00, Fri-Sat 11:00-00:30",
        OpeningHours = "Daily 10:00-01:00",
        Holder = "Heron Inns",
        Supervisor = "the DPS",
    };

    [Fact]
    public void A_draft_gives_the_venue_and_the_venue_gives_the_draft_again()
    {
        var found = Check(Good).ShouldBeOfType<Outcome<CheckedVenue>.Done>().Value;
        VenueRules.DraftOf(found.Venue, found.Holder, found.Supervisor).ShouldBe(Good with { Postcode = "ZZ1 1ZZ", OpeningHours = "Mon-Sun 10:00-01:00" });
    }

    [Fact]
    public void Every_reason_is_given_at_once() => Reasons(new()
    {
        Name = "",
        Kind = "pubb",
        Code = "2315",
        Licence = "IN/1",
        Position = "2.5,54.5",
        Capacity = "0",
        SaleHours = "Mon",
        OpeningHours = "x",
    }).Select(r => $"{r.Field}: {r.Message} {r.Hint}").ShouldBe(
    [
        "name: The venue has no name. Give the name over the door.",
        "kind: 'pubb' is no kind of venue. Did you mean pub?",
        "licence: IN/1 is The Anvil's. Give another, or amend that venue.",
        "code: '2315' is no code. Use up to 20 letters, digits and hyphens, a letter first, and not what the one-line entry takes for people or severity (x2, s3).",
        "position: '2.5,54.5' looks swapped: read as latitude,longitude it lies off East Africa. Write 54.5,2.5 if a place in Britain is meant.",
        "capacity: '0' is not a capacity from 1 to 100000. Leave it empty when the licence sets none.",
        "saleHours: Mon has no hours. Write hours as 10:00-23:30, or closed.",
        "openingHours: 'x' is neither a day nor hours. Write Mon-Thu 10:00-23:30, Fri,Sat 10:00-02:00.",
    ]);

    [Theory]
    [InlineData("0,0")]
    [InlineData("91,0")]
    [InlineData("52.4,181")]
    [InlineData("52.4")]
    [InlineData("NaN,NaN")]
    [InlineData("north,west")]
    public void A_position_that_is_none_is_refused(string typed) => Reasons(Good with { Position = typed }).Single().Field.ShouldBe("position");

    [Theory]
    [InlineData("x2")]
    [InlineData("s3")]
    [InlineData("sev4")]
    [InlineData("the heron")]
    [InlineData("-heron")]
    public void A_code_that_the_one_line_entry_would_misread_is_refused(string code) => Reasons(Good with { Code = code }).Single().Field.ShouldBe("code");

    [Fact]
    public void A_code_is_unique_whatever_its_case() =>
        Reasons(Good with { Code = "ANVIL" }).Single().Message.ShouldBe("anvil is The Anvil's.");

    [Fact]
    public void A_line_break_cannot_hide_in_a_name() => Reasons(Good with { Name = "The\nHeron" }).Single().Field.ShouldBe("name");

    [Fact]
    public void A_kind_may_be_said_in_other_words() =>
        Check(Good with { Kind = "Tavern" }).ShouldBeOfType<Outcome<CheckedVenue>.Done>().Value.Venue.Kind.ShouldBe("pub");

    [Fact]
    public void A_venue_is_open_until_something_else_is_said()
    {
        var venue = new Venue(Guid.Empty, "The Anvil", "pub") { Statuses = [new(VenueStatus.Suspended, new(2026, 1, 10)), new(VenueStatus.Open, new(2026, 2, 7))] };
        VenueRules.StatusOn(venue, new(2026, 1, 9)).ShouldBe(VenueStatus.Open);
        VenueRules.StatusOn(venue, new(2026, 1, 10)).ShouldBe(VenueStatus.Suspended);
        VenueRules.StatusOn(venue, new(2026, 2, 7)).ShouldBe(VenueStatus.Open);
    }

    [Fact]
    public void A_status_cannot_be_put_before_a_later_one()
    {
        var venue = new Venue(Guid.Empty, "The Anvil", "pub") { Statuses = [new(VenueStatus.Suspended, new(2026, 2, 7))] };
        VenueRules.From(venue, VenueStatus.Closed, new(2026, 1, 1)).ShouldBeOfType<Outcome<IReadOnlyList<StatusFrom>>.Refused>()
            .Reasons.Single().Message.ShouldBe("The Anvil is suspended from 2026-02-07, which is later than 2026-01-01.");
        VenueRules.From(venue, VenueStatus.Closed, new(2026, 2, 7)).ShouldBeOfType<Outcome<IReadOnlyList<StatusFrom>>.Done>()
            .Value.ShouldBe([new(VenueStatus.Closed, new LocalDate(2026, 2, 7))]);
    }

    private static IReadOnlyList<Refusal> Reasons(VenueDraft draft) => Check(draft).ShouldBeOfType<Outcome<CheckedVenue>.Refused>().Reasons;

    private static Outcome<CheckedVenue> Check(VenueDraft draft) => VenueRules.Check(
        new(new Guid(1, 0, 0, new byte[8]), "", ""), draft,
        [new(new Guid(2, 0, 0, new byte[8]), "The Anvil", "pub") { Code = "anvil", Licence = "IN/1" }], House.Reference.VenueKinds);
}
