using FsCheck;
using FsCheck.Fluent;
using NteMonitor.Emro.Models;

namespace NteMonitor.Tests.Emro;

public class TippingTests
{
    private static readonly EffectInputs Hour = new(new(120, 52, 52), new(-0.15, 0.10, "test"), 1);

    private static readonly Arbitrary<EffectInputs> Any = Arb.From(
        from numbers in Gen.Choose(0, 1000).Select(n => n / 1000.0).ArrayOf(6)
        select Hour with
        {
            Prior = new((numbers[0] - 0.6) / 2, 0.02 + (numbers[1] / 5), "test"),
            Hours = 0.25 + (numbers[2] * 4),
            Uplift = (numbers[3] / 2) - 0.1,
            UpliftLess = numbers[4] / 4,
            UpliftMore = numbers[5] / 4,
            Draws = 4000,
        });

    /// <summary>docs/methods/emro.md §10.</summary>
    [Fact]
    public void The_worked_example_comes_out()
    {
        TippingRules.NoGain(Hour).ShouldBe(0.0668, 1e-4);
        TippingRules.At(Hour, 0.05)[0].At!.Value.ShouldBe(-0.1645, 1e-4);
        TippingRules.At(Hour, 0.20)[0].At!.Value.ShouldBe(-0.0842, 1e-4);
    }

    [Fact]
    public void Draws_find_the_probability_that_is_worked_out() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(20).WithReplay(7, 77),
        Prop.ForAll(Any, inputs =>
        {
            var exact = TippingRules.NoGain(inputs);
            var drawn = ((Outcome<EffectRun>.Done)EffectRules.Run(inputs)).Value.NoGain;
            return Math.Abs(drawn - exact) <= 0.002 + (4.5 * Math.Sqrt(exact * (1 - exact) / inputs.Draws));
        }));

    [Fact]
    public void At_the_value_found_the_probability_is_the_mark() => Check.QuickThrowOnFailure(Prop.ForAll(Any, inputs =>
        TippingRules.At(inputs, 0.2).Where(t => t.At is not null).All(t => Math.Abs(TippingRules.NoGain(At(inputs, t)) - 0.2) < 1e-6)));

    [Fact]
    public void Neither_the_count_nor_the_share_displaced_moves_the_sign() => Check.QuickThrowOnFailure(Prop.ForAll(Any, inputs =>
        Math.Abs(TippingRules.NoGain(inputs with { Baseline = new(7, 52, 52), Elsewhere = new(9, 1) }) - TippingRules.NoGain(inputs)) < 1e-12));

    [Theory]
    [InlineData(-0.1, 0, 0, 0)]
    [InlineData(0.1, 0, 0, 1)]
    [InlineData(0, 0.1, 0.1, 0.5)]
    [InlineData(0.1, 0.2, 0, 0.75)]
    public void Where_only_crowding_changes_its_sign_decides(double uplift, double less, double more, double doubt) =>
        TippingRules.NoGain(Hour with { Prior = new(0, 0, "none"), Hours = 0, Uplift = uplift, UpliftLess = less, UpliftMore = more }).ShouldBe(doubt, 1e-9);

    [Fact]
    public void With_as_many_incidents_as_are_needed_the_fall_can_just_be_seen() => Check.QuickThrowOnFailure(Prop.ForAll(
        Gen.Choose(50, 95).ToArbitrary(), Gen.Choose(20, 100).ToArbitrary(), (ratio, length) =>
        {
            var needed = PowerRules.NeededOver(ratio / 100.0, length / 100.0, 1.3, 0.8);
            return Math.Abs(PowerRules.Smallest(new(needed, length / 100.0, needed, 1.3), 0.8)!.Value - (ratio / 100.0)) < 1e-6;
        }));

    private static EffectInputs At(EffectInputs inputs, Tipping tipping) => tipping.Input switch
    {
        TippingInput.Effect => inputs with { Prior = inputs.Prior with { Mean = tipping.At!.Value } },
        TippingInput.Doubt => inputs with { Prior = inputs.Prior with { Deviation = tipping.At!.Value } },
        TippingInput.Hours => inputs with { Hours = tipping.At!.Value },
        _ => inputs with { Uplift = tipping.At!.Value },
    };
}
