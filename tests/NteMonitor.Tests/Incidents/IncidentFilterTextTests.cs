using FsCheck.Fluent;
using NodaTime;
using NteMonitor.Access;
using NteMonitor.Incidents;
using NteMonitor.Venues;

namespace NteMonitor.Tests.Incidents;

public class IncidentFilterTextTests
{
    private static readonly Venue Heron = new(new("019a0000-0000-7000-8000-000000000001"), "The Gilded Heron", "pub") { Code = "heron" };
    private static readonly CheckAgainst Against = new(
        new PlaceFinder([Heron, new(new("019a0000-0000-7000-8000-000000000002"), "Club Nowhere East", "nightclub"), new(new("019a0000-0000-7000-8000-000000000003"), "Club Nowhere West", "nightclub")]),
        House.Reference, new(DateTimeZoneProviders.Tzdb["Europe/London"], new LocalTime(6, 0)), Instant.FromUtc(2026, 11, 21, 1, 0), Role.Officer)
    {
        Zones = [new("core", "Town core", [])],
    };

    [Theory]
    [InlineData("", "every account.")]
    [InlineData("events", "events, each once.")]
    [InlineData("assault theft cctv", "every account, of assault without injury or other theft, reported by cctv.")]
    [InlineData("alcohol injury s3", "every account, with alcohol and injury, of severity 3 or graver.")]
    [InlineData("at:heron", "every account, at The Gilded Heron.")]
    [InlineData("AT:\"market cross\"", "every account, at a place with “market cross” in its name.")]
    [InlineData("zone:CORE", "every account, in Town core.")]
    [InlineData("since:2026-03-01 until:14/3/2026", "every account, from the night of Sun 1 Mar 2026 to that of Sat 14 Mar 2026 (rows that know only their month are left out).")]
    [InlineData("on:yesterday", "every account, in the night of Thu 19 Nov 2026 (rows that know only their month are left out).")]
    [InlineData("since:fri", "every account, from the night of Fri 20 Nov 2026 on (rows that know only their month are left out).")]
    [InlineData("until:1/9", "every account, up to the night of Tue 1 Sep 2026 (rows that know only their month are left out).")]
    public void A_filter_says_what_it_lets_through(string typed, string said) =>
        IncidentFilterText.Words(((Outcome<IncidentFilter>.Done)IncidentFilterText.Read(typed, Against)).Value, Against).ShouldBe(said);

    [Fact]
    public void Every_word_that_means_nothing_is_named() =>
        Refused("asault colour:red zone:cor on:30/2 at:\"club nowhere\"").Select(r => r.Message).ShouldBe(
        [
            "'asault' is no category, source or flag.", "'colour:' is no filter.", "'cor' is no zone.", "'30/2' is not a date.", "'club nowhere' may be Club Nowhere East or Club Nowhere West.",
        ]);

    [Fact]
    public void A_word_nearly_right_is_suggested_and_never_guessed() => Refused("asault")[0].Hint.ShouldContain("assault");

    [Fact]
    public void No_text_makes_it_fail() => FsCheck.Check.QuickThrowOnFailure(Prop.ForAll(
        Gen.Elements("at:", "\"", "since:", "on:99/99", "zone:", "s3", "x", ":", " ", "é", "heron", "2026-13-45", "assault").ArrayOf().ToArbitrary(),
        words => IncidentFilterText.Read(string.Concat(words), Against).ShouldNotBeNull()));

    private static IReadOnlyList<Refusal> Refused(string typed) => ((Outcome<IncidentFilter>.Refused)IncidentFilterText.Read(typed, Against)).Reasons;
}
