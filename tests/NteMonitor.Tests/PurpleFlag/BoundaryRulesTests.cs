using FsCheck.Fluent;
using NodaTime;
using NteMonitor.PurpleFlag.Cycle;
using NteMonitor.Zones;

namespace NteMonitor.Tests.PurpleFlag;

public class BoundaryRulesTests
{
    private static readonly Position Quay = new(54.5, 2.5);

    [Fact]
    public void A_square_of_a_kilometre_has_a_square_kilometre() => (BoundaryRules.SquareMetres(Around(Quay, 0.5)) / 1e6).ShouldBe(1, 0.002);

    [Fact]
    public void A_boundary_around_the_venues_stands() => BoundaryRules.Faults(Around(Quay, 0.5), [Quay]).ShouldBeEmpty();

    [Fact]
    public void A_boundary_in_the_sea_says_how_far_it_is() =>
        BoundaryRules.Faults(Around(new(54.5, 0.5), 0.5), [Quay]).ShouldHaveSingleItem().Message.ShouldContain("km away");

    [Fact]
    public void Swapped_coordinates_are_called_swapped() =>
        BoundaryRules.Faults(Around(new(2.5, 54.5), 0.5), [Quay]).ShouldHaveSingleItem().Hint.ShouldContain("longitude first");

    [Theory]
    [InlineData(0.01)]
    [InlineData(5)]
    public void A_boundary_of_a_table_or_of_a_county_is_refused(double kilometres) =>
        BoundaryRules.Faults(Around(Quay, kilometres), [Quay]).ShouldHaveSingleItem().Message.ShouldStartWith("It covers");

    [Fact]
    public void Nothing_is_held_against_venues_that_have_no_position() => BoundaryRules.Faults(Around(new(54.5, 0.5), 0.5), []).ShouldBeEmpty();

    [Fact]
    public void A_position_in_the_boundary_is_no_way_from_it() => FsCheck.Check.QuickThrowOnFailure(Prop.ForAll(
        Gen.Zip(Gen.Choose(-400, 400), Gen.Choose(-400, 400)).ToArbitrary(),
        at => BoundaryRules.MetresTo(Around(Quay, 0.5), new(Quay.Latitude + (at.Item1 / 111_195.0), Quay.Longitude + (at.Item2 / 111_195.0))) == 0));

    [Fact]
    public void Metres_grow_with_the_way_from_the_edge() =>
        BoundaryRules.MetresTo(Around(Quay, 0.5), new(Quay.Latitude + (1_500 / 111_195.0), Quay.Longitude)).ShouldBe(1_000, 1);

    [Fact]
    public void A_version_holds_until_the_day_before_the_next()
    {
        FlagBoundary[] all = [Version(1, new(2024, 1, 1)), Version(2, new(2025, 6, 1))];
        BoundaryRules.On(all, new(2025, 5, 31))!.Version.ShouldBe(1);
        BoundaryRules.On(all, new(2025, 6, 1))!.Version.ShouldBe(2);
        BoundaryRules.On(all, new(2023, 12, 31)).ShouldBeNull();
        (BoundaryRules.Until(all[0], all), BoundaryRules.Until(all[1], all)).ShouldBe((new LocalDate(2025, 5, 31), null));
    }

    [Theory]
    [InlineData("Inventon", "flag-inventon-2")]
    [InlineData("Old Town & Quay", "flag-old-town-quay-2")]
    [InlineData("Łódź", "flag-d-2")]
    [InlineData("—", "flag-place-2")]
    public void A_version_has_a_code_that_can_be_typed(string place, string code) => BoundaryRules.Code(place, 2).ShouldBe(code);

    /// <summary>A square around a position, so many kilometres to each side.</summary>
    internal static Zone Around(Position at, double kilometres)
    {
        var north = kilometres * 1000 / 111_195;
        var east = north / Math.Cos(at.Latitude * Math.PI / 180);
        Position Corner(int x, int y) => new(at.Latitude + (y * north), at.Longitude + (x * east));
        return new(Guid.Empty, "b", "B", "purple-flag", [new(new([Corner(-1, -1), Corner(1, -1), Corner(1, 1), Corner(-1, 1), Corner(-1, -1)]), [])]);
    }

    private static FlagBoundary Version(int version, LocalDate from) => new(Guid.Empty, Guid.Empty, "Inventon", version, from, Around(Quay, 0.5)) { FileSha256 = "00" };
}
