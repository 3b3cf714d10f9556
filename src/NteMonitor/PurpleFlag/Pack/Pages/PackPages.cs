using NteMonitor.Documents;
using NteMonitor.PurpleFlag.NightVisits;

namespace NteMonitor.PurpleFlag.Pack.Pages;

/// <summary>Puts a pack together from what was read: pages, their tables, files, proofs.</summary>
public static class PackPages
{
    private const int LongestName = 60;

    /// <summary>Returns what a pack would hold.</summary>
    public static PackPlan Plan(PackMaterial pack) => new(
        [.. All(pack).Select(p => (p.Path, p.Page.Title)).OrderBy(p => p.Path, StringComparer.Ordinal)], pack.Evidence.Count, KeptBack(pack),
        [
            .. pack.Remarks,
            .. IndexPage.Missing(pack).OfType<Note>().Select(n => n.Text),
            .. pack.Evidence.Select(e => e.Source.ToLookAt).OfType<string>().Select(t => $"The program cannot read all of {t}: look through it before the pack is handed on."),
        ]);

    /// <summary>Returns the bag, or every reason why there can be none.</summary>
    public static Outcome<Bag> Make(PackMaterial pack)
    {
        var builder = new PackBuilder()
            .Add(PackPaths.Framework, pack.EditionBytes)
            .Prove(pack.Proof);
        if (pack.Boundary is { Value: var boundary })
        {
            builder.Add(PackPaths.Boundary, BoundaryFiles.GeoJson(boundary)).Add(PackPaths.Sketch, BoundaryFiles.Sketch(boundary));
        }

        foreach (var file in pack.Evidence.Select(e => e.Source.File).OfType<PackFile>().DistinctBy(f => f.Path))
        {
            builder.Add(file.Path, file.Bytes);
        }

        foreach (var page in All(pack))
        {
            builder.AddPage(page.Path, page.Page, HtmlWriter.Write(page.Page, PackPaths.Trail(page.Path, pack)));
            foreach (var sum in page.Sums)
            {
                builder.Sum(sum);
            }
        }

        return builder.Build(Header(pack));
    }

    /// <summary>Returns what stays in the house, the hidden counts of all pages among it.</summary>
    public static IReadOnlyList<KeptBack> KeptBack(PackMaterial pack)
    {
        var blanks = Told(pack).SelectMany(p => p.Page.Parts).OfType<Table>().SelectMany(t => t.Rows).SelectMany(r => r.Cells).OfType<Cell.Blank>().CountBy(b => b.Word).ToDictionary(StringComparer.Ordinal);
        return
        [
            .. pack.KeptBack,
            .. blanks.TryGetValue(SetRules.Hidden, out var hidden) ? [new KeptBack("Counts", $"fewer than {SmallCellRules.Least}, or hidden so that nobody can work such a count out", hidden)] : Array.Empty<KeptBack>(),
            .. blanks.TryGetValue(NightPages.LeftOut, out var words) ? [new KeptBack("Observations at night", "their words are sealed, not for this reader, or may name somebody", words)] : Array.Empty<KeptBack>(),
        ];
    }

    private static List<PackPage> All(PackMaterial pack) =>
        [.. Told(pack).Append(new(PackPaths.Withheld, OtherPages.Withheld(KeptBack(pack), pack))).Select(p => pack.Mask is { } mask ? p with { Page = mask.In(p.Page) } : p)];

    private static IEnumerable<PackPage> Told(PackMaterial pack) =>
    [
        new(PackPaths.Index, IndexPage.Of(pack)),
        .. pack.File.Edition.Areas.Select(a => AreaPage.Of(a, pack)),
        .. EvidencePages.Of(pack),
        .. pack.Core,
        .. pack.Night,
        new(PackPaths.Actions, OtherPages.Actions(pack)),
        new(PackPaths.Provenance, OtherPages.Provenance(pack)),
    ];

    private static BagHeader Header(PackMaterial pack)
    {
        var place = string.Join('-', new string([.. pack.Entry.Place.ToLowerInvariant().Select(c => char.IsAsciiLetterOrDigit(c) ? c : ' ')]).Split(' ', StringSplitOptions.RemoveEmptyEntries));
        return new($"purple-flag-{(place.Length is 0 or > LongestName ? pack.Entry.Id.ToString("N") : place)}", pack.Maker.At.Date)
        {
            Facts =
            [
                new("Source-Organization", pack.Maker.Town),
                new("External-Description", $"Evidence for the Purple Flag: {pack.Entry.Place}, {pack.Entry.Kind}"),
                new("External-Identifier", pack.Entry.Id.ToString("D")),
                new("Bag-Software-Agent", $"NTE Monitor {pack.Maker.Version}"),
            ],
        };
    }
}
