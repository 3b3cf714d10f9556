using System.CommandLine;
using System.Text.Json.Nodes;
using NodaTime.Text;
using NteMonitor.Access;
using NteMonitor.Commands;
using NteMonitor.Documents;
using NteMonitor.Incidents;
using NteMonitor.Journal;
using NteMonitor.Venues;

namespace NteMonitor.Premises.Bundles;

/// <summary><c>nte venue bundle</c>, <c>nte venue bundle-verify</c> and <c>nte venue refusals</c>.</summary>
public static class BundleCommand
{
    private static readonly Argument<string> Venue = new("venue") { Description = "The venue, by code, name or the beginning of either" };
    private static readonly Argument<string> Given = new("file") { Description = "The bundle: HTML, Markdown, text or JSON" };
    private static readonly Option<string> For = new("--for") { Description = "review or representation", HelpName = "PURPOSE", DefaultValueFactory = _ => "review" };
    private static readonly Option<string?> From = new("--from") { Description = "First day; a year before the last when not given" };
    private static readonly Option<string?> To = new("--to") { Description = "Last day, included; yesterday when not given" };
    private static readonly Option<string[]> WithText = new("--with-text") { Description = "The number of an item whose text a person has read and lets out", HelpName = "ITEM" };
    private static readonly Option<string> Ticked = new("--ticked") { Description = "What the person says who read these texts", DefaultValueFactory = _ => "" };
    private static readonly Option<string?> Out = new("--out") { Description = "A file, its ending telling the format, or a folder for all formats; standard output as text when not given", HelpName = "FILE" };

    /// <summary>Returns the verbs that stand under <c>nte venue</c>.</summary>
    /// <remarks>JSON of <c>bundle</c>: <c>{"id","documentSha256","leftOut","files"}</c>, or the document where no file is asked for; of <c>bundle-verify</c>: <c>{"bundle","stands","entries","differences"}</c>.</remarks>
    public static IEnumerable<Command> Verbs() =>
    [
        new Verb("bundle", "Write a review or representation bundle: numbered, traceable, personal data out", "nte venue bundle barrel --for review --out barrel-review.html", MakeAsync)
        {
            Arguments = { Venue }, Options = { For, From, To, WithText, Ticked, Out },
        },
        new Verb("bundle-verify", "Make a bundle again from the journal and hold the file against it, byte for byte", "nte venue bundle-verify barrel-review.html", VerifyAsync) { Arguments = { Given } },
        new Verb("refusals", "Count refusals by month: the log's events, and the venue's own register beside them", "nte venue refusals barrel", RefusalsAsync) { Arguments = { Venue }, Options = { From, To } },
    ];

    private static async Task<Answer> MakeAsync(ParseResult parsed, Desk desk, CancellationToken ct) =>
        await Answer.ToAsync(await VenueActions.FindAsync(parsed.GetValue(Venue)!, desk, ct), async venue =>
        {
            var path = parsed.GetValue(Out);
            var formats = Formats(path);
            return formats is Outcome<IReadOnlyList<DocumentFormat>>.Done(var known)
                ? await Answer.ToAsync(await BundleActions.MakeAsync(venue, Draft(parsed, desk), desk, ct), made => WriteAsync(made, known, path, desk))
                : Answer.Refuse(((Outcome<IReadOnlyList<DocumentFormat>>.Refused)formats).Reasons);
        });

    private static BundleDraft Draft(ParseResult parsed, Desk desk)
    {
        var yesterday = desk.Town.Clock.NightOf(desk.Now()).Plus(-1).Evening;
        var to = parsed.GetValue(To) ?? LocalDatePattern.Iso.Format(yesterday);
        var last = LocalDatePattern.Iso.Parse(to) is { Success: true, Value: var day } ? day : yesterday;
        return new(parsed.GetValue(For)!, parsed.GetValue(From) ?? LocalDatePattern.Iso.Format(last.PlusYears(-1).PlusDays(1)), to)
        {
            WithText = parsed.GetValue(WithText) ?? [],
            Ticked = parsed.GetValue(Ticked)!,
        };
    }

    /// <summary>One format by the file's ending, or every one for a folder.</summary>
    private static Outcome<IReadOnlyList<DocumentFormat>> Formats(string? path) => path is not null && Path.GetExtension(path).Length == 0
        ? Outcome.Done(DocumentFormat.All)
        : Paper.Format(null, path).Then(f => Outcome.Done<IReadOnlyList<DocumentFormat>>([f]));

    private static async Task<Answer> WriteAsync(JournalledBundle made, IReadOnlyList<DocumentFormat> formats, string? path, Desk desk)
    {
        if (path is null)
        {
            return new() { Text = PlainTextWriter.Write(made.Document).TrimEnd('\n'), Json = JsonNode.Parse(JsonWriter.Write(made.Document)) };
        }

        List<string> written = [];
        foreach (var format in formats)
        {
            var to = formats.Count == 1 ? path : Path.Combine(path, "bundle" + format.Extension);
            var answer = await Paper.WriteAsync(format.Files(made.Document, Path.GetFileNameWithoutExtension(to)), to, desk);
            written.AddRange(answer.Text!.Split('\n'));
        }

        return new()
        {
            Text = string.Join('\n', [.. written, $"Bundle {made.Request.Id:D}, document SHA-256 {made.Sha256}", .. made.LeftOut.Select(l => $"  {l.Value}  {l.Key}")]),
            Json = new JsonObject
            {
                ["id"] = made.Request.Id.ToString("D"),
                ["documentSha256"] = made.Sha256,
                ["files"] = new JsonArray([.. written.Select(w => (JsonNode)w)]),
                ["leftOut"] = new JsonObject(made.LeftOut.Select(l => KeyValuePair.Create(l.Key, (JsonNode?)l.Value))),
            },
        };
    }

    private static async Task<Answer> VerifyAsync(ParseResult parsed, Desk desk, CancellationToken ct)
    {
        var path = parsed.GetValue(Given)!;
        using var file = desk.Files.OpenText(path);
        return Answer.To(await BundleActions.VerifyAsync(Path.GetFileName(path), await file.ReadToEndAsync(ct), desk, ct), verdict => new()
        {
            Text = verdict.Differences.Count == 0
                ? $"It stands, byte for byte: bundle {verdict.Bundle:D} made again from {verdict.Entries} journal entries."
                : "It does NOT stand:\n" + string.Join('\n', verdict.Differences.Take(20)),
            Json = new JsonObject
            {
                ["bundle"] = verdict.Bundle.ToString("D"),
                ["stands"] = verdict.Differences.Count == 0,
                ["entries"] = verdict.Entries,
                ["differences"] = new JsonArray([.. verdict.Differences.Select(d => (JsonNode)d)]),
            },
            Exit = verdict.Differences.Count == 0 ? 0 : 3,
        });
    }

    private static async Task<Answer> RefusalsAsync(ParseResult parsed, Desk desk, CancellationToken ct)
    {
        List<Refusal> reasons = [.. await Gate.RefusedAsync(Act.ReadPremises, desk, ct) is { } refusal ? [refusal] : Array.Empty<Refusal>()];
        var (first, last) = DayOptions.Read(parsed, (From, To), reasons);
        if (reasons.Count > 0)
        {
            return Answer.Refuse(reasons);
        }

        return await Answer.ToAsync(await VenueActions.FindAsync(parsed.GetValue(Venue)!, desk, ct), async venue =>
        {
            var logged = await desk.Store.CountAsync(new()
            {
                Venue = venue.Venue.Id,
                Categories = ["refusal"],
                EventsOnly = true,
                Nights = first is null && last is null ? null : new(first is { } f ? new(f) : Night.Earliest, last is { } l ? new(l) : Night.Latest),
            }, [Dimension.Month], ct);
            var register = (await Registers.RegisterActions.BesideAsync(venue.Venue.Id, (first, last), desk, ct))
                .Where(b => b.Entry is { Kind: "refusals", When: not null }).Select(b => desk.Town.Clock.Local(b.Entry.When!.From).Date).CountBy(d => $"{d.Year:0000}-{d.Month:00}").ToDictionary();
            var months = logged.Select(c => c.Keys[0]).OfType<string>().Union(register.Keys).Order(StringComparer.Ordinal).ToList();
            return Counted(venue.Venue, [.. months.Select(m => (m, logged.FirstOrDefault(c => c.Keys[0] == m)?.Count ?? 0, (long)register.GetValueOrDefault(m)))]);
        });
    }

    private static Answer Counted(Venue venue, IReadOnlyList<(string Month, long Logged, long Register)> months) => new()
    {
        Text = months.Count == 0 ? $"No refusal of {venue.Name} is on file." : null,
        Table = new("refusals", $"Refusals of {venue.Name}; the log and the register tell of the same doors and are never added", [new("Month"), Column.Figures("In the log"), Column.Figures("In its register")],
            [.. months.Select(m => new Row([m.Month, m.Logged, m.Register]))]),
        Json = new JsonArray([.. months.Select(m => (JsonNode)new JsonObject { ["month"] = m.Month, ["logged"] = m.Logged, ["register"] = m.Register })]),
    };
}
