using System.Globalization;
using NodaTime;
using NodaTime.Text;
using NteMonitor.Documents;
using NteMonitor.Incidents;
using NteMonitor.Journal;
using NteMonitor.Venues;

namespace NteMonitor.Premises;

/// <summary>The premises file as a report: no names of persons, every dated item with the id that the journal has it under.</summary>
public static class PremisesSection
{
    /// <summary>Returns the report.</summary>
    /// <param name="file">The file, without people.</param>
    /// <param name="desk">Whose town, clock and lists give words.</param>
    /// <param name="heads">The journal heads that it was made from.</param>
    public static Document Of(PremisesFile file, Desk desk, IReadOnlyList<JournalHead> heads)
    {
        var venue = file.Kept.Venue;
        return new($"Premises file: {venue.Name}",
        [
            new Heading(2, "Licence and hours"),
            Licence(file, desk),
            new Heading(2, "Conditions in force"),
            .. Conditions(file),
            new Heading(2, "Visits"),
            .. Visits(file, desk),
            .. file.Figures.Count > 0 ? [new Heading(2, "Among the other venues"), .. file.Figures.Select(f => new Paragraph(f)), new Paragraph("How these are made: `nte venue rates`, docs/methods/rates.md and docs/methods/funnel.md.")] : Array.Empty<Part>(),
            new Heading(2, "Timeline"),
            new Paragraph($"Everything dated that is on file about these premises, the newest first; one line for each event, however many accounts of it there are. {file.Events.ToString("#,0", CultureInfo.InvariantCulture)} {(file.Events == 1 ? "event is" : "events are")} on file in all; counts are not rates. {file.LeftOut}".TrimEnd()),
            new Table("timeline", "Timeline", [new("When"), new("What"), new("Words"), new("Id")],
                [.. file.Timeline.Select(e => new Row([PremisesScreen.When(e, desk.Town.Clock), e.Thing, e.Words + (e.Vague.Length > 0 ? $" ({e.Vague})" : ""), e.Id.ToString("D")]))]),
        ])
        {
            Subtitle = string.Join(", ", new[] { venue.Address, venue.Postcode }.OfType<string>()),
            Facts =
            [
                new("Authority", $"{desk.Town.Name} ({desk.Town.Authority})"),
                new("Licence", venue.Licence ?? "not known"),
                new("As it stood on", VisitText.Date(file.Today)),
                new("Made", IncidentText.Offset(Instant.FromUnixTimeSeconds(desk.Now().ToUnixTimeSeconds()), desk.Town.Clock) + $" by {desk.Actor}"),
                new("Personal data", "left out: licence holder, designated premises supervisor, names of people met, narratives"),
                .. heads.Where(h => h.Seq > 0).Select(h => new Fact("Journal head", $"{h.Origin:D} entry {h.Seq}, SHA-256 {h.Hash}")),
            ],
        };
    }

    private static Table Licence(PremisesFile file, Desk desk)
    {
        var venue = file.Kept.Venue;
        return new("licence", "Licence and hours", [new("What"), new("On file")],
        [
            Row("Name", venue.Name),
            Row("Kind", Reference.NameOf(desk.Reference.VenueKinds, venue.Kind)),
            Row("Licence", venue.Licence),
            Row("Capacity", venue.Capacity?.ToString(CultureInfo.InvariantCulture)),
            Row("Sale of alcohol", HoursText.Write(venue.SaleHours)),
            Row("Open", HoursText.Write(venue.OpeningHours)),
            Row("Status", VenueRules.StatusOn(venue, file.Today).ToString().ToLowerInvariant()),
            .. file.Pubwatch.Select(p => Row("Pubwatch", p)),
            .. venue.Activities.Count > 0 ? [Row("Activities", string.Join(", ", venue.Activities))] : Array.Empty<Row>(),
        ]);

        static Row Row(string what, string? value) => new([what, string.IsNullOrEmpty(value) ? new Cell.Blank("it is not on file") : value]);
    }

    private static IEnumerable<Part> Conditions(PremisesFile file)
    {
        if (file.Conditions.Count == 0)
        {
            yield return new Paragraph("No condition is on file as in force, which does not say that the licence has none.");
            yield break;
        }

        var (broken, never) = (file.Conditions.Count(c => c.State == Finding.Broken), file.Conditions.Count(c => c.State == Finding.NotChecked));
        yield return new Paragraph($"{VisitText.Conditions(file.Conditions.Count)} in force; at the last check of each {broken} broken, {file.Conditions.Count - broken - never} met; {never} never checked, which is neither.");
        yield return new Table("conditions", "Conditions and the last check of each",
            [new("Number"), new("Condition"), new("Objective"), new("Last check"), new("On"), new("By"), Column.Figures("Checks"), Column.Figures("Broken"), new("Seen"), new("Source")],
            [.. file.Conditions.Select(c => new Row(
            [
                c.Condition.Number, c.Condition.Text, c.Condition.Objective ?? "", VisitText.Word(c.State) + (c.OtherWording ? " (of an earlier wording)" : ""),
                c.On is { } on ? LocalDatePattern.Iso.Format(on) : new Cell.Blank("nobody looked", "-"), c.By ?? "", c.Checks, c.Broken, c.Remark ?? "", c.Source?.ToString("D") ?? "",
            ]))])
        { Notes = ["A broken condition stays broken until a later check finds it met: docs/methods/premises.md §3."] };
    }

    private static IEnumerable<Part> Visits(PremisesFile file, Desk desk)
    {
        if (file.Visits.Count == 0)
        {
            yield return new Paragraph("No visit is on file.");
            yield break;
        }

        yield return new Table("visits", "Visits, the newest first",
            [new("When"), new("Kind"), new("By"), new("Found"), new("Stood out"), new("Id")],
            [.. file.Visits.Select(v => new Row(
            [
                VisitText.When(v.Visit, desk.Town.Clock),
                Reference.NameOf(desk.Reference.VisitKinds, v.Visit.Kind) + string.Concat(v.Visit.Partners.Select((p, i) => (i == 0 ? " with " : ", ") + Reference.NameOf(desk.Reference.VisitPartners, p).ToLowerInvariant())),
                v.Visit.By, string.Join("; ", VisitText.Found(v.Visit)), string.Join(" ", v.Visit.Remarks), v.Visit.Id.ToString("D"),
            ]))]);
        var broken = file.Visits.SelectMany(v => v.Visit.Checks.Where(c => c.Finding == Finding.Broken).Select(c => new Row([c.Number, LocalDatePattern.Iso.Format(v.Visit.On), c.Text, c.Remark ?? "", v.Visit.Id.ToString("D")]))).ToList();
        if (broken.Count > 0)
        {
            yield return new Table("broken", "Conditions found broken on visits", [new("Number"), new("On"), new("Wording on that day"), new("Seen"), new("Visit")], broken);
        }
    }
}
