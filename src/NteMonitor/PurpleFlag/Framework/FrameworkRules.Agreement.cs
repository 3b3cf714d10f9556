namespace NteMonitor.PurpleFlag.Framework;

/// <content>Whether the parts of a framework agree with one another.</content>
public static partial class FrameworkRules
{
    /// <summary>The step by which an outcome is told; every kind of entry takes it.</summary>
    public const string OutcomeStep = "outcome";

    /// <summary>The step that begins an entry.</summary>
    public const string FirstStep = "register";

    private static IEnumerable<Refusal> Disagreements(FrameworkEdition edition) =>
    [
        .. edition.Attributes.SelectMany(a => Strangers($"attributes {a.Code}", "area", [a.Area], Codes(edition.Areas))),
        .. edition.Attributes.SelectMany(a => Strangers($"attributes {a.Code}", "zone", a.Zones, Codes(edition.Zones))),
        .. edition.Attributes.Where(a => a.Zones.Distinct().Count() < a.Zones.Count).Select(a => new Refusal($"attributes {a.Code}", "A zone stands twice in it.", "Name each zone once.")),
        .. edition.Areas.Where(a => a.Code.Length > 0 && !edition.Of(a).Any()).Select(a => new Refusal($"areas {a.Code}", "It has no attribute.", "Give it one, or take it out.")),
        .. edition.Zones.SelectMany(z => Strangers($"zones {z.Code}", "attribute", [.. z.LookFor.SelectMany(l => l.Attributes)], [.. edition.Attributes.Select(a => a.Code)])),
        .. edition.Zones.Where(z => z.From == z.To).Select(z => new Refusal($"zones {z.Code}", $"It begins and ends at {z.From:HH:mm}.", "A zone ends after it began.")),
        .. Overlaps(edition.Zones),
        .. edition.Steps.SelectMany(s => Strangers($"steps {s.Code}", "kind", s.Kinds, Codes(edition.Kinds))),
        .. edition.Steps.SelectMany((s, i) => Strangers($"steps {s.Code}", "step before it", s.After, [.. Codes(edition.Steps).Take(i)])),
        .. edition.Renewals.SelectMany(r => Strangers($"renewals after {r.After}", "kind", [r.After, r.Kind], Codes(edition.Kinds))),
        .. new[] { FirstStep, OutcomeStep }.Where(c => !edition.Steps.Any(s => s.Code == c && edition.Kinds.All(k => s.Kinds.Contains(k.Code))))
            .Select(c => new Refusal("steps", $"There is no step {c} that every kind takes.", "An entry begins by being registered, and ends with its outcome.")),
        .. edition.Scale.Where(l => l.Rank is not null).GroupBy(l => l.Rank).Where(g => g.Count() > 1).Select(g => new Refusal("scale", $"The rank {g.Key} stands {g.Count()} times.", "Give each level a rank of its own, 1 the lowest.")),
        .. Standings(edition).SelectMany(s => s.Sources.Count == 0
            ? [new Refusal(s.Where, "It names no source.", "Give at least one letter of the sources.")]
            : Strangers(s.Where, "source", s.Sources, [.. edition.Sources.Keys])),
    ];

    /// <summary>Every wording with the letters of its sources.</summary>
    private static IEnumerable<(string Where, IReadOnlyList<string> Sources)> Standings(FrameworkEdition edition) =>
    [
        .. edition.Attributes.Select(a => ($"attributes {a.Code}", a.Sources)),
        .. new (string Name, IEnumerable<FlagTerm> Terms)[]
            {
                ("areas", edition.Areas), ("zones", edition.Zones), ("scale", edition.Scale), ("steps", edition.Steps), ("outcomes", edition.Outcomes), ("kinds", edition.Kinds), ("roles", edition.Roles), ("coreData", edition.CoreData),
            }.SelectMany(l => l.Terms.Select(t => ($"{l.Name} {t.Code}", t.Standing.Sources))),
        .. edition.Renewals.Select(r => ($"renewals after {r.After}", r.Standing.Sources)),
        ("documents", edition.Documents.Standing.Sources), ("criteria", edition.Criteria.Standing.Sources), ("freshMonths", edition.FreshMonths.Standing.Sources), ("window", edition.Window.Standing.Sources),
    ];

    private static IEnumerable<Refusal> Strangers(string where, string what, IEnumerable<string> used, IReadOnlyList<string> known) => used.Distinct()
        .Where(u => u.Length > 0 && !known.Contains(u))
        .Select(u => new Refusal(where, $"Its {what} {u} is not in the file.", known.Count == 0 ? "Nothing of this kind comes before it." : $"There is {string.Join(", ", known.Take(12))}."));

    /// <summary>Zones are stretches of one night: a minute belongs to one of them at most.</summary>
    private static IEnumerable<Refusal> Overlaps(IReadOnlyList<VisitZone> zones)
    {
        for (var i = 0; i < zones.Count; i++)
        {
            foreach (var other in zones.Skip(i + 1).Where(o => o.From != o.To && zones[i].From != zones[i].To && (zones[i].Covers(o.From) || o.Covers(zones[i].From))))
            {
                yield return new($"zones {other.Code}", $"It has hours that {zones[i].Code} has too.", "Let one end where the next begins.");
            }
        }
    }

    private static IReadOnlyList<string> Codes(IEnumerable<FlagTerm> terms) => [.. terms.Select(t => t.Code)];
}
