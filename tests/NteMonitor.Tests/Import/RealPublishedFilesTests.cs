using NodaTime;
using NteMonitor.Import.Mappings;
using NteMonitor.Incidents;
using NteMonitor.Venues;

namespace NteMonitor.Tests.Import;

/// <summary>Published files, where this machine has them; each fact here was counted in them by other means.</summary>
public class RealPoliceMonthsTests
{
    [Theory]
    [InlineData("2018-10-northamptonshire", 6705, 1790, 1574, 0)]
    [InlineData("2018-11-northamptonshire", 6616, 1879, 1512, 0)]
    [InlineData("2018-12-northamptonshire", 6196, 1834, 1443, 0)]
    [InlineData("2019-01-northamptonshire", 6420, 1801, 1435, 0)]
    [InlineData("2018-10-leicestershire", 8956, 2409, 1049, 13)]
    [InlineData("2018-11-leicestershire", 8880, 2430, 969, 362)]
    public async Task A_police_month_goes_in_row_by_row_and_only_once(string name, int rows, int violence, int antiSocial, int nowhere)
    {
        if (ImportDesk.Real($"police/{name}-street.csv") is not { } path)
        {
            return;
        }

        await using var desk = new ImportDesk();
        (await desk.PoliceAsync(path)).Added.ShouldBe(rows);
        (await desk.PoliceAsync(path)).AlreadyThere.ShouldBe(rows);
        var counts = (await desk.Desk.Store.CountAsync(IncidentFilter.None, [Dimension.Category], default)).ToDictionary(c => c.Keys[0]!, c => c.Count);
        (counts["violence-sexual"], counts["asb"], counts.Values.Sum()).ShouldBe((violence, antiSocial, rows));
        (await desk.AccountsAsync()).Count(a => a.Incident.Where.Position is null).ShouldBe(nowhere);
    }

    [Fact]
    public async Task A_month_downloaded_again_with_the_next_adds_only_the_next()
    {
        if (ImportDesk.Real("police/2018-10-northamptonshire-street.csv") is not { } october || ImportDesk.Real("police/2018-11-northamptonshire-street.csv") is not { } november)
        {
            return;
        }

        await using var desk = new ImportDesk();
        await desk.PoliceAsync(october);
        var both = desk.Write("both.csv", await File.ReadAllTextAsync(october) + string.Join('\n', (await File.ReadAllLinesAsync(november)).Skip(1)));
        var report = await desk.PoliceAsync(both);
        (report.Added, report.AlreadyThere).ShouldBe((6616, 6705));
    }
}

/// <summary>Published registers and timed incidents, where this machine has them.</summary>
public class RealRegistersTests
{
    [Fact]
    public async Task The_manchester_register_has_2265_premises_in_65535_lines()
    {
        if (ImportDesk.Real("premises/manchester-2014-10-premises.csv") is not { } path)
        {
            return;
        }

        await using var desk = new ImportDesk();
        var report = await desk.VenuesAsync(path, new("manchester-premises"));
        (report.Added, report.Rejected, report.BlankLines, report.Encoding).ShouldBe((2265, 0, 63270, "Windows-1252"));
        report.Warnings.ShouldContain(w => w.Contains("earlier row under another licence number: 26."));
        var venues = (await desk.Desk.Store.VenuesAsync(default)).Select(v => v.Venue).ToList();
        venues.Count(v => v.Kind == "club").ShouldBe(72);
        venues.Count(v => v.Activities.Contains("Late night refreshment")).ShouldBe(1574);
        venues.Count(v => v.Activities.Contains("Supply of alcohol")).ShouldBe(1918);
        venues.Count(v => v.Activities.Contains("Late night refreshment") && v.Activities.Contains("Supply of alcohol")).ShouldBe(1256);
        venues.ShouldContain(v => v.Name == "Hickson & Black’s");
        venues.ShouldAllBe(v => v.Name == v.Name.Trim() && v.Statuses[0].Status == VenueStatus.Open);
        (await desk.VenuesAsync(path, new(null as string))).AlreadyThere.ShouldBe(2265);
    }

    [Fact]
    public async Task The_victorian_register_has_hours_capacities_and_places()
    {
        if (ImportDesk.Real("premises/victoria-2018-08-licences.csv") is not { } path)
        {
            return;
        }

        await using var desk = new ImportDesk();
        (await desk.VenuesAsync(path, new("victoria-licences"))).Added.ShouldBe(22173);
        var venues = (await desk.Desk.Store.VenuesAsync(default)).Select(v => v.Venue).ToList();
        venues.Count(v => v.Capacity is not null).ShouldBe(8342);
        venues.Count(v => v.Position is null).ShouldBe(1692 + 1);
        var late = venues.Where(v => v.Activities[0].StartsWith("Late night", StringComparison.Ordinal) && v.SaleHours.Count == 7).ToList();
        late.Count(v => v.SaleHours[0].From == LocalTime.Midnight && v.SaleHours[0].To == LocalTime.Midnight).ShouldBe(124);
        int[] ends = [2, 3, 4, 5, 6, 7];
        ends.Select(h => late.Count(v => v.SaleHours[0].To.Hour == h)).ShouldBe([40, 441, 21, 100, 3, 105]);
    }

    [Fact]
    public async Task The_timed_incidents_have_133_times_that_are_defaults()
    {
        if (ImportDesk.Real("incidents/chicago-violent-2012.csv") is not { } path)
        {
            return;
        }

        await using var desk = new ImportDesk();
        (await desk.IncidentsAsync(path, new("chicago-incidents"))).Added.ShouldBe(10000);
        (await desk.IncidentsAsync(path, new(null as string))).AlreadyThere.ShouldBe(10000);
        var accounts = await desk.AccountsAsync();
        accounts.Count(a => a.Incident.Remarks.Contains(IncidentRows.TimeDefaulted)).ShouldBe(133);
        accounts.Count(a => a.Incident.Where.Position is null).ShouldBe(87);
        accounts.Count(a => a.Incident.Where.Place!.Contains("TAVERN")).ShouldBe(122);
    }
}
