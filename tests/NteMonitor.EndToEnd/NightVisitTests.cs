namespace NteMonitor.EndToEnd;

/// <summary>A visit at night through the built program: planned, written on from two sides, brought in from a form, set side by side.</summary>
public sealed class NightVisitTests(ScenarioTests.Town town) : IClassFixture<ScenarioTests.Town>, IDisposable
{
    private readonly Nte _nte = town.Copy();

    public void Dispose() => _nte.Dispose();

    [Fact]
    public void From_a_plan_to_notes_side_by_side()
    {
        Do("flag night plan --on 2026-11-20 --kind overnight --assessor w07 --assessor p03 --place 'Quay Steps'").Exit.ShouldBe(0);
        Do("--as w07 flag night note M3 'two lamps out on the steps' --score 1 --at 2315 --place 'Quay Steps'").Out.ShouldContain("M3, 23-02, 23:15, below.");
        Do("--as p03 flag night note M3 - --score 2 --at 2320", "dark at the bend").Exit.ShouldBe(0);
        Do("--as w07 flag night note W2").Talk.ShouldContain("Neither words nor a score");
        Do("--as w07 flag night notes --json").Json.AsArray().Count.ShouldBe(1);
        Do("--as w07 flag night compare").ShouldSatisfyAllConditions(r => r.Exit.ShouldBe(1), r => r.Talk.ShouldContain("w07, p03"));

        Do("--as w07 flag night sheet --form form.csv").Out.ShouldContain("1 filled in already");
        var form = File.ReadAllText(Path.Combine(_nte.Home, "form.csv"));
        form.ShouldContain("two lamps out on the steps");
        Do("--as w07 flag night import form.csv --json").Json["added"]!.GetValue<int>().ShouldBe(0);
        File.WriteAllText(Path.Combine(_nte.Home, "saved.csv"), "\uFEFF" + "zone;attribute;time;observation;score\r\n23-02;W2;0:30;\"pastors,\r\nwater\";4\r\n");
        Do("--as w07 flag night import saved.csv --json").Json["added"]!.GetValue<int>().ShouldBe(1);
        Do("--as w07 flag night import saved.csv").Out.ShouldContain("0 observations added, 1 on file already");

        Do("--as w07 flag night done").Exit.ShouldBe(0);
        Do("--as w07 flag night note W5 'more' --at 0100").Talk.ShouldContain("w07 has finished");
        Do("--as p03 flag night done").Out.ShouldContain("all have finished");
        var side = Do("--as p03 flag night compare --json").Json;
        side["cells"]!.AsArray().Select(c => $"{c!["attribute"]} {c["agreement"]}").ShouldBe(["M3 scores-differ", "W2 not-all-saw"]);
        side["cells"]![0]!["sides"]![0]!["observations"]![0]!["observation"]!.GetValue<string>().ShouldBe("two lamps out on the steps");
        Do("journal verify").Exit.ShouldBe(0);
        Do("journal export --without-personal").Out.ShouldNotContain("lamps out");
    }

    [Fact]
    public void A_form_with_a_fault_is_refused_by_line_and_column_and_nothing_of_it_is_taken()
    {
        Do("flag night done --who l01 --again").Exit.ShouldBe(0);
        var before = Do("flag night list --json").Out;
        File.WriteAllText(Path.Combine(_nte.Home, "bad.csv"), "zone,attribute,time,observation,score\n23-02,W5,23:10,bins,2\n20-23,W5,23:10,bins,2\n23-02,W9,23:10,bins,9\n");
        var run = Do("flag night import bad.csv --who l01");
        run.Exit.ShouldBe(1);
        run.Talk.ShouldSatisfyAllConditions(
            t => t.ShouldContain("line 3, zone: 23:10 lies in 23-02 and not in 20-23."), t => t.ShouldContain("line 4, attribute: 'W9' is no attribute"), t => t.ShouldContain("line 4, score: '9' is no level"));
        Do("flag night import bad.csv --who l01").Talk.ShouldNotContain("line 2");
        Do("flag night list --json").Out.ShouldBe(before);
        Do("flag night import missing.csv --who l01").Exit.ShouldBe(1);
    }

    [Fact]
    public void The_run_sheet_in_print_has_a_page_for_each_zone_and_room_to_write()
    {
        Do("flag night sheet --to sheet.html").Exit.ShouldBe(0);
        var page = File.ReadAllText(Path.Combine(_nte.Home, "sheet.html"));
        page.ShouldContain("break-before: page");
        page.Split("<h2 ").Length.ShouldBe(5);
        page.ShouldContain("<td></td><td></td><td></td><td></td><td></td><td></td>");
        Do("flag night sheet --to sheet.html").Exit.ShouldBe(1);
        Do("--as p03 flag night sheet --zone 23-02").Out.ShouldNotContain("20-23");
        Do("flag night sheet --zone 9-11").Talk.ShouldContain("'9-11' is no zone");
    }

    [Theory]
    [InlineData("--as pw1 flag night notes")]
    [InlineData("--as pw1 flag night sheet")]
    [InlineData("--as w07 flag night plan --assessor w07")]
    [InlineData("--as ofc1 flag night plan --on 2026-11-20 --assessor w07", 0)]
    public void Who_may_not_is_told_so_and_exits_with_four(string line, int exit = 4) => Do(line).Exit.ShouldBe(exit);

    private Nte.Run Do(string line, string input = "") => _nte.Do($"{line} --yes --store sqlite:town.db --now 2026-11-21T02:00:00Z", input);
}
