using System.Globalization;
using NteMonitor.Performance.Checking;

namespace NteMonitor.Tests.Performance.Checking;

/// <summary>Tables of published partnership reports, as facts: each gives exactly the findings that recomputing it by hand gave.</summary>
public class SeedTablesTests
{
    [Fact]
    public void A_performance_table_with_a_row_of_percentages() => TypedTable.Findings(TypedTable.Kept("performance.csv")).Select(Line).ShouldBe(
    [
        "11 difference text-in-number  ",
        "11 difference points-as-percent 3 User Satisfaction: 88 against a target of 85 is +3 percentage points (+3.5 % of the target), not 3 %.",
    ]);

    [Fact]
    public void A_progress_table_that_states_some_changes_in_words() => TypedTable.Findings(TypedTable.Kept("progress.csv")).Select(Line).ShouldBe(
    [
        "2 2013-14 missing-change 9.264 Theft from vehicles: from 421 to 460 is +39 (+9.3 %), and the table does not say so.",
        "5 2013-14 subset-row 22.497 of which recorded as criminal damage: it is part of the row above (All recorded ASB) and must not be added to it; its share is 22.5 %, before 25.9 %.",
        "6 2013-14 missing-change -46.154 Repeat victims: from 39 to 21 is -18 (-46.2 %), and the table does not say so.",
        "7 2013-14 missing-change -3.4 Percentage who think ASB a problem: from 10.4 to 7 is -3.4 percentage points, and the table does not say so.",
    ]);

    [Fact]
    public void A_list_of_figures_of_which_one_overlaps_three_others() => TypedTable.Findings(TypedTable.Kept("figures.csv")).Select(Line).ShouldBe(
    [
        "8 change subset-row 251 Serious acquisitive crime: it overlaps other rows and must not be added to them: 251 = 178 (Burglary dwelling) + 91 (Vehicle crime) - 18 (Robbery)."
            + " The increases listed come to 596 only by counting it twice. Without it the rows listed come to +185 of the +321 of All crime; 136 lie in rows that are not listed.",
        "13 change missing-change 0.9 Confidence: from 62.7 to 63.6 is +0.9 percentage points, and the table does not say so.",
        "14 change missing-change 2.2 ASB is a problem: from 7.5 to 9.7 is +2.2 percentage points, and the table does not say so.",
        "16 pct missing-change 30 Long list of bids: 60000 of 200000 (Pot for bids) is 30.0 %, and the table does not say so.",
    ]);

    /// <summary>Every row of the recomputation is reproduced: OK by no finding in its row, any other by the finding that says so.</summary>
    [Fact]
    public void Every_verdict_of_the_recomputed_seeds_is_reproduced_from_the_seeds()
    {
        if (House.Shared("data/seeds/seed_arithmetic_check.csv") is not { } verdicts)
        {
            return;
        }

        string Text(string name) => File.ReadAllText(House.Shared($"data/seeds/{name}")!);
        var found = new Dictionary<string, List<TableFinding>>
        {
            ["S3"] = [.. TypedTable.Findings(Text("harborough_performance_2013-14.csv"))],
            ["S1"] = [.. TypedTable.Findings(Text("wellingborough_progress_2013-14.csv"))],
            ["S0"] = [.. TypedTable.Findings(Text("kettering_2013_figures.csv"))],
        };
        (found["S3"].Count, found["S1"].Count, found["S0"].Count).ShouldBe((2, 4, 4));
        var rows = TypedTable.Laid(File.ReadAllText(verdicts)).Rows;
        rows.Count.ShouldBe(26);
        foreach (var row in rows)
        {
            var (source, verdict) = (row.Cells[0], row.Cells[5]);
            var said = Saying(row.Cells[1]);
            said.Length.ShouldBeGreaterThan(0, row.Cells[1]);
            var matching = found[source].Where(f => said.All(s => f.Message.Contains(s, StringComparison.OrdinalIgnoreCase))).ToList();
            (matching.Count > 0).ShouldBe(!verdict.StartsWith("OK", StringComparison.Ordinal) || row.Cells[1] == "Serious acquisitive crime", $"{row.Cells[1]}: {verdict}");
        }
    }

    [Theory]
    [InlineData("harborough_rag_expected.csv")]
    [InlineData("chesterfield_street_pastors.csv")]
    [InlineData("street-pastor-published-figures.csv")]
    [InlineData("purple_flag_framework.csv")]
    [InlineData("seed_entities.csv")]
    [InlineData("wellingborough_risk.csv")]
    public void Tables_with_nothing_wrong_are_left_alone(string name)
    {
        if (House.Shared($"data/seeds/{name}") is { } path)
        {
            TypedTable.Findings(File.ReadAllBytes(path)).ShouldBeEmpty();
        }
    }

    [Theory]
    [InlineData("data/police/2018-10-northamptonshire-street.csv")]
    [InlineData("data/premises/manchester-2014-10-premises.csv")]
    [InlineData("data/premises/victoria-2018-08-licences.csv")]
    public void Registers_and_lists_of_events_are_no_tables_with_faults(string name)
    {
        if (House.Shared(name) is { } path)
        {
            TypedTable.Findings(File.ReadAllBytes(path)).ShouldBeEmpty();
        }
    }

    private static string Line(TableFinding f) => string.Create(CultureInfo.InvariantCulture, $"{f.Row} {f.Column} {f.Rule} {f.Recomputed} {(f.Rule == "text-in-number" ? "" : f.Message)}");

    /// <summary>What a finding's message has to hold to be about an item of the recomputation.</summary>
    private static string[] Saying(string item) => item switch
    {
        "User Satisfaction" => ["User Satisfaction", "+3 percentage points", "+3.5 %"],
        "Theft from vehicles" => ["Theft from vehicles", "+39 (+9.3 %)"],
        "Criminal damage share of ASB" => ["recorded as criminal damage", "22.5 %, before 25.9 %", "must not be added"],
        "Repeat DA victims" => ["repeat domestic abuse victims", "-18 (-46.2 %)"],
        "ASB perception" => ["problem", "percentage points"],
        "Serious acquisitive crime" => ["251 = 178", "91", "18"],
        "Sum of listed increases" => ["596 only by counting it twice"],
        "Net of non-overlapping listed rows" => ["+185 of the +321", "136 lie in rows that are not listed"],
        "Confidence" => ["+0.9 percentage points"],
        "Bids as share of pot" => ["30.0 %"],
        _ => [item.Replace(" pct", "", StringComparison.Ordinal) + ":", "is"],
    };
}
