using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using NteMonitor.Access;
using NteMonitor.Documents;
using NteMonitor.Journal;
using NteMonitor.People;
using NteMonitor.Premises.Papers;
using NteMonitor.Venues;

namespace NteMonitor.Premises.Bundles;

/// <summary>A bundle that was made and journalled.</summary>
/// <param name="Request">What it was made from.</param>
/// <param name="Document">The document.</param>
/// <param name="Sha256">SHA-256 of the document as JSON.</param>
/// <param name="LeftOut">What was left out, by rule.</param>
public sealed record JournalledBundle(BundleRequest Request, Document Document, string Sha256, IReadOnlyDictionary<string, int> LeftOut);

/// <summary>What verifying a bundle found.</summary>
/// <param name="Bundle">The bundle's id.</param>
/// <param name="Entries">How many journal entries it was made again from.</param>
/// <param name="Differences">Lines that differ; empty when the file is the bundle, byte for byte.</param>
public sealed record BundleVerdict(Guid Bundle, long Entries, IReadOnlyList<string> Differences);

/// <summary>Makes bundles and verifies them.</summary>
public static partial class BundleActions
{
    /// <summary>What entries about bundles begin with.</summary>
    public const string Thing = "bundle";

    private const int Tries = 5;

    /// <summary>Makes a bundle and journals what it was made from; refused whole when anything personal is left in it.</summary>
    public static async Task<Outcome<JournalledBundle>> MakeAsync(KeptVenue venue, BundleDraft draft, Desk desk, CancellationToken ct)
    {
        if (await Gate.RefusedAsync(Act.KeepPremises, desk, ct) is { } refusal)
        {
            return new Outcome<JournalledBundle>.Refused([refusal]);
        }

        var checkedDraft = BundleRules.Check(draft, desk.Town.Clock.Local(desk.Now()).Date);
        if (checkedDraft is not Outcome<(BundlePurpose, NightRange)>.Done(var (purpose, days)))
        {
            return new Outcome<JournalledBundle>.Refused(((Outcome<(BundlePurpose, NightRange)>.Refused)checkedDraft).Reasons);
        }

        var lists = await desk.Store.KeepBytesAsync(Encoding.UTF8.GetBytes(desk.Reference.Write()), ct);
        var request = new BundleRequest(desk.NewId(), venue.Venue.Id, purpose, days, desk.Town) { ReferenceSha256 = lists, MadeAt = desk.Now() };
        var read = await ReadAsync(request, desk, ct);
        if (draft.WithText.Count > 0 && read is Outcome<BundleFacts>.Done(var first))
        {
            var texts = await TickedAsync(draft.WithText, first, desk, ct);
            if (texts is not Outcome<IReadOnlyList<TickedText>>.Done(var ticked))
            {
                return new Outcome<JournalledBundle>.Refused(((Outcome<IReadOnlyList<TickedText>>.Refused)texts).Reasons);
            }

            request = request with { Texts = ticked };
            read = await ReadAsync(request, desk, ct);
        }

        return read is Outcome<BundleFacts>.Done(var facts)
            ? await JournalAsync(facts, draft.Ticked.Trim(), desk, ct)
            : new Outcome<JournalledBundle>.Refused(((Outcome<BundleFacts>.Refused)read).Reasons);
    }

    /// <summary>Makes a bundle again from the journal as it stood and holds a file against it, byte for byte.</summary>
    /// <param name="name">The file's name, whose ending tells the format.</param>
    /// <param name="text">What it holds.</param>
    /// <param name="desk">Where the bundle was made.</param>
    /// <param name="ct">Stops between reads.</param>
    public static async Task<Outcome<BundleVerdict>> VerifyAsync(string name, string text, Desk desk, CancellationToken ct)
    {
        if (await Gate.RefusedAsync(Act.ReadPremises, desk, ct) is { } refusal)
        {
            return new Outcome<BundleVerdict>.Refused([refusal]);
        }

        if (DocumentFormat.Find(Path.GetExtension(name)) is not { } format || format == DocumentFormat.Csv)
        {
            return Outcome.Refused<BundleVerdict>("file", $"'{name}' is no bundle that can be held against the journal.", "Give the HTML, Markdown, text or JSON; of a folder of CSV files, the JSON beside it.");
        }

        KeptRecord? record = null;
        foreach (var id in Ids().Matches(text).Select(m => Guid.Parse(m.Value)).Distinct())
        {
            record ??= await desk.Store.RecordAsync(id, ct) is { Thing: Thing } found ? found : null;
        }

        if (record is null)
        {
            return Outcome.Refused<BundleVerdict>("file", "It names no bundle that was made here.", "Verify it in the store where it was made.");
        }

        if ((await JournalActions.VerifyAsync(desk.Store, ct)).Faults is [var fault, ..])
        {
            return Outcome.Done(new BundleVerdict(record.Id, fault.Seq, [$"The journal is broken at entry {fault.Seq} ({fault.Id:D}): {fault.Fault}."]));
        }

        return await AgainAsync(record, format, text, desk, ct);
    }

    /// <summary>Returns the words of a visit, check or paper that are not sealed and that nobody has shown to be free of persons.</summary>
    internal static string OpenText(KeptRecord record) => record.Thing switch
    {
        PaperActions.Thing => record.Facts.Text("text") ?? "",
        VisitActions.Thing => VisitJson.Read(record.Id, record.Facts) is var visit
            ? string.Join(" ", visit.Checks.Where(c => c.Remark is not null).Select(c => $"{c.Number}: {c.Remark}.").Prepend(visit.Advice is { } advice ? $"Advice: {advice}." : "")).Trim()
            : "",
        VisitActions.CheckThing => record.Facts.Text("remark") ?? "",
        _ => "",
    };

    /// <summary>Reads from one state of the journal: while others write, it reads again.</summary>
    private static async Task<Outcome<BundleFacts>> ReadAsync(BundleRequest request, Desk desk, CancellationToken ct)
    {
        for (var tries = 0; tries < Tries; tries++)
        {
            var heads = await desk.Store.HeadsAsync(ct);
            var read = await new BundleReader(request, desk, desk.Reference).ReadAsync(heads, desk.Store, ct);
            if (heads.SequenceEqual(await desk.Store.HeadsAsync(ct)))
            {
                return read;
            }
        }

        return Outcome.Refused<BundleFacts>("journal", $"Others wrote to the journal {Tries} times while it was read.", "Try again in a moment.");
    }

    private static async Task<Outcome<JournalledBundle>> JournalAsync(BundleFacts facts, string ticked, Desk desk, CancellationToken ct)
    {
        var made = BundleSection.Of(facts, desk.Reference);
        var plain = PlainTextWriter.Write(made.Document);
        List<Refusal> leaks = [.. made.Redaction.Left(Wide(made.Document)), .. await LeakActions.CheckAsync(Wide(made.Document) + "\n" + plain, desk, ct)];
        if (leaks.Count > 0)
        {
            return new Outcome<JournalledBundle>.Refused(leaks);
        }

        var sha256 = Chain.Sha256(JsonWriter.Write(made.Document));
        var body = new JsonObject
        {
            ["venue"] = facts.Venue.Id.ToString("D"),
            ["on"] = facts.Request.Days.Last.ToIso(),
            ["request"] = facts.Request.Write(),
            ["documentSha256"] = sha256,
            ["leftOut"] = new JsonObject(made.Redaction.Counts.Select(c => KeyValuePair.Create(c.Key, (JsonNode?)c.Value))),
        };
        body.Put(facts.Heads);
        body.Put("ticked", ticked);
        await desk.Store.AppendAsync(new([new(desk.NewId(), "bundle.made", facts.Request.Id, null, CanonicalJson.Write(body))], desk.Stamp()), ct);
        return Outcome.Done(new JournalledBundle(facts.Request, made.Document, sha256, made.Redaction.Counts));
    }

    private static async Task<Outcome<BundleVerdict>> AgainAsync(KeptRecord record, DocumentFormat format, string text, Desk desk, CancellationToken ct)
    {
        var request = BundleRequest.Read(record.Id, record.Facts["request"]!.AsObject());
        if (await desk.Store.BytesAsync(request.ReferenceSha256, ct) is not { } lists)
        {
            return Outcome.Refused<BundleVerdict>("file", "The reference lists it was made with are not kept here.", "Verify it in the store where it was made.");
        }

        var heads = record.Facts.Heads();
        await using var then = await desk.Store.AsOfAsync(heads, ct);
        var reference = Reference.Read(Encoding.UTF8.GetString(lists));
        var asOf = desk with { Store = then, Reference = reference, Town = request.Town, Now = () => request.MadeAt };
        return (await new BundleReader(request, asOf, reference).ReadAsync(heads, desk.Store, ct)).Then(facts =>
        {
            var document = BundleSection.Of(facts, reference).Document;
            var again = format.Files(document, "bundle")[0].Text;
            List<string> differences = [.. Lines(text.TrimStart('\uFEFF'), again)];
            if (differences.Count == 0 && Chain.Sha256(JsonWriter.Write(document)) != record.Facts.Text("documentSha256"))
            {
                differences.Add("The document made again is not the one that was journalled.");
            }

            return Outcome.Done(new BundleVerdict(record.Id, heads.Sum(h => h.Seq), differences));
        });
    }

    /// <summary>Finds the texts of items: every sealed narrative of an event's accounts, or the words of a visit, check or paper.</summary>
    private static async Task<Outcome<IReadOnlyList<TickedText>>> TickedAsync(IReadOnlyList<string> numbers, BundleFacts facts, Desk desk, CancellationToken ct)
    {
        if (await Sealed.RefusedAsync(PersonalKind.Incident, desk, ct) is { } refusal)
        {
            return new Outcome<IReadOnlyList<TickedText>>.Refused([refusal]);
        }

        var items = BundleItemRules.Of(facts, desk.Reference);
        List<Refusal> reasons = [];
        List<TickedText> ticked = [];
        foreach (var word in numbers.SelectMany(n => n.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)).Distinct())
        {
            if (!int.TryParse(word, System.Globalization.CultureInfo.InvariantCulture, out var number) || items.FirstOrDefault(i => i.Number == number) is not { } item)
            {
                reasons.Add(new("with-text", $"There is no item {word}.", items.Count == 0 ? "The bundle has no items." : $"Items run from 1 to {items.Count}."));
                continue;
            }

            var texts = await TextsOfAsync(item, facts, desk, ct);
            ticked.AddRange(texts);
            if (texts.Count == 0)
            {
                reasons.Add(new("with-text", $"Item {number} ({item.Kind} of {item.On:uuuu-MM-dd}) has no text.", "Leave it out."));
            }
        }

        return Outcome.Unless<IReadOnlyList<TickedText>>(reasons, () => ticked);
    }

    private static async Task<IReadOnlyList<TickedText>> TextsOfAsync(BundleItem item, BundleFacts facts, Desk desk, CancellationToken ct)
    {
        if (facts.Events.FirstOrDefault(e => e.Counted.Event == item.Subject) is not { } happened)
        {
            return await desk.Store.RecordAsync(item.Subject, ct) is { } record && OpenText(record).Length > 0 ? [new(record.Id, record.Head)] : [];
        }

        List<TickedText> texts = [];
        foreach (var account in happened.Accounts)
        {
            // Whoever lets a text out has read it: the look is kept as any other.
            var opened = await Sealed.OpenAsync(new(PersonalKind.Incident, account.Incident.Id, account.SealedBy), desk, ct);
            if (opened.Text("narrative") is { Length: > 0 })
            {
                texts.Add(new(account.Incident.Id, account.SealedBy!.Value));
            }
        }

        return texts;
    }

    /// <summary>The whole bundle without line breaks within a cell, so that no name is broken in two.</summary>
    private static string Wide(Document document) => string.Join('\n', DocumentFormat.Csv.Files(document, "b").Select(f => f.Text).Prepend(MarkdownWriter.Write(document)));

    private static IEnumerable<string> Lines(string given, string again)
    {
        if (given == again)
        {
            return [];
        }

        var (was, now) = (given.Split('\n'), again.Split('\n'));
        return Enumerable.Range(0, Math.Max(was.Length, now.Length)).Where(i => was.ElementAtOrDefault(i) != now.ElementAtOrDefault(i))
            .Select(i => $"line {i + 1}: the file has {Short(was.ElementAtOrDefault(i))}, the journal gives {Short(now.ElementAtOrDefault(i))}").DefaultIfEmpty("The file differs.");

        static string Short(string? line) => line is null ? "nothing" : line.Trim() is { Length: > 80 } wide ? wide[..80] + "…" : line.Trim();
    }

    [GeneratedRegex(@"\b[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\b", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 2000)]
    private static partial Regex Ids();
}
