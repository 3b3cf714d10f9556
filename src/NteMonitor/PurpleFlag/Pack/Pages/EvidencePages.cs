using System.Globalization;
using NodaTime;
using NteMonitor.Documents;
using NteMonitor.PurpleFlag.Cycle;
using NteMonitor.PurpleFlag.Evidence;

namespace NteMonitor.PurpleFlag.Pack.Pages;

/// <summary>The evidence: a list of the marks, and a page for each with what is behind it.</summary>
internal static class EvidencePages
{
    private const int HashDigits = 12;

    public static IEnumerable<PackPage> Of(PackMaterial pack)
    {
        yield return new(PackPaths.Evidence, new Document("Evidence",
        [
            pack.Evidence.Count == 0 ? new Paragraph("Nothing is shown as evidence.") : Table("evidence", "Marks by the first day that they speak of", pack.Evidence, PackPaths.Evidence, pack.Matrix.Today),
        ])
        {
            Subtitle = "Each mark leads to a page with its record",
        });
        foreach (var evidence in pack.Evidence)
        {
            yield return One(evidence, pack);
        }
    }

    /// <summary>Returns marks as a table whose first column leads to their pages.</summary>
    public static Table Table(string id, string caption, IEnumerable<PackEvidence> evidence, string page, LocalDate today) => new(
        id, caption, [new("Title"), new("What"), new("Attributes"), new("Zones"), new("Strength"), new("Period"), new("State"), new("Who may see it")],
        [
            .. evidence.Select(e => new Row(
            [
                new Cell.Link(e.Mark.Title, PackPaths.From(page, PackPaths.Of(e))), e.Source.Kind, string.Join(", ", e.Mark.Attributes), Zones(e.Mark), MarkJson.Code(e.Mark.Strength), Period(e.Mark), State(e.Kept.On, today), Seen(e.Mark),
            ])),
        ]);

    private static PackPage One(PackEvidence evidence, PackMaterial pack)
    {
        var (mark, path) = (evidence.Mark, PackPaths.Of(evidence));
        var boundary = pack.File.Boundaries.FirstOrDefault(b => b.Value.Id == mark.Boundary)?.Value.Version;
        Document page = new(mark.Title,
        [
            new Heading(2, "The record"),
            .. evidence.Source.Parts,
            new Heading(2, "Where it is known from"),
            Journal(evidence, pack.Proof),
        ])
        {
            Subtitle = evidence.Source.Kind,
            Facts =
            [
                new("Evidence of", string.Join("; ", mark.Attributes.Select(a => pack.File.Edition.Attribute(a) is { } known ? $"{known.Code} {known.InShort}" : a))),
                new("Zones of the night", Zones(mark)),
                new("Strength", MarkJson.Code(mark.Strength)),
                new("Period", Period(mark)),
                new("State", State(evidence.Kept.On, pack.Matrix.Today)),
                new("Fresh to", FlagJson.Iso(mark.Expires)),
                new("Who may see it", Seen(mark)),
                .. boundary is { } version ? [new Fact("Measured in", string.Create(CultureInfo.InvariantCulture, $"boundary version {version}"))] : Array.Empty<Fact>(),
                .. mark.Organisation.Length > 0 ? [new Fact("Made by", mark.Organisation)] : Array.Empty<Fact>(),
                .. mark.Obtained.Length > 0 ? [new Fact("How obtained", mark.Obtained)] : Array.Empty<Fact>(),
                .. evidence.Source.Facts,
            ],
        };
        return new(path, page) { Sums = [.. evidence.Source.Parts.OfType<Table>().Where(t => t.Rows.Any(r => r.IsTotal)).Select(t => SetRules.Sum(PackBuilder.CsvPath(path, $"table-{t.Id}.csv"), t.Rows.Count))] };
    }

    private static Table Journal(PackEvidence evidence, JournalProof proof)
    {
        var hashes = proof.Entries.ToDictionary(e => e.Id, e => e.Hash);
        return new("journal", "Entries of the journal that this page stands on", [new("What"), new("Journal entry"), new("Journal hash")],
        [
            Line("The mark", evidence.Kept.Record.Head),
            .. evidence.Source.Head is { } head ? [Line("The record as it is now", head)] : Array.Empty<Row>(),
        ])
        {
            Notes =
            [
                "The proof of each stands in journal/entries.jsonl and journal/tree.jsonl.",
                .. evidence.Mark.Subject is MarkSubject.Incidents ? ["Entries of single incidents are not named: how many there are and when they were written would tell what is withheld. The counts are those of the journal up to the head."] : Array.Empty<string>(),
            ],
        };

        Row Line(string what, Guid entry) => new([what, entry.ToString("D"), hashes.TryGetValue(entry, out var hash) ? "#" + hash[..HashDigits] : new Cell.Blank("the entry is in no chain of this store")]);
    }

    private static string Zones(FlagMark mark) => mark.Zones.Count == 0 ? "all looked at" : string.Join(", ", mark.Zones);

    private static string Period(FlagMark mark) => mark.From == mark.Until ? FlagJson.Iso(mark.From) : $"{FlagJson.Iso(mark.From)} to {FlagJson.Iso(mark.Until)}";

    private static string State(MarkOn on, LocalDate today) => on.IsStale(today) ? $"stale since {FlagJson.Iso(on.Mark.Expires.PlusDays(1))}" : "holds";

    private static string Seen(FlagMark mark) => mark.Sensitivity switch { Sensitivity.Public => "everybody", Sensitivity.Partner => "partners and assessors", _ => "the house" };
}
