using System.Text.Json.Nodes;

namespace NteMonitor.EndToEnd;

/// <summary>What an officer does with a draft order, through the built program: draft, compare, read the verdict, print the report, make it again.</summary>
public sealed class ScenarioTests(ScenarioTests.Town town) : IClassFixture<ScenarioTests.Town>, IDisposable
{
    private const string Good = "--tool order --zone centre --day 'sat,sun 03:00-06:00' --objective crime --from 2027-06-01";

    private readonly Nte _nte = town.Copy();

    /// <summary>The demonstration town, made once; each test has a copy of its own.</summary>
    public sealed class Town : IDisposable
    {
        private readonly Nte _made = new();

        public Town() => _made.Do("demo --keep town.db --now 2026-11-21T02:00:00Z").Exit.ShouldBe(0);

        public Nte Copy()
        {
            var nte = new Nte();
            File.Copy(Path.Combine(_made.Home, "town.db"), Path.Combine(nte.Home, "town.db"));
            File.Copy(Path.Combine(Nte.Repository, "seed/demo-town/nte.config.json"), Path.Combine(nte.Home, "nte.config.json"));
            return nte;
        }

        public void Dispose() => _made.Dispose();
    }

    public void Dispose() => _nte.Dispose();

    [Fact]
    public void A_draft_from_nothing_to_a_report_that_anybody_can_make_again()
    {
        Do($"emro scenario add 'Three in the centre' {Good}").Out.ShouldContain("sat-sun 03:00-06:00");
        var run = Do("emro scenario run Three --json").Json;
        Rules(run).ShouldBe(["E15", "E19"], ignoreOrder: true);
        run["verdict"]!.GetValue<string>().ShouldBe("weak");
        run["questions"]!.AsArray().Count.ShouldBe(12);
        run["baseline"]!["inWindow"]!.GetValue<long>().ShouldBeGreaterThan(500);

        Do("emro scenario amend Three --maker full-council --burden 'Weighed against the nights lost.' --why 'Said in committee'").Exit.ShouldBe(0);
        Rules(Do("emro scenario show Three --json").Json).ShouldBeEmpty();
        Do("emro scenario compare Three Staggered Levy --json").Json.AsArray().Count.ShouldBe(3);

        foreach (var file in new[] { "closing.html", "closing.md", "closing.txt", "closing.json", "closing.csv" })
        {
            Do($"emro scenario export Three --out {file}").Exit.ShouldBe(0);
        }

        var pages = Directory.EnumerateFiles(_nte.Home, "closing*").Select(File.ReadAllText).ToList();
        pages.ShouldAllBe(p => !p.Contains("Vortexia"));
        File.ReadAllText(Path.Combine(_nte.Home, "closing.md")).ShouldContain("It stops");
        Do("emro scenario verify latest").Out.ShouldStartWith("It stands, byte for byte");
        Do("emro scenario export Three --key --out key.csv").Exit.ShouldBe(0);
        Do("journal verify").Exit.ShouldBe(0);
    }

    [Fact]
    public void The_same_seed_gives_the_same_figures_and_another_seed_others()
    {
        var one = Do("emro scenario show centre --json").Json["result"]!["effect"]!.ToJsonString();
        Do("emro scenario show centre --json").Json["result"]!["effect"]!.ToJsonString().ShouldBe(one);
        Do("emro scenario amend centre --seed 7 --why 'another seed'").Exit.ShouldBe(0);
        Do("emro scenario show centre --json").Json["result"]!["effect"]!.ToJsonString().ShouldNotBe(one);
    }

    [Fact]
    public void What_was_run_stands_although_the_scenario_has_changed_since()
    {
        var id = Do("emro scenario run centre --json").Json["run"]!["id"];
        Do("emro scenario amend centre --day 'sat,sun 02:00-06:00' --why 'an hour earlier'").Exit.ShouldBe(0);
        Do("log 'now @Market fight'");
        Do($"emro scenario verify {id}").Out.ShouldStartWith("It stands, byte for byte");
    }

    [Fact]
    public void A_snapshot_takes_a_scenario_in_and_stands_after_it_has_changed()
    {
        Do("snapshot take --from 2026-10-01 --to 2026-10-31 --scenario centre").Exit.ShouldBe(0);
        Do("emro scenario amend centre --seed 9 --why 'another seed'").Exit.ShouldBe(0);
        Do("snapshot verify latest").Out.ShouldStartWith("It stands, byte for byte");
        Do("snapshot export latest --out snapshot.md").Exit.ShouldBe(0);
        File.ReadAllText(Path.Combine(_nte.Home, "snapshot.md")).ShouldContain("Closing hours: Centre from three");
        Do("snapshot take --from 2026-10-01 --to 2026-10-31 --scenario atlantis").Talk.ShouldContain("There is no scenario 'atlantis'");
    }

    [Fact]
    public void A_levy_comes_to_the_penny()
    {
        var rows = new (string Band, int Value, int Count, bool Primarily)[] { ("A", 4_000, 4, false), ("B", 20_000, 38, false), ("C", 50_000, 22, false), ("D", 100_000, 5, false), ("Dx", 100_000, 3, true), ("E", 200_000, 9, false), ("Ex", 200_000, 6, true) };
        File.WriteAllLines(Path.Combine(_nte.Home, "levy.csv"), rows.SelectMany(r => Enumerable.Range(0, r.Count).Select(i => $"{r.Band}{i},{r.Value},{(r.Primarily ? "yes" : "no")},{(r.Band == "B" && i < 20 ? "yes" : "no")}")).Prepend("name,rateable_value,primarily,reduced"));
        Do("emro scenario add 'A levy' --tool levy --day 'daily 00:00-06:00' --levy-premises levy.csv --expenses 12000").Exit.ShouldBe(0);
        var levy = Do("emro scenario show 'A levy' --json").Json["result"]!["levy"]!;
        (levy["gross"]!.GetValue<decimal>(), levy["reductions"]!.GetValue<decimal>(), levy["net"]!.GetValue<decimal>(), levy["police"]!.GetValue<decimal>(), levy["authority"]!.GetValue<decimal>())
            .ShouldBe((113_170m, 4_608m, 96_562m, 67_593.40m, 28_968.60m));
    }

    [Theory]
    [InlineData("--day 'sat 03:00-06:30'", "s.172A(3)")]
    [InlineData("--day 'sat 05:00-03:00'", "s.172A(3)")]
    [InlineData("--day 'someday 03:00-06:00'", "someday")]
    [InlineData("--tool curfew", "'curfew' is no tool")]
    [InlineData("--maker mayor", "mayor")]
    [InlineData("--seed minus-one", "'minus-one' is no seed")]
    [InlineData("--seed -4", "'-4' is no seed")]
    [InlineData("--from 31/12/2026", "is not a date")]
    [InlineData("--elsewhere 1.4", "'1.4' is no share")]
    [InlineData("--elsewhere NaN", "'NaN' is no share")]
    [InlineData("--prior guess", "'guess' is no prior")]
    [InlineData("--transport slow", "'slow'")]
    [InlineData("--stagger many", "'many'")]
    [InlineData("--category brawl", "'brawl' is no category")]
    [InlineData("--rooms-only nowhere", "nowhere")]
    [InlineData("--turnover -4", "-4 pounds")]
    [InlineData("--count-from 2026-11-01 --count-to 2026-10-01", "is before")]
    public void What_is_wrong_with_a_scenario_is_said_and_nothing_is_kept(string wrong, string said)
    {
        var before = Do("emro scenario list --json").Json.AsArray().Count;
        var run = Do($"emro scenario add Wrong {wrong}");
        run.Exit.ShouldBe(1, run.Out);
        run.Talk.ShouldContain(said);
        Do("emro scenario list --json").Json.AsArray().Count.ShouldBe(before);
    }

    [Theory]
    [InlineData("--zone atlantis --day 'sat 03:00-06:00'", "There is no zone 'atlantis' on file")]
    [InlineData("--zone centre", "no day and no time")]
    [InlineData("--zone centre --day 'sat 03:10-06:00'", "quarters of an hour")]
    [InlineData("--zone centre --day 'sat 03:00-06:00' --hoarding 7", "7 is no share")]
    [InlineData("--zone centre --day 'sat 03:00-06:00' --draws 3", "3 draws")]
    [InlineData("--zone centre --day 'sat 03:00-06:00' --count-from 2026-11-18 --count-to 2026-11-19", "2 nights")]
    public void What_cannot_be_run_says_why(string put, string said)
    {
        Do($"emro scenario add Odd {put}").Exit.ShouldBe(0);
        var run = Do("emro scenario run Odd");
        run.Exit.ShouldBe(1);
        run.Talk.ShouldContain(said);
    }

    [Fact]
    public void Too_little_is_refused_in_words_with_the_smallest_effect_that_it_could_show()
    {
        Do("emro scenario add Few --zone centre --day 'mon 05:00-06:00'").Exit.ShouldBe(0);
        var run = Do("emro scenario run Few --json").Json;
        run["result"]!["effect"].ShouldBeNull();
        run["result"]!["whyNoEffect"]!.GetValue<string>().ShouldStartWith("insufficient:");
        run["verdict"]!.GetValue<string>().ShouldBe("insufficient");
        run.ToJsonString().ShouldNotContain("NaN", Case.Sensitive);
    }

    [Fact]
    public void Postcode_districts_below_five_are_never_kept_and_whole_postcodes_not_taken()
    {
        File.WriteAllText(Path.Combine(_nte.Home, "origins.csv"), "outward,count,local\nZZ1,41,yes\nZZ9,3,no\n");
        Do("emro scenario amend centre --origins origins.csv --why 'the courts counted'").Exit.ShouldBe(0);
        Do("emro scenario show centre --json").Json["origins"]!.ToJsonString().ShouldBe("""[{"outward":"ZZ1","count":41,"local":true},{"outward":"ZZ9","local":false}]""");
        File.WriteAllText(Path.Combine(_nte.Home, "origins.csv"), "outward,count,local\nZZ1 4QQ,41,yes\n");
        Do("emro scenario amend centre --origins origins.csv --why 'again'").Talk.ShouldContain("a whole postcode is not taken");
    }

    [Fact]
    public void Names_of_people_on_file_stay_out_and_roles_are_asked()
    {
        Do("emro scenario add Leaky --day 'sat 03:00-06:00' --reasons 'Prudence Fabrication complained'").Talk.ShouldContain("leave people out of it");
        Do("--as w07 emro scenario list").Exit.ShouldBe(4);
        Do("--as pw1 emro scenario run centre").Exit.ShouldBe(4);
        Do("--as pw1 emro scenario withdraw centre --why x").Exit.ShouldBe(4);
    }

    private static IEnumerable<string> Rules(JsonNode json) =>
        json["law"]!.AsArray().Where(f => f!["weight"]!.GetValue<string>() == "error").Select(f => f!["rule"]!.GetValue<string>()).Distinct();

    private Nte.Run Do(string words) => _nte.Do($"--store sqlite:town.db --now 2026-11-21T02:10:00Z {(words.StartsWith("--as", StringComparison.Ordinal) ? "" : "--as l01 ")}{words}");
}
