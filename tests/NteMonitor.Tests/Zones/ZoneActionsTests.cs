using NteMonitor.Access;
using NteMonitor.Journal;
using NteMonitor.Zones;

namespace NteMonitor.Tests.Zones;

public sealed class ZoneActionsTests : IDisposable
{
    private const string Small = "[[[2.5,54.5],[2.6,54.5],[2.6,54.6],[2.5,54.5]]]";
    private const string Large = "[[[2.5,54.5],[2.9,54.5],[2.9,54.9],[2.5,54.5]]]";

    private readonly OpenDesk _open = new();

    public void Dispose() => _open.Dispose();

    [Fact]
    public async Task The_same_file_again_adds_nothing()
    {
        (await ImportAsync(Small, new("ward", "OGL"))).ShouldBe(new(1, 1, 0));
        (await ImportAsync(Small, new("ward", "OGL"))).ShouldBe(new(1, 0, 0));
    }

    [Fact]
    public async Task A_changed_boundary_amends_the_zone()
    {
        await ImportAsync(Small, new("ward", "OGL"));
        (await ImportAsync(Large, new("ward", "OGL"))).ShouldBe(new(1, 0, 1));
        (await _open.Desk.Store.ZonesAsync(default)).Single().Zone.Area[0].Outer.Points[1].ShouldBe(new(54.5, 2.9));
    }

    [Fact]
    public async Task What_is_not_said_again_stays_as_it_is()
    {
        await ImportAsync(Small, new("ward", "OGL"));
        (await ImportAsync(Small, new("", ""))).AlreadyThere.ShouldBe(1);
        var zone = (await _open.Desk.Store.ZonesAsync(default)).Single().Zone;
        (zone.Kind, zone.Source).ShouldBe(("ward", "OGL"));
    }

    [Fact]
    public async Task A_warden_may_not_import_zones() =>
        (await ZoneActions.ImportAsync(GeoJsonTests.Collection(GeoJsonTests.Feature("""{"code":"a"}""", Small)), new("ward", ""), _open.As(Role.Warden), default))
            .ShouldBeOfType<Outcome<ZoneCount>.Refused>().Reasons.Single().Field.ShouldBe(AccessRules.NotPermitted);

    [Fact]
    public async Task A_zone_reads_as_a_page()
    {
        await ImportAsync(Small, new("ward", "OGL"));
        await ImportAsync(Large, new("ward", "OGL"));
        var zone = (await _open.Desk.Store.ZonesAsync(default)).Single().Zone;
        var history = await JournalActions.AllAsync(_open.Desk.Store, zone.Id, default);
        string.Join('\n', ZoneDetail.Lines(new(zone, ["The Gilded Heron"], 3, history), House.Clock)).ShouldMatchApproved();
    }

    private async Task<ZoneCount> ImportAsync(string rings, GeoJsonNaming naming) =>
        (await ZoneActions.ImportAsync(GeoJsonTests.Collection(GeoJsonTests.Feature("""{"code":"core","name":"Core"}""", rings)), naming, _open, default))
            .ShouldBeOfType<Outcome<ZoneCount>.Done>().Value;
}
