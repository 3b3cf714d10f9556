using System.Text;

namespace NteMonitor.EndToEnd;

/// <summary>The figures that an applicant hands in, through the built program: computed, brought in, written to files, refused.</summary>
public sealed class CoreDataTests(ScenarioTests.Town town) : IClassFixture<ScenarioTests.Town>, IDisposable
{
    private const string Head = "period,place,measure,value,unit,n,source\n";

    private readonly Nte _nte = town.Copy();

    public void Dispose() => _nte.Dispose();

    [Fact]
    public void Three_years_of_the_demonstration_town_as_a_page_as_files_and_for_programs()
    {
        Do("flag core --json").Json.AsArray().First(s => s!["set"]!.GetValue<string>() == "crime")!["state"]!.GetValue<string>().ShouldBe("complete");
        Do("flag core crime").Out.ShouldContain("Friday and Saturday nights, 17:00 to 05:00");
        Do("flag core crime --csv").Out.ShouldStartWith("Nights and hours,Year to 19 Nov 2024");
        Do("flag core crime --to crime.html").Exit.ShouldBe(0);
        File.ReadAllText(Path.Combine(_nte.Home, "crime.html")).ShouldContain("<caption");
        Do("flag core crime --to tables.csv").Out.Split('\n').Length.ShouldBeGreaterThan(10);
        Do("flag core composition").Out.ShouldContain("All premises");
        Do("flag show").Out.ShouldContain("Core data: complete: crime");
    }

    [Fact]
    public void A_year_to_another_night_has_the_figures_of_that_night()
    {
        var (now, then) = (Do("flag core crime --csv").Out, Do("flag core crime --until 2026-10-31 --csv").Out);
        then.ShouldStartWith("Nights and hours,Year to 31 Oct 2024");
        then.ShouldNotBe(now);
    }

    [Fact]
    public void A_table_is_brought_in_and_a_newer_one_takes_its_place()
    {
        Write("value.csv", "2024,town,Turnover,31,£m,,survey\n");
        Do("flag core value value.csv").Out.ShouldContain("Volume and value: partial, version 1, 1 row");
        Write("more.csv", "2024,town,Turnover,31,£m,,survey\n2025,town,Turnover,32.5,£m,,survey\n2026,town,Turnover,30,£m,,survey\n");
        var kept = Do("flag core value more.csv --json").Json;
        (kept["version"]!.GetValue<int>(), kept["state"]!.GetValue<string>()).ShouldBe((2, "complete"));
        Do("flag core value").Out.ShouldContain("32.5");
        Do($"flag withdraw {kept["id"]} --why 'of another town'").Exit.ShouldBe(0);
        Do("flag core value").Out.ShouldNotContain("32.5");
        Do("journal verify").Exit.ShouldBe(0);
    }

    [Fact]
    public void A_table_that_should_not_be_there_is_erased_for_good()
    {
        Write("value.csv", "2024,town,Turnover that nobody should see,31,£m,,survey\n");
        var id = Do("flag core value value.csv --json").Json["id"]!.GetValue<string>();
        Do($"flag withdraw {id} --erase --why 'names somebody'").Out.ShouldContain("its file is erased.");
        Encoding.UTF8.GetString(File.ReadAllBytes(Path.Combine(_nte.Home, "town.db"))).ShouldNotContain("Turnover that nobody should see");
        Do("flag core --csv").Out.ShouldContain("value,Volume and value,absent");
    }

    [Theory]
    [InlineData("flag core crimes", "Did you mean crime?")]
    [InlineData("flag core crime --until 2026-11-20", "is not over")]
    [InlineData("flag core crime --until soon", "is not a date")]
    [InlineData("flag core crime --to crime.pdf", "is no format")]
    [InlineData("flag core health", "nte flag core health FILE.csv")]
    [InlineData("flag core crime bad.csv", "is computed from what is on file")]
    [InlineData("flag core footfall bad.csv", "Line 3: 'many' is no figure")]
    [InlineData("flag core footfall named.csv", "name on file")]
    [InlineData("flag core footfall nothing.csv", "nothing.csv")]
    [InlineData("flag core footfall bad.csv --to out.html", "at once")]
    public void What_is_wrong_is_said_and_nothing_is_kept(string line, string said)
    {
        Write("bad.csv", "2026-10,Quay,People passing,12,people,,counter\n2026-09,Quay,People passing,many,people,,counter\n");
        Write("named.csv", "2026-10,Quay,People passing,120,people,,Una Unreal\n");
        var before = Do("flag core --csv").Out;
        var run = Do(line);
        (run.Exit, run.Talk.Contains(said)).ShouldBe((1, true), run.Talk);
        Do("flag core --csv").Out.ShouldBe(before);
    }

    [Fact]
    public void A_town_without_a_boundary_is_not_counted_whole()
    {
        Do("flag register Quayside").Exit.ShouldBe(0);
        Do("flag core --entry Quayside --csv").Out.ShouldContain("crime,Crime and antisocial behaviour,absent,,\"No boundary is drawn");
        Do("flag core crime --entry Quayside").Talk.ShouldContain("the whole town is not taken for it");
    }

    [Theory]
    [InlineData("--as p03 flag core")]
    [InlineData("--as w07 flag core crime")]
    [InlineData("--as pw1 flag core footfall bad.csv")]
    public void Who_may_not_is_told_so_and_exits_with_four(string line) => Do(line).Exit.ShouldBe(4);

    private void Write(string name, string rows) => File.WriteAllText(Path.Combine(_nte.Home, name), Head + rows, Encoding.UTF8);

    private Nte.Run Do(string line) => _nte.Do($"{line} --yes --store sqlite:town.db --now 2026-11-21T02:00:00Z");
}
