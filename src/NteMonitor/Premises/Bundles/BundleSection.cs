using System.Globalization;
using NodaTime;
using NodaTime.Text;
using NteMonitor.Documents;
using NteMonitor.Incidents;
using NteMonitor.Premises.Registers;
using NteMonitor.Premises.Tens;
using NteMonitor.Rates;
using NteMonitor.Venues;

namespace NteMonitor.Premises.Bundles;

/// <summary>A bundle as a document, with what was taken out of it.</summary>
/// <param name="Document">The document.</param>
/// <param name="Redaction">What was taken out, by rule.</param>
public sealed record MadeBundle(Document Document, Redaction Redaction);

/// <summary>The review or representation bundle as a document: everything in it is numbered, and each number leads to the journal.</summary>
public static partial class BundleSection
{
    /// <summary>Returns the bundle; the same facts and lists give the same document to the letter.</summary>
    /// <param name="facts">What it is made of.</param>
    /// <param name="lists">The lists that give names, as they were.</param>
    public static MadeBundle Of(BundleFacts facts, Reference lists)
    {
        var redaction = new Redaction(facts.Venue, facts.Others, facts.Persons);
        var items = BundleItemRules.Of(facts, lists);
        var numbers = items.ToDictionary(i => i.Subject, i => i.Number);
        List<Part> parts =
        [
            .. Cover(facts, lists), .. Licence(facts, lists), .. Chronology(facts, items, redaction), .. Conditions(facts, numbers, lists, redaction),
            .. Incidents(facts, numbers, lists, redaction), .. Guarded(facts, redaction), .. Tens(facts, numbers, lists, redaction), .. Registers(facts, lists),
            .. Rate(facts), .. Texts(facts, numbers, redaction),
        ];
        LeftOut(facts, items, redaction);
        parts.AddRange(Log(redaction));
        var (request, clock) = (facts.Request, facts.Request.Town.Clock);
        return new(new($"{Purpose(request.Purpose)}: {facts.Venue.Name}", parts)
        {
            Subtitle = request.Days.ToString(),
            Facts =
            [
                new("Bundle", request.Id.ToString("D")),
                new("Made", IncidentText.Offset(request.MadeAt, clock)),
                new("Authority", $"{request.Town.Name} ({request.Town.Authority})"),
                new("Period", $"{request.Days} ({request.Days.Count} nights, both ends included)"),
                new("Clock", $"{clock.Zone.Id}; a night ends at {clock.Boundary.ToString("HH:mm", CultureInfo.InvariantCulture)}"),
                .. facts.Heads.Where(h => h.Seq > 0).Select(h => new Fact("Journal head", $"{h.Origin:D} entry {h.Seq}, SHA-256 {h.Hash}")),
            ],
        }, redaction);
    }

    private static string Purpose(BundlePurpose purpose) => purpose == BundlePurpose.Review ? "Review bundle" : "Representation bundle";

    private static IEnumerable<Part> Cover(BundleFacts facts, Reference lists)
    {
        yield return new Paragraph("What the authority's log and the premises file hold on these premises, in order of time. Every item has a number, its journal entry's id and the beginning of that entry's hash. "
            + "Personal data are left out; free text is in it only where a person read it and ticked it; what was left out is counted at the end.");
        var concerned = Concerned(facts, lists);
        yield return new Heading(2, "Licensing objectives concerned");
        yield return concerned.Count == 0
            ? new Paragraph("No account and no broken condition of these days names an objective.")
            : new Bullets([.. concerned.Select(c => $"{c.Name}: {string.Join(", ", c.Why)}")]);
    }

    private static List<(string Name, List<string> Why)> Concerned(BundleFacts facts, Reference lists)
    {
        List<(string, List<string>)> concerned = [];
        foreach (var objective in lists.Objectives)
        {
            List<string> why = [];
            var events = facts.Events.Count(e => e.Accounts.Any(a => a.Incident.Objectives.Contains(objective.Code)));
            var broken = facts.Conditions.Count(c => c.Condition.Objective == objective.Code && c.Broken > 0);
            Add(events, "event", "events", "put down to it");
            Add(broken, "condition", "conditions", "found broken");
            if (why.Count > 0)
            {
                concerned.Add((objective.Name, why));
            }

            void Add(int count, string one, string many, string what)
            {
                if (count > 0)
                {
                    why.Add($"{count} {(count == 1 ? one : many)} {what}");
                }
            }
        }

        return concerned;
    }

    private static IEnumerable<Part> Licence(BundleFacts facts, Reference lists)
    {
        var (venue, last) = (facts.Venue, facts.Request.Days.Last.Evening);
        yield return new Heading(2, "Licence and hours");
        yield return new Table("licence", $"The licence as it is on file, on {Day(last)}", [new("What"), new("On file")],
        [
            Line("Premises", $"{venue.Name}, {Reference.NameOf(lists.VenueKinds, venue.Kind).ToLowerInvariant()}"),
            Line("Address", string.Join(", ", new[] { venue.Address, venue.Postcode }.OfType<string>())), Line("Licence number", venue.Licence),
            Line("Capacity", venue.Capacity?.ToString(CultureInfo.InvariantCulture)), Line("Sale of alcohol", HoursText.Write(venue.SaleHours)), Line("Open", HoursText.Write(venue.OpeningHours)),
            Line("Status", VenueRules.StatusOn(venue, last).ToString().ToLowerInvariant()),
        ]);

        static Row Line(string what, string? value) => new([what, string.IsNullOrEmpty(value) ? new Cell.Blank("it is not on file") : value]);
    }

    private static IEnumerable<Part> Chronology(BundleFacts facts, IReadOnlyList<BundleItem> items, Redaction redaction)
    {
        yield return new Heading(2, "Chronology");
        yield return items.Count == 0
            ? new Paragraph("Nothing of these days is on file.")
            : new Table("chronology", "Everything of these days, numbered; an event is one item however many accounts it has",
                [Column.Figures("Item"), new("Day"), new("Time"), new("Kind"), new("What"), new("Entry"), new("Hash")],
                [.. items.Select(i => new Row([i.Number, Day(i.On), i.Time.Length == 0 ? new Cell.Blank("only the day is known", "-") : i.Time, i.Kind, redaction.Clean(i.Words), Entry(facts, i.Subject), Hash(facts, i.Subject)]))]);
    }

    private static IEnumerable<Part> Conditions(BundleFacts facts, Dictionary<Guid, int> numbers, Reference lists, Redaction redaction)
    {
        yield return new Heading(2, "Conditions checked and broken");
        if (facts.Conditions.Count == 0)
        {
            yield return new Paragraph("No condition is on file for the last day.");
            yield break;
        }

        yield return new Table("conditions", "Conditions in force on the last day; checks are those of these days",
            [new("Condition"), new("Wording"), new("Objective"), Column.Figures("Checks"), Column.Figures("Broken"), new("Last found"), new("Items")],
            [.. facts.Conditions.Select(c => new Row(
            [
                c.Condition.Number, redaction.Clean(c.Condition.Text), c.Condition.Objective is { } objective ? Reference.NameOf(lists.Objectives, objective) : new Cell.Blank("the licence names none", "-"),
                c.Checks, c.Broken, c.On is { } on ? $"{VisitText.Word(c.State)}, {Day(on)}" : "never checked", Items(facts, c.Condition.Number, numbers),
            ]))]);
    }

    private static Cell Items(BundleFacts facts, string number, Dictionary<Guid, int> numbers)
    {
        var found = facts.Visits.Where(v => v.Visit.Checks.Any(c => c.Number == number && c.Finding != Finding.NotChecked)).Select(v => v.Visit.Id)
            .Concat(facts.Checks.Where(c => c.Check.Number == number).Select(c => c.Source)).Where(numbers.ContainsKey).Select(id => numbers[id]).Order().ToList();
        return found.Count == 0 ? new Cell.Blank("it was not checked in these days", "-") : string.Join(", ", found);
    }

    private static IEnumerable<Part> Incidents(BundleFacts facts, Dictionary<Guid, int> numbers, Reference lists, Redaction redaction)
    {
        yield return new Heading(2, "Incidents with their sources");
        var accounts = facts.Events.Sum(e => e.Accounts.Count);
        yield return new Paragraph($"{Count(facts.Events.Count, "event")} from {Count(accounts, "account")}. An event is counted once. That something happened at these premises does not say that they caused it.");
        if (accounts == 0)
        {
            yield break;
        }

        var clock = facts.Request.Town.Clock;
        yield return new Table("accounts", "Each account of each event",
            [Column.Figures("Item"), new("Night"), new("Time"), new("Known"), new("Source"), new("What"), new("Severity"), new("Seen"), new("Done"), new("Entry"), new("Hash")],
            [.. facts.Events.OrderBy(e => numbers[e.Counted.Event]).SelectMany(e => e.Accounts.Select(a => new Row(
            [
                numbers[e.Counted.Event], IncidentText.Night(a.Incident.When, clock), IncidentText.Time(a.Incident.When, clock), Known(a.Incident.When),
                Reference.NameOf(lists.Sources, a.Incident.Source), Reference.NameOf(lists.Categories, a.Incident.Category),
                a.Incident.Severity is { } severity ? severity.ToString(CultureInfo.InvariantCulture) : new Cell.Blank("not graded", "-"), Seen(a.Incident, lists, redaction),
                a.Incident.Outcome is { } outcome ? Reference.NameOf(lists.Outcomes, outcome) : new Cell.Blank("not stated", "-"),
                Entry(facts, a.Incident.Id), Hash(facts, a.Incident.Id),
            ])))]);
    }

    private static string Known(When when) => when.Precision switch
    {
        TimePrecision.Instant => "to the minute",
        TimePrecision.Interval => "between two times",
        TimePrecision.Night => "the night only",
        _ => "the month only",
    };

    private static Cell Seen(Incident incident, Reference lists, Redaction redaction)
    {
        var open = BundleRules.Open(incident.Flags);
        redaction.Took("flags that say something of a person", incident.Flags.Count - open.Count);
        return open.Count == 0 ? new Cell.Blank("nothing that may be told was seen", "-") : string.Join(", ", open.Select(f => Reference.NameOf(lists.Flags, f).ToLowerInvariant()));
    }

    private static IEnumerable<Part> Guarded(BundleFacts facts, Redaction redaction)
    {
        if (facts.Guarded.Count == 0)
        {
            yield break;
        }

        var clock = facts.Request.Town.Clock;
        var quarters = facts.Guarded.Select(e => clock.Local(e.Counted.Incident.When.From).Date).GroupBy(d => (d.Year, Quarter: ((d.Month - 1) / 3) + 1)).OrderBy(g => g.Key).ToList();
        redaction.Took("quarters in which sexual, medical and welfare matters are told together", quarters.Count);
        yield return new Heading(2, "Events told by quarter only");
        yield return new Paragraph($"Sexual, medical and welfare matters are not told one by one, and a count under {BundleRules.LeastCount} is not told at all. They stand in no other figure of this bundle.");
        yield return new Table("guarded", "Events of sexual, medical and welfare kinds", [new("Quarter"), new("Events")],
            [.. quarters.Select(q => new Row([$"{q.Key.Year} Q{q.Key.Quarter}", BundleRules.Told(q.Count())]))]);
    }

    private static IEnumerable<Part> Tens(BundleFacts facts, Dictionary<Guid, int> numbers, Reference lists, Redaction redaction)
    {
        if (facts.Tens.Count == 0)
        {
            yield break;
        }

        yield return new Heading(2, "Temporary event notices");
        yield return new Table("tens", "Notices for events in these days",
            [Column.Figures("Item"), new("Event"), new("Given"), new("Sort"), Column.Figures("People"), new("Activities"), new("User"), new("What became of it"), new("Limits broken")],
            [.. facts.Tens.OrderBy(t => numbers[t.Ten.Id]).Select(t => new Row(
            [
                numbers[t.Ten.Id], TenText.Period(t.Ten, facts.Request.Town.Clock), Day(t.Ten.Given), t.Ten.Sort.ToString().ToLowerInvariant(), t.Ten.People,
                string.Join(", ", t.Ten.Activities.Select(a => Reference.NameOf(lists.LicensableActivities, a).ToLowerInvariant())),
                t.Ten.User is { } user ? redaction.Person(user) : new Cell.Blank("the premises user is not on file", "-"), TenRules.Words(t.Ten.State),
                t.Ten.Breaches.Count == 0 ? "none" : redaction.Clean(string.Join(" ", t.Ten.Breaches.Select(b => b.Words))),
            ]))]);
    }

    private static IEnumerable<Part> Registers(BundleFacts facts, Reference lists)
    {
        if (facts.Registers.Count == 0)
        {
            yield break;
        }

        yield return new Heading(2, "Registers that the premises handed over");
        yield return RegisterText.Figures(facts.Registers, lists) with { Source = "what the premises wrote down of themselves; in no figure of the log" };
        if (facts.BadgesOver > 0)
        {
            yield return new Paragraph($"{(facts.BadgesOver == 1 ? "1 entry of door staff names" : $"{facts.BadgesOver} entries of door staff name")} a badge whose last valid day is before {Day(facts.Request.Days.Last.Evening)}; a later entry may renew it.");
        }
    }

    private static IEnumerable<Part> Texts(BundleFacts facts, Dictionary<Guid, int> numbers, Redaction redaction)
    {
        if (facts.Request.Texts.Count == 0)
        {
            yield break;
        }

        yield return new Heading(2, "Texts that a person read and ticked");
        yield return new Table("texts", "In the words of whoever wrote them", [Column.Figures("Item"), new("Text")],
            [.. facts.Request.Texts.OrderBy(t => numbers.GetValueOrDefault(Top(facts, t.Subject))).Select(t => new Row(
            [
                numbers.GetValueOrDefault(Top(facts, t.Subject)), facts.Texts.TryGetValue(t.Subject, out var text) ? redaction.Clean(text) : new Cell.Blank("it was erased after the bundle was made", "erased"),
            ]))]);
    }

    /// <summary>The item that a text belongs to: an account's is its event's.</summary>
    private static Guid Top(BundleFacts facts, Guid subject) => facts.Events.FirstOrDefault(e => e.Accounts.Any(a => a.Incident.Id == subject))?.Counted.Event ?? subject;

    private static void LeftOut(BundleFacts facts, IReadOnlyList<BundleItem> items, Redaction redaction)
    {
        var ticked = facts.Request.Texts.Select(t => Top(facts, t.Subject)).ToHashSet();
        redaction.Took("free text of items left out, unread", items.Count(i => i.HasText && !ticked.Contains(i.Subject)));
        redaction.Took("licence holder and designated premises supervisor left out");
        redaction.Took("short names of staff left out", facts.Visits.Count + facts.Checks.Count + facts.History.Count);
        redaction.Took("numbers of other bodies left out", facts.Events.SelectMany(e => e.Accounts).Sum(a => a.Incident.References.Count));
        redaction.Took("attached files left out", facts.Events.SelectMany(e => e.Accounts).Sum(a => a.Incident.Attachments.Count));
    }

    private static IEnumerable<Part> Log(Redaction redaction)
    {
        yield return new Heading(2, "What was left out");
        yield return new Table("left-out", "Rules of redaction, and how often each was used", [new("Rule"), Column.Figures("Times")], [.. redaction.Counts.Select(c => new Row([c.Key, c.Value]))]);
        yield return new Note(Note.Data, "Figures are of what is on file. What nobody reported is in none, and more reporting looks like more incidents.");
    }

    private static Cell Entry(BundleFacts facts, Guid subject) => facts.Traces.TryGetValue(subject, out var trace) ? trace.Id : new Cell.Blank("no entry of its own", "-");

    private static Cell Hash(BundleFacts facts, Guid subject) => facts.Traces.TryGetValue(subject, out var trace) ? trace.Seal : new Cell.Blank("no entry of its own", "-");

    private static string Day(LocalDate day) => LocalDatePattern.Iso.Format(day);

    private static string Count(long count, string noun) => RateText.Count(count, noun);
}
