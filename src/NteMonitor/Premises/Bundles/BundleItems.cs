using NodaTime;
using NteMonitor.Incidents;
using NteMonitor.Premises.Papers;
using NteMonitor.Premises.Tens;

namespace NteMonitor.Premises.Bundles;

/// <summary>One numbered line of a bundle's chronology.</summary>
/// <param name="Number">From 1, in the order of time.</param>
/// <param name="Subject">The thing it tells of.</param>
/// <param name="Kind">incident, visit, check, TEN, paper or licence.</param>
/// <param name="On">Its day.</param>
/// <param name="Time">Its time, as well as it is known; empty where only the day is.</param>
/// <param name="Words">What happened, without free text.</param>
public sealed record BundleItem(int Number, Guid Subject, string Kind, LocalDate On, string Time, string Words)
{
    /// <summary>Whether there is free text to it that was left out or ticked.</summary>
    public bool HasText { get; init; }
}

/// <summary>Puts everything in a bundle into one order and numbers it.</summary>
public static class BundleItemRules
{
    /// <summary>Returns the numbered items of a bundle, in the order of time; the same facts give the same numbers.</summary>
    /// <source>docs/methods/bundle.md §2.</source>
    public static IReadOnlyList<BundleItem> Of(BundleFacts facts, Reference lists)
    {
        var clock = facts.Request.Town.Clock;
        IEnumerable<(Instant At, BundleItem Item)> all =
        [
            .. facts.Events.Select(e => Event(e, lists, clock)),
            .. facts.Visits.Select(v => Dated(clock, v.Visit.On, v.Visit.At, new(0, v.Visit.Id, "visit", v.Visit.On, v.Visit.At is { } at ? IncidentText.Minute(at, clock) : "", Visit(v.Visit, lists)) { HasText = HasText(v.Visit) || v.SealedBy is not null })),
            .. facts.Checks.Select(c => Dated(clock, c.On, null, new(0, c.Source, "check", c.On, "", $"Condition {c.Check.Number} checked outside a visit: {VisitText.Word(c.Check.Finding)}") { HasText = c.Check.Remark is not null })),
            .. facts.Tens.Select(t => Dated(clock, clock.Local(t.Ten.Period.Start).Date, t.Ten.Period.Start, new(0, t.Ten.Id, "TEN", clock.Local(t.Ten.Period.Start).Date, IncidentText.Minute(t.Ten.Period.Start, clock), TenText.Line(t.Ten, clock)))),
            .. facts.Papers.Select(p => Dated(clock, p.Paper.On, null, new(0, p.Paper.Id, "paper", p.Paper.On, "", PaperRules.Line(p.Paper, lists)) { HasText = p.Paper.Text is not null || p.Record.SealedBy is not null })),
            .. facts.History.Select(e => Dated(clock, clock.Local(e.At).Date, e.At, new(0, e.Id, "licence", clock.Local(e.At).Date, "", VenueWords(e.Body)) { HasText = true })),
        ];
        return [.. all.OrderBy(i => i.At).ThenBy(i => i.Item.Kind, StringComparer.Ordinal).ThenBy(i => i.Item.Subject).Select((i, at) => i.Item with { Number = at + 1 })];
    }

    private static (Instant At, BundleItem Item) Event(BundleEvent happened, Reference lists, NightClock clock)
    {
        var incident = happened.Counted.Incident;
        var accounts = happened.Accounts.Count == 1 ? "1 account" : $"{happened.Accounts.Count} accounts of one event";
        var severity = incident.Severity is { } grade ? $", severity {grade}" : "";
        return (incident.When.From, new(0, happened.Counted.Event, "incident", clock.Local(incident.When.From).Date, IncidentText.Time(incident.When, clock),
            $"{Reference.NameOf(lists.Categories, incident.Category)}{severity}; {accounts}")
        { HasText = happened.Accounts.Any(a => a.SealedBy is not null) });
    }

    private static (Instant At, BundleItem Item) Dated(NightClock clock, LocalDate on, Instant? at, BundleItem item) => (at ?? clock.First(on.AtMidnight()), item);

    private static bool HasText(Visit visit) => visit.Advice is not null || visit.Checks.Any(c => c.Remark is not null);

    /// <summary>What was found on a visit, by figures and numbers; advice and remarks are free text.</summary>
    private static string Visit(Visit visit, Reference lists)
    {
        List<string> parts = [Reference.NameOf(lists.VisitKinds, visit.Kind)];
        var (met, broken) = (visit.Checks.Count(c => c.Finding == Finding.Met), visit.Checks.Where(c => c.Finding == Finding.Broken).Select(c => c.Number).ToList());
        if (met + broken.Count > 0)
        {
            parts.Add($"{VisitText.Conditions(met + broken.Count)} checked, {(broken.Count == 0 ? "none broken" : $"broken: {string.Join(", ", broken)}")}");
        }

        parts.AddRange(new[] { VisitText.Door(visit.Door), VisitText.Inside(visit.Inside), visit.Advice is null ? "" : "advice given", VisitText.FollowUp(visit) }.Where(p => p.Length > 0));
        return string.Join("; ", parts);
    }

    /// <summary>Which facts of the licence an entry changed; reasons in people's own words stay out.</summary>
    private static string VenueWords(string body)
    {
        var changed = Journal.CanonicalJson.Read(body)["after"] as System.Text.Json.Nodes.JsonObject;
        return changed is { Count: > 0 } ? $"Licence record amended: {string.Join(", ", changed.Select(c => Spaced(c.Key)))}" : "Put on file";
    }

    private static string Spaced(string name) => string.Concat(name.Select(c => char.IsUpper(c) ? $" {char.ToLowerInvariant(c)}" : c.ToString()));
}
