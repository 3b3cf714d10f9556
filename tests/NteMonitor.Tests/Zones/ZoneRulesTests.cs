using FsCheck;
using FsCheck.Fluent;
using NteMonitor.Zones;

namespace NteMonitor.Tests.Zones;

public sealed class ZoneRulesTests
{
    /// <summary>A square of ten by ten with a hole of two by two in it.</summary>
    private static readonly Zone Square = Zone(new Polygon(Box(0, 0, 10, 10), [Box(4, 4, 6, 6)]));

    [Theory]
    [InlineData(1, 1, true)]
    [InlineData(5, 5, false)]
    [InlineData(11, 5, false)]
    [InlineData(0, 0, true)]
    [InlineData(10, 10, true)]
    [InlineData(0, 5, true)]
    [InlineData(5, 10, true)]
    [InlineData(4, 5, true)]
    [InlineData(6, 6, true)]
    [InlineData(5, 4.001, false)]
    public void The_edge_belongs_to_the_zone_and_the_inside_of_a_hole_does_not(double latitude, double longitude, bool inside) =>
        ZoneRules.Contains(Square, new(latitude, longitude)).ShouldBe(inside);

    [Fact]
    public void A_zone_of_two_islands_has_both() =>
        new[] { new Position(1, 1), new Position(21, 21), new Position(15, 15) }
            .Select(at => ZoneRules.Contains(Zone(new Polygon(Box(0, 0, 2, 2), []), new Polygon(Box(20, 20, 22, 22), [])), at)).ShouldBe([true, true, false]);

    [Fact]
    public void Two_halves_hold_what_the_whole_holds() => Check.QuickThrowOnFailure(Prop.ForAll(
        Gen.Choose(-5, 105).Two().ToArbitrary(), Gen.Choose(1, 99).ToArbitrary(), (at, cut) =>
        {
            var point = new Position(at.Item1, at.Item2);
            var (west, east) = (Zone(new Polygon(Box(0, 0, 100, cut), [])), Zone(new Polygon(Box(0, cut, 100, 100), [])));
            var (inWest, inEast) = (ZoneRules.Contains(west, point), ZoneRules.Contains(east, point));
            return (inWest || inEast) == ZoneRules.Contains(Zone(new Polygon(Box(0, 0, 100, 100), [])), point)
                && (inWest && inEast) == (at.Item2 == cut && at.Item1 is >= 0 and <= 100);
        }));

    [Fact]
    public void Where_a_ring_begins_and_which_way_it_runs_change_nothing() => Check.QuickThrowOnFailure(Prop.ForAll(
        Gen.Choose(0, 7).ToArbitrary(), Gen.Elements(true, false).ToArbitrary(), Gen.Choose(-1, 11).Two().ToArbitrary(), (turn, reversed, at) =>
        {
            Position[] corners = [new(0, 0), new(0, 10), new(5, 10), new(5, 5), new(10, 5), new(10, 0), new(7, 3), new(2, 2)];
            var turned = corners.Skip(turn).Concat(corners.Take(turn)).ToList();
            var ring = reversed ? Enumerable.Reverse(turned).ToList() : turned;
            var point = new Position(at.Item1 + 0.25, at.Item2 + 0.125);
            return RingRules.Covers(Closed(ring), point) == RingRules.Covers(Closed(corners), point)
                && RingRules.Crossing(Closed(ring)) is null && Math.Abs(RingRules.Area(Closed(ring))) == Math.Abs(RingRules.Area(Closed(corners)));
        }));

    [Fact]
    public void Facts_of_a_zone_read_back_the_same()
    {
        var again = ZoneJson.Read(Square.Id, ZoneJson.Write(Square));
        ZoneJson.Write(again).ToJsonString().ShouldBe(ZoneJson.Write(Square).ToJsonString());
    }

    [Fact]
    public void The_wards_of_a_borough_tile_it()
    {
        if (House.Shared("data/boundaries/kettering-wards-2013.geojson") is not { } wards || House.Shared("data/boundaries/kettering-lsoa-2011.geojson") is not { } areas)
        {
            return;
        }

        var (ward, lsoa) = (GeoJsonTests.Read(File.ReadAllText(wards)), GeoJsonTests.Read(File.ReadAllText(areas)));
        var points = Enumerable.Range(0, 40).SelectMany(i => Enumerable.Range(0, 40).Select(j => new Position(52.36 + (i * 0.004) + 0.000123, -0.90 + (j * 0.006) + 0.000321)));
        var inWards = points.Select(p => (Wards: ward.Count(z => ZoneRules.Contains(z, p)), Areas: lsoa.Count(z => ZoneRules.Contains(z, p)))).Where(c => c.Wards + c.Areas > 0).ToList();

        // Both layers are generalised apart from each other, so near the borough's edge one may have a point that the other has not.
        inWards.Count(c => c is { Wards: 1, Areas: 1 }).ShouldBeGreaterThan(inWards.Count * 95 / 100);
        inWards.ShouldAllBe(c => c.Wards <= 2 && c.Areas <= 2);
    }

    private static Zone Zone(params Polygon[] area) => new(Guid.Empty, "core", "Core", "zone", area);

    private static Ring Box(double south, double west, double north, double east) =>
        Closed([new(south, west), new(south, east), new(north, east), new(north, west)]);

    private static Ring Closed(IReadOnlyList<Position> corners) => new([.. corners, corners[0]]);
}
