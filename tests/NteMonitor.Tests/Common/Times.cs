using FsCheck;
using FsCheck.Fluent;
using NodaTime;

namespace NteMonitor.Tests.Common;

/// <summary>Instants and clocks for laws.</summary>
internal static class Times
{
    public static readonly NightClock London = new(DateTimeZoneProviders.Tzdb["Europe/London"], new LocalTime(6, 0));

    /// <summary>Any minute of forty years, a third of them in a night on which the clocks change.</summary>
    public static Arbitrary<Instant> Any { get; } = ArbMap.Default.ArbFor<int>().Generator
        .SelectMany(_ => FsCheck.Fluent.Gen.Choose(0, 40 * 366 * 24 * 60), (_, minute) => minute)
        .Select(minute => minute % 3 == 0 ? NearChange(minute) : Instant.FromUtc(2000, 1, 1, 0, 0) + Duration.FromMinutes(minute))
        .ToArbitrary();

    public static Instant At(int year, int month, int day, int hour, int minute) =>
        London.First(new LocalDateTime(year, month, day, hour, minute));

    private static Instant NearChange(int minute)
    {
        var from = Instant.FromUtc(2000 + (minute % 40), 1, 1, 0, 0);
        var changes = London.Zone.GetZoneIntervals(from, from + Duration.FromDays(365)).Skip(1).Select(z => z.Start).ToList();
        return changes[minute / 3 % changes.Count] + Duration.FromMinutes((minute / 7 % 1440) - 720);
    }
}
