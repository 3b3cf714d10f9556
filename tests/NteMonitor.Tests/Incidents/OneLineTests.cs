using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using NteMonitor.Access;
using NteMonitor.Incidents;
using NteMonitor.Venues;

namespace NteMonitor.Tests.Incidents;

public class OneLineTests
{
    private static readonly NightClock London = new(DateTimeZoneProviders.Tzdb["Europe/London"], new LocalTime(6, 0));

    private static readonly Venue[] Venues =
    [
        new(Guid.NewGuid(), "The Gilded Heron", "pub") { Code = "heron" },
        new(Guid.NewGuid(), "The 3 Cockerels", "pub"),
        new(Guid.NewGuid(), "Club Vortexia", "nightclub"),
        new(Guid.NewGuid(), "Club Nowhere", "nightclub"),
    ];

    /// <summary>Saturday 14 March 2026, 23:30, by the clock of a warden.</summary>
    private static readonly CheckAgainst Here = new(new PlaceFinder(Venues), House.Reference, London, Instant.FromUtc(2026, 3, 14, 23, 30), Role.Warden);

    [Theory]
    [InlineData("2315 heron refusal x2 drunk", "23:15 tonight Sat 14 Mar 2026, The Gilded Heron: Refused entry or service; 2 people; alcohol; reported by warden.")]
    [InlineData("0140 heron fight", "01:40 night of Fri 13 Mar 2026, The Gilded Heron: Assault without injury; reported by warden.")]
    [InlineData("yesterday 0140 vortexia noise", "01:40 night of Thu 12 Mar 2026, Club Vortexia: Noise, music or queue; reported by warden.")]
    [InlineData("fri 2315 heron theft s3", "23:15 night of Fri 13 Mar 2026, The Gilded Heron: Other theft; severity 3; reported by warden.")]
    [InlineData("three cockerels assault cctv no-weapon", "23:30 tonight Sat 14 Mar 2026, The 3 Cockerels: Assault without injury; no weapon; reported by cctv.")]
    [InlineData("2300-2310 @\"Market Place\" asb \"sat on the wall\"", "23:00 to 23:10 tonight Sat 14 Mar 2026, Market Place: Anti-social behaviour, nuisance; reported by warden; note: sat on the wall.")]
    [InlineData("night 13/3 heron damage ref:police:123", "some time in the night of Fri 13 Mar 2026, The Gilded Heron: Criminal damage or arson; police 123; reported by warden.")]
    [InlineData("drugs refusal heron", "23:30 tonight Sat 14 Mar 2026, The Gilded Heron: Refused entry or service; drugs; reported by warden.")]
    public void A_line_is_said_back_in_words(string line, string echo) => Echo(line).ShouldBe(echo);

    [Fact]
    public void Two_places_that_fit_equally_are_both_named_and_neither_is_taken() =>
        Reasons("2315 club refusal").ShouldHaveSingleItem().Message.ShouldBe("'club' may be Club Nowhere or Club Vortexia.");

    [Fact]
    public void A_word_that_begins_a_name_gives_way_to_a_name_in_full() =>
        Echo("2315 vort theft heron").ShouldBe("23:15 tonight Sat 14 Mar 2026, The Gilded Heron: Other theft; reported by warden; note: vort.");

    [Fact]
    public void A_second_place_is_said_aloud() =>
        OneLine.Read("2315 heron ejection went to club vortexia", Here).Remarks
            .ShouldBe(["Two places are named: The Gilded Heron was taken, Club Vortexia is kept as narrative."]);

    [Fact]
    public void Words_of_every_sentence_name_no_venue() =>
        OneLine.Read("2315 refusal drunk and rude", Here).Draft.Venue.ShouldBe("");

    [Fact]
    public void A_near_name_is_taken_and_said() =>
        OneLine.Read("2315 heronn refusal", Here).ShouldSatisfyAllConditions(
            r => r.Remarks.ShouldBeEmpty(),
            r => r.NotUnderstood.ShouldBe(["heronn"]));

    [Fact]
    public void Words_that_mean_nothing_are_named_and_kept() =>
        OneLine.Read("2315 heron refusal wobbly gate", Here).ShouldSatisfyAllConditions(
            r => r.NotUnderstood.ShouldBe(["wobbly", "gate"]),
            r => r.Draft.Narrative.ShouldBe("wobbly gate"));

    [Fact]
    public void A_misspelt_line_gets_every_reason_at_once() =>
        Reasons("31/2 2315 refusall").Select(r => r.Field).ShouldBe(["when", "place", "category"]);

    [Fact]
    public void The_hour_that_came_twice_asks_and_takes_an_answer()
    {
        var october = Here with { Now = Instant.FromUtc(2026, 10, 25, 9, 0) };
        IncidentRules.Check(Guid.Empty, OneLine.Read("0130 heron fight", october).Draft, october)
            .ShouldBeOfType<Outcome<CheckedIncident>.Refused>().Reasons.ShouldHaveSingleItem().Hint.ShouldContain("BST");
        Echo("0130 gmt heron fight", october).ShouldStartWith("01:30 GMT night of Sat 24 Oct 2026");
    }

    [Fact]
    public void Any_line_is_read_and_none_fails() => Check.QuickThrowOnFailure(Prop.ForAll(ArbMap.Default.ArbFor<string>(), line =>
    {
        var read = OneLine.Read(line ?? "", Here);
        _ = IncidentRules.Check(Guid.Empty, read.Draft, Here);
        return read.Draft.Narrative is not null;
    }));

    [Fact]
    public void What_a_form_shows_of_an_incident_gives_the_same_incident_again() => Check.QuickThrowOnFailure(Prop.ForAll(
        Gen.Choose(0, 60 * 24 * 400).ToArbitrary(), Gen.Choose(0, 5).ToArbitrary(), (minutes, severity) =>
        {
            var at = Here.Now - Duration.FromMinutes(minutes);
            var incident = new Incident(Guid.Empty, new(TimePrecision.Instant, at, at), new(Venues[minutes % 4].Id, null, null), "assault", "cctv")
            {
                Severity = severity == 0 ? null : severity,
                Flags = ["alcohol"],
            };
            var again = IncidentRules.Check(Guid.Empty, IncidentRules.DraftOf(incident, "", Here), Here);
            return again is Outcome<CheckedIncident>.Done(var (same, _)) && IncidentJson.WriteText(same) == IncidentJson.WriteText(incident);
        }));

    [Fact]
    public void The_fast_text_of_an_incident_is_the_canonical_one() => Check.QuickThrowOnFailure(Prop.ForAll(
        ArbMap.Default.ArbFor<NonNull<string>>(), ArbMap.Default.ArbFor<NormalFloat>(), (text, number) =>
        {
            var words = new string([.. text.Get.Where(c => !char.IsSurrogate(c))]);
            var incident = new Incident(Guid.Empty, new(TimePrecision.Month, Here.Now, Here.Now), new(null, words, new(number.Get, 1)), "asb", "cctv")
            {
                Flags = ["alcohol", words],
                People = 3,
                References = [new("police", words)],
                Remarks = [words],
                Outcome = "arrest",
                ImportedFrom = words,
            };
            return IncidentJson.WriteText(incident) == NteMonitor.Journal.CanonicalJson.Write(IncidentJson.Write(incident));
        }));

    [Theory]
    [InlineData("100,100,40,100,100", "2")]
    [InlineData("100,100,60,100,100", "")]
    [InlineData("4,4,1,4,4", "")]
    public void A_month_far_below_its_neighbours_is_a_gap_in_reporting(string counts, string gaps) =>
        string.Join(",", IncidentRules.ReportingGaps([.. counts.Split(',').Select((c, i) => (i.ToString(), long.Parse(c)))])).ShouldBe(gaps);

    private static string Echo(string line, CheckAgainst? at = null) =>
        OneLine.Echo(IncidentRules.Check(Guid.Empty, OneLine.Read(line, at ?? Here).Draft, at ?? Here).ShouldBeOfType<Outcome<CheckedIncident>.Done>().Value, at ?? Here);

    private static IReadOnlyList<Refusal> Reasons(string line) =>
        IncidentRules.Check(Guid.Empty, OneLine.Read(line, Here).Draft, Here).ShouldBeOfType<Outcome<CheckedIncident>.Refused>().Reasons;
}
