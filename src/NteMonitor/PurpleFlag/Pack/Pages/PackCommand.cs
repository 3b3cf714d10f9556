using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using NteMonitor.Access;
using NteMonitor.Commands;
using NteMonitor.PurpleFlag.Cycle;

namespace NteMonitor.PurpleFlag.Pack.Pages;

/// <summary><c>nte flag pack</c>: everything that an assessor is handed, in one folder or zip that proves itself.</summary>
public static class PackCommand
{
    private static readonly Option<string?> To = new("--to") { Description = "The folder or the zip; nothing may be there. Without it only what would go in is said", HelpName = "DIR|FILE.zip" };
    private static readonly Option<string?> Sign = new("--sign") { Description = "The file of a private key (PEM, P-256) to sign with", HelpName = "KEY.pem" };
    private static readonly Option<bool> VenueNames = new("--venue-names") { Description = "Call venues by their names; codes stand for them otherwise" };
    private static readonly Option<string> Audience = new("--for") { Description = "assessors, or everybody: then nothing goes in that only partners may see", DefaultValueFactory = _ => "assessors" };

    /// <summary>Returns the verb that stands under <c>nte flag</c>.</summary>
    /// <remarks>JSON: <c>{"to","files","bytes","lists","signed","evidence","pages":[{"path","title"}],"keptBack":[{"what","why","count"}],"remarks"}</c>; without <c>--to</c> the first five are null.</remarks>
    public static IEnumerable<Command> Verbs() =>
    [
        new Verb("pack", "Write the pack for the assessors: pages that open offline, evidence, figures, proofs", "nte flag pack --to pack.zip", ActAsync) { Options = { To, CycleCommand.Entry, Sign, VenueNames, Audience } },
    ];

    private static Task<Answer> ActAsync(ParseResult parsed, Desk desk, CancellationToken ct) => CycleCommand.OnAsync(Act.KeepFlag, parsed.GetValue(CycleCommand.Entry), desk, async entry =>
    {
        var audience = parsed.GetValue(Audience)!.Trim().ToLowerInvariant();
        var (to, key) = (parsed.GetValue(To), parsed.GetValue(Sign));
        List<Refusal> reasons =
        [
            .. audience is "assessors" or "everybody" ? Array.Empty<Refusal>() : [new("--for", $"'{audience}' is nobody that a pack is made for.", Nearest.Hint(audience, ["assessors", "everybody"]) ?? "Say assessors or everybody.")],
            .. to is "-" ? [new("--to", "A pack is a folder or a zip and goes through no pipe.", "Give a path.")] : Array.Empty<Refusal>(),
            .. to is null && key is not null ? [new("--sign", "Nothing is written, so nothing can be signed.", "Give --to as well.")] : Array.Empty<Refusal>(),
        ];
        if (reasons.Count > 0)
        {
            return Answer.Refuse(reasons);
        }

        var wish = new PackWish(entry) { Audience = audience == "everybody" ? PackAudience.Public : PackAudience.Assessors, VenueNames = parsed.GetValue(VenueNames), IsSigned = key is not null };
        return to is null
            ? Answer.To(await PackMaking.PlanAsync(wish, desk, ct), plan => Said(plan, null, null))
            : Answer.To(await PackMaking.MakeAsync(wish, new(to, key), desk, ct), made => Said(made.Plan, made.Written, key));
    }, ct);

    private static Answer Said(PackPlan plan, PackWritten? written, string? key) => new()
    {
        Text = string.Join('\n', Lines(plan, written, key)),
        Talk = plan.Remarks,
        Json = new JsonObject
        {
            ["to"] = written?.To,
            ["files"] = written?.Files,
            ["bytes"] = written?.Bytes,
            ["lists"] = written?.Lists,
            ["signed"] = written is null ? null : key is not null,
            ["evidence"] = plan.Evidence,
            ["pages"] = new JsonArray([.. plan.Pages.Select(p => (JsonNode)new JsonObject { ["path"] = p.Path, ["title"] = p.Title })]),
            ["keptBack"] = new JsonArray([.. plan.KeptBack.Select(k => (JsonNode)new JsonObject { ["what"] = k.What, ["why"] = k.Why, ["count"] = k.Count })]),
            ["remarks"] = new JsonArray([.. plan.Remarks.Select(r => (JsonNode)JsonValue.Create(r))]),
        },
    };

    private static IEnumerable<string> Lines(PackPlan plan, PackWritten? written, string? key)
    {
        yield return written is null
            ? "Nothing is written without --to. The pack would have:"
            : string.Create(CultureInfo.InvariantCulture, $"{written.To}: {written.Files:N0} files, {written.Bytes:N0} bytes{(key is null ? "" : ", signed")}.");
        yield return string.Create(CultureInfo.InvariantCulture, $"{plan.Pages.Count} pages, {plan.Evidence} {(plan.Evidence == 1 ? "mark" : "marks")} with what is behind {(plan.Evidence == 1 ? "it" : "them")}.");
        foreach (var kept in plan.KeptBack)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"Left out, {kept.What.ToLowerInvariant()}: {kept.Count} ({kept.Why}).");
        }

        if (written is not null)
        {
            yield return $"SHA-256 of its lists: {written.Lists}";
        }
    }
}
