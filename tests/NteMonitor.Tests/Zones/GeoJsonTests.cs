using NteMonitor.Zones;

namespace NteMonitor.Tests.Zones;

public sealed class GeoJsonTests
{
    private const string Square = "[[2.5,54.5],[2.6,54.5],[2.6,54.6],[2.5,54.6],[2.5,54.5]]";

    [Theory]
    [InlineData("""{"WD13CD":"E05005987","WD13CDO":"34UEGZ","WD13NM":"All Saints","WD13NMW":null}""", "E05005987", "All Saints")]
    [InlineData("""{"LAD11NM":"Elsewhere","LSOA11CD":"E01027001","LSOA11NM":"Elsewhere 001A"}""", "E01027001", "Elsewhere 001A")]
    [InlineData("""{"Name":"Night-time core","Code":"core"}""", "core", "Night-time core")]
    [InlineData("""{"code":7}""", "7", "7")]
    public void Code_and_name_are_found_among_the_properties(string properties, string code, string name)
    {
        var zone = Read(Collection(Feature(properties, $"[{Square}]"))).Single();
        (zone.Code, zone.Name).ShouldBe((code, name));
    }

    [Fact]
    public void Properties_may_be_named()
    {
        var zone = ZoneRules.ReadGeoJson(Collection(Feature("""{"code":"x","ref":"A1","label":"Quay"}""", $"[{Square}]")), new("zone", "") { CodeProperty = "ref", NameProperty = "label" })
            .ShouldBeOfType<Outcome<IReadOnlyList<Zone>>.Done>().Value.Single();
        (zone.Code, zone.Name).ShouldBe(("A1", "Quay"));
    }

    [Fact]
    public void A_named_property_that_is_not_there_is_suggested() =>
        ZoneRules.ReadGeoJson(Collection(Feature("""{"code":"x","label":"Quay"}""", $"[{Square}]")), new("zone", "") { NameProperty = "lable" })
            .ShouldBeOfType<Outcome<IReadOnlyList<Zone>>.Refused>().Reasons.Single().ShouldBe(new("--name-property", "feature 1 has no property lable.", "Did you mean label?"));

    [Fact]
    public void A_single_feature_and_a_bare_polygon_are_zones_too()
    {
        Read(Feature("""{"code":"core"}""", $"[{Square}]")).Single().Code.ShouldBe("core");
        ZoneRules.ReadGeoJson($$"""{"type":"Polygon","coordinates":[{{Square}}]}""", new("zone", "") { OnlyCode = "core" })
            .ShouldBeOfType<Outcome<IReadOnlyList<Zone>>.Done>().Value.Single().Code.ShouldBe("core");
    }

    [Fact]
    public void A_multipolygon_keeps_its_islands_and_its_holes()
    {
        const string Island = "[[2.7,54.5],[2.8,54.5],[2.8,54.6],[2.7,54.5]]";
        const string Hole = "[[2.52,54.52],[2.52,54.54],[2.54,54.54],[2.54,54.52],[2.52,54.52]]";
        var zone = Read(Collection($$$"""{"type":"Feature","properties":{"code":"core"},"geometry":{"type":"MultiPolygon","coordinates":[[{{{Square}}},{{{Hole}}}],[{{{Island}}}]]}}""")).Single();
        (zone.Area.Count, zone.Area[0].Holes.Count, zone.Area[1].Outer.Points.Count).ShouldBe((2, 1, 4));
    }

    [Theory]
    [InlineData("[[[54.5,2.5],[54.5,2.6],[54.6,2.6],[54.5,2.5]]]", "feature 1 (core): [54.5, 2.5] looks swapped: it lies off East Africa.")]
    [InlineData("[[[54.5,122.5],[54.5,122.6],[54.6,122.6],[54.5,122.5]]]", "feature 1 (core): [54.5, 122.5] is not on the globe.")]
    [InlineData("[[[487000,279000],[487100,279000],[487100,279100],[487000,279000]]]", "feature 1 (core): [487000, 279000] is not on the globe.")]
    [InlineData("[[[2.5,54.5],[2.6,54.5],[2.6,54.6],[2.5,54.6]]]", "feature 1 (core): A ring is open: it begins at [2.5, 54.5] and ends at [2.5, 54.6].")]
    [InlineData("[[[2.5,54.5],[2.6,54.5],[2.5,54.5]]]", "feature 1 (core): A ring has 3 points.")]
    [InlineData("[[]]", "feature 1 (core): A ring has 0 points.")]
    [InlineData("[[[0,0],[4,4],[4,0],[0,3],[0,0]]]", "feature 1 (core): A ring crosses itself near [4, 0].")]
    [InlineData("[[[2.5,54.5],[2.6,54.6],[2.7,54.7],[2.5,54.5]]]", "feature 1 (core): A ring at [2.5, 54.5] encloses nothing.")]
    [InlineData("""[[["2.5","54.5"],[2.6,54.5],[2.6,54.6],[2.5,54.5]]]""", """feature 1 (core): ["2.5","54.5"] is not a pair of numbers.""")]
    [InlineData("[[[1e999,54.5],[2.6,54.5],[2.6,54.6],[1e999,54.5]]]", "feature 1 (core): [1e999,54.5] is not a pair of numbers.")]
    [InlineData("[[[2.5,54.5],[2.6,54.5],[2.6,54.6],[2.5,54.5]],[[3.5,54.5],[3.6,54.5],[3.6,54.6],[3.5,54.5]]]", "feature 1 (core): 1 of its holes lie outside the outer ring.")]
    [InlineData("[]", "feature 1 (core): A polygon has no ring.")]
    public void What_is_no_area_is_refused(string rings, string reason)
    {
        var refused = Refused(Collection(Feature("""{"code":"core"}""", rings))).Single();
        $"{refused.Field}: {refused.Message}".ShouldBe(reason);
    }

    [Theory]
    [InlineData("", "This is not JSON: line 1, byte 1.")]
    [InlineData("{\"type\":\"Topology\"}", "This is not GeoJSON with areas: its type is neither FeatureCollection, Feature, Polygon nor MultiPolygon.")]
    [InlineData("[1,2]", "This is not GeoJSON with areas: its type is neither FeatureCollection, Feature, Polygon nor MultiPolygon.")]
    [InlineData("""{"type":"FeatureCollection","features":[]}""", "There is no feature in it.")]
    [InlineData("""{"type":"FeatureCollection","features":[null]}""", "It is not an object.")]
    [InlineData("""{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"code":"a"},"geometry":null}]}""", "Its geometry is missing, or empty.")]
    [InlineData("""{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"code":"a"},"geometry":{"type":"Point","coordinates":[1,2]}}]}""", "Its geometry is Point, or empty.")]
    public void What_is_no_geojson_of_areas_is_refused(string text, string reason) => Refused(text).Single().Message.ShouldBe(reason);

    [Fact]
    public void A_code_twice_is_refused() =>
        Refused(Collection(Feature("""{"code":"core"}""", $"[{Square}]"), Feature("""{"code":"core"}""", $"[{Square}]"))).Single().Message.ShouldBe("The code core stands 2 times.");

    [Fact]
    public void Every_reason_of_every_feature_is_given_at_once() =>
        Refused(Collection(Feature("{}", "[]"), Feature("""{"code":"b"}""", "[[[1,2]]]"))).Select(r => r.Field).ShouldBe(["feature 1", "feature 1", "feature 2 (b)"]);

    [Theory]
    [InlineData("kettering-wards-2013", 17)]
    [InlineData("kettering-lsoa-2011", 57)]
    [InlineData("wellingborough-wards-2013", 16)]
    [InlineData("wellingborough-lsoa-2011", 47)]
    public void The_published_boundaries_are_read_whole(string file, int count)
    {
        if (House.Shared($"data/boundaries/{file}.geojson") is { } path)
        {
            Read(File.ReadAllText(path)).Count.ShouldBe(count);
        }
    }

    internal static string Collection(params string[] features) => $$"""{"type":"FeatureCollection","features":[{{string.Join(',', features)}}]}""";

    internal static string Feature(string properties, string rings) =>
        $$$"""{"type":"Feature","properties":{{{properties}}},"geometry":{"type":"Polygon","coordinates":{{{rings}}}}}""";

    internal static IReadOnlyList<Zone> Read(string json) => ZoneRules.ReadGeoJson(json, new("ward", "OGL")).ShouldBeOfType<Outcome<IReadOnlyList<Zone>>.Done>().Value;

    private static IReadOnlyList<Refusal> Refused(string json) => ZoneRules.ReadGeoJson(json, new("ward", "OGL")).ShouldBeOfType<Outcome<IReadOnlyList<Zone>>.Refused>().Reasons;
}
