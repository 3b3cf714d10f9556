using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using NteMonitor.Emro.Models;

namespace NteMonitor.Tests.Emro;

public class ModelTests
{
    private static readonly Leaving[] Venues = [new("A", 800, 240, 270), new("B", 600, 240, 270), new("C", 400, 180, 210)];

    private static QueueCurve Queue(IReadOnlyList<Leaving> venues, DispersalModel? model = null) =>
        DispersalRules.Queue(venues, model ?? new()).ShouldBeOfType<Outcome<QueueCurve>.Done>().Value;

    private static string Clock(int minute) => $"{minute / 60:00}:{minute % 60:00}";

    /// <summary>Worked by a separate program, minute by minute; patrons 800, 600, 400, late 0.6, half an hour to the doors, a quarter walk, 8 a minute ride.</summary>
    [Fact]
    public void Queues_of_the_worked_night_come_out_as_computed_elsewhere()
    {
        var now = Queue(Venues);
        (Math.Round(now.Peak), Clock(now.PeakAt), Math.Round(now.PersonMinutes), now.MinutesOver(300)).ShouldBe((390, "04:29", 16_257, 18));
        var order = Queue(DispersalRules.Stopped(Venues, 180, 0));
        (Math.Round(order.Peak), Clock(order.PeakAt), Math.Round(order.PersonMinutes), order.MinutesOver(300)).ShouldBe((570, "03:29", 28_857, 48));
        var bus = Queue(DispersalRules.Stopped(Venues, 180, 0), new() { Transport = [(0, 8), (180, 8 + (200 / 60.0)), (240, 8)] });
        (Math.Round(bus.Peak), Clock(bus.PeakAt), Math.Round(bus.PersonMinutes), bus.MinutesOver(300)).ShouldBe((470, "03:29", 17_107, 26));
        var staggered = Queue([Venues[0] with { SaleEnd = 180, DoorsClose = 210 }, Venues[1] with { SaleEnd = 150, DoorsClose = 180 }, Venues[2] with { SaleEnd = 120, DoorsClose = 150 }]);
        (Math.Round(staggered.Peak), Clock(staggered.PeakAt), Math.Round(staggered.PersonMinutes), staggered.MinutesOver(300)).ShouldBe((255, "03:29", 13_290, 0));
    }

    [Fact]
    public void One_pulse_has_the_closed_form() => DispersalRules.Pulse(36, 30, 0.25, 8).ShouldBe((570, 71.25));

    [Fact]
    public void Everybody_who_came_out_goes_home_on_foot_or_in_the_queue() =>
        Check.QuickThrowOnFailure(Prop.ForAll(
            Gen.Choose(0, 900).ArrayOf(3).ToArbitrary(), people =>
                Math.Abs(Queue([.. people.Select((p, i) => new Leaving($"{i}", p, 120 + (30 * i), 150 + (30 * i)))]).Leaving.Sum() - people.Sum()) < 1e-6));

    private static readonly LevyTerms Terms = new(
        new LocalDate(2012, 10, 31), "SI 2012/2730",
        [new("A", 4_300, 299, null), new("B", 33_000, 768, null), new("C", 87_000, 1_259, null), new("D", 125_000, 1_365, 2_730), new("E", null, 1_493, 4_440)], 0.70m, 0.30m);

    [Fact]
    public void The_levy_of_the_worked_town_comes_to_the_penny()
    {
        static IEnumerable<LevyPremises> Some(int n, int? value, bool primarily = false) => Enumerable.Range(0, n).Select(i => new LevyPremises($"{value}-{i}", value) { Primarily = primarily });
        LevyPremises[] town =
        [
            .. Some(4, 4_000), .. Some(38, 20_000).Select((p, i) => p with { Reduced = i < 20 }), .. Some(22, 50_000), .. Some(5, 100_000), .. Some(3, 100_000, true), .. Some(9, 200_000), .. Some(6, 200_000, true),
        ];
        var levy = LevyRules.Yield(town, 12_000, Terms).ShouldBeOfType<Outcome<LevyYield>.Done>().Value;
        (levy.Gross, levy.Reductions, levy.Net, levy.Police, levy.Authority).ShouldBe((113_170m, 4_608m, 96_562m, 67_593.40m, 28_968.60m));
    }

    [Fact]
    public void Bands_follow_the_rateable_value()
    {
        string Band(int? value) => LevyRules.Band(new("X", value), Terms).Code;
        new[] { Band(null), Band(4_300), Band(4_301), Band(33_000), Band(87_000), Band(125_000), Band(125_001) }.ShouldBe(["A", "A", "B", "B", "C", "D", "E"]);
        LevyRules.Band(new("X", null) { BeingBuilt = true }, Terms).Code.ShouldBe("C");
    }

    [Fact]
    public void Concentration_runs_from_even_to_one_place()
    {
        ConcentrationRules.Measure([5, 5, 5, 5], 2)!.Gini.ShouldBe(0, 1e-12);
        ConcentrationRules.Measure([0, 0, 0, 20], 2).ShouldSatisfyAllConditions(c => c!.Gini.ShouldBe(0.75, 1e-12), c => c!.TopShares.ShouldBe([1, 1]), c => c!.WithoutTop.ShouldBe(0));
        ConcentrationRules.Measure([], 1).ShouldBeNull();
    }

    /// <summary>Baseline counts that find a rate ratio with 80 % power, computed separately.</summary>
    [Theory]
    [InlineData(0.60, null, 1, 80)]
    [InlineData(0.60, 1.0, 1, 140)]
    [InlineData(0.84, null, 2, 1131)]
    [InlineData(0.84, 1.0, 2, 2164)]
    [InlineData(0.90, 1.0, 1, 2907)]
    public void The_count_it_takes_to_see_an_effect_is_known(double ratio, double? control, double phi, double needed) =>
        PowerRules.Needed(ratio, control, phi, 0.8).ShouldBe(needed, 0.5);

    [Fact]
    public void The_smallest_effect_that_could_be_seen_is_known()
    {
        PowerRules.Smallest(new(120, 1, 120, 1), 0.8)!.Value.ShouldBe(0.573, 5e-4);
        PowerRules.Smallest(new(120, 1, 120, 2), 0.8)!.Value.ShouldBe(0.435, 5e-4);
        PowerRules.Smallest(new(120, 1, null, 1), 0.8)!.Value.ShouldBe(0.667, 5e-4);
    }

    private static readonly EffectInputs Worked = new(new(120, 52, 52), new(Math.Log(0.84), 0.0322, "worked example"), 1) { Elsewhere = new(16, 34), Draws = 200_000, Seed = 20_26 };

    [Fact]
    public void Draws_come_to_the_closed_form_and_to_what_was_computed_elsewhere()
    {
        var (mean, deviation) = EffectRules.Closed(Worked);
        (Math.Round(mean, 3), Math.Round(deviation, 3)).ShouldBe((13.075, 2.831));
        var run = EffectRules.Run(Worked).ShouldBeOfType<Outcome<EffectRun>.Done>().Value;
        run.Mean.ShouldBe(mean, 4 * deviation / Math.Sqrt(Worked.Draws));
        run.Deviation.ShouldBe(deviation, 0.05);
        (run.Low, run.High).ShouldSatisfyAllConditions(i => i.Low.ShouldBe(7.94, 0.1), i => i.High.ShouldBe(19.01, 0.1));
        (run.Seen.Low, run.Seen.Median).ShouldBe((-17, 13));
        run.Seen.High.ShouldBe(44, 1.5);
        run.SeenNoFall.ShouldBe(0.21, 0.01);
    }

    [Fact]
    public void The_same_seed_gives_the_same_run_and_net_never_exceeds_gross() =>
        Check.QuickThrowOnFailure(Prop.ForAll(
            Gen.Choose(0, 300).Two().ToArbitrary(), pair =>
            {
                var inputs = Worked with { Baseline = new(pair.Item1, 52, 52), Draws = 500, Seed = (ulong)pair.Item2 };
                var net = EffectRules.Run(inputs).ShouldBeOfType<Outcome<EffectRun>.Done>().Value;
                var gross = EffectRules.Run(inputs with { Elsewhere = ShareRange.None }).ShouldBeOfType<Outcome<EffectRun>.Done>().Value;
                return net == EffectRules.Run(inputs).ShouldBeOfType<Outcome<EffectRun>.Done>().Value && net.Mean <= gross.Mean * 1.2 + 1;
            }));

    [Fact]
    public void The_tornado_of_the_worked_example_stands_in_order()
    {
        double[] at = [120, 0.84, 1, 0.32, 9_178];
        Swing[] swings = [new("B", 92, 152), new("RR", 0.767, 0.913), new("h", 0.5, 1.5), new("d", 0.20, 0.45), new("U", 9_178 * 0.75, 9_178 * 1.25)];
        double Result(int which, double value)
        {
            var v = at.ToArray();
            v[which] = value;
            return TornadoRules.Worth(v[0], v[1], v[2], v[3], v[4]);
        }

        TornadoRules.Worth(120, 0.84, 1, 0.32, 9_178).ShouldBe(119_828, 1);
        var bars = TornadoRules.Bars(swings, Result);
        new[] { bars[0].Name, bars[1].Name, bars[^1].Name }.ShouldBe(["h", "RR", "d"]);
        (string Name, double Low, double High)[] elsewhere = [("h", 62_524, 172_348), ("RR", 174_499, 65_156), ("U", 89_878, 149_791), ("B", 91_868, 151_782), ("d", 140_974, 96_920)];
        foreach (var (name, low, high) in elsewhere)
        {
            // Within ten pounds: the unit cost of the example is printed rounded.
            bars.Single(b => b.Name == name).AtLow.ShouldBe(low, 10);
            bars.Single(b => b.Name == name).AtHigh.ShouldBe(high, 10);
        }
    }

    [Fact]
    public void Two_lists_say_how_many_there_were()
    {
        var found = CaptureRules.Estimate(180, 75, 22).ShouldBeOfType<Outcome<TwoLists>.Done>().Value;
        (Math.Round(found.Estimate), Math.Round(found.Low), Math.Round(found.High)).ShouldBe((597, 410, 784));
        CaptureRules.Estimate(10, 5, 6).ShouldBeOfType<Outcome<TwoLists>.Refused>();
    }

    [Fact]
    public void What_no_order_can_be_is_refused_with_every_reason() =>
        EffectRules.Run(Worked with { Hours = 7, Draws = 1, Baseline = new(-1, 0, 52) }).ShouldBeOfType<Outcome<EffectRun>.Refused>()
            .Reasons.Select(r => r.Field).ShouldBe(["count", "exposure", "hours", "draws"]);
}
