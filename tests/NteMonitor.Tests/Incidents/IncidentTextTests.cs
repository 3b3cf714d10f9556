using NodaTime;
using NteMonitor.Incidents;
using NteMonitor.Tests.Common;

namespace NteMonitor.Tests.Incidents;

public class IncidentTextTests
{
    [Theory]
    [InlineData("2315", "Fri 20 Nov 2026", "23:15")]
    [InlineData("0140", "Thu 19 Nov 2026", "01:40")]
    [InlineData("25/10 0130 GMT", "Sat 24 Oct 2026", "01:30 GMT")]
    [InlineData("19/11 2345-0015", "Thu 19 Nov 2026", "23:45-00:15")]
    [InlineData("night 14/3", "Sat 14 Mar 2026", "night only")]
    [InlineData("2026-03", "Mar 2026", "month only")]
    [InlineData("2026-03-14 0000-0000", "day 14 Mar 2026", "day only")]
    [InlineData("2026-03-14 0530-0630", "from 14 Mar 2026", "05:30-06:30")]
    public void A_time_is_shown_as_well_as_it_is_known(string typed, string night, string time)
    {
        var when = Read(typed);
        IncidentText.Night(when, Times.London).ShouldBe(night);
        IncidentText.Time(when, Times.London).ShouldBe(time);
    }

    [Fact]
    public void A_row_that_knows_only_its_day_is_said_to_be_of_no_night() =>
        OneLine.Echo(Evening.Understood("2026-03-14 0000-0000 heron fight"), Evening.Town)
            .ShouldBe("some time on Sat 14 Mar 2026, The Gilded Heron: Assault without injury; reported by Warden.");

    [Theory]
    [InlineData(2026, 7, "2026-07-01T00:30:00+01:00")]
    [InlineData(2026, 1, "2026-01-01T00:30:00Z")]
    public void An_instant_for_programs_has_its_whole_offset(int year, int month, string iso) =>
        IncidentText.Offset(Times.London.First(new LocalDateTime(year, month, 1, 0, 30)), Times.London).ShouldBe(iso);

    private static When Read(string typed) => WhenText.Read(typed, Times.London, Evening.Now).ShouldBeOfType<Outcome<When>.Done>().Value;
}
