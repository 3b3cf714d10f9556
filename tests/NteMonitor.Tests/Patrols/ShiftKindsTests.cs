using System.Text.RegularExpressions;
using NteMonitor.Access;

namespace NteMonitor.Tests.Patrols;

/// <summary>The shipped kinds of shift: what their files must hold to before anybody counts by them.</summary>
public partial class ShiftKindsTests
{
    /// <summary>Keys that the screen of a shift uses itself.</summary>
    private const string Reserved = "inqR?:/jkgG<>,.uocehmsyx[]1234567890";

    public static TheoryData<string> Kinds => [.. House.Shifts.Kinds.Select(k => k.Code)];

    [Fact]
    public void The_six_kinds_ship() =>
        House.Shifts.Kinds.Select(k => k.Code).ShouldBe(["cctv", "radio", "sos-bus", "street-pastors", "taxi-marshals", "warden"]);

    [Fact]
    public void A_file_is_named_after_its_kind() =>
        House.ShiftKindFiles().Select(Path.GetFileNameWithoutExtension).ShouldBe(House.Shifts.Kinds.Select(k => k.Code));

    [Fact]
    public void No_role_keeps_two_kinds() => House.Shifts.Kinds.SelectMany(k => k.Roles).ShouldBeUnique();

    [Fact]
    public void Every_role_of_a_kind_is_one_that_there_is() =>
        House.Shifts.Kinds.SelectMany(k => k.Roles).ShouldBeSubsetOf(Enum.GetNames<Role>().Select(r => r.ToLowerInvariant()));

    [Fact]
    public void Every_source_stands_in_the_reference_lists() =>
        House.Shifts.Kinds.Select(k => k.Source).ShouldBeSubsetOf(House.Reference.Sources.Select(s => s.Code));

    [Fact]
    public void Codes_and_words_of_a_list_are_unique()
    {
        foreach (var list in new[] { House.Shifts.Weathers, House.Shifts.Contexts, House.Shifts.Partners })
        {
            list.ShouldNotBeEmpty();
            list.SelectMany(t => t.Words.Append(t.Code)).ShouldBeUnique();
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_kind_says_who_is_out_and_what_is_never_written(string code)
    {
        var kind = House.Shifts.Kind(code)!;
        new[] { kind.Name, kind.Edition, kind.Crew, kind.Never }.ShouldAllBe(text => text.Length > 0);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Every_counter_has_a_definition_a_unit_and_a_source(string code) => House.Shifts.Kind(code)!.Counters
        .SelectMany(c => new[] { c.Name, c.Unit, c.Definition, c.Source })
        .ShouldAllBe(text => text.Length > 0);

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Codes_of_counters_are_unique_and_are_words_with_dashes(string code)
    {
        var codes = House.Shifts.Kind(code)!.Counters.Select(c => c.Code).ToList();
        codes.ShouldBeUnique();
        codes.ShouldAllBe(c => Code().IsMatch(c));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Keys_are_one_letter_each_and_none_that_the_screen_uses(string code)
    {
        var keys = House.Shifts.Kind(code)!.Counters.Where(c => c.Key is not null).Select(c => c.Key!).ToList();
        keys.Count.ShouldBeInRange(8, 22);
        keys.ShouldBeUnique();
        keys.ShouldAllBe(k => k.Length == 1 && char.IsAsciiLetter(k[0]) && !Reserved.Contains(k[0]));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void The_counters_with_a_key_stand_before_those_stated_once(string code) =>
        House.Shifts.Kind(code)!.Counters.SkipWhile(c => c.Key is not null).ShouldAllBe(c => c.Key == null);

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_heading_of_a_sheet_means_one_thing(string code)
    {
        var kind = House.Shifts.Kind(code)!;
        kind.Counters.SelectMany(c => c.Columns).Concat(kind.CrewColumns).Select(h => h.ToLowerInvariant()).ShouldBeUnique();
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Nothing_asks_what_a_person_believes_or_suffers_from(string code)
    {
        var kind = House.Shifts.Kind(code)!;
        kind.Counters.SelectMany(c => new[] { c.Name, c.Definition })
            .Concat(kind.Rows?.Columns.SelectMany(c => new[] { c.Name, c.Definition }) ?? [])
            .Where(text => BeliefOrHealth().IsMatch(text))
            .ShouldBeEmpty();
    }

    [Fact]
    public void A_request_for_prayer_is_a_count_and_says_that_nothing_else_is_written() =>
        House.Shifts.Kind("street-pastors")!.Counters.Single(c => c.Code == "prayer")
            .Definition.ShouldContain("neither what was asked for nor who asked is ever written down");

    [Fact]
    public void Taxi_marshals_write_a_row_each_half_hour_whose_loads_add_up_and_whose_queues_do_not()
    {
        var rows = House.Shifts.Kind("taxi-marshals")!.Rows.ShouldNotBeNull();
        rows.Minutes.ShouldBe(30);
        rows.Columns.Where(c => c.AddsUp).Select(c => c.Code).ShouldBe(["loaded", "passengers"]);
        rows.Columns.Where(c => !c.AddsUp).Select(c => c.Code).ShouldBe(["queue", "wait"]);
    }

    [Fact]
    public void The_headings_of_published_sheets_of_street_pastors_are_known()
    {
        if (House.Shared("data/seeds/chesterfield_street_pastors.csv") is not { } sheet || House.Shared("data/seeds/fields_street_pastor.csv") is not { } fields)
        {
            return;
        }

        string[] notCounted = ["night_of", "scheme", "start", "end", "patrol_hours", "weather", "context", "partners_on_duty", "narrative"];
        var pastors = House.Shifts.Kind("street-pastors")!;
        File.ReadLines(sheet).First().Split(',')
            .Concat(File.ReadLines(fields).Skip(1).Select(line => line.Split(',')[0]))
            .Select(heading => heading.ToLowerInvariant())
            .Except(notCounted)
            .ShouldBeSubsetOf(pastors.Counters.SelectMany(c => c.Columns).Concat(pastors.CrewColumns));
    }

    [GeneratedRegex("^[a-z0-9]+(-[a-z0-9]+)*$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Code();

    [GeneratedRegex(
        @"\b(relig\w*|faith\w*|belie\w*|church\w*|denominat\w*|christian\w*|muslim\w*|diagnos\w*|illness\w*|ill|disab\w*|medic\w*|mental|disease\w*|symptom\w*|pregnan\w*|addict\w*|drunk\w*)\b",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex BeliefOrHealth();
}
