using System.Globalization;
using NteMonitor.Documents;
using NteMonitor.PurpleFlag.Cycle;

namespace NteMonitor.PurpleFlag.NightVisits;

/// <summary>Visits at night as pages: to be printed and written on, and for a pack.</summary>
public static class NightPages
{
    /// <summary>The word that stands where an observation's words are left out.</summary>
    public const string LeftOut = "left out";

    private const string Style = """
        @media print {
          @page { size: A4; margin: 9mm; }
          html { font-size: 7.5pt; }
          body { line-height: 1.25; }
          h2 { break-before: page; margin: 0; padding: 0; border: 0; }
          .table { margin: 0; }
          .table table { width: 100%; table-layout: fixed; border: 1px solid; line-height: 1.2; }
          .table th, .table td { border: 1px solid; padding: .5mm 1mm; max-width: none; }
          .table tbody tr { height: 10.5mm; }
          .table thead th { width: 6%; overflow-wrap: anywhere; }
          .table thead th:nth-child(1) { width: 13%; }
          .table thead th:nth-child(2) { width: 25%; }
          .table thead th:nth-child(4) { width: 13%; }
          .table thead th:nth-child(5) { width: 25%; }
        }
        """;
    /// <summary>Returns the run sheet of a place, with room to write for each attribute.</summary>
    /// <param name="sheet">The run sheet.</param>
    /// <param name="place">The place that applies.</param>
    /// <param name="visit">The visit that it is for, or none.</param>
    /// <param name="clock">The town's clock.</param>
    public static Document RunSheet(RunSheet sheet, string place, NightVisit? visit, NightClock clock) => new($"Run sheet: {place}", [.. Zones(sheet, visit)])
    {
        Subtitle = visit is null ? "What to look for at night" : $"{(visit.Kind == NightKind.Own ? "Own visit" : "Overnight assessment")}, night of {visit.Night}",
        Facts =
        [
            new("Framework", sheet.Edition.Name), new("Scale", string.Join(", ", sheet.Edition.Scale.Select(s => s.Rank is { } rank ? string.Create(CultureInfo.InvariantCulture, $"{rank} {s.Code}") : s.Code))),
            .. visit is null ? Array.Empty<Fact>() : [new("Assessor", "………………………………")],
            new("Clock", clock.Zone.Id),
        ],
    };

    /// <summary>Returns a run sheet as a page with a sheet of paper for each zone, in print.</summary>
    public static string Html(Document sheet) => HtmlWriter.Write(sheet).Replace("</style>", Style + "\n</style>", StringComparison.Ordinal);

    /// <summary>Returns a run sheet as lines with room to write.</summary>
    /// <param name="sheet">The run sheet.</param>
    /// <param name="title">What stands above it.</param>
    public static string Text(RunSheet sheet, string title) => string.Join('\n', (string[])
    [
        title, new string('=', title.Length), $"Score: {string.Join(", ", sheet.Edition.Scale.Select(s => s.Rank is { } rank ? $"{rank} {s.Code}" : s.Code))}", "",
        .. sheet.Zones.SelectMany(z => (string[])
        [
            $"{z.Zone.Code}  {z.Zone.Name}", new string('-', z.Zone.Code.Length + 2 + z.Zone.Name.Length), "",
            .. z.Lines.SelectMany(l => (string[])
            [
                $"{l.Attribute.Code,-4}{l.Attribute.Name}", .. l.LookFor.Select(f => $"    {(l.IsOfZone ? "look for" : "good")}: {f}"),
                "    time ______  place ______________________  score ___  photo ________", "    ____________________________________________________________________", "",
            ]),
        ]),
    ]);

    /// <summary>Returns what a visit saw and where its assessors differ; everybody has finished.</summary>
    /// <param name="file">The visit.</param>
    /// <param name="printed">Its observations as they may be printed.</param>
    /// <param name="clock">The town's clock.</param>
    public static Document Visit(NightFile file, IReadOnlyList<PrintedObservation> printed, NightClock clock)
    {
        var shown = NightComparisonRules.Of(file.Kept.Value, file.Edition, [.. printed.Select(p => p.Seen)]);
        return Of(file, [
            new Heading(2, "Where the assessors differ"),
            shown.Differences.Any() ? Sides("differences", "Attributes on which the assessors do not agree, the widest apart first", shown.Differences, file) : new Paragraph(printed.Count == 0 ? "Nobody wrote anything down." : "Nowhere: each gave the same scores, or none."),
            .. shown.Count(Agreement.Agree) > 0 ? [new Heading(2, "Where they agree"), Sides("agreed", "Attributes on which all wrote something and no score differs", shown.Cells.Where(c => c.Agreement == Agreement.Agree), file)] : Array.Empty<Part>(),
            .. printed.Count > 0 ? [new Heading(2, "What was seen"), Seen(file, printed, clock)] : Array.Empty<Part>(),
            .. printed.GroupBy(p => p.Withheld).Where(g => g.Key is not null).OrderBy(g => g.Key, StringComparer.Ordinal)
                .Select(g => new Note(Note.Data, $"The words of {g.Count()} {(g.Count() == 1 ? "observation are" : "observations are")} left out: {g.Key}.")),
        ]);
    }

    /// <summary>Returns what may be said of a visit that not everybody has finished: that it is so.</summary>
    public static Document Unfinished(NightFile file) => Of(file, [new Note(Note.Data, "Not all assessors have finished their notes, so nothing of them stands here: a note that is read by the other before they have written theirs is no second opinion.")]);

    private static Document Of(NightFile file, IReadOnlyList<Part> parts)
    {
        var visit = file.Kept.Value;
        return new($"{(visit.Kind == NightKind.Own ? "Own visit" : "Overnight assessment")}: {file.Place}, {FlagJson.Iso(visit.On)}", parts)
        {
            Subtitle = $"Night of {visit.Night}",
            Facts =
            [
                new("Framework", file.Edition.Name), new("Assessors", string.Join(", ", visit.Assessors.Select(a => Letter(a, visit)))),
                .. visit.Places.Count > 0 ? [new Fact("Places", string.Join("; ", visit.Places))] : Array.Empty<Fact>(),
            ],
        };
    }

    private static Table Sides(string id, string caption, IEnumerable<NightCell> cells, NightFile file) => new(
        id, caption, [new("Attribute"), new("Zone"), new("State"), .. file.Kept.Value.Assessors.SelectMany(a => new[] { new Column($"{Letter(a, file.Kept.Value)}: scores"), Column.Figures($"{Letter(a, file.Kept.Value)}: observations") })],
        [.. cells.Select(c => new Row([
            $"{c.Attribute.Code} {c.Attribute.InShort}", c.Zone ?? "any hour", NightText.Words(c.Agreement),
            .. c.Sides.SelectMany(s => new Cell[] { s.Scores.Count == 0 ? new Cell.Blank("nobody scored it", "no score") : string.Join(" and ", s.Scores.Select(l => NightText.Score(l, file))), s.Seen.Count })]))])
    {
        Notes = ["Scores stand side by side and are never averaged."],
    };

    private static Table Seen(NightFile file, IReadOnlyList<PrintedObservation> printed, NightClock clock) => new(
        "observations", "What was seen, by time", [new("Time"), new("Zone"), new("Attribute"), new("Place"), new("Observation"), new("Score"), new("Photograph"), new("Assessor")],
        [.. printed.Select(p => new Row([
            p.Seen.Value.At is { } at ? NightRules.Minute(at, clock) : new Cell.Blank("no time was written down", "no time"), p.Seen.Value.Zone ?? "any hour", p.Seen.Value.Attribute,
            p.Seen.Value.Place.Length > 0 ? p.Seen.Value.Place : new Cell.Blank("no place was written down, or it is left out", "no place"), Words(p),
            p.Seen.Value.Score is { } score ? NightText.Score(score, file) : new Cell.Blank("it was not scored", "no score"),
            p.Seen.Value.Photograph is { } photo ? NightText.Picture(photo) : new Cell.Blank("no photograph was written down, or it is left out", "none"), Letter(p.Seen.Value.Who, file.Kept.Value)]))]);

    private static Cell Words(PrintedObservation printed) => printed switch
    {
        { Withheld: { } why } => new Cell.Blank(why, LeftOut),
        { Seen.Text: { Length: > 0 } text } => text,
        _ => new Cell.Blank("it was scored only", "no words"),
    };

    /// <summary>An assessor in print: a letter in the visit's order, never a name and never an account.</summary>
    private static string Letter(string who, NightVisit visit)
    {
        for (var i = 0; i < visit.Assessors.Count; i++)
        {
            if (visit.Assessors[i] == who)
            {
                return $"Assessor {(char)('A' + i)}";
            }
        }

        return "An assessor";
    }

    private static IEnumerable<Part> Zones(RunSheet sheet, NightVisit? visit)
    {
        if (visit is { Places.Count: > 0 })
        {
            yield return new Paragraph($"Where to go: {string.Join("; ", visit.Places)}.");
        }

        foreach (var (zone, lines) in sheet.Zones)
        {
            yield return new Heading(2, $"{zone.Code}: {zone.Name}");
            yield return new Table(
                $"zone-{zone.Code}", $"What to look for from {zone.From:HH:mm} to {zone.To:HH:mm}",
                [new("Attribute"), new("Look for"), new("Time"), new("Place"), new("Observation"), new("Score"), new("Photograph"), new("Who")],
                [.. lines.Select(l => new Row([$"{l.Attribute.Code} {l.Attribute.InShort}", l.IsOfZone ? string.Join("; ", l.LookFor) : $"Good: {l.LookFor[0]}", "", "", "", "", "", ""]))]);
        }
    }
}
