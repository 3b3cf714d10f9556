using System.Text.Json.Nodes;
using NteMonitor.PurpleFlag.Framework;

namespace NteMonitor.Tests.PurpleFlag;

public class FrameworkRulesTests
{
    private static readonly string Shipped = File.ReadAllText(Path.Combine(House.Root, "seed/purple-flag/2026.json"));

    private static readonly FrameworkEdition Edition = Read(Shipped);

    [Fact]
    public void The_framework_that_ships_has_five_areas_and_twenty_eight_attributes() =>
        (Edition.Areas.Count, Edition.Attributes.Count, Edition.Documents.Count, Edition.Criteria.Count).ShouldBe((5, 28, 20, 25));

    [Fact]
    public void Its_zones_follow_one_another_through_the_night() =>
        Edition.Zones.Select(z => $"{z.From:HH}-{z.To:HH}").ShouldBe(["17-20", "20-23", "23-02", "02-05"]);

    [Fact]
    public void A_level_whose_name_no_public_text_gives_says_so() =>
        Edition.Scale.Where(s => s.Rank is not null).ShouldAllBe(s => s.Standing.Known == Known.Knowledge);

    [Fact]
    public void Its_own_wording_is_said_to_be_its_own() =>
        (Edition.Wording["good"], Edition.Wording["evidence"], Edition.Attribute("m6")!.NameKnown).ShouldBe((Known.Ours, Known.Ours, Known.Knowledge));

    [Fact]
    public void It_has_every_attribute_and_zone_of_the_table_that_it_was_made_from()
    {
        if (House.Shared("data/seeds/purple_flag_framework.csv") is not { } table)
        {
            return;
        }

        var rows = File.ReadAllLines(table).Skip(1).Where(l => l.Length > 0).Select(l => l.Split(',')[1]).ToList();
        Edition.Attributes.Select(a => a.Code).ShouldBe(rows);
    }

    [Theory]
    [InlineData("23-02", 0, true)]
    [InlineData("23-02", 2, false)]
    [InlineData("02-05", 2, true)]
    [InlineData("17-20", 20, false)]
    public void A_zone_covers_its_hours_and_not_its_end(string zone, int hour, bool covered) => Edition.Zone(zone)!.Covers(new(hour, 0)).ShouldBe(covered);

    [Theory]
    [InlineData("attributes[1].code", "\"W1\"", "The code W1 stands twice")]
    [InlineData("attributes[1].code", "\"w1\"", "The code w1 stands twice")]
    [InlineData("zones[3].code", "\"17-20\"", "The code 17-20 stands twice")]
    [InlineData("attributes[0].zones", "[\"05-08\"]", "Its zone 05-08 is not in the file")]
    [InlineData("attributes[0].zones", "[\"17-20\", \"17-20\"]", "A zone stands twice")]
    [InlineData("attributes[0].area", "\"weather\"", "Its area weather is not in the file")]
    [InlineData("attributes[0].name", "\"\"", "empty, or no text in one line")]
    [InlineData("attributes[0].code", "\"W 1\"", "'W 1' is no code")]
    [InlineData("attributes[0].known", "{ \"name\": \"rumour\", \"short\": \"ours\", \"area\": \"ours\" }", "Its name is 'rumour'")]
    [InlineData("attributes[0].sources", "[\"Z\"]", "Its source Z is not in the file")]
    [InlineData("attributes[0].sources", "[]", "It names no source")]
    [InlineData("attributes", "[]", "attributes is empty")]
    [InlineData("documents.most", "0", "Its most is 0")]
    [InlineData("documents.most", "20.5", "Its most is 20.5")]
    [InlineData("zones[0].from", "\"25:00\"", "Its from is '25:00'")]
    [InlineData("zones[0].to", "\"21:00\"", "It has hours that 17-20 has too")]
    [InlineData("zones[0].to", "\"17:00\"", "It begins and ends at 17:00")]
    [InlineData("zones[0].lookFor[0].attributes", "[\"Q9\"]", "Its attribute Q9 is not in the file")]
    [InlineData("steps[1].after", "[\"panel\"]", "Its step before it panel is not in the file")]
    [InlineData("steps[0].kinds", "[\"full\"]", "There is no step register that every kind takes")]
    [InlineData("scale[1].rank", "1", "The rank 1 stands 2 times")]
    [InlineData("sources[1].code", "\"A\"", "The letter A stands 2 times")]
    [InlineData("renewals[0].kind", "\"yearly\"", "Its kind yearly is not in the file")]
    public void What_is_wrong_with_a_framework_is_named(string path, string value, string said) =>
        Faults(Changed(path, value)).ShouldContain(f => f.Message.Contains(said), string.Join("\n", Faults(Changed(path, value)).Select(f => $"{f.Field}: {f.Message}")));

    [Theory]
    [InlineData("", "This is not JSON: line 1")]
    [InlineData("[]", "no JSON object")]
    [InlineData("{ \"edition\": \"1\", \"edition\": \"2\" }", "A member stands twice")]
    [InlineData("{}", "There is no attributes")]
    public void What_is_no_framework_at_all_is_refused(string text, string said) => Faults(text).ShouldContain(f => f.Message.Contains(said));

    [Fact]
    public void Everything_that_is_wrong_is_said_at_once() =>
        Faults(Changed("attributes[0].area", "\"weather\"").Replace("\"most\":20", "\"most\":0", StringComparison.Ordinal)).Select(f => f.Field).ShouldBe(["documents", "attributes W1"]);

    [Theory]
    [InlineData("2026-03-14T18:00", "2026-03-14T18:00", "17-20")]
    [InlineData("2026-03-14T20:00", "2026-03-14T20:00", "20-23")]
    [InlineData("2026-03-14T21:30", "2026-03-15T04:00", "20-23 23-02 02-05")]
    [InlineData("2026-03-15T00:30", "2026-03-15T00:40", "23-02")]
    [InlineData("2026-03-14T16:00", "2026-03-14T17:00", "17-20")]
    [InlineData("2026-03-15T05:00", "2026-03-15T16:59", "")]
    [InlineData("2026-03-14T12:00", "2026-03-15T12:00", "17-20 20-23 23-02 02-05")]
    public void What_happens_lies_in_the_zones_that_its_moments_lie_in(string first, string last, string zones) => string.Join(' ', Edition.Zones
        .Where(z => z.Meets(At(first), At(last))).Select(z => z.Code)).ShouldBe(zones);

    private static NodaTime.LocalDateTime At(string text) => NodaTime.Text.LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-ddTHH:mm").Parse(text).Value;

    internal static FrameworkEdition Read(string json) => FrameworkRules.Read(json).ShouldBeOfType<Outcome<FrameworkEdition>.Done>().Value;

    private static IReadOnlyList<Refusal> Faults(string json) => FrameworkRules.Read(json).ShouldBeOfType<Outcome<FrameworkEdition>.Refused>().Reasons;

    /// <summary>The framework that ships with the value at one path put differently.</summary>
    private static string Changed(string path, string value)
    {
        JsonNode at = JsonNode.Parse(Shipped)!;
        var root = at;
        var steps = path.Replace("[", ".").Replace("]", "").Split('.');
        foreach (var step in steps[..^1])
        {
            at = int.TryParse(step, out var index) ? at[index]! : at[step]!;
        }

        if (int.TryParse(steps[^1], out var last))
        {
            at[last] = JsonNode.Parse(value);
        }
        else
        {
            at[steps[^1]] = JsonNode.Parse(value);
        }

        return root.ToJsonString();
    }
}
