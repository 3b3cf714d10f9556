using System.Globalization;
using NodaTime;
using NteMonitor.Documents;
using NteMonitor.Incidents;
using NteMonitor.Journal;
using NteMonitor.Zones;

namespace NteMonitor.Emro.Law;

/// <summary>What stands beside a draft when its form is printed.</summary>
/// <param name="Found">What the law says of it.</param>
/// <param name="Zones">Every zone on file.</param>
/// <param name="Heads">The journal heads that it was printed from.</param>
public sealed record OrderPrinting(IReadOnlyList<Finding> Found, IReadOnlyList<Zone> Zones, IReadOnlyList<JournalHead> Heads)
{
    /// <summary>What the scenario is called.</summary>
    public string Name { get; init; } = "";

    /// <summary>The scenario's id.</summary>
    public Guid Id { get; init; }

    /// <summary>The journal's entry that the draft is read from.</summary>
    public Guid Head { get; init; }
}

/// <summary>An order written out, ready to print: our own words for what the prescribed form has to hold.</summary>
public static class OrderFormSection
{
    private const string Schedule = "Form and content are prescribed by SI 2012/2551 reg 3 and Schedule 1. The wording of the Schedule was not read for this page: check every part against the Schedule before the order is made. Not legal advice.";
    private const string ByHand = "…………………………………………";

    /// <summary>Returns the form.</summary>
    /// <param name="draft">The order.</param>
    /// <param name="printing">What stands beside it.</param>
    /// <param name="desk">Whose town, lists and clock give words.</param>
    public static Document Of(OrderDraft draft, OrderPrinting printing, Desk desk) => new(
        $"Early morning alcohol restriction order: {Area(draft, printing)}",
        [
            new Note(Note.Warning, Schedule),
            .. Broken(printing),
            new Heading(2, "1. The power"),
            new Paragraph($"The licensing authority of {desk.Town.Name} makes this order under section 172A of the Licensing Act 2003. It considers the order appropriate for the promotion of these licensing objectives:"),
            new Bullets(draft.Objectives.Count == 0 ? ["[no objective is named]"] : [.. draft.Objectives.Select(o => Reference.NameOf(desk.Reference.Objectives, o))]),
            new Heading(2, "2. The area"),
            .. AreaParts(draft, printing),
            new Heading(2, "3. The days and periods"),
            .. Days(draft),
            new Heading(2, "4. When it applies"),
            new Paragraph(When(draft)),
            new Heading(2, "5. What it does"),
            new Paragraph("During these periods, in this area, no premises licence, club premises certificate or temporary event notice has effect to the extent that it authorises the sale of alcohol or its supply by or on behalf of a club; it makes no difference whether it was granted or given before this order or after. A sale against the order is an unauthorised licensable activity (section 136)."),
            new Paragraph(OrderRules.SalesNotOpening),
            new Heading(2, "6. What it leaves alone"),
            new Bullets(
            [
                "A hotel, guest house, lodging house or hostel that may sell between midnight and 06:00 only to people who stay there, for consumption in the room where they stay (SI 2012/2551). A hotel's bar is not exempt.",
                "Sales for consumption on the premises from midnight to 06:00 on 1 January (SI 2012/2551; sources differ on its scope, so check the wording).",
                "What an order of the Secretary of State for a special occasion allows on its dates (section 172E(3)).",
            ]),
            new Heading(2, "7. The making"),
            new Table("making", "The making", [new("What"), new("Entry")],
            [
                new(["Made by", draft.Maker == Maker.NotSaid ? new Cell.Blank("nobody is named", "[who makes it is not said]") : $"{MakerWords.Of(draft.Maker)} of {desk.Town.Name}"]),
                new(["On", draft.MadeOn is { } made ? Day(made) : Blank]),
                new(["Seal", Blank]),
                new(["Signature", Blank]),
                new(["In the capacity of", Blank]),
            ]),
            new Heading(2, "Beside the order, not part of it"),
            .. Beside("Reasons", draft.Reasons),
            .. Beside("The burden on licence holders", draft.Burden),
            .. Beside("What else was considered", draft.Alternatives),
            new Paragraph("It is challenged by judicial review only; there is no appeal to the magistrates. Notice of the order goes to everybody affected within seven days, and it is published for 28 days."),
        ])
    {
        Subtitle = "Draft for the full council; not in force",
        Facts =
        [
            new("Authority", $"{desk.Town.Name} ({desk.Town.Authority})"),
            new("Scenario", $"{printing.Name}, {printing.Id:D}, as of entry {printing.Head:D}"),
            new("Printed", IncidentText.Offset(Instant.FromUnixTimeSeconds(desk.Now().ToUnixTimeSeconds()), desk.Town.Clock) + $" by {desk.Actor}"),
            .. printing.Heads.Where(h => h.Seq > 0).Select(h => new Fact("Journal head", $"{h.Origin:D} entry {h.Seq}, SHA-256 {h.Hash}")),
        ],
    };

    private static Cell Blank => new Cell.Blank("to be filled in by hand", ByHand);

    private static string Area(OrderDraft draft, OrderPrinting printing) => draft.Zones.Count > 0
        ? string.Join(", ", draft.Zones.Select(code => printing.Zones.FirstOrDefault(z => z.Code == code)?.Name ?? code))
        : draft.Area.Trim() is { Length: > 0 } words ? words : "[no area is named]";

    private static IEnumerable<Part> Broken(OrderPrinting printing)
    {
        var errors = printing.Found.Where(f => f.Weight == Weight.Error).ToList();
        return errors.Count == 0 ? [] :
        [
            new Note(Note.Warning, $"The order cannot be made as it is drafted: {(errors.Count == 1 ? "a rule is" : $"{errors.Count} rules are")} broken."),
            new Bullets([.. errors.Select(f => $"{f.Rule}: {f.Message} {f.Hint} ({f.Provision})")]),
        ];
    }

    private static IEnumerable<Part> AreaParts(OrderDraft draft, OrderPrinting printing)
    {
        if (draft.Area.Trim().Length == 0 && draft.Zones.Count == 0)
        {
            yield return new Paragraph("[The area is not named.]");
        }

        if (draft.Area.Trim().Length > 0)
        {
            yield return new Paragraph(draft.Area.Trim());
        }

        foreach (var code in draft.Zones)
        {
            var zone = printing.Zones.FirstOrDefault(z => z.Code == code);
            yield return new Paragraph(zone is null
                ? $"[There is no zone '{code}' on file.]"
                : $"{zone.Name} (zone {zone.Code}), within the boundary of {zone.Area.Sum(p => p.Outer.Points.Count + p.Holes.Sum(h => h.Points.Count))} points that is kept under that code{(zone.Source is { } source ? $" (source: {source})" : "")}. A plan of it is to be attached.");
        }
    }

    private static IEnumerable<Part> Days(OrderDraft draft)
    {
        if (draft.Days.Count == 0)
        {
            yield return new Paragraph("[No day and no period is named.]");
            yield break;
        }

        yield return new Paragraph("Calendar days: each period ends the trade of the night before.");
        yield return new Table("periods", "Days and periods", [new("Calendar day"), new("From"), new("Until"), new("Which is")],
            [.. draft.Days.OrderBy(d => d.Day).Select(d => new Row([d.Day.ToString(), Clock(d.Start), Clock(d.End), $"the end of {d.Evening} night"]))]);
    }

    private static string When(OrderDraft draft)
    {
        var from = draft.From is { } first ? $"It applies from {Day(first)}" : "[The day from which it applies is not stated]";
        return draft switch
        {
            { Limited: true, Until: { } last } => $"{from}, for a limited time: up to and including {Day(last)}.",
            { Limited: true } => $"{from}, for a limited time. [Its last day is not stated.]",
            _ => $"{from}, without limit of time, until it is varied or revoked.",
        };
    }

    private static IEnumerable<Part> Beside(string heading, string text) =>
        [new Heading(3, heading), new Paragraph(text.Trim() is { Length: > 0 } words ? words : "[Nothing is written.]")];

    private static string Clock(LocalTime time) => time.ToString("HH:mm", CultureInfo.InvariantCulture);

    private static string Day(LocalDate date) => date.ToString("dddd d MMMM uuuu", CultureInfo.InvariantCulture);
}
