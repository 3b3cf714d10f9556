using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using NteMonitor.Journal;
using NteMonitor.PurpleFlag.Framework;
using NteMonitor.PurpleFlag.NightVisits;

namespace NteMonitor.Tests.PurpleFlag.NightVisits;

public class NightComparisonTests
{
    private static readonly FrameworkEdition Edition = ((Outcome<FrameworkEdition>.Done)FrameworkRules.Read(File.ReadAllText(Path.Combine(House.Root, "seed/purple-flag/2026.json")))).Value;
    private static readonly NightVisit Visit = new(Guid.Empty, Guid.Empty, NightKind.Own, new(2026, 3, 13), ["as1", "l01"]);

    [Fact]
    public void What_differs_comes_first_and_the_widest_apart_before_the_rest() =>
        Compare(Seen("as1", "W1", "23-02", "above"), Seen("l01", "W1", "23-02", "above"), Seen("as1", "W2", "23-02", "below"), Seen("l01", "W2", "23-02", "achieving"),
            Seen("as1", "M3", "23-02", "below"), Seen("l01", "M3", "23-02", "excellent"), Seen("as1", "M1", "02-05", "below"), Seen("as1", "W5", "23-02", null), Seen("l01", "W5", "23-02", "above"))
            .Cells.Select(c => (c.Attribute.Code, c.Agreement, c.Apart))
            .ShouldBe([("M3", Agreement.ScoresDiffer, 3), ("W2", Agreement.ScoresDiffer, 1), ("M1", Agreement.NotAllSaw, 0), ("W5", Agreement.NotAllScored, 0), ("W1", Agreement.Agree, 0)]);

    [Fact]
    public void Two_scores_of_one_assessor_stand_both_and_are_never_one() =>
        Compare(Seen("as1", "W1", "23-02", "excellent"), Seen("as1", "W1", "23-02", "below"), Seen("l01", "W1", "23-02", "achieving")).Cells.ShouldHaveSingleItem()
            .ShouldSatisfyAllConditions(c => c.Sides[0].Scores.ShouldBe(["below", "excellent"]), c => c.Agreement.ShouldBe(Agreement.ScoresDiffer), c => c.Apart.ShouldBe(3));

    [Fact]
    public void An_attribute_whose_hour_does_not_matter_is_compared_over_the_whole_night() =>
        Compare(Seen("as1", "E4", "17-20", "above"), Seen("l01", "E4", "02-05", "above")).Cells.ShouldHaveSingleItem().ShouldSatisfyAllConditions(c => c.Zone.ShouldBeNull(), c => c.Agreement.ShouldBe(Agreement.Agree));

    [Fact]
    public void It_is_the_same_whoever_comes_first() => FsCheck.Check.QuickThrowOnFailure(Prop.ForAll(Gen.ListOf(Any).ToArbitrary(), list =>
    {
        var (one, other) = (NightComparisonRules.Of(Visit, Edition, [.. list]), NightComparisonRules.Of(Visit with { Assessors = ["l01", "as1"] }, Edition, [.. list.AsEnumerable().Reverse()]));
        return one.Cells.Select(Words).SequenceEqual(other.Cells.Select(c => Words(c with { Sides = [.. c.Sides.Reverse()] })));
    }));

    [Fact]
    public void Everything_that_was_seen_stands_in_exactly_one_cell() => FsCheck.Check.QuickThrowOnFailure(Prop.ForAll(Gen.ListOf(Any).ToArbitrary(), list =>
        NightComparisonRules.Of(Visit, Edition, [.. list]).Cells.SelectMany(c => c.Sides.SelectMany(s => s.Seen)).Select(s => s.Record.Id).Order().SequenceEqual(list.Select(s => s.Record.Id).Order())));

    private static readonly Gen<KeptObservation> Any =
        from who in Gen.Elements("as1", "l01")
        from attribute in Gen.Elements("W1", "W5", "M3", "E4")
        from zone in Gen.Elements(Edition.Zones.Select(z => z.Code).ToArray())
        from score in Gen.Elements(Edition.Scale.Select(s => (string?)s.Code).Append(null).ToArray())
        from id in ArbMap.Default.GeneratorFor<Guid>()
        select Seen(who, attribute, zone, score, id);

    private static string Words(NightCell cell) => $"{cell.Attribute.Code} {cell.Zone} {cell.Agreement} {cell.Apart} {string.Join('|', cell.Sides.Select(s => $"{s.Who} {string.Join(',', s.Scores)} {string.Join(',', s.Seen.Select(o => o.Record.Id))}"))}";

    private static NightComparison Compare(params IReadOnlyList<KeptObservation> seen) => NightComparisonRules.Of(Visit, Edition, seen);

    private static KeptObservation Seen(string who, string attribute, string zone, string? score, Guid? id = null)
    {
        var kept = new KeptRecord(id ?? Guid.NewGuid(), NightActions.ObservationThing, [], Guid.Empty, "flag-observation.noted", null, 0, 1, Instant.MinValue, who);
        return new(new(kept.Id, Visit.Id, attribute, who) { On = Visit.On, Zone = zone, Score = score }, kept, "words");
    }
}
