using NodaTime;
using NteMonitor.Emro.Law;
using NteMonitor.Tests.Common;

namespace NteMonitor.Tests.Emro;

public class LawTests
{
    private static readonly OrderContext Town = new(["centre"], ["crime", "safety", "nuisance", "children"], 0.2);

    private static readonly OrderDraft Whole = new("Centre, late")
    {
        Zones = ["centre"],
        Area = "The town centre",
        Days = [new(IsoDayOfWeek.Saturday, new(3, 0), new(6, 0)), new(IsoDayOfWeek.Sunday, new(3, 0), new(6, 0))],
        Objectives = ["crime"],
        From = new(2027, 1, 4),
        Limited = true,
        Until = new(2027, 12, 31),
        Maker = Maker.FullCouncil,
        MadeOn = new(2026, 10, 1),
        Reasons = "Recurring disorder.",
        Burden = "Weighed.",
        Alternatives = "Considered.",
    };

    private static string[] Errors(OrderDraft draft) => [.. OrderRules.Check(draft, Town).Where(f => f.Weight == Weight.Error).Select(f => f.Rule)];

    [Fact]
    public void A_whole_draft_stands_and_says_what_everybody_must_know()
    {
        var found = OrderRules.Check(Whole, Town);
        OrderRules.Stands(found).ShouldBeTrue();
        found.ShouldContain(f => f.Rule == "E08" && f.Message.Contains("sales, not opening", StringComparison.Ordinal));
        found.ShouldContain(f => f.Message == "Saturday 03:00 to 06:00 (the end of Friday night).");
        found.ShouldAllBe(f => f.Provision.Length > 0);
    }

    [Fact]
    public void What_an_order_must_have_is_named_rule_by_rule()
    {
        Errors(new("Empty")).ShouldBe(["E01", "E04", "E06", "E06", "E15", "E19"]);
        Errors(Whole with { Days = [new(IsoDayOfWeek.Saturday, new(3, 0), new(6, 30))] }).ShouldBe(["E02"]);
        Errors(Whole with { Days = [new(IsoDayOfWeek.Saturday, new(5, 0), new(3, 0))] }).ShouldBe(["E02"]);
        Errors(Whole with { Days = [.. Whole.Days, Whole.Days[0]] }).ShouldBe(["E03"]);
        Errors(Whole with { Zones = ["moon"] }).ShouldBe(["E04"]);
        Errors(Whole with { Until = null }).ShouldBe(["E05"]);
        Errors(Whole with { Objectives = ["health"] }).ShouldBe(["E01"]);
        Errors(Whole with { Maker = Maker.SubCommittee }).ShouldBe(["E15"]);
        Errors(Whole with { Burden = " " }).ShouldBe(["E19"]);
        Errors(Whole with { From = new(2026, 9, 1) }).ShouldBe(["P10"]);
    }

    [Fact]
    public void Nothing_that_was_not_advertised_may_be_in_the_order()
    {
        Errors(Whole with { Advertised = Whole with { Zones = [] } }).ShouldBe(["E13"]);
        Errors(Whole with { Advertised = Whole with { Days = [Whole.Days[0]] } }).ShouldBe(["E13"]);
        Errors(Whole with { Advertised = Whole with { Days = [.. Whole.Days.Select(d => d with { Start = new(4, 0) })] } }).ShouldBe(["E13", "E13"]);
        var narrower = OrderRules.Check(Whole with { Days = [Whole.Days[0]], Advertised = Whole }, Town);
        OrderRules.Stands(narrower).ShouldBeTrue();
        narrower.ShouldContain(f => f.Rule == "E14" && f.Weight == Weight.Warning);
    }

    [Fact]
    public void Trouble_at_one_venue_points_to_a_review() =>
        OrderRules.Check(Whole, Town with { TopShare = 0.62 }).ShouldContain(f => f.Rule == "E20" && f.Message.StartsWith("62 %", StringComparison.Ordinal));

    /// <summary>Hartlepool advertised on 14 February 2013, closed on 28 March and heard on 7 May; the others were counted by hand.</summary>
    [Theory]
    [InlineData("2013-02-14", "2013-03-28", "2013-05-14", "2013-05-29")]
    [InlineData("2026-03-02", "2026-04-13", "2026-05-27", "2026-06-10")]
    [InlineData("2026-11-16", "2026-12-28", "2027-02-09", "2027-02-23")]
    public void The_golden_dates_come_out(string advertised, string closes, string heardBy, string determineBy)
    {
        static LocalDate Day(string text) => NodaTime.Text.LocalDatePattern.Iso.Parse(text).GetValueOrThrow();
        var steps = ProcedureRules.Steps(new(Day(advertised)), WorkingDayTests.Holidays);
        steps.Single(s => s.Step == "P4").Latest.ShouldBe(Day(closes));
        steps.Last(s => s.Step == "P5").Latest.ShouldBe(Day(heardBy));
        steps.Single(s => s.Step == "P6").Latest.ShouldBe(Day(determineBy));
    }

    [Fact]
    public void An_order_made_is_notified_in_a_week_and_published_four()
    {
        var steps = ProcedureRules.Steps(new(new(2026, 3, 2)) { Made = new(2026, 9, 10) }, WorkingDayTests.Holidays);
        steps.Single(s => s.Step == "P8").Latest.ShouldBe(new LocalDate(2026, 9, 17));
        steps.Single(s => s.Step == "P9").Earliest.ShouldBe(new LocalDate(2026, 10, 8));
    }

    [Fact]
    public void Evidence_that_comes_less_than_ten_working_days_before_is_seen()
    {
        var late = ProcedureRules.Steps(new(new(2026, 3, 2)) { HearingFrom = new(2026, 5, 13), HearingNotice = new(2026, 5, 1) }, WorkingDayTests.Holidays).First(s => s.Step == "P5");
        (late.Latest, late.Missed).ShouldBe((new LocalDate(2026, 4, 27), true));
    }
}
