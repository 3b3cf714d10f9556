using NodaTime;
using NteMonitor.Import;
using NteMonitor.Import.Mappings;
using NteMonitor.Venues;

namespace NteMonitor.Tests.Import;

public class MappedVenueTests
{
    private static readonly MappingWish Register = new(null as string)
    {
        Columns = ["licence=No", "name=Name", "postcode=Postcode", "capacity=Cap", "saleHours=Hours", "holder=Holder", "latitude=Lat", "longitude=Lon"],
        Constants = ["kind=pub"],
    };

    private const string Header = "No,Name,Postcode,Cap,Hours,Holder,Lat,Lon\n";

    [Fact]
    public async Task A_row_becomes_a_venue_and_its_holder_is_sealed()
    {
        await using var desk = new ImportDesk();
        await desk.VenuesAsync(desk.Write("r.csv", Header + "L1,  The Rope   Walk ,X1 1AA,\"1,200\",Mon-Sat 10:00-23:30,Invented Inns Ltd,52.4,-0.7\n"), Register);
        var kept = (await desk.Desk.Store.VenuesAsync(default)).ShouldHaveSingleItem();
        (kept.Venue.Name, kept.Venue.Licence, kept.Venue.Capacity, kept.Venue.Position).ShouldBe(("The Rope Walk", "L1", 1200, new Position(52.4, -0.7)));
        kept.Venue.SaleHours.Count.ShouldBe(6);
        (await VenueActions.PeopleAsync(kept, desk.Desk.Store, default)).Holder.ShouldBe("Invented Inns Ltd");
        (await desk.EntriesAsync("")).ShouldAllBe(e => !e.Body.Contains("Inns"));
    }

    [Fact]
    public async Task What_officers_corrected_is_never_overwritten_and_is_listed()
    {
        await using var desk = new ImportDesk();
        await desk.VenuesAsync(desk.Write("r.csv", Header + "L1,The Rope Walk,X1 1AA,120,,,,\nL2,The Anchor,X1 1AB,,,,,\n"), Register);
        var again = await desk.VenuesAsync(desk.Write("r2.csv", Header + "L1,The Rope Walk,X1 1AA,90,,,,\nL2,The Anchor,X1 1AB,,,,,\n"), Register);
        (again.Added, again.AlreadyThere, again.Differing, again.Amended).ShouldBe((0, 2, 1, 0));
        again.Differences.ShouldBe(["L1 The Rope Walk: capacity"]);
        (await desk.Desk.Store.VenuesAsync(default)).Single(v => v.Venue.Licence == "L1").Venue.Capacity.ShouldBe(120);
    }

    [Fact]
    public async Task What_the_register_leaves_empty_is_no_difference()
    {
        await using var desk = new ImportDesk();
        await desk.VenuesAsync(desk.Write("r.csv", Header + "L1,The Rope Walk,X1 1AA,120,,,52.4,-0.7\n"), Register);
        (await desk.VenuesAsync(desk.Write("r2.csv", Header + "L1,The Rope Walk,,,,,,\n"), Register)).Differing.ShouldBe(0);
    }

    [Fact]
    public async Task Asked_to_update_it_amends_with_before_and_after()
    {
        await using var desk = new ImportDesk();
        await desk.VenuesAsync(desk.Write("r.csv", Header + "L1,The Rope Walk,X1 1AA,120,,,52.4,-0.7\n"), Register);
        var again = await desk.VenuesAsync(desk.Write("r2.csv", Header + "L1,The Rope Walk,X1 1AA,90,,,52.4,-0.7\n"), Register, WhenDiffering.Update);
        again.Amended.ShouldBe(1);
        (await desk.Desk.Store.VenuesAsync(default))[0].Venue.Capacity.ShouldBe(90);
        (await desk.EntriesAsync("venue.amended")).ShouldHaveSingleItem().Body.ShouldBe("""{"after":{"capacity":90},"before":{"capacity":120},"why":"Import of r2.csv"}""");
    }

    [Fact]
    public async Task A_licence_number_that_stands_twice_with_other_facts_is_rejected_the_second_time()
    {
        await using var desk = new ImportDesk();
        var report = await desk.VenuesAsync(desk.Write("r.csv", Header + "L1,The Rope Walk,,,,,,\nL1,The Rope Walk,,,,,,\nL1,The Anchor,,,,,,\n"), Register);
        (report.Read, report.Added, report.AlreadyThere, report.Rejected).ShouldBe((3, 1, 1, 1));
        (await File.ReadAllTextAsync(report.RejectFile!)).ShouldContain("The licence number L1 stands on line 2 with other facts.");
    }

    [Fact]
    public async Task The_same_door_under_two_licences_is_said()
    {
        await using var desk = new ImportDesk();
        var report = await desk.VenuesAsync(desk.Write("r.csv", Header + "L1,The Rope Walk,X1 1AA,,,,,\nL2,Rope Walk,x11aa,,,,,\n"), Register);
        report.Added.ShouldBe(2);
        report.Warnings.ShouldContain("Rows that repeat the name and postcode of an earlier row under another licence number: 1. Each is on file.");
    }

    [Theory]
    [InlineData("Mon-Sat 10:00-23:30, Sun 12:00-22:30", "Mon-Sat 10:00-23:30, Sun 12:00-22:30")]
    [InlineData("Sunday Between 10am and 11pm", "Sun 10:00-23:00")]
    [InlineData("Monday to Thursday 10.30am to 12 midnight; Friday and more", null)]
    [InlineData("Monday to Thursday 10.30am to 12 midnight, Friday - Saturday 11am - 2am", "Mon-Thu 10:30-24:00, Fri-Sat 11:00-02:00")]
    [InlineData("Trading to 3am", "Mon-Sun 07:00-03:00")]
    [InlineData("Trading to 12 Midnight", "Mon-Sun 07:00-24:00")]
    [InlineData("Trading 24 Hours", "Mon-Sun 00:00-24:00")]
    [InlineData("Every day noon to 11pm", "Mon-Sun 12:00-23:00")]
    [InlineData("Sunday 13pm to 11pm", null)]
    [InlineData("Non-standard trading hours", null)]
    public void Hours_are_read_as_far_as_they_say_something(string text, string? hours)
    {
        var read = ImportHours.Read(text, new LocalTime(7, 0));
        (read is null ? null : HoursText.Write(read)).ShouldBe(hours);
    }

    [Fact]
    public void Hours_that_say_only_their_end_are_not_known_where_nobody_says_when_they_begin() =>
        ImportHours.Read("Trading to 3am", null).ShouldBeNull();

    [Fact]
    public async Task Hours_that_cannot_be_read_stay_as_a_remark()
    {
        await using var desk = new ImportDesk();
        await desk.VenuesAsync(desk.Write("r.csv", Header + "L1,The Rope Walk,,,by arrangement,,,\n"), Register);
        (await desk.Desk.Store.VenuesAsync(default))[0].Venue.Remarks.ShouldBe(["saleHours-as-given: by arrangement"]);
    }

    [Fact]
    public async Task A_point_at_zero_is_no_place_and_the_licence_stays()
    {
        await using var desk = new ImportDesk();
        await desk.VenuesAsync(desk.Write("r.csv", Header + "L1,The Rope Walk,,,,,0.000,0.000\n"), Register);
        var venue = (await desk.Desk.Store.VenuesAsync(default))[0].Venue;
        venue.Position.ShouldBeNull();
        venue.Remarks.ShouldBe(["position-not-believed"]);
    }
}
