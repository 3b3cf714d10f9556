using System.Text.Json.Nodes;

namespace NteMonitor.EndToEnd;

/// <summary>The law of an order, its clock and its proof of service, through the built program.</summary>
public sealed class EmroLawTests : IDisposable, IClassFixture<EmroLawTests.Town>
{
    private const string Now = "--now 2026-11-21T12:00:00Z";
    private readonly Nte _nte = new();

    public EmroLawTests(Town town)
    {
        File.Copy(town.Store, Path.Combine(_nte.Home, "town.db"));
        File.Copy(Path.Combine(Nte.Repository, "seed/demo-town/nte.config.json"), Path.Combine(_nte.Home, "nte.config.json"));
    }

    public void Dispose() => _nte.Dispose();

    [Theory]
    [InlineData("2013-02-14", "2013-03-28", "2013-05-14", "2013-05-29")]
    [InlineData("2026-03-02", "2026-04-13", "2026-05-27", "2026-06-10")]
    [InlineData("2026-11-16", "2026-12-28", "2027-02-09", "2027-02-23")]
    public void The_golden_dates_need_no_store(string advertised, string closes, string heardBy, string determineBy)
    {
        var steps = _nte.Do($"emro timetable --advertised {advertised} --json").Json["steps"]!.AsArray();
        Latest(steps, "P4").ShouldBe([closes]);
        Latest(steps, "P5")[1].ShouldBe(heardBy);
        Latest(steps, "P6").ShouldBe([determineBy]);
        _nte.Do($"emro timetable --advertised {advertised}").Out.ShouldContain("It stops sales, not opening");
    }

    [Fact]
    public void An_order_is_advertised_served_heard_and_made_on_the_clock()
    {
        Do("emro serve Centre P1 --on 2026-03-02 --how website").Exit.ShouldBe(0);
        File.WriteAllText(Path.Combine(_nte.Home, "notice.jpg"), "a notice on a lamp post");
        var notice = Do("emro serve Centre P1 --on 2026-03-02 --how notice --proof notice.jpg --json").Json[0]!;
        notice["proof"]!["sha256"]!.GetValue<string>().Length.ShouldBe(64);
        Do("emro serve Centre P2 --on 2026-03-05 --how newspaper").Exit.ShouldBe(0);
        var affected = Do("emro served Centre --json").Json["affected"]!.AsArray();
        affected.Count.ShouldBeGreaterThan(1);
        Do($"emro serve Centre P3 --on 2026-03-03 --how post --to '{affected[0]!["name"]}'").Exit.ShouldBe(0);
        Step("P3")["remark"]!.GetValue<string>().ShouldStartWith($"1 of {affected.Count} served; not yet: {affected[1]!["name"]}");
        Do("emro serve Centre P3 --on 2026-03-04 --how hand --to all").Exit.ShouldBe(0);
        Do("emro serve Centre P5 --on 2026-04-20 --how post").Exit.ShouldBe(0);
        Do("emro serve Centre P5 --on 2026-05-12 --how hearing").Exit.ShouldBe(0);
        Do("emro serve Centre P6 --on 2026-05-20").Exit.ShouldBe(0);
        Do("emro serve Centre P7 --on 2026-09-10").Exit.ShouldBe(0);
        Do("emro serve Centre P9 --on 2026-09-10 --how website").Exit.ShouldBe(0);
        Do("emro serve Centre P9 --on 2026-09-10 --how notice").Exit.ShouldBe(0);

        (Step("P3")["done"]!.GetValue<string>(), Step("P8")["latest"]!.GetValue<string>(), Step("P9")["until"]!.GetValue<string>()).ShouldBe(("2026-03-04", "2026-09-17", "2026-10-08"));
        Step("P8")["overdue"]!.GetValue<bool>().ShouldBeTrue();
        Do("").Out.ShouldContain("Centre from three: P8 notice of the order, overdue since 17 Sep 2026");
        var table = Do("emro served Centre").Out;
        table.ShouldContain("by a notice in the area");
        Do($"emro unserve {notice["id"]} --why 'the wrong street'").Exit.ShouldBe(0);
        Step("P1")["remark"]!.GetValue<string>().ShouldContain("The notice in the area is not on the log");
        Do("journal verify").Exit.ShouldBe(0);
    }

    [Theory]
    [InlineData("P12 --on 2026-03-02 --how website", "step")]
    [InlineData("P4", "step")]
    [InlineData("P1 --on 2026-02-30 --how website", "on")]
    [InlineData("P1 --on 2030-01-01 --how website", "on")]
    [InlineData("P1 --on 2026-03-02 --how pigeon", "how")]
    [InlineData("P1 --on 2026-03-02", "how")]
    [InlineData("P3 --on 2026-03-02 --how post --to all", "step")]
    [InlineData("P9 --on soon --how post --body 'Police licensing'", "on how")]
    [InlineData("P12 --on soon --how pigeon", "step on how")]
    public void What_was_not_done_so_is_refused_and_leaves_nothing(string typed, string fields)
    {
        var run = Do($"emro serve Centre {typed} --json");
        run.Exit.ShouldBe(1);
        run.Json["refused"]!.AsArray().Select(r => r!["field"]!.GetValue<string>()).ShouldBe(fields.Split(' '));
        Do("emro served Centre --json").Json["entries"]!.AsArray().ShouldBeEmpty();
    }

    [Fact]
    public void Nothing_is_on_the_log_before_the_advertising_and_no_proof_that_is_not_there()
    {
        var missing = Do("emro serve Centre P1 --on 2026-03-02 --how website --proof nowhere.jpg");
        (missing.Exit, missing.Talk).ShouldSatisfyAllConditions(r => r.Exit.ShouldBe(1), r => r.Talk.ShouldContain("nowhere.jpg"));
        Do("emro serve Centre P1 --on 2026-03-02 --how website").Exit.ShouldBe(0);
        Do("emro serve Centre P2 --on 2026-03-01 --how newspaper").Talk.ShouldContain("2026-03-01 is before the proposal was advertised on 2026-03-02");
        Do("emro serve Centre P1 --on 2026-03-02 --how website").Talk.ShouldContain("on the log already");
        Do("emro serve Centre P11 --on 2026-03-03 --how email --body clerk@example.org").Exit.ShouldBe(1);
        Do("emro serve Nowhere P1 --how website").Exit.ShouldBe(1);
        Do("--as w07 emro serve Centre P2 --on 2026-03-03 --how newspaper").Exit.ShouldBe(4);
        foreach (var reading in new[] { "served Centre", "law Nowhere", "timetable C", "form Centre", "unserve 01a1fe7a" })
        {
            var refused = Do($"--as w07 emro {reading}");
            (refused.Exit, refused.Talk).ShouldSatisfyAllConditions(r => r.Exit.ShouldBe(4), r => r.Talk.ShouldNotContain("Clubs"));
        }

        Do("emro served Centre --json").Json["entries"]!.AsArray().Count.ShouldBe(1);
    }

    [Theory]
    [InlineData("--advertised 2028-11-01", "Working days of 2029 cannot be counted: the list of bank holidays covers 2010 to 2028.")]
    [InlineData("--advertised 2009-01-01", "Working days of 2009 cannot be counted")]
    [InlineData("--advertised 2026-02-30", "'2026-02-30' is not a date.")]
    [InlineData("", "Nothing says when advertising begins.")]
    [InlineData("Centre", "Nothing says when 'Centre from three' was advertised.")]
    [InlineData("Levy --advertised 2026-03-02", "is no order: its tool is levy.")]
    public void A_timetable_that_cannot_be_counted_is_refused_in_words(string typed, string says)
    {
        var run = Do($"emro timetable {typed}");
        (run.Exit, run.Talk).ShouldSatisfyAllConditions(r => r.Exit.ShouldBe(1), r => r.Talk.ShouldContain(says));
    }

    [Theory]
    [InlineData("--zone centre --day 'sat 03:00-06:00' --objective crime --maker sub-committee", "E15")]
    [InlineData("--day 'sat 03:00-06:00' --objective crime --maker full-council", "E04")]
    [InlineData("--zone centre --day 'sat 03:00-06:00' --maker full-council", "E01")]
    public void A_draft_that_the_law_forbids_is_told_so_rule_by_rule(string options, string rule)
    {
        Do($"emro scenario add Wrong --tool order --from 2027-06-01 {options}").Exit.ShouldBe(0);
        var law = Do("emro law Wrong --json").Json;
        law["stands"]!.GetValue<bool>().ShouldBeFalse();
        var broken = law["findings"]!.AsArray().Where(f => f!["weight"]!.GetValue<string>() == "error").ToList();
        broken.Select(f => f!["rule"]!.GetValue<string>()).ShouldContain(rule);
        broken.ShouldAllBe(f => f!["provision"]!.GetValue<string>().Length > 0 && f["hint"]!.GetValue<string>().Length > 0);
        Do("emro law Wrong").Out.ShouldContain("It stops sales, not opening");
    }

    [Theory]
    [InlineData("sat 03:00-06:30", "E02: Licensing Act 2003 s.172A(3)")]
    [InlineData("sat 05:00-03:00", "E02: Licensing Act 2003 s.172A(3)")]
    [InlineData("friday night 03:00-06:00", "the end of Friday night is Saturday")]
    [InlineData("caturday 03:00-06:00", "Did you mean Saturday?")]
    public void Times_that_no_order_may_have_are_refused_where_they_are_typed(string day, string says)
    {
        var run = Do($"emro scenario add Wrong --tool order --zone centre --objective crime --day '{day}'");
        (run.Exit, run.Talk).ShouldSatisfyAllConditions(r => r.Exit.ShouldBe(1), r => r.Talk.ShouldContain(says));
    }

    [Fact]
    public void The_form_is_written_in_every_format_and_names_what_it_lacks()
    {
        foreach (var file in new[] { "order.html", "order.md", "order.json", "order.txt" })
        {
            Do($"emro form Centre --out {file}").Exit.ShouldBe(0);
            File.ReadAllText(Path.Combine(_nte.Home, file)).ShouldContain("end of Friday night");
        }

        var text = string.Join(' ', Do("emro form Centre").Out.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        text.ShouldContain("check every part against the Schedule");
        text.ShouldContain("It stops sales, not opening");
        text.ShouldContain("E19: It does not weigh the burden on licence holders.");
        text.ShouldContain("the full council of Inventon");
        Do("emro form Centre --json").Json["title"]!.GetValue<string>().ShouldStartWith("Early morning alcohol restriction order");
        Do("emro form Centre --format papyrus").Exit.ShouldBe(1);
    }

    private JsonNode Step(string step) => Do("emro timetable Centre --json").Json["steps"]!.AsArray().Last(s => s!["step"]!.GetValue<string>() == step)!;

    private static List<string> Latest(JsonArray steps, string step) => [.. steps.Where(s => s!["step"]!.GetValue<string>() == step).Select(s => s!["latest"]!.GetValue<string>())];

    private Nte.Run Do(string words) => _nte.Do($"{words} {Now} --store sqlite:town.db");

    /// <summary>One demonstration town, made once; each test has a copy of its own.</summary>
    public sealed class Town : IDisposable
    {
        private readonly Nte _nte = new();

        public Town()
        {
            _nte.Do($"demo --keep town.db {Now}").Exit.ShouldBe(0);
            Directory.GetFiles(_nte.Home, "town.db-*").ShouldBeEmpty("the copy would lack what stands beside the file");
        }

        public string Store => Path.Combine(_nte.Home, "town.db");

        public void Dispose() => _nte.Dispose();
    }
}
