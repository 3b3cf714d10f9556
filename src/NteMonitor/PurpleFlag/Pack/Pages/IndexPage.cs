using System.Globalization;
using NodaTime;
using NteMonitor.Documents;
using NteMonitor.PurpleFlag.Cycle;
using NteMonitor.PurpleFlag.Evidence;

namespace NteMonitor.PurpleFlag.Pack.Pages;

/// <summary>The first page of a pack: what it is, what has evidence and what has none, where the rest is, how it is checked.</summary>
internal static class IndexPage
{
    public static Document Of(PackMaterial pack) => new($"Purple Flag: {pack.Entry.Place}",
    [
        .. Missing(pack),
        new Heading(2, "What has evidence"),
        Matrix(pack),
        Areas(pack),
        new Heading(2, "In this pack"),
        new Links(Pages(pack)),
        new Heading(2, "The way to the flag"),
        Steps(pack),
        Group(pack),
        new Heading(2, "Boundary"),
        .. Boundary(pack),
        new Heading(2, "How to check this pack"),
        .. Check(pack),
    ])
    {
        Subtitle = $"Evidence for the submission, {pack.File.Edition.Kinds.First(k => k.Code == pack.Entry.Kind).Name.ToLowerInvariant()}{(pack.Entry.Round.Length > 0 ? $", {pack.Entry.Round}" : "")}",
        Facts =
        [
            new("Place", pack.Entry.Place),
            new("Framework", pack.File.Edition.Name),
            new("Boundary", pack.Boundary is { } b ? string.Create(CultureInfo.InvariantCulture, $"version {b.Value.Version}, from {Iso(b.Value.From)}") : "none drawn"),
            new("Made on", Iso(pack.Maker.At.Date)),
            new("Made by", $"{pack.Maker.Town}, NTE Monitor {pack.Maker.Version}"),
            new("For", pack.Wish.Audience == PackAudience.Public ? "everybody: nothing that only partners may see" : "assessors and partners, not for publication"),
            new("Venues", pack.Mask is null ? "by their names" : "by codes; no key goes with them"),
            new("Signature", pack.Wish.IsSigned ? "signature.json, beside the lists" : "none"),
        ],
    };

    /// <summary>Returns what is missing and would be missed, for the top of the page.</summary>
    public static IReadOnlyList<Part> Missing(PackMaterial pack) =>
    [
        .. pack.Boundary is null ? [new Note(Note.Warning, "No boundary is drawn, so nothing in this pack is counted in one.")] : Array.Empty<Part>(),
        .. pack.Evidence.Count == 0 ? [new Note(Note.Warning, "Nothing is shown as evidence: nothing is marked, or all that is marked stays in the house.")] : Array.Empty<Part>(),
        .. pack.Statements.Count == 0 ? [new Note(Note.Warning, "The submission makes no statement on any attribute yet.")] : Array.Empty<Part>(),
    ];

    private static Table Matrix(PackMaterial pack)
    {
        var (matrix, edition) = (pack.Matrix, pack.File.Edition);
        return new("matrix", $"Evidence by attribute and zone of the night, {Iso(matrix.Today)}",
            [new("Attribute"), .. edition.Zones.Select(z => new Column(z.Code)), new("Any hour")],
            [
                .. edition.Attributes.Select(a => new Row(
                [
                    new Cell.Link($"{a.Code} {a.InShort}", PackPaths.Of(edition.Areas.First(r => r.Code == a.Area), edition)),
                    .. edition.Zones.Select(z => a.Zones.Count == 0 ? NoHour : State(matrix.Cell(a.Code, z.Code)!)),
                    a.Zones.Count == 0 ? State(matrix.Cell(a.Code, null)!) : NoHour,
                ])),
            ])
        {
            Notes =
            [
                $"{matrix.Count(CellState.Has)} cells have evidence, {matrix.Count(CellState.Stale)} only stale evidence, {matrix.Count(CellState.None)} no evidence; {matrix.Count(CellState.NotLookedAt)} are not looked at.",
                "Strong shows the attribute itself, partial a part of it, background only stands behind it; stale evidence has run out. Counted is what this pack shows; marks that stay in the house are told by their number, and what is left out says why.",
                "“-”: the hour does not matter for this attribute, or it is looked at by the hour only.",
            ],
        };
    }

    private static BarChart Areas(PackMaterial pack)
    {
        var edition = pack.File.Edition;
        List<(string Name, int Has, int Of)> areas =
        [
            .. edition.Areas.Select(a =>
            {
                var cells = pack.Matrix.Cells.Where(c => c.State != CellState.NotLookedAt && edition.Attribute(c.Attribute)!.Area == a.Code).ToList();
                return (a.Name, cells.Count(c => c.State == CellState.Has), cells.Count);
            }),
        ];
        return new("areas", "Cells with evidence that holds, by area", string.Join("; ", areas.Select(a => $"{a.Name}: {a.Has} of {a.Of}")) + ".", [.. areas.Select(a => new Bar($"{a.Name} (of {a.Of})", a.Has))]) { Unit = "cells" };
    }

    private static IReadOnlyList<Link> Pages(PackMaterial pack) =>
    [
        .. pack.File.Edition.Areas.Select(a => new Link($"{a.Name}: {a.Standard}", PackPaths.Of(a, pack.File.Edition))),
        new($"Evidence: {pack.Evidence.Count} {(pack.Evidence.Count == 1 ? "mark" : "marks")}, each with its record", PackPaths.Evidence),
        .. pack.Core.Concat(pack.Night).Select(p => new Link(p.Page.Title, p.Path)),
        new("Actions: what was advised and what was done", PackPaths.Actions),
        new("Provenance: journal, proofs, framework, program", PackPaths.Provenance),
        new("What was left out, and why", PackPaths.Withheld),
    ];

    private static Table Steps(PackMaterial pack) => new("steps", "Steps of this entry", [new("Step"), new("Due"), new("Done")],
        [.. pack.File.Edition.StepsOf(pack.Entry.Kind).Select(s => new Row([s.Name, Day(pack.Entry.Due(s.Code)), Day(pack.Entry.Done(s.Code))]))])
    {
        Notes = pack.Entry.Outcome is { } told ? [$"Outcome: {pack.File.Edition.Outcomes.First(o => o.Code == told.Code).Name.ToLowerInvariant()}, told on {Iso(told.On)}."] : [],
    };

    private static Table Group(PackMaterial pack) => new("group", "Working group: bodies, never persons", [new("Body"), new("Part in the group"), new("From"), new("To")],
        [.. pack.File.Group.Select(m => new Row([m.Value.Body, pack.File.Edition.Roles.FirstOrDefault(r => r.Code == m.Value.Role)?.Name ?? m.Value.Role, Iso(m.Value.From), Day(m.Value.Until)]))]);

    private static IEnumerable<Part> Boundary(PackMaterial pack)
    {
        if (pack.Boundary is not { Value: var boundary })
        {
            yield return new Paragraph("No boundary is drawn.");
            yield break;
        }

        yield return new Picture(PackPaths.Sketch, "The boundary, an outline without a map under it", BoundaryFiles.Words(boundary));
        yield return new Links([new("The boundary as GeoJSON, for a map program", PackPaths.Boundary)]);
    }

    private static IEnumerable<Part> Check(PackMaterial pack)
    {
        yield return new Paragraph("This folder is a BagIt bag: every file of it stands in a list with its SHA-256. On any computer with the usual tools, in the folder that has bagit.txt:");
        yield return new Bullets(["sha256sum -c manifest-sha256.txt", "sha256sum -c tagmanifest-sha256.txt"]);
        yield return new Paragraph("The program itself needs no store to check more: every figure is made again from the tables beside it, and the journal entries are held against their proof.");
        yield return new Bullets([pack.Wish.IsSigned ? "nte verify FOLDER-OR-ZIP --public KEY.pem" : "nte verify FOLDER-OR-ZIP"]);
        yield return new Paragraph(pack.Wish.IsSigned
            ? "It is signed: the public key has to come to you by another way than this pack."
            : "Nobody signed it: compare the head of the journal on the page on provenance with one that you had by another way.");
    }

    /// <summary>Returns a cell of the matrix, its word alone enough.</summary>
    public static Cell State(MatrixCell cell) => cell.State switch
    {
        CellState.Has => new Cell.State(MarkJson.Code(cell.Strongest!.Value), cell.Strongest switch { Strength.Strong => Tone.Full, Strength.Partial => Tone.Half, _ => Tone.Low }),
        CellState.Stale => new Cell.State("stale", Tone.Stale),
        CellState.None => new Cell.State("no evidence", Tone.Missing),
        _ => new Cell.State("not looked at", Tone.Quiet),
    };

    private static Cell NoHour => new Cell.State("-", Tone.Quiet);

    private static Cell Day(LocalDate? day) => day is { } on ? Iso(on) : "none";

    private static string Iso(LocalDate day) => FlagJson.Iso(day);
}
