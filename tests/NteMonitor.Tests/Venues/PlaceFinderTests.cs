using FsCheck.Fluent;
using NteMonitor.Venues;

namespace NteMonitor.Tests.Venues;

public sealed class PlaceFinderTests
{
    private static readonly PlaceFinder Town = new(
    [
        Venue(1, "The Three Cocks", "cocks"), Venue(2, "The Gilded Heron", "heron"), Venue(3, "Heron & Hound", null), Venue(4, "O'Brien's", null),
        Venue(5, "The Moth and Lantern", "moth"), Venue(6, "St. Anne's Vaults", null), Venue(7, "The Rope Walk", "rope") with { OtherNames = ["Ropey's"] },
        Venue(8, "The Crown", null) with { Address = "1 North Street" }, Venue(9, "The Crown", null) with { Address = "2 South Street" },
    ]);

    [Theory]
    [InlineData("cocks", "The Three Cocks", FoundBy.Code)]
    [InlineData("COCKS", "The Three Cocks", FoundBy.Code)]
    [InlineData("The 3 Cocks", "The Three Cocks", FoundBy.Name)]
    [InlineData("three cocks", "The Three Cocks", FoundBy.Name)]
    [InlineData("heron", "The Gilded Heron", FoundBy.Code)]
    [InlineData("heron and hound", "Heron & Hound", FoundBy.Name)]
    [InlineData("OBriens", "O'Brien's", FoundBy.Name)]
    [InlineData("o’brien’s", "O'Brien's", FoundBy.Name)]
    [InlineData("saint annes vaults", "St. Anne's Vaults", FoundBy.Name)]
    [InlineData("ropeys", "The Rope Walk", FoundBy.Name)]
    [InlineData("gil", "The Gilded Heron", FoundBy.Beginning)]
    [InlineData("lantern", "The Moth and Lantern", FoundBy.Beginning)]
    [InlineData("walk", "The Rope Walk", FoundBy.Beginning)]
    public void A_venue_is_found(string typed, string name, FoundBy how)
    {
        var found = Town.Find(typed).ShouldBeOfType<PlaceMatch.Exact>();
        (found.Venue.Name, found.How).ShouldBe((name, how));
    }

    [Theory]
    [InlineData("3 cokcs", "The Three Cocks")]
    [InlineData("gidled heron", "The Gilded Heron")]
    [InlineData("rope wlak", "The Rope Walk")]
    public void A_slip_of_the_fingers_is_near(string typed, string name) =>
        Town.Find(typed).ShouldBeOfType<PlaceMatch.Close>().Venue.Name.ShouldBe(name);

    [Theory]
    [InlineData("and")]
    [InlineData("the")]
    [InlineData("xyzzy")]
    [InlineData("he")]
    [InlineData("")]
    [InlineData("!!")]
    public void What_names_no_venue_finds_none(string typed) => Town.Find(typed).ShouldBeOfType<PlaceMatch.None>();

    [Fact]
    public void Two_venues_of_one_name_are_told_apart_by_their_addresses() =>
        PlaceFinder.Choices(Town.Find("crown").ShouldBeOfType<PlaceMatch.Several>().Venues).ShouldBe("The Crown, 1 North Street or The Crown, 2 South Street");

    [Fact]
    public void Where_nothing_is_near_enough_the_nearest_are_named() =>
        Town.Find("gildd hernx").ShouldBeOfType<PlaceMatch.None>().Nearest.Select(v => v.Name).ShouldBe(["The Gilded Heron"]);

    [Fact]
    public void Every_name_of_a_register_is_found_by_itself() => FsCheck.Check.QuickThrowOnFailure(Prop.ForAll<string[]>(names =>
    {
        var venues = names.OfType<string>().Where(n => PlaceFinder.Normal(n).Length > 0 && PlaceFinder.Normal(n) is not ("the" or "and"))
            .Select((n, i) => Venue(i + 1, n, null)).ToList();
        var finder = new PlaceFinder(venues);
        return venues.All(v => finder.Find(v.Name) switch
        {
            PlaceMatch.Exact(var found) => PlaceFinder.Normal(found.Name) == PlaceFinder.Normal(v.Name),
            PlaceMatch.Several(var found) => found.Contains(v),
            _ => false,
        });
    }));

    [Fact]
    public void No_text_makes_it_throw() => FsCheck.Check.QuickThrowOnFailure(Prop.ForAll<string>(text => Town.Find(text ?? "") is not null));

    [Fact]
    public void Every_letter_put_in_left_out_or_changed_in_a_long_name_is_near() => FsCheck.Check.QuickThrowOnFailure(Prop.ForAll(
        Gen.Choose(0, 11).ToArbitrary(), Gen.Choose(0, 2).ToArbitrary(), Gen.Elements("qxz0".ToCharArray()).ToArbitrary(), (at, how, letter) =>
        {
            const string Name = "gilded heron";
            var typed = how == 0 ? Name.Insert(at, $"{letter}") : how == 1 ? Name.Remove(at, 1) : Name.Remove(at, 1).Insert(at, $"{letter}");
            return Town.Find(typed) is PlaceMatch.Close { Venue.Code: "heron" } or PlaceMatch.Exact { Venue.Code: "heron" };
        }));

    [Fact]
    public void Real_pub_names_find_themselves()
    {
        if (House.Shared("data/pubs/uk-pubs-osm.tsv") is not { } path)
        {
            return;
        }

        var venues = File.ReadLines(path).Take(20_000).Select((line, i) => Venue(i + 1, line.Split('\t')[0], null)).Where(v => PlaceFinder.Normal(v.Name).Length > 0).ToList();
        var finder = new PlaceFinder(venues);
        venues.Where((_, i) => i % 37 == 0).ShouldAllBe(v => finder.Find(v.Name) is PlaceMatch.Exact || finder.Find(v.Name) is PlaceMatch.Several);
    }

    private static Venue Venue(int number, string name, string? code) => new(new Guid(number, 0, 0, new byte[8]), name, "pub") { Code = code };
}
