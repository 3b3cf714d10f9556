using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using NteMonitor.Emro.Law;

namespace NteMonitor.Tests.Emro;

/// <summary>Draft orders of every shape, for laws.</summary>
internal static class Drafts
{
    private static readonly LocalDate Anchor = new(2026, 1, 1);

    private static Gen<LocalDate?> Date => Gen.Choose(-400, 1200).Select(d => d % 7 == 0 ? (LocalDate?)null : Anchor.PlusDays(d));

    private static Gen<DayRule> Rule =>
        from day in Gen.Choose(1, 7)
        from start in Gen.Choose(0, 359)
        from length in Gen.Choose(1, 360)
        select new DayRule((IsoDayOfWeek)day, LocalTime.FromMinutesSinceMidnight(start), LocalTime.FromMinutesSinceMidnight(Math.Min(360, start + length)));

    /// <summary>Periods that an order may have, one a day, in the order of the week.</summary>
    public static Gen<IReadOnlyList<DayRule>> Days => Rule.ListOf().Select(rules => (IReadOnlyList<DayRule>)[.. rules.DistinctBy(r => r.Day).OrderBy(r => r.Day)]);

    private static Gen<OrderDraft> Bare =>
        from words in Gen.Elements("", "Centre", "Quay, from the bridge to the \"Old\" market\n\u00e9").ArrayOf(5)
        from zones in Gen.SubListOf(["centre", "quay", "moon"])
        from objectives in Gen.SubListOf(["crime", "safety", "nuisance", "children", "health"])
        from days in Days
        from dates in Date.ArrayOf(3)
        from limited in Gen.Elements(true, false)
        from maker in Gen.Elements(Enum.GetValues<Maker>())
        select new OrderDraft(words[0])
        {
            Zones = [.. zones],
            Area = words[1],
            Days = days,
            Objectives = [.. objectives],
            From = dates[0],
            Limited = limited,
            Until = dates[1],
            Maker = maker,
            MadeOn = dates[2],
            Reasons = words[2],
            Burden = words[3],
            Alternatives = words[4],
        };

    /// <summary>Drafts, with what was advertised and without.</summary>
    public static Arbitrary<OrderDraft> All { get; } = Arb.From(
        from draft in Bare
        from was in Bare
        from advertised in Gen.Elements(true, false)
        select advertised ? draft with { Advertised = was } : draft);

    /// <summary>Whether two drafts say the same; records compare their lists by reference.</summary>
    public static bool Same(OrderDraft? one, OrderDraft? other) => one is null || other is null ? one == other
        : one.Zones.SequenceEqual(other.Zones) && one.Days.SequenceEqual(other.Days) && one.Objectives.SequenceEqual(other.Objectives)
        && Rest(one) == Rest(other) && Same(one.Advertised, other.Advertised);

    private static OrderDraft Rest(OrderDraft draft) => draft with { Zones = [], Days = [], Objectives = [], Advertised = null };
}
