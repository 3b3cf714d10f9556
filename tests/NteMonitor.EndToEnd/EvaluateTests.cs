using System.Text;
using System.Text.Json.Nodes;

namespace NteMonitor.EndToEnd;

/// <summary><c>nte emro evaluate</c> through the built program: published answers from files, and everything that can be wrong with a file.</summary>
public sealed class EvaluateTests : IDisposable
{
    private const string Counts = "area,period,count,exposure\ntreated,before,2871,29\ntreated,after,406,6\ncontrol,before,679,29\ncontrol,after,153,6\n";

    private readonly Nte _nte = new();

    public void Dispose() => _nte.Dispose();

    [Fact]
    public void Newcastle_comes_out_as_published_without_a_store_or_settings()
    {
        var json = Evaluate("--counts", Counts, "--json").Json;
        (N(json["rrr"]), N(json["se"]), N(json["low"]), N(json["high"]), N(json["phi"])).ShouldSatisfyAllConditions(
            r => r.Item1.ShouldBe(0.628, 5e-4), r => r.Item2.ShouldBe(0.1040, 5e-5), r => r.Item3.ShouldBe(0.512, 5e-4), r => r.Item4.ShouldBe(0.770, 6e-4), r => r.Item5.ShouldBe(1));
        var spread = Evaluate("--counts", Counts, "--phi 1.78 --json").Json;
        (N(spread["low"]), N(spread["high"])).ShouldSatisfyAllConditions(r => r.Item1.ShouldBe(0.478, 5e-4), r => r.Item2.ShouldBe(0.824, 5e-4));
        Directory.EnumerateFileSystemEntries(_nte.Home, "*", SearchOption.AllDirectories).Select(f => Path.GetFileName(f)).ShouldBe(["t.csv"]);
    }

    [Theory]
    [InlineData("poisson", -0.176869, 0.092782)]
    [InlineData("quasipoisson", -0.176869, 0.129195)]
    [InlineData("nb2", -0.180871, 0.121041)]
    public void The_test_series_has_its_coefficients_by_columns_of_any_name(string model, double estimate, double error)
    {
        var months = Shipped("emro-series.csv").Split('\n').Where(l => l.StartsWith("treated", StringComparison.Ordinal)).Select(l => l["treated,".Length..]);
        var run = Evaluate("--series", "month,incidents,nights,order\n" + string.Join('\n', months), $"--count incidents --exposure nights --step order --time month --period 12 --harmonics 1 --model {model} --json");
        var step = run.Json["terms"]!.AsArray().Single(t => t!["name"]!.GetValue<string>() == "step")!;
        (N(step["estimate"]), N(step["se"])).ShouldSatisfyAllConditions(s => s.Item1.ShouldBe(estimate, 1e-6), s => s.Item2.ShouldBe(error, 1e-6));
        N(step["rr"]).ShouldBe(Math.Exp(estimate), 1e-6);
        N(run.Json["observed"]).ShouldBe(342);
        if (model == "poisson")
        {
            N(run.Json["counterfactual"]).ShouldBe(408.168, 5e-4);
            N(run.Json["durbinWatson"]).ShouldBe(2.3820, 5e-5);
            N(run.Json["phi"]).ShouldBe(1.9389, 5e-5);
        }

        (run.Json["alpha"] is not null).ShouldBe(model == "nb2");
    }

    [Fact]
    public void With_both_areas_the_answer_says_what_was_chosen_and_sets_all_readings_beside_it()
    {
        var run = Evaluate("--series", Shipped("emro-series.csv"), "--area area --harmonics 1");
        run.Exit.ShouldBe(0, run.Talk);
        run.Out.ReplaceLineEndings(" ").ShouldContain("Chosen before looking: quasi-Poisson, with a control area, a season of 1 harmonic over 12 periods, one trend.");
        run.Out.ReplaceLineEndings(" ").ShouldContain("0.7659 (95 % interval 0.5906 to 0.9931)");
        run.Out.Split('\n').Count(l => l.StartsWith("totals ", StringComparison.Ordinal) || l.StartsWith("series ", StringComparison.Ordinal)).ShouldBe(8);
    }

    [Fact]
    public void A_table_may_come_through_a_pipe()
    {
        var run = _nte.Do("emro evaluate --counts - --json", Counts);
        N(run.Json["rrr"]).ShouldBe(0.6276, 1e-4);
    }

    [Theory]
    [InlineData("\uFEFF", ",", "\n")]
    [InlineData("", ";", "\r\n")]
    [InlineData("\uFEFF", "\t", "\r\n")]
    public void Marks_separators_and_line_ends_of_other_programs_change_nothing(string mark, string separator, string end) =>
        N(Evaluate("--counts", mark + Counts.Replace(",", separator, StringComparison.Ordinal).Replace("\n", end, StringComparison.Ordinal), "--json").Json["rrr"]).ShouldBe(0.6276, 1e-4);

    [Theory]
    [InlineData("", "The file is empty")]
    [InlineData("area,period,count,exposure\n", "headings and no rows")]
    [InlineData("area,period,count\ntreated,before,9\n", "There is no column 'exposure'")]
    [InlineData("area,period,count,exposure\ntreated,before,-9,1\ntreated,after,3,1\n", "line 2: -9 is no count")]
    [InlineData("area,period,count,exposure\ntreated,before,9,1\ntreated,after,3,0\n", "line 3: 0 is no exposure")]
    [InlineData("area,period,count,exposure\ntreated,before,nine,1\n", "line 2: 'nine' is no number")]
    [InlineData("area,period,count,exposure\ntreated,before,NaN,1\n", "line 2: 'NaN' is no number")]
    [InlineData("area,period,count,exposure\ntreated,before,1,Infinity\n", "line 2: 'Infinity' is no number")]
    [InlineData("area;period;count;exposure\ntreated;before;1,5;1\n", "line 2: '1,5' is no number")]
    [InlineData("area,period,count,exposure\ncentre,before,9,1\n", "line 2: 'centre' is neither treated nor control")]
    [InlineData("area,period,count,exposure\ntreated,during,9,1\n", "line 2: 'during' is neither before nor after")]
    [InlineData("area,period,count,exposure\ntreated,before,9,1\ntreated,before,9,1\n", "line 3 is the same row as line 2")]
    [InlineData("area,period,count,exposure\ntreated,before,9,1\ntreated,after,9\n", "line 3: 3 fields under 4 headings")]
    [InlineData("area,period,count,exposure\ntreated,before,9,1\n", "There is no row 'treated after'")]
    [InlineData("area,period,count,exposure\ntreated,before,9,1\ntreated,after,3,1\ncontrol,before,9,1\n", "There is no row 'control after'")]
    [InlineData("area,period,count,exposure\ntreated,before,0,1\ntreated,after,0,1\n", "Nothing was counted in the treated area")]
    public void A_table_of_counts_that_cannot_stand_is_refused_with_line_and_cause(string text, string cause) => Refused(Evaluate("--counts", text, "--json"), cause);

    [Theory]
    [InlineData(5, "1", "", "5 periods cannot carry 3 terms")]
    [InlineData(24, "never", "", "Every period is before the order")]
    [InlineData(24, "empty", "", "no finite estimate for 'step'")]
    [InlineData(24, "1", "--harmonics 1 --period 2", "'sin1' follows from the terms before it")]
    [InlineData(24, "1", "--harmonics 99", "99 harmonics cannot be taken")]
    [InlineData(24, "1", "--harmonics 1 --period 0", "0 is no period")]
    [InlineData(24, "1", "--lags 40", "40 lags cannot be taken")]
    [InlineData(24, "1", "--count heads", "There is no column 'heads'")]
    [InlineData(24, "1", "--count step", "The column 'step' is to be 2 things at once")]
    [InlineData(24, "twice", "", "Time 7 stands twice")]
    [InlineData(24, "half", "", "line 3: 0.5 is no step")]
    [InlineData(24, "1", "--phi 2", "--phi has no meaning here")]
    public void A_series_that_cannot_be_fitted_is_refused_with_its_cause(int rows, string how, string options, string cause)
    {
        var text = new StringBuilder("time,count,exposure,step\n");
        for (var i = 1; i <= rows; i++)
        {
            var after = i > rows / 2;
            var step = how switch { "never" => "0", "half" when i == 2 => "0.5", _ => after ? "1" : "0" };
            text.Append(System.Globalization.CultureInfo.InvariantCulture, $"{(how == "twice" && i == 8 ? 7 : i)},{(how == "empty" && after ? 0 : 20 + (i * 7 % 5))},30,{step}\n");
        }

        Refused(Evaluate("--series", text.ToString(), $"{options} --json"), cause);
    }

    [Fact]
    public void Two_areas_of_different_length_are_refused()
    {
        var lines = Shipped("emro-series.csv").TrimEnd('\n').Split('\n');
        Refused(Evaluate("--series", string.Join('\n', lines[..^1]), "--area area --json"), "not over the same periods: 48 and 47");
        Refused(Evaluate("--series", string.Join('\n', lines), "--json"), "name their column with --area");
    }

    [Theory]
    [InlineData("", "Neither --counts nor --series nor --zone")]
    [InlineData("--counts t.csv --series t.csv", "Both --counts and --series")]
    [InlineData("--counts t.csv --harmonics 2", "--harmonics has no meaning here")]
    [InlineData("--counts t.csv --zone core", "--zone has no meaning here")]
    [InlineData("--counts t.csv --phi 0.5", "0.5 is no dispersion")]
    [InlineData("--counts t.csv --phi NaN", "NaN is no dispersion")]
    [InlineData("--counts nowhere.csv", "There is no such file")]
    public void A_question_that_cannot_be_asked_is_refused(string options, string cause)
    {
        File.WriteAllText(Path.Combine(_nte.Home, "t.csv"), Counts);
        Refused(_nte.Do($"emro evaluate {options} --json"), cause);
    }

    [Fact]
    public void A_model_or_a_number_that_is_none_is_a_misread_command()
    {
        _nte.Do("emro evaluate --series t.csv --model gaussian").Exit.ShouldBe(2);
        _nte.Do("emro evaluate --series t.csv --harmonics many").Exit.ShouldBe(2);
    }

    [Theory]
    [InlineData("1000000000000,1,1,1,0,1,1,1")]
    [InlineData("0,0.000001,1000000000000,1000000000000,1,1,5,1")]
    [InlineData("1,1,1,1,1,1,1,1")]
    [InlineData("0,1,1,1,1,1,0,1")]
    public void Counts_at_the_ends_of_what_is_taken_give_finite_figures(string cells)
    {
        var n = cells.Split(',');
        var text = $"area,period,count,exposure\ntreated,before,{n[0]},{n[1]}\ntreated,after,{n[2]},{n[3]}\ncontrol,before,{n[4]},{n[5]}\ncontrol,after,{n[6]},{n[7]}\n";
        var run = Evaluate("--counts", text, "--json");
        run.Exit.ShouldBe(0, run.Talk + run.Out);
        (run.Out + Evaluate("--counts", text, "").Out).ShouldSatisfyAllConditions(o => o.ShouldNotContain("NaN"), o => o.ShouldNotContain("Infinity"), o => o.ShouldNotContain("∞"));
        N(run.Json["low"]).ShouldBeLessThanOrEqualTo(N(run.Json["high"]));
    }

    [Fact]
    public void The_log_of_the_demonstration_town_is_compared_with_what_was_left_out()
    {
        _nte.Do("demo --keep town.db").Exit.ShouldBe(0);
        File.Copy(Path.Combine(Nte.Repository, "seed/demo-town/nte.config.json"), Path.Combine(_nte.Home, "nte.config.json"));
        const string Asked = "emro evaluate --store sqlite:town.db --now 2026-11-20T12:00:00Z --zone core --control quay --from 2025-01-01 --on 2026-03-10 --to 2026-10-31";
        var run = _nte.Do($"{Asked} --window 00:00-03:00 --json");
        run.Exit.ShouldBe(0, run.Out);
        run.Json["leftOut"]!.AsArray().Count.ShouldBe(1);
        (run.Json["chosen"]!.GetValue<string>(), run.Json["readings"]!.AsArray().Count).ShouldBe(("series", 8));
        run.Json["areas"]![1]!["countedElsewhere"]!.GetValue<long>().ShouldBeGreaterThan(0);
        _nte.Do($"{Asked} --window 00:00-03:00 --kind counts --as w07").Exit.ShouldBe(4);
        Refused(_nte.Do($"{Asked} --window 04:00-06:00 --json"), "Nothing was counted in the treated area");
    }

    private Nte.Run Evaluate(string option, string text, string options)
    {
        File.WriteAllText(Path.Combine(_nte.Home, "t.csv"), text);
        return _nte.Do($"emro evaluate {option} t.csv {options}");
    }

    private static void Refused(Nte.Run run, string cause)
    {
        run.Exit.ShouldBe(1, run.Out + run.Talk);
        run.Json["refused"]!.AsArray().Select(r => $"{r!["message"]} {r["hint"]}").ShouldContain(r => r.Contains(cause), run.Out);
    }

    private static string Shipped(string name) => File.ReadAllText(Path.Combine(Nte.Repository, "seed/examples", name));

    private static double N(JsonNode? node) => node!.GetValue<double>();
}
