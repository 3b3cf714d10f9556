using NteMonitor.Documents;
using NteMonitor.Incidents;
using NteMonitor.Journal;
using NteMonitor.People;
using NteMonitor.PurpleFlag.CoreData;
using NteMonitor.PurpleFlag.Cycle;
using NteMonitor.PurpleFlag.Evidence;
using NteMonitor.PurpleFlag.Framework;

namespace NteMonitor.PurpleFlag.Pack.Pages;

/// <summary>Reads everything that a pack is made of.</summary>
internal static class MaterialActions
{
    /// <summary>Returns the material, or why it cannot be used; asks nobody's leave.</summary>
    public static async Task<Outcome<PackMaterial>> ReadAsync(PackWish wish, Desk desk, CancellationToken ct)
    {
        var file = await FlagActions.OpenAsync(wish.Entry, desk, ct);
        var marks = await MarkActions.ListAsync(wish.Entry.Record.Id, desk, ct);
        var shown = await EvidenceAsync(wish, [.. marks.Where(m => Why(m, wish.Audience) is null)], file.Edition, desk, ct);
        if (shown is not Outcome<IReadOnlyList<PackEvidence>>.Done(var evidence))
        {
            return new Outcome<PackMaterial>.Refused(((Outcome<IReadOnlyList<PackEvidence>>.Refused)shown).Reasons);
        }

        var statements = await FlagActions.ScoresAsync(wish.Entry.Record.Id, ScoreBook.Submission, desk, ct);
        var boundary = BoundaryRules.On(file.Boundaries.Select(b => b.Value), file.Today);
        var venues = (await desk.Store.VenuesAsync(ct)).Select(v => v.Venue).ToList();
        var mask = wish.VenueNames ? null : VenueMask.Of(venues, wish.Entry.Record.Id);
        var told = Told(file, statements, evidence).ToDictionary(r => r.Id);
        var watch = await LeakActions.WatchAsync(desk, ct);
        var proof = await ProofActions.MakeAsync(new()
        {
            Subjects = told.Keys.ToHashSet(),
            Entries = evidence.Select(e => e.Source.Head).OfType<Guid>().ToHashSet(),
            Withhold = entry => Withheld(entry, told, mask, watch),
        }, desk, ct);
        var at = desk.Now().InZone(desk.Town.Clock.Zone);
        var core = await CoreAsync(wish.Entry.Value, desk, ct);
        var edition = (await desk.Store.BytesAsync(wish.Entry.Value.EditionSha256, ct))!;
        return proof.Then(proved => Outcome.Done(new PackMaterial(wish, file, MatrixRules.Of(file.Edition, [.. marks.Where(m => Why(m, wish.Audience) is null).Select(m => m.On)], file.Today))
        {
            Evidence = evidence,
            KeptBack = [.. marks.Select(m => Why(m, wish.Audience)).OfType<string>().CountBy(w => w).OrderBy(w => w.Key, StringComparer.Ordinal).Select(w => new KeptBack("Marks", w.Key, w.Value))],
            InTheHouse = marks.Where(m => m.On.Gone is null && Why(m, wish.Audience) is not null).SelectMany(m => m.On.Mark.Attributes).CountBy(a => a, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal),
            Statements = statements,
            Boundary = file.Boundaries.FirstOrDefault(b => b.Value.Id == boundary?.Id),
            EditionBytes = edition,
            Core = core.Pages,
            Remarks = core.Remarks,
            Proof = proved,
            Mask = mask,
            Maker = new(desk.Town.Authority, desk.Town.Name, desk.Version, at),
        }));
    }

    /// <summary>Returns the pages of core data, the first with links to the others; or why there are none.</summary>
    private static async Task<(IReadOnlyList<PackPage> Pages, IReadOnlyList<string> Remarks)> CoreAsync(FlagEntry entry, Desk desk, CancellationToken ct)
    {
        if (await CoreActions.MakeAsync(entry, desk, ct) is not Outcome<CoreBook>.Done({ Sheets: var sheets }))
        {
            return ([], ["No core data could be counted: `nte flag core` says why."]);
        }

        List<PackPage> pages = [.. sheets.Select(s => new PackPage(s.Path, s.Page) { Sums = s.Sums })];
        pages[0] = pages[0] with { Page = pages[0].Page with { Parts = [.. pages[0].Page.Parts, new Links([.. pages.Skip(1).Select(p => new Link(p.Page.Title, PackPaths.From(pages[0].Path, p.Path)))])] } };
        return (pages, []);
    }

    /// <summary>Returns why a mark stays in the house, or nothing.</summary>
    private static string? Why(KeptMark mark, PackAudience audience) => mark.On switch
    {
        { Gone: not null } => "what they marked is gone",
        { Mark.Sensitivity: Sensitivity.Restricted } => "restricted: only the house may see them",
        { Mark.Sensitivity: Sensitivity.Partner } when audience == PackAudience.Public => "for partners and assessors, and this pack is for everybody",
        _ => null,
    };

    private static async Task<Outcome<IReadOnlyList<PackEvidence>>> EvidenceAsync(PackWish wish, IReadOnlyList<KeptMark> marks, FrameworkEdition edition, Desk desk, CancellationToken ct)
    {
        var against = await IncidentActions.VenuesAsync(desk, ct) with { Zones = [.. (await desk.Store.ZonesAsync(ct)).Select(z => new Term(z.Zone.Code, z.Zone.Name, []))] };
        var sources = new SourceActions(wish, edition, against, desk);
        List<PackEvidence> evidence = [];
        List<Refusal> reasons = [];
        foreach (var mark in marks.OrderBy(m => m.On.Mark.From).ThenBy(m => m.On.Mark.Title, StringComparer.Ordinal).ThenBy(m => m.Record.Id))
        {
            var read = await sources.ReadAsync(mark.On.Mark, ct);
            evidence.AddRange(read is Outcome<PackSource>.Done(var source) ? [new(mark, source)] : []);
            reasons.AddRange(read is Outcome<PackSource>.Refused(var no) ? no : []);
        }

        return Outcome.Unless(reasons, () => (IReadOnlyList<PackEvidence>)evidence);
    }

    /// <summary>Returns the records whose entries a pack rests on and may show with their words.</summary>
    private static IReadOnlyList<KeptRecord> Told(FlagFile file, IEnumerable<KeptFlag<FlagScore>> statements, IEnumerable<PackEvidence> evidence) =>
    [
        file.Entry.Record,
        .. file.Group.Select(m => m.Record),
        .. file.Boundaries.Select(b => b.Record),
        .. file.Advice.Select(a => a.Record),
        .. statements.Select(s => s.Record),
        .. evidence.Select(e => e.Kept.Record),
    ];

    private static string? Withheld(Entry entry, Dictionary<Guid, KeptRecord> told, VenueMask? mask, LeakWatch watch) => entry switch
    {
        { Sealed: not null } => "it has a personal part",
        _ when !told.ContainsKey(entry.Subject) => "its words are not part of the pack",
        _ when told[entry.Subject].Version > 1 => "it was amended, and what was taken back is not shown again",
        _ when CanonicalJson.Read(entry.Body)["people"] is not null => "it mentions a person",
        _ when entry.Body.Contains("\"filter\":", StringComparison.Ordinal) => "the words of a filter may name a place",
        _ when mask?.Names(entry.Body) == true => "it names a venue",
        _ when LeakRules.Findings(entry.Body, watch).Count > 0 => "it may name somebody",
        _ => null,
    };
}
