using System.Text.RegularExpressions;
using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using NteMonitor.Documents;
using NteMonitor.Emro.Report;
using NteMonitor.Emro.Workbench;
using Scenario = NteMonitor.Emro.Workbench.Scenario;

namespace NteMonitor.Tests.Emro;

public partial class ReportTests
{
    private static readonly Provenance Provenance = new(
        Studies.Usual().Heads, "0.1.0", new string('b', 64), Instant.FromUtc(2026, 3, 2, 10, 30), Guid.Parse("0197a000-0000-7000-8000-00000000000f"));

    private static readonly string[] Loaded =
    [
        "must", "clearly", "obviously", "unacceptable", "blight", "plague", "menace", "scourge", "rife", "thug", "yob", "mayhem", "carnage", "drunken", "binge", "rampant", "alarming",
        "shocking", "worrying", "soaring", "crackdown", "trouble", "troublemaker", "irresponsible", "inevitable", "undeniable", "compelling", "overwhelming", "severe", "serious problem", "sadly",
        "unfortunately", "fortunately", "success story", "vital", "urgent", "should", "ought", "needs to", "nuisance venue", "worst", "bad", "good venue", "proves", "proven",
    ];

    private static readonly string[] Venues = ["Tin Anchor", "Quayside", "Loft Twelve", "Bar Ember", "Old Ferry", "Corner Glass"];

    /// <summary>The same town with an effect nobody is sure of, a falling trend, one venue with most, no other scenario and a step out of time.</summary>
    private static Study Against()
    {
        var scenario = Studies.Scenario with { Prior = new(0.02, 0.1, "Typed for a test") };
        return Studies.Of(scenario, Studies.Venues(("The Tin Anchor", 300), ("Quayside Nine", 12), ("Loft Twelve", 0), ("Bar Ember", 0), ("The Old Ferry", 0), ("Corner Glass", 0)), i => 24 - (i / 2));
    }

    /// <summary>The same town where nothing else on file averts as much.</summary>
    private static Study Favourable()
    {
        var study = Studies.Usual();
        return study with { Others = [.. study.Others.Select(o => o with { Effect = o.Effect! with { Median = 1 } })] };
    }

    private static string Text(Study study) => PlainTextWriter.Write(EmroSection.Of(study, Provenance));

    [Fact]
    public void The_report_of_an_invented_town_as_text() => Text(Studies.Usual()).ShouldMatchApproved();

    [Fact]
    public void The_report_of_an_invented_town_as_Markdown() => MarkdownWriter.Write(EmroSection.Of(Studies.Usual(), Provenance)).ShouldMatchApproved("md");

    [Fact]
    public void A_report_against_as_text() => Text(Against()).ShouldMatchApproved();

    [Fact]
    public void A_report_for_and_one_against_have_the_same_parts_in_the_same_order()
    {
        static IEnumerable<string> Layout(Study study) => EmroSection.Of(study, Provenance).Parts.Select(p => p switch
        {
            Heading heading => heading.Text,
            Table table => table.Caption,
            Chart chart => chart.Caption,
            _ => p.GetType().Name,
        });
        Layout(Against()).ShouldBe(Layout(Favourable()));
        (Favourable().Conclusion.Verdict, Against().Conclusion.Verdict, Against().Conclusion.Against).ShouldBe((Verdict.Supports, Verdict.Weak, true));
    }

    [Fact]
    public void The_conclusion_stands_first_whichever_way_it_goes() =>
        new[] { Favourable(), Against() }.ShouldAllBe(s => ((Heading)EmroSection.Of(s, Provenance).Parts[1]).Text == "Conclusion" && ((Note)EmroSection.Of(s, Provenance).Parts[2]).Text == VerdictRules.Sentence(s.Conclusion));

    [Fact]
    public void No_venue_is_named_and_the_key_names_them_all()
    {
        var named = Studies.Scenario with { Name = "After the tin anchor", Order = Studies.Order with { Reasons = "Reviews of Loft Twelve and of THE OLD FERRY were tried." } };
        var study = Studies.Of(named, Studies.Usual().Inputs);
        Venues.ShouldAllBe(v => !JsonWriter.Write(EmroSection.Of(study, Provenance)).Contains(v, StringComparison.OrdinalIgnoreCase));
        Venues.ShouldAllBe(v => PlainTextWriter.Write(EmroSection.Key(study, Provenance)).Contains(v));
    }

    [Fact]
    public void Nothing_by_venue_or_hour_is_told_of_sexual_matters()
    {
        var study = Studies.Of(Studies.Scenario with { Categories = ["assault", "sexual"] }, Studies.Usual().Inputs);
        var document = EmroSection.Of(study, Provenance);
        document.Parts.OfType<HeatChart>().ShouldBeEmpty();
        var rows = document.Parts.OfType<Table>().Single(t => t.Id == "touched").Rows;
        rows.SkipLast(1).Select(r => r.Cells[^1]).ShouldAllBe(c => c is Cell.Blank);
        PlainTextWriter.Write(document).ShouldNotContain("the venue with most");
    }

    [Fact]
    public void No_writer_is_named() => Text(Studies.Usual()).ShouldNotMatch(@"\b(pat|sam)\b");

    [Fact]
    public void A_venue_of_one_word_becomes_a_code_only_with_its_capital()
    {
        var codes = new VenueCodes([("V01", "Ember"), ("V02", "The Old Ferry"), ("V03", "Old")]) { Others = [("Ferry House", "V02")] };
        codes.In("Ember, not the ember; the old ferry, once Ferry House; Embers.").ShouldBe("V01, not the ember; V02, once V02; Embers.");
    }

    [Fact]
    public void The_order_in_which_anything_is_given_never_changes_the_report() => Check.One(Config.QuickThrowOnFailure.WithMaxTest(10), Prop.ForAll(Gen.Choose(0, 1000).ToArbitrary(), seed =>
    {
        var study = Studies.Usual();
        int Place(string name) => (name.Aggregate(seed + 1, (at, letter) => unchecked((at * 31) + letter)) & 0xffff) ^ (seed * 7);
        var inputs = study.Inputs with
        {
            Venues = [.. study.Inputs.Venues.OrderBy(v => Place(v.Venue.Name))],
            Leaving = [.. study.Inputs.Leaving.OrderBy(v => Place(v.Name))],
            Counts = study.Inputs.Counts with { ByVenue = [.. study.Inputs.Counts.ByVenue.OrderBy(v => Place(v.Venue))] },
        };
        var other = Studies.Of(study.Scenario, inputs);
        return JsonWriter.Write(EmroSection.Of(other with { Others = [.. other.Others.Reverse()] }, Provenance)) == JsonWriter.Write(EmroSection.Of(study, Provenance));
    }));

    [Fact]
    public void No_figure_is_ever_not_a_number_infinite_or_minus_nothing() => Check.One(Config.QuickThrowOnFailure.WithMaxTest(60), Prop.ForAll(Odd, study =>
    {
        var document = EmroSection.Of(study, Provenance);
        var text = PlainTextWriter.Write(document) + JsonWriter.Write(document) + PlainTextWriter.Write(CompareSection.Of([study, Studies.Usual()], Provenance));
        return !NoFigure().IsMatch(text);
    }));

    [Fact]
    public void Every_word_is_neutral()
    {
        var sources = Directory.EnumerateFiles(Path.Combine(House.Root, "src/NteMonitor/Emro/Report"), "*.cs")
            .Concat(Directory.EnumerateFiles(Path.Combine(House.Root, "src/NteMonitor/Emro/Workbench"), "*.cs").Where(f => Regex.IsMatch(Path.GetFileName(f), "^(Question|Verdict|Change)Rules", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1))));
        var texts = string.Join("\n", sources.SelectMany(File.ReadLines).Where(line => !line.TrimStart().StartsWith("//", StringComparison.Ordinal)).SelectMany(line => Literal().Matches(line).Select(m => m.Value)));
        texts.Length.ShouldBeGreaterThan(10_000);
        Loaded.Where(word => Regex.IsMatch(texts, $@"\b{word}\b", RegexOptions.IgnoreCase, TimeSpan.FromSeconds(1))).ShouldBeEmpty();
    }

    [Fact]
    public void Every_output_about_an_order_says_that_it_stops_sales_and_not_opening()
    {
        Text(Studies.Usual()).ReplaceLineEndings(" ").ShouldContain("It stops sales, not opening");
        PlainTextWriter.Write(CompareSection.Of([Studies.Usual(), Against()], Provenance)).ReplaceLineEndings(" ").ShouldContain("It stops sales, not opening");
    }

    [Fact]
    public void Scenarios_side_by_side_as_text() => PlainTextWriter.Write(CompareSection.Of(
    [
        Studies.Usual(),
        Studies.Of(Studies.Scenario with { Id = Guid.Parse("0197a000-0000-7000-8000-000000000004"), Name = "Levy", Tool = Tool.Levy, LevyPremises = [new("Quayside Nine", 40_000), new("Loft Twelve", 90_000) { Primarily = true }] }, Studies.Usual().Inputs with
        {
            LevyPremises = [new("Quayside Nine", 40_000), new("Loft Twelve", 90_000) { Primarily = true }],
        }),
        Studies.Of(Studies.Scenario with { Id = Guid.Parse("0197a000-0000-7000-8000-000000000005"), Name = "Marshals", Tool = Tool.Transport, MoreTransport = 6 }, Studies.Usual().Inputs),
    ], Provenance)).ShouldMatchApproved();

    /// <summary>Studies at the edges: nothing counted, no venue, no capacity, priors that say nothing or too much.</summary>
    private static Arbitrary<Study> Odd => Arb.From(
        from tool in Gen.Elements(Enum.GetValues<Tool>())
        from month in Gen.Elements(0, 1, 3, 12)
        from venues in Gen.Choose(0, 4)
        from mean in Gen.Elements(-3.0, -0.15, -0.001, 0, 0.3)
        from deviation in Gen.Elements(0, 0.05, 1.5)
        from share in Gen.Elements(0.0, 0.5, 40)
        from bare in Gen.Elements(true, false)
        select Made(Studies.Scenario with { Tool = tool, Prior = new(mean, deviation, "test"), Elsewhere = new(share, share), Hoarding = bare ? 0.2 : 0, Target = bare ? 3 : null, Draws = 200 }, venues, month, bare));

    private static Study Made(Scenario scenario, int venues, int month, bool bare)
    {
        var all = Studies.Venues([.. Enumerable.Range(0, venues).Select(i => ($"Venue {i}", month == 0 ? 0L : i))]);
        var study = Studies.Of(scenario, bare ? [.. all.Select(v => v with { Venue = v.Venue with { Capacity = null } })] : all, i => (i * month) % 13);
        return bare ? study with { Steps = [], Others = [], Edits = [], Heads = [] } : study;
    }

    [GeneratedRegex(@"NaN|∞|Infinity|(?<![\w.-])-0(\.0+)?(?![\d.])|[−]0(\.0+)?(?![\d.])", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex NoFigure();

    [GeneratedRegex("\"(?:[^\"\\\\]|\\\\.)*\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Literal();
}
