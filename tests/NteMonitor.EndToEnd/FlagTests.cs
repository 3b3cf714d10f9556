using System.Text;
using System.Text.Json.Nodes;

namespace NteMonitor.EndToEnd;

/// <summary>What an officer does for the flag, through the built program: begin an entry, draw its boundary, mark evidence, see what is missing.</summary>
public sealed class FlagTests(ScenarioTests.Town town) : IClassFixture<ScenarioTests.Town>, IDisposable
{
    private const string Ring = "[[2.499,54.498],[2.509,54.498],[2.509,54.506],[2.499,54.506],[2.499,54.498]]";

    private readonly Nte _nte = town.Copy();

    public void Dispose() => _nte.Dispose();

    [Fact]
    public void From_an_entry_to_its_matrix_with_evidence_of_the_log()
    {
        Do("flag register Quayside --round 'round 52' --on 2026-10-01").Exit.ShouldBe(0);
        Do("flag date submission --due 2027-01-29").Exit.ShouldBe(0);
        Do($"flag boundary {Boundary("b", Ring)}").Out.ShouldContain("49 venues inside");
        Do("flag group 'Inventon Pubwatch'").Exit.ShouldBe(0);
        Do("flag score W2 achieving --text 'No safe space after three'").Exit.ShouldBe(0);
        Do("flag score W2 above --book submission").Exit.ShouldBe(0);

        var none = Do("flag matrix --json").Json["none"]!.GetValue<int>();
        var shift = Do("shift list --kind taxi-marshals --count 1 --json").Json[0]!["id"]!.GetValue<string>();
        Do($"flag mark {shift} --attribute W3 --strength strong --title 'Marshals saw to it'").Exit.ShouldBe(0);
        Do("flag matrix --json").Json["none"]!.GetValue<int>().ShouldBe(none - 3);
        Do("flag mark --incidents 'alcohol zone:flag-quayside-1' --attribute W3 --strength background --from 2026-05-01 --to 2026-10-31").Exit.ShouldBe(0);
        Do("flag marks --attribute w3 --json").Json.AsArray().Select(m => m!["state"]!.GetValue<string>()).ShouldBe(["holds", "holds"]);

        Do("flag matrix --csv").Out.ShouldContain("W3 Care,");
        Do("flag matrix").Out.ShouldContain("no evidence");
        Do("flag show").Out.ShouldContain("zone:flag-quayside-1");
        Do("flag outcome accredited --on 2026-11-20").Exit.ShouldBe(0);
        Do("flag show Quayside --json").Json["renewals"]!.AsArray().Count.ShouldBe(2);
        Do("journal verify").Exit.ShouldBe(0);
    }

    [Theory]
    [InlineData("[[0.499,54.498],[0.509,54.498],[0.509,54.506],[0.499,54.506],[0.499,54.498]]", "km away")]
    [InlineData("[[54.498,2.499],[54.498,2.509],[54.506,2.509],[54.506,2.499],[54.498,2.499]]", "looks swapped")]
    [InlineData("[[2.499,54.498],[2.509,54.506],[2.509,54.498],[2.499,54.506],[2.499,54.498]]", "crosses itself")]
    [InlineData("[[2.499,54.498],[2.509,54.498],[2.509,54.506],[2.499,54.506]]", "A ring is open")]
    [InlineData("[[2.5,54.5],[2.5001,54.5],[2.5001,54.5001],[2.5,54.5]]", "It covers 36 m²")]
    [InlineData("[[\"a\",54.498],[2.509,54.498]]", "is not a pair of numbers")]
    public void A_boundary_that_is_none_is_refused_and_nothing_is_kept(string ring, string said)
    {
        Do("flag register Quayside").Exit.ShouldBe(0);
        var zones = Do("zone list --json").Json.AsArray().Count;
        var run = Do($"flag boundary {Boundary("wrong", ring)}");
        (run.Exit, run.Talk.Contains(said)).ShouldBe((1, true), run.Talk);
        Do("zone list --json").Json.AsArray().Count.ShouldBe(zones);
        Do("flag boundary --json").Json.AsArray().ShouldBeEmpty();
    }

    [Theory]
    [InlineData("--attribute Q9 --title Plan --from 2026-01-01", "'Q9' is no attribute")]
    [InlineData("--attribute W2 --from 2026-01-01", "A file needs a title")]
    [InlineData("--attribute W2 --title 'Una Unreal at the bar' --from 2026-01-01", "name on file")]
    [InlineData("--attribute W2 --title Plan --zone 05-08 --from 2026-01-01", "'05-08' is no zone")]
    [InlineData("--attribute W2 --title Plan --from 2026-02-01 --to 2026-01-01", "is before 2026-02-01")]
    [InlineData("--attribute W2 --title Plan", "Nothing says which days")]
    [InlineData("--title Plan --from 2026-01-01", "evidence of no attribute")]
    [InlineData("--attribute W2 --title Plan --from yesterday", "is not a date")]
    public void What_is_wrong_with_a_mark_is_said_and_nothing_is_kept(string options, string said)
    {
        File.WriteAllText(Path.Combine(_nte.Home, "plan.txt"), "words");
        var before = Do("flag marks --json").Json.AsArray().Count;
        var run = Do($"flag mark --file plan.txt {options}");
        (run.Exit, run.Talk.Contains(said)).ShouldBe((1, true), run.Talk);
        Do("flag marks --json").Json.AsArray().Count.ShouldBe(before);
    }

    [Fact]
    public void A_photograph_of_three_hundred_megabytes_is_refused_with_the_limit_and_not_read()
    {
        using (var huge = File.Create(Path.Combine(_nte.Home, "photo.jpg")))
        {
            huge.SetLength(300L << 20);
        }

        var run = Do("flag mark --file photo.jpg --attribute W5 --title Bins --alt 'Two bins' --from 2026-01-01");
        (run.Exit, run.Talk.Contains("300 MiB"), run.Talk.Contains("64 MiB at most")).ShouldBe((1, true, true), run.Talk);
    }

    [Fact]
    public void A_framework_with_a_code_that_stands_twice_is_refused_by_its_name()
    {
        var shipped = File.ReadAllText(Path.Combine(Nte.Repository, "seed/purple-flag/2026.json"));
        File.WriteAllText(Path.Combine(_nte.Home, "own.json"), shipped.Replace("\"code\": \"W2\"", "\"code\": \"W1\"", StringComparison.Ordinal));
        var run = Do("flag register Quayside --framework own.json");
        (run.Exit, run.Talk.Contains("attributes W1: The code W1 stands twice.")).ShouldBe((1, true), run.Talk);
        File.WriteAllText(Path.Combine(_nte.Home, "good.json"), shipped.Replace("\"edition\": \"2026\"", "\"edition\": \"own\"", StringComparison.Ordinal));
        Do("flag register Quayside --framework good.json").Exit.ShouldBe(0);
        Do("flag show Quayside --json").Json["edition"]!.GetValue<string>().ShouldBe("own");
    }

    [Fact]
    public void A_mark_of_a_shift_that_is_withdrawn_is_listed_as_gone()
    {
        var mark = Do("flag marks --attribute W2 --json").Json[0]!;
        Do($"shift withdraw {mark["subject"]} --why 'entered twice'").Exit.ShouldBe(0);
        Do("flag marks --attribute W2 --json").Json.AsArray().First(m => m!["id"]!.GetValue<string>() == mark["id"]!.GetValue<string>())!["gone"]!.GetValue<string>().ShouldBe("it was withdrawn");
        Do("flag marks").Out.ShouldContain("gone: it was withdrawn");
        Do($"flag mark {mark["subject"]} --attribute W2").Talk.ShouldContain("is no evidence: it was withdrawn");
        Do($"flag withdraw {mark["id"]} --why 'its shift is gone'").Exit.ShouldBe(0);
    }

    [Fact]
    public void A_file_that_should_not_be_there_is_erased_for_good()
    {
        File.WriteAllText(Path.Combine(_nte.Home, "plan.txt"), "a plan that nobody should see");
        var mark = Do("flag mark --file plan.txt --attribute W2 --title Plan --from 2026-01-01 --json").Json;
        Encoding.UTF8.GetString(File.ReadAllBytes(Path.Combine(_nte.Home, "town.db"))).ShouldContain("a plan that nobody should see");
        Do($"flag withdraw {mark["id"]} --erase --why 'shows somebody'").Out.ShouldContain("its file is erased.");
        Encoding.UTF8.GetString(File.ReadAllBytes(Path.Combine(_nte.Home, "town.db"))).ShouldNotContain("a plan that nobody should see");
    }

    [Fact]
    public void A_day_that_was_set_by_mistake_is_taken_away()
    {
        Do("flag register Quayside").Exit.ShouldBe(0);
        Do("flag date submission --due 2027-01-29").Exit.ShouldBe(0);
        Do("flag date submission --clear --why 'no date yet'").Exit.ShouldBe(0);
        Do("flag show --json").Json["steps"]!.AsArray().ShouldAllBe(s => s!["due"] == null);
        Do("flag date submission --clear --due 2027-01-29").Talk.ShouldContain("at once");
        Do("flag date outcome --done 2026-11-20").Talk.ShouldContain("nte flag outcome");
    }

    [Theory]
    [InlineData("--as p03 flag list")]
    [InlineData("--as w07 flag matrix")]
    [InlineData("--as pw1 flag marks")]
    [InlineData("--as p03 flag register Quayside")]
    public void Who_may_not_is_told_so_and_exits_with_four(string line) => Do(line).Exit.ShouldBe(4);

    private string Boundary(string name, string ring)
    {
        File.WriteAllText(Path.Combine(_nte.Home, $"{name}.geojson"), new JsonObject { ["type"] = "Polygon", ["coordinates"] = new JsonArray(JsonNode.Parse(ring)) }.ToJsonString());
        return $"{name}.geojson";
    }

    private Nte.Run Do(string line) => _nte.Do($"{line} --yes --store sqlite:town.db --now 2026-11-21T02:00:00Z");
}
