using System.Globalization;
using NodaTime;
using NodaTime.Text;
using NteMonitor.Access;
using NteMonitor.Documents;
using NteMonitor.Journal;
using NteMonitor.People;

namespace NteMonitor.Retention;

/// <summary>Everything held on one person, as a document to be reviewed and handed over.</summary>
public static class PersonFileSection
{
    /// <summary>Returns the document.</summary>
    /// <param name="file">What is held.</param>
    /// <param name="desk">Whose lists, clock and schedule give words.</param>
    public static Document Of(PersonFile file, Desk desk) => new($"What is held on {file.Person.Token}",
    [
        .. file.Review.Count == 0 ? [] : new Part[] { new Note(Note.Warning, "To be reviewed before it is handed over."), new Bullets(file.Review) },
        new Heading(2, "Who it is"),
        .. Who(file, desk),
        new Heading(2, "Why it is kept, and how long"),
        Schedule(file, desk),
        new Heading(2, "Records"),
        .. Records(file),
        new Heading(2, "Who looked"),
        Looks(file, desk),
    ])
    {
        Subtitle = desk.Town.Name,
        Facts =
        [
            new("Tokens", string.Join(", ", file.Person.Same.Select(PersonRules.Token))),
            new("On file since", Text(desk.Town.Clock.Local(file.Person.RecordedAt).Date)),
            new("Made", Text(desk.Town.Clock.Local(desk.Now()).Date)),
        ],
    };

    private static IEnumerable<Part> Who(PersonFile file, Desk desk) => file.Details is null
        ? [new Paragraph("The details were erased; only the token is kept.")]
        : [new Bullets([.. PersonRules.Words(file.Details, desk.Reference, desk.Town.Clock.Local(desk.Now()).Date).Select(l => string.Join(' ', l.Split(' ', StringSplitOptions.RemoveEmptyEntries)))])];

    private static Table Schedule(PersonFile file, Desk desk)
    {
        var kinds = file.Records.Select(r => RetentionRules.KindOf(r.Thing)).OfType<PersonalKind>().Prepend(PersonalKind.Person).Distinct();
        return new("schedule", "Retention schedule", [new("Kind"), new("Purpose"), new("Lawful basis"), new("Condition"), new("Kept for"), new("May be read by")],
        [
            .. kinds.Select(desk.Schedule.Of).OfType<KeepingTerm>().Select(t => new Row(
                [ScheduleRules.Words(t.Kind), t.Purpose, t.Basis, t.Condition, RetentionRules.Words(t), string.Join(", ", t.Roles.Select(AccessRules.Word))])),
        ]);
    }

    private static IEnumerable<Part> Records(PersonFile file)
    {
        if (file.Records.Count == 0)
        {
            yield return new Paragraph("No record mentions the person.");
        }

        foreach (var record in file.Records)
        {
            yield return new Heading(3, $"{record.Thing} of {Text(record.On)}, as {record.As}");
            yield return new Table("r" + record.Id.ToString("N"), $"{record.Thing} {record.Id:D}", [new("What"), new("Says")],
                [.. record.Facts.Select(f => new Row([f.Key, f.Value is null ? "" : CanonicalJson.Write(f.Value).Trim('"')]))]);
            yield return new Paragraph(record.Text is null ? "No sealed text is kept." : $"Sealed text{(record.Due is { } due ? $", weeded on {Text(due)}" : "")}: {record.Text}");
        }
    }

    private static Table Looks(PersonFile file, Desk desk) => new("looks", "Who looked, when and why", [new("When"), new("Who"), new("At"), new("Why")],
        [.. file.Looks.Select(l => new Row([LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd HH:mm").Format(desk.Town.Clock.Local(l.At)), l.By, l.What, l.Why]))]);

    private static string Text(LocalDate day) => day.ToString("d MMMM uuuu", CultureInfo.InvariantCulture);
}
