using FsCheck.Fluent;
using NteMonitor.Documents;
using NteMonitor.PurpleFlag.Pack;
using NteMonitor.PurpleFlag.Pack.Verify;
using NteMonitor.Tests.Documents;

namespace NteMonitor.Tests.PurpleFlag.Pack;

/// <summary>What the program writes as page and as file is found to be the same figures, whatever they are.</summary>
public class FigureTests
{
    [Fact]
    public void Page_and_files_of_any_document_agree_and_every_percentage_follows_from_its_inputs() =>
        FsCheck.Check.QuickThrowOnFailure(Prop.ForAll(Hostile.Documents, document =>
        {
            var verdict = SamplePack.Verify(SamplePack.Done(new PackBuilder().AddPage("page.html", document).Prove(SamplePack.Proof(SamplePack.Entries, 1, 2)).Build(new("pack", new(2026, 3, 15)))).Files);

            // A link of any document leads anywhere; that it does not lead into the pack is a fault, and the only one.
            verdict.Faults.ShouldAllBe(f => f.Problem.StartsWith("The link '", StringComparison.Ordinal));
        }));

    [Fact]
    public void A_sum_with_a_withheld_figure_in_it_is_bounded_and_not_made_again()
    {
        var rows = PackCsv.Read("Kind,Events\na,withheld\nb,7\n");
        SumCell all = new(1, "Events", new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal));
        PackSum sum = new("t", "b", "Events", [all]);
        FigureRules.Sums(sum, PackCsv.Read("All,Events\nall,9\n"), rows).ShouldSatisfyAllConditions(s => s.Faults.ShouldBeEmpty(), s => s.Made.ShouldBe(0), s => s.Unmade.ShouldBe(1));
        FigureRules.Sums(sum, PackCsv.Read("All,Events\nall,6\n"), rows).Faults.ShouldHaveSingleItem().Problem.ShouldContain("at least 7");
        FigureRules.Sums(sum, PackCsv.Read("All,Events\nall,withheld\n"), rows).Faults.ShouldBeEmpty();
    }

    [Fact]
    public void A_sum_that_names_what_is_not_there_is_a_fault() =>
        FigureRules.Sums(new("t", "b", "Events", [new(9, "Nothing", new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal))]), PackCsv.Read("All\n1\n"), PackCsv.Read("Events\n1\n")).Faults.ShouldHaveSingleItem();

    [Theory]
    [InlineData("20.0,%,1,5", true)]
    [InlineData("20,%,1,5", true)]
    [InlineData("33.3,%,1,3", true)]
    [InlineData("33.4,%,1,3", false)]
    [InlineData("of 0: n/a,%,1,0", true)]
    [InlineData("0.0,%,1,0", false)]
    [InlineData("20.0,%,1,", false)]
    [InlineData("20.0,%,99999999999999999999999999,0.0000000000000000000000000001", false)]
    [InlineData("withheld,,,", true)]
    [InlineData("withheld,,3,5", false)]
    [InlineData("20.0,per cent,1,5", false)]
    public void A_share_follows_from_its_part_and_its_whole_or_it_does_not(string row, bool follows) =>
        (FigureRules.Inputs("t", PackCsv.Read($"A,A: unit,A: part,A: whole\n{row}\n")).Faults.Count == 0).ShouldBe(follows);

    [Theory]
    [InlineData("25.0,%,20,25", true)]
    [InlineData("-20.0,%,25,20", true)]
    [InlineData("from 0: n/a,%,0,25", true)]
    [InlineData("1.5,percentage points,20,21.5", true)]
    [InlineData("1.6,percentage points,20,21.5", false)]
    public void A_change_follows_from_its_two_figures_or_it_does_not(string row, bool follows) =>
        (FigureRules.Inputs("t", PackCsv.Read($"A,A: unit,A: from,A: to\n{row}\n")).Faults.Count == 0).ShouldBe(follows);

    [Theory]
    [InlineData("a,b\n1\n")]
    [InlineData("a\n\"1\n")]
    [InlineData("a\n1")]
    [InlineData("a\n\"1\"2\n")]
    [InlineData("")]
    public void What_the_program_does_not_write_is_no_file_of_figures(string text) => Should.Throw<FormatException>(() => PackCsv.Read(text));

    [Fact]
    public void The_sample_report_s_tables_are_all_found_in_its_page()
    {
        var anchors = HtmlTables.Read(HtmlWriter.Write(SampleReport.Document)).Select(g => g.Anchor).ToList();
        anchors.ShouldBe(CsvWriter.WriteAll(SampleReport.Document).Select(f => Path.GetFileNameWithoutExtension(f.Name)));
    }

    [Theory]
    [InlineData("<table><tr><td>1")]
    [InlineData("<<<>>><!-- <table>")]
    [InlineData("</td></tr></table><td>")]
    [InlineData("<div id=\"a\"><table><tr><td>&lt;</td><td")]
    public void Broken_markup_is_read_without_failing(string html) => HtmlTables.Read(html).Count.ShouldBeLessThan(2);
}
