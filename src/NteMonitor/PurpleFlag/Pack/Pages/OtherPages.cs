using System.Globalization;
using System.Security.Cryptography;
using NteMonitor.Documents;
using NteMonitor.PurpleFlag.Cycle;

namespace NteMonitor.PurpleFlag.Pack.Pages;

/// <summary>Actions, provenance, and what was left out.</summary>
internal static class OtherPages
{
    private const int HashDigits = 12;

    public static Document Actions(PackMaterial pack) => new("Actions",
    [
        new Heading(2, "What was advised and what was done"),
        pack.File.Advice.Count == 0
            ? new Paragraph("Nothing was advised, or it was not written down.")
            : new Table("actions", "Advice, the latest first", [new("Advice"), new("By"), new("Given on"), new("About"), new("To be done by"), new("What was done"), new("Done on")],
            [
                .. pack.File.Advice.Select(a => a.Value).Select(a => new Row(
                [
                    a.Text, a.By, FlagJson.Iso(a.On), a.Attributes.Count == 0 ? "no attribute of its own" : string.Join(", ", a.Attributes), a.Due is { } due ? FlagJson.Iso(due) : "no day set",
                    a.Did.Length > 0 ? a.Did : new Cell.State("nothing yet", Tone.Missing), a.DoneOn is { } done ? FlagJson.Iso(done) : "not done",
                ])),
            ]),
    ])
    {
        Subtitle = "Advice of assessors and panels, and the work on it",
    };

    public static Document Provenance(PackMaterial pack) => new("Provenance",
    [
        new Heading(2, "The journal"),
        new Paragraph("Everything on file is an entry of a journal in which each entry holds the hash of the one before. The head names the whole of it; the root is that of a tree over all entries, by which the entries that this pack rests on are shown to be among them."),
        new Table("chains", "Chains of the journal as they stood when this pack was made", [new("Chain"), new("Authority"), Column.Figures("Entries"), new("Head"), new("Root")],
            [.. pack.Proof.Chains.Select(c => new Row([c.Head.Origin.ToString("D"), c.Head.Authority, c.Head.Seq, "#" + c.Head.Hash[..HashDigits], "#" + c.Root[..HashDigits]]))])
        {
            Notes = [$"The first {HashDigits} digits; below they stand whole."],
        },
        new Bullets([.. pack.Proof.Chains.SelectMany(c => (string[])[$"Head of {c.Head.Origin:D} at entry {c.Head.Seq}: {c.Head.Hash}", $"Root of {c.Head.Origin:D} at entry {c.Head.Seq}: {c.Root}"])]),
        new Table("entries", "Entries that this pack rests on", [new("How"), Column.Figures("Entries")],
        [
            new(["With their words", pack.Proof.Entries.Count(e => e.Shown is not null)]),
            .. pack.Proof.Entries.Where(e => e.Withheld is not null).CountBy(e => e.Withheld!).OrderBy(w => w.Key, StringComparer.Ordinal).Select(w => new Row([$"By their hash alone: {w.Key}", w.Value])),
        ]),
        new Links([new("Heads and roots", "journal/heads.json"), new("Entries", "journal/entries.jsonl"), new("Tree", "journal/tree.jsonl")]),
        new Heading(2, "The framework"),
        new Paragraph($"{pack.File.Edition.Name}. {pack.File.Edition.About}"),
        new Links([new("The framework as a file", PackPaths.Framework)]),
        new Heading(2, "What it was made with"),
        new Bullets(
        [
            $"NTE Monitor {pack.Maker.Version}, at {pack.Maker.At.ToString("uuuu-MM-dd HH:mm", CultureInfo.InvariantCulture)} {pack.Maker.At.Zone.Id}.",
            $"SHA-256 of the framework: {Convert.ToHexStringLower(SHA256.HashData(pack.EditionBytes))}.",
            pack.Boundary is { } b ? string.Create(CultureInfo.InvariantCulture, $"Boundary version {b.Value.Version}, drawn from a file with the SHA-256 {b.Value.FileSha256}.") : "No boundary.",
            "The same store, the same settings and the same hour give the same bytes, but for a signature.",
        ]),
    ])
    {
        Facts = [new("Entry", pack.Entry.Id.ToString("D")), new("Authority", pack.Maker.Authority), new("Edition", pack.File.Edition.Code)],
    };

    public static Document Withheld(IReadOnlyList<KeptBack> kept, PackMaterial pack) => new("What was left out",
    [
        new Heading(2, "What stays in the house, and why"),
        new Paragraph("Only numbers are told of what is left out."),
        kept.Count == 0
            ? new Paragraph("Nothing was left out.")
            : new Table("withheld", "Left out", [new("What"), new("Why"), Column.Figures("How many")], [.. kept.Select(k => new Row([k.What, k.Why, k.Count]))]),
        new Heading(2, "What a pack never has"),
        new Bullets(
        [
            "Names of persons on file, addresses, telephone numbers, registration marks, dates of birth: the pack is searched for them, and is not written if any is found.",
            "Narratives of incidents, notes of shifts, minutes: they are sealed in the store. Of visits at night it has the observations in which no name on file is found.",
            "The place's self-assessment, which is meant to be self-critical, and the panel's scores: neither is the submission.",
            $"Counts of fewer than {SmallCellRules.Least} events or people in core data, sets of incidents and shift reports, nor others from which they could be worked out.",
            pack.Mask is null ? "Words typed to find a place." : "Names of venues, and words typed to find a place.",
        ]),
    ]);
}
