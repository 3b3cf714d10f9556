using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using NteMonitor.Documents;
using NteMonitor.Import.Csv;
using NteMonitor.PurpleFlag.Framework;
using NteMonitor.PurpleFlag.NightVisits;

namespace NteMonitor.Tests.PurpleFlag.NightVisits;

public class NightRulesTests
{
    private static readonly FrameworkEdition Edition = ((Outcome<FrameworkEdition>.Done)FrameworkRules.Read(File.ReadAllText(Path.Combine(House.Root, "seed/purple-flag/2026.json")))).Value;
    private static readonly NightVisit Visit = new(Guid.Parse("00000000-0000-7000-8000-000000000001"), Guid.Empty, NightKind.Own, new(2026, 3, 13), ["as1", "l01"]);
    private static readonly ObservationDraft Lamp = new() { Attribute = "m3", Time = "23:15", Place = "Quay Steps", Text = "Two lamps out", Score = "1", Who = "as1" };

    [Fact]
    public void The_zone_is_told_by_the_time()
    {
        var seen = Done(Lamp).Observation;
        (seen.Zone, seen.Attribute, seen.Score, seen.Place).ShouldBe(("23-02", "M3", "below", "Quay Steps"));
        seen.At.ShouldBe(Instant.FromUtc(2026, 3, 13, 23, 15));
    }

    [Theory]
    [InlineData("17:00", "17-20")]
    [InlineData("19:59", "17-20")]
    [InlineData("2300", "23-02")]
    [InlineData("00:30", "23-02")]
    [InlineData("1.59 am", null)]
    [InlineData("1:59 AM", "23-02")]
    [InlineData("02:00:00", "02-05")]
    [InlineData("4:59", "02-05")]
    public void A_time_after_midnight_belongs_to_the_evening_before(string time, string? zone) =>
        (Check(Lamp with { Time = time }) is Outcome<CheckedObservation>.Done(var seen) ? seen.Observation.Zone : null).ShouldBe(zone);

    [Fact]
    public void A_time_that_came_twice_wants_the_name_of_its_pass()
    {
        var against = Against() with { Visit = Visit with { On = new(2026, 10, 24) }, Now = Instant.FromUtc(2026, 12, 1, 0, 0) };
        Refused(NightRules.Check(Guid.Empty, Lamp with { Time = "01:30" }, against)).ShouldHaveSingleItem().Message.ShouldContain("came twice");
        var (first, second) = (NightRules.Check(Guid.Empty, Lamp with { Time = "01:30 BST" }, against), NightRules.Check(Guid.Empty, Lamp with { Time = "01:30 GMT" }, against));
        (Seen(second).At - Seen(first).At).ShouldBe(Duration.FromHours(1));
    }

    [Theory]
    [InlineData("zone", "20-23", "23:15 lies in 23-02 and not in 20-23")]
    [InlineData("zone", "9", "'9' is no zone")]
    [InlineData("time", "16:30", "16:30 lies in no zone")]
    [InlineData("time", "25:75", "'25:75' is no time of day")]
    [InlineData("time", "", "Neither a time nor a zone")]
    [InlineData("attribute", "Q9", "'Q9' is no attribute")]
    [InlineData("attribute", "", "No attribute is named")]
    [InlineData("score", "7", "'7' is no level of the scale")]
    [InlineData("who", "w07", "'w07' does not assess")]
    [InlineData("sensitivity", "secret", "'secret' is no sensitivity")]
    [InlineData("photograph", "0000000000000000000000000000000000000000000000000000000000000000", "No file of SHA-256 000000000000")]
    public void What_is_wrong_with_an_observation_is_said_with_what_was_typed(string field, string typed, string said) =>
        Refused(Check(With(Lamp, field, typed))).ShouldHaveSingleItem().Message.ShouldContain(said);

    [Fact]
    public void Every_reason_is_given_at_once() =>
        Refused(Check(new() { Attribute = "Q9", Time = "25:75", Score = "7", Who = "w07", Sensitivity = "x" })).Select(r => r.Field).ShouldBe(["attribute", "time", "who", "score", "sensitivity"]);

    [Fact]
    public void What_is_still_to_come_was_not_seen() =>
        Refused(NightRules.Check(Guid.Empty, Lamp with { Time = "23:45" }, Against() with { Now = Instant.FromUtc(2026, 3, 13, 23, 30) })).ShouldHaveSingleItem().Message.ShouldContain("still to come");

    [Fact]
    public void An_attribute_seen_where_the_framework_does_not_look_is_kept_with_a_remark() =>
        Done(Lamp with { Attribute = "A4", Time = "00:30" }).Observation.Remarks.ShouldBe(["2026 does not look at A4 in 23-02"]);

    [Fact]
    public void An_attribute_whose_hour_does_not_matter_needs_neither_time_nor_zone() =>
        Done(Lamp with { Attribute = "E4", Time = "" }).Observation.ShouldSatisfyAllConditions(o => o.Zone.ShouldBeNull(), o => o.At.ShouldBeNull());

    [Fact]
    public void A_score_alone_is_an_observation_and_nothing_is_none()
    {
        Done(Lamp with { Text = "" }).Text.ShouldBe("");
        Refused(Check(Lamp with { Text = " ", Score = "" })).ShouldHaveSingleItem().Field.ShouldBe("observation");
    }

    [Theory]
    [InlineData("", "Nobody assesses")]
    [InlineData("as1,as1", "'as1' is named 2 times")]
    [InlineData("Una Unreal", "'Una Unreal' is no short name")]
    public void A_visit_has_assessors_by_short_names(string assessors, string said) =>
        NightRules.Faults(Visit with { Assessors = assessors.Split(',', StringSplitOptions.RemoveEmptyEntries) }).ShouldHaveSingleItem().Message.ShouldContain(said);

    [Fact]
    public void The_run_sheet_has_every_attribute_in_every_zone_in_which_it_is_looked_at()
    {
        var sheet = RunSheetRules.Of(Edition);
        foreach (var attribute in Edition.Attributes)
        {
            sheet.Zones.Where(z => z.Lines.Any(l => l.Attribute == attribute)).Select(z => z.Zone.Code).ShouldBe(
                Edition.Zones.Where(z => attribute.Zones.Contains(z.Code) || z.LookFor.Any(f => f.Attributes.Contains(attribute.Code))).Select(z => z.Code));
        }

        sheet.Zones.SelectMany(z => z.Zone.LookFor.SelectMany(f => f.Attributes.Select(a => (z.Zone.Code, a, f.Text))))
            .ShouldAllBe(f => sheet.Zones.First(z => z.Zone.Code == f.Code).Lines.First(l => l.Attribute.Code == f.a).LookFor.Contains(f.Text));
    }

    [Fact]
    public void The_run_sheet_of_one_zone_as_text() => NightPages.Text(RunSheetRules.Of(Edition, "02-05"), "Run sheet").ShouldMatchApproved();

    [Fact]
    public void A_form_that_was_written_reads_back_as_what_was_seen() => Check2(Gen.ListOf(Drafts).ToArbitrary(), list =>
    {
        List<CheckedObservation> seen = [.. list.Select(Check).OfType<Outcome<CheckedObservation>.Done>().Select(d => d.Value)];
        var form = Read(CsvWriter.Write(NightForm.Table(RunSheetRules.Of(Edition), Visit, [.. seen.Select(s => NightRules.DraftOf(s, House.Clock))], "")));
        var back = form.Rows.Select(r => ((Outcome<CheckedObservation>.Done)Check(r.Draft)).Value);
        return Words(back).SequenceEqual(Words(seen));
    });

    [Fact]
    public void Tidying_a_text_again_changes_nothing() => Check2(ArbMap.Default.ArbFor<string>(), text => NightRules.Line(NightRules.Line(text ?? "")) == NightRules.Line(text ?? ""));

    [Fact]
    public void A_sheet_that_a_spreadsheet_saved_is_read_with_mark_semicolons_and_lines_in_quotes()
    {
        var form = Read("\uFEFFzone;Attribute;time;observation;score;;\r\n23-02;W5;0:30;\"two\r\nlines; \"\"yes\"\"\";2;;\r\n23-02;W1;;;;;\r\n;;;;;;\r\n");
        form.Blank.ShouldBe(1);
        var row = form.Rows.ShouldHaveSingleItem();
        (row.Line, row.Draft.Text, row.Draft.Score).ShouldBe((2, "two lines; \"yes\"", "2"));
    }

    [Theory]
    [InlineData("zone,attribute,obsrvation\n", "line 1", "There is no column 'observation'")]
    [InlineData("attribute,observation,scor\nW5,x,2\n", "line 1", "The column 'scor' is none of the form's")]
    [InlineData("attribute,observation,who,who\n", "line 1", "is there 2 times")]
    [InlineData("attribute,observation\nW5,x,y\n", "line 2", "'y' stands in no column")]
    [InlineData("attribute,observation\nW5,\"x\n", "line 2", "A quote is opened")]
    [InlineData("", "file", "The file is empty")]
    public void What_is_wrong_with_a_form_is_said_by_its_line(string text, string field, string said)
    {
        using var stream = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(text));
        var refused = NightForm.Read(stream, new(System.Text.Encoding.UTF8, ',')).ShouldBeOfType<Outcome<FilledForm>.Refused>().Reasons;
        refused.ShouldContain(r => r.Field == field && r.Message.Contains(said));
    }

    private static readonly Gen<ObservationDraft> Drafts =
        from attribute in Gen.Elements(Edition.Attributes.Select(a => a.Code).ToArray())
        from time in Gen.Elements("", "17:05", "21:30", "23:59", "00:00", "04:59")
        from zone in Gen.Elements(Edition.Zones.Select(z => z.Code).Append("").ToArray())
        from text in Gen.OneOf(ArbMap.Default.GeneratorFor<string>(), Gen.Elements("=1+1", "-2 lamps", "'@x", "''=y", "a,b;\"c\"\r\nd", ""))
        from place in Gen.Elements("", "Quay Steps", "+ corner", "Bar, \"left\"")
        from score in Gen.Elements("", "1", "excellent", "not-assessed")
        from picture in Gen.Elements("", "IMG 2231", "-7")
        from sensitivity in Gen.Elements("", "public", "restricted")
        from who in Gen.Elements("as1", "l01")
        select new ObservationDraft { Attribute = attribute, Time = time, Zone = zone, Text = text ?? "", Place = place, Score = score, Photograph = picture, Sensitivity = sensitivity, Who = who };

    private static IEnumerable<string> Words(IEnumerable<CheckedObservation> seen) =>
        seen.Select(s => string.Join('|', s.Observation.Who, s.Observation.Attribute, s.Observation.Zone, s.Observation.At, s.Observation.Place, s.Text, s.Observation.Score, s.Observation.Photograph?.Reference, s.Observation.Sensitivity)).Order(StringComparer.Ordinal);

    private static FilledForm Read(string text)
    {
        using var stream = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(text));
        return ((Outcome<FilledForm>.Done)NightForm.Read(stream, new(System.Text.Encoding.UTF8, CsvFormRules.Separator(text)))).Value;
    }

    private static ObservationDraft With(ObservationDraft draft, string field, string typed) => field switch
    {
        "zone" => draft with { Zone = typed },
        "time" => draft with { Time = typed },
        "attribute" => draft with { Attribute = typed },
        "score" => draft with { Score = typed },
        "who" => draft with { Who = typed },
        "photograph" => draft with { Photograph = typed },
        _ => draft with { Sensitivity = typed },
    };

    private static ObservationAgainst Against() => new(Visit, Edition, House.Clock, Instant.FromUtc(2026, 3, 20, 12, 0)) { Who = "as1" };

    private static Outcome<CheckedObservation> Check(ObservationDraft draft) => NightRules.Check(Guid.Empty, draft, Against());

    private static CheckedObservation Done(ObservationDraft draft) => Check(draft).ShouldBeOfType<Outcome<CheckedObservation>.Done>().Value;

    private static Observation Seen(Outcome<CheckedObservation> outcome) => outcome.ShouldBeOfType<Outcome<CheckedObservation>.Done>().Value.Observation;

    private static IReadOnlyList<Refusal> Refused(Outcome<CheckedObservation> outcome) => outcome.ShouldBeOfType<Outcome<CheckedObservation>.Refused>().Reasons;

    private static void Check2<T>(Arbitrary<T> any, Func<T, bool> law) => FsCheck.Check.QuickThrowOnFailure(Prop.ForAll(any, law));
}
