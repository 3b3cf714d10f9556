using System.CommandLine;
using System.Text.Json.Nodes;
using NteMonitor.Access;
using NteMonitor.Commands;
using NteMonitor.Emro.Workbench;
using NteMonitor.Journal;

namespace NteMonitor.Emro.Law;

/// <content>The proof-of-service log.</content>
public static partial class LawCommand
{
    private static readonly Argument<string> Step = new("step") { Description = "P1 website and notice, P2 newspaper, P3 notice to those affected, P5 hearing and its notice, P6 determination, P7 full council, P8 notice of the order, P9 publication, P11 neighbours" };
    private static readonly Argument<string> Entry = new("id") { Description = "The entry's id, or its first digits" };
    private static readonly Option<string?> On = new("--on") { Description = "The day on which it was done; today when not given", HelpName = "DATE" };
    private static readonly Option<string?> How = new("--how") { Description = "website, notice, newspaper, newsletter, post, email, hand, portal, hearing, agreed, decision" };
    private static readonly Option<string[]> To = new("--to") { Description = "The venue that was served, by code or name; all for every affected one that lacks the step", HelpName = "VENUE" };
    private static readonly Option<string[]> Body = new("--body") { Description = "The body that was served, never a person's name", HelpName = "NAME" };
    private static readonly Option<string?> Proof = new("--proof") { Description = "A file that proves it and shows no persons; kept by its SHA-256, no sweep takes it", HelpName = "FILE" };
    private static readonly Option<string?> Note = new("--note") { Description = "A few words without names" };
    private static readonly Option<string> Why = new("--why") { Description = "The reason, without names", DefaultValueFactory = _ => "" };

    private static Task<Answer> ServeAsync(ParseResult parsed, Desk desk, CancellationToken ct) => OnAsync(parsed, desk, async kept =>
    {
        var draft = new ServiceDraft(parsed.GetValue(Step)!)
        {
            On = parsed.GetValue(On) ?? "",
            How = parsed.GetValue(How) ?? "",
            Bodies = parsed.GetValue(Body) ?? [],
            Note = parsed.GetValue(Note) ?? "",
        };
        var asked = new ServiceAsked(draft) { To = parsed.GetValue(To) ?? [], Proof = parsed.GetValue(Proof) is { } path ? await BytesAsync(path, desk, ct) : null };
        return await Answer.ToAsync(await LawActions.ServeAsync(kept, asked, desk, ct), async entries =>
        {
            var names = (await desk.Store.VenuesAsync(ct)).ToDictionary(v => v.Venue.Id, v => v.Venue.Name);
            var book = await LawActions.BookAsync(desk, ct);
            return new()
            {
                Text = string.Join('\n', entries.Select(e => $"{e.Id:D} {LawText.Line(e, names, book)}")),
                Json = new JsonArray([.. entries.Select(e => (JsonNode)LawText.Json(e))]),
            };
        });
    }, ct);

    private static Task<Answer> ServedAsync(ParseResult parsed, Desk desk, CancellationToken ct) => OnAsync(parsed, desk, async kept =>
    {
        var log = await LawActions.LogAsync(kept, desk, ct);
        var around = await ScenarioActions.AroundAsync(desk, ct);
        var affected = await LawActions.AffectedAsync(kept.Scenario, around, desk, ct);
        var entries = log.Select(l => l.Entry).ToList();
        var names = around.Venues.ToDictionary(v => v.Id, v => v.Name);
        return new()
        {
            Table = new("served", $"Proof of service: {kept.Scenario.Name}", [new("Day"), new("Step"), new("How"), new("To"), new("Proof"), new("Note"), new("By"), new("Id")],
                [.. log.Select(l => LawText.Row(l, names, around.Law!))])
            {
                Notes = LawText.Served(entries, affected),
            },
            Json = new JsonObject
            {
                ["scenario"] = kept.Scenario.Name,
                ["entries"] = new JsonArray([.. log.Select(l => (JsonNode)LawText.Json(l))]),
                ["affected"] = new JsonArray([.. affected.Venues.Select(v => (JsonNode)LawText.Json(v, entries))]),
                ["hoursNotKnown"] = new JsonArray([.. affected.HoursNotKnown.Select(v => (JsonNode)v.Name)]),
                ["notPlaced"] = new JsonArray([.. affected.NotPlaced.Select(v => (JsonNode)v.Name)]),
            },
        };
    }, ct);

    private static async Task<Answer> UnserveAsync(ParseResult parsed, Desk desk, CancellationToken ct) => await Gate.RefusedAsync(Act.KeepEmro, desk, ct) is { } refusal
        ? Answer.Refuse([refusal])
        : await Answer.ToAsync(await LawActions.FindAsync(parsed.GetValue(Entry)!, desk, ct), async kept =>
            Answer.To(await LawActions.WithdrawAsync(kept, parsed.GetValue(Why)!, desk, ct), k => new()
            {
                Text = $"The entry {k.Entry.Id:D} is off the log; it stays in the journal.",
                Json = new JsonObject { ["id"] = k.Entry.Id.ToString("D"), ["withdrawn"] = true },
            }));

    private static async Task<byte[]> BytesAsync(string path, Desk desk, CancellationToken ct)
    {
        await using var file = desk.Files.Open(path);
        using var bytes = new MemoryStream();
        await file.CopyToAsync(bytes, ct);
        return bytes.ToArray();
    }
}
