using System.Text;

namespace NteMonitor.EndToEnd;

/// <summary><c>nte check-table</c> through the built program: silence over a right table, findings, and everything that can be wrong with a file.</summary>
public sealed class CheckTableTests : IDisposable
{
    private const string Right = "measure,2012-13,2013-14,change,% change\nTheft,100,90,-10,-10.0\nFraud,50,61,11,22.0\nTotal,150,151,1,0.7\n";

    private readonly Nte _nte = new();

    public void Dispose() => _nte.Dispose();

    [Theory]
    [InlineData("")]
    [InlineData(" --csv")]
    [InlineData(" --plain")]
    public void A_right_table_prints_nothing_and_needs_no_store(string form)
    {
        var run = Check(Right, form);
        run.ShouldBe(new Nte.Run(0, "", ""));
        Directory.EnumerateFileSystemEntries(_nte.Home, "*", SearchOption.AllDirectories).Select(f => Path.GetFileName(f)).ShouldBe(["t.csv"]);
    }

    [Fact]
    public void A_right_table_is_an_empty_list_to_programs()
    {
        var run = Check(Right, " --json");
        run.Exit.ShouldBe(0);
        run.Json.ToJsonString().ShouldBe("""{"file":"t.csv","rows":3,"findings":[]}""");
    }

    [Fact]
    public void What_is_wrong_is_printed_with_row_column_and_what_it_comes_to()
    {
        var run = Check(Right.Replace("150,151,1,0.7", "150,161,1,0.6", StringComparison.Ordinal), "");
        run.Exit.ShouldBe(1);
        run.Out.ShouldBe("""
            t.csv: 3 findings in 3 rows
              row 4, 2013-14: total-mismatch
                Total: its parts (rows 2 to 3) come to 151, not 161.
              row 4, change: diff-mismatch
                Total: from 150 (2012-13) to 161 (2013-14) is +11, not 1.
              row 4, % change: pct-mismatch
                Total: from 150 (2012-13) to 161 (2013-14) is 7.333 %, not 0.6.

            """);
    }

    [Fact]
    public void Programs_get_each_finding_with_its_figures()
    {
        var run = Check(Right.Replace("22.0", "22.1", StringComparison.Ordinal), " --json");
        run.Exit.ShouldBe(1);
        run.Json["findings"]!.AsArray().Single()!.ToJsonString().ShouldBe(
            """{"row":3,"column":"% change","rule":"pct-mismatch","published":"22.1","recomputed":22,"message":"Fraud: from 50 (2012-13) to 61 (2013-14) is 22 %, not 22.1."}""");
        Check(Right.Replace("22.0", "22.1", StringComparison.Ordinal), " --csv").Out.ShouldBe(
            "File,Row,Column,Rule,Published,Recomputed,Message\nt.csv,3,% change,pct-mismatch,22.1,22,\"Fraud: from 50 (2012-13) to 61 (2013-14) is 22 %, not 22.1.\"\n");
    }

    [Fact]
    public void Several_files_are_held_against_each_other()
    {
        string[] months = ["area,theft,fraud,arson,group total\nQuay,1,2,3,6\nMill,4,5,6,15\n", "area,theft,fraud,arson,group total\nQuay,2,2,3,7\nMill,4,4,6,14\n", "area,theft,fraud,arson,group total\nQuay,3,2,4,5\nMill,4,6,7,10\n"];
        for (var i = 0; i < months.Length; i++)
        {
            File.WriteAllText(Path.Combine(_nte.Home, $"{i + 1}.csv"), months[i]);
        }

        var run = _nte.Do("check-table 1.csv 2.csv 3.csv --json");
        run.Exit.ShouldBe(1);
        run.Json.AsArray().Select(f => f!["findings"]!.AsArray().Select(r => r!["rule"]!.GetValue<string>()).ToArray()).ShouldBe([[], [], ["definition-drift"]]);
        _nte.Do("check-table 1.csv 2.csv").ShouldBe(new Nte.Run(0, "", ""));
        _nte.Do("check-table 3.csv").ShouldBe(new Nte.Run(0, "", ""), "alone it does not say that arson belongs in the group");
    }

    [Fact]
    public void A_table_may_come_through_a_pipe_and_columns_may_be_given()
    {
        _nte.Do("check-table -", Right).Exit.ShouldBe(0);
        var run = _nte.Do("check-table - --role prior=x --role current=y --role change=z --json", "thing,x,y,z\nTheft,100,90,-10\nFraud,50,61,12\n");
        run.Json["findings"]!.AsArray().Select(f => $"{f!["row"]} {f["rule"]}").ShouldBe(["3 diff-mismatch"]);
    }

    [Fact]
    public void The_example_that_is_shipped_shows_what_there_is_to_find() =>
        _nte.Do($"check-table {Path.Combine(Nte.Repository, "seed/examples/published-table.csv")} --json").Json["findings"]!.AsArray().Select(f => $"{f!["row"]} {f["rule"]}")
            .ShouldBe(["2 truncated", "3 pct-from-zero", "5 subset-row", "7 points-as-percent"]);

    [Theory]
    [InlineData("", "The file is empty.")]
    [InlineData("a,b\n", "headings and no rows")]
    [InlineData("a\nb\n", "No row has two cells")]
    [InlineData("1,2\n3,4\n", "Row 1 holds figures")]
    [InlineData("a,b\nTheft,1,298\n", "Row 2 has 3 fields under 2 headings.")]
    [InlineData("a,b\n\"Theft,1\n", "Row 2 (line 2) cannot be read.")]
    public void A_file_that_is_no_table_is_refused_with_its_row(string text, string why)
    {
        var run = Check(text, " --json");
        run.Exit.ShouldBe(1);
        Reasons(run).ShouldContain(r => r.Contains(why), run.Out);
        Check(text, "").Talk.ShouldContain(why);
    }

    [Theory]
    [InlineData("t.csv --role prior=gone", "t.csv has no column 'gone'. It has: measure, 2012-13, 2013-14, change, % change.")]
    [InlineData("t.csv --role before=change", "'before' is no role.")]
    [InlineData("t.csv --role total-row=(", "total-row: '(' is no pattern")]
    [InlineData("t.csv --role total=change:2012-13", "is no sum")]
    [InlineData("gone.csv", "There is no such file.")]
    [InlineData("t.csv gone.csv", "There is no such file.")]
    public void A_question_that_cannot_be_asked_is_refused(string words, string why)
    {
        File.WriteAllText(Path.Combine(_nte.Home, "t.csv"), Right);
        var run = _nte.Do($"check-table {words} --json");
        run.Exit.ShouldBe(1);
        Reasons(run).ShouldContain(r => r.Contains(why), run.Out);
    }

    [Fact]
    public void A_command_without_a_file_is_a_misread_one() => _nte.Do("check-table").Exit.ShouldBe(2);

    [Fact]
    public void A_file_that_is_no_text_is_refused()
    {
        File.WriteAllBytes(Path.Combine(_nte.Home, "t.csv"), [.. Enumerable.Range(0, 4000).Select(i => (byte)(i % 2 == 0 ? 0 : i))]);
        Reasons(_nte.Do("check-table t.csv --json")).ShouldContain(r => r.Contains("The file is not text"));
    }

    [Fact]
    public void What_a_hostile_cell_holds_does_not_reach_the_terminal()
    {
        var run = Check("measure,2012-13,2013-14,change\n\u001b[2JTheft,100,90,-11\nFraud,50,61,11\nArson,1,2,1\n", "");
        run.Exit.ShouldBe(1);
        run.Out.ShouldNotContain("\u001b");
    }

    private Nte.Run Check(string text, string options)
    {
        File.WriteAllText(Path.Combine(_nte.Home, "t.csv"), text, new UTF8Encoding(false));
        return _nte.Do($"check-table t.csv{options}");
    }

    private static IEnumerable<string> Reasons(Nte.Run run) => run.Json["refused"]!.AsArray().Select(r => $"{r!["message"]} {r["hint"]}");
}
