using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using NodaTime.Text;
using NteMonitor.Access;
using NteMonitor.Commands;
using NteMonitor.Documents;
using NteMonitor.Journal;

namespace NteMonitor.Import.Mappings;

/// <summary><c>nte import mapping</c>: the mappings that were used and kept.</summary>
public static class MappingCommand
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly Argument<string> Id = new("id") { Description = "The mapping's id" };

    /// <summary>Returns the command.</summary>
    public static Command Create()
    {
        var command = new Command("mapping", "List and show the mappings that imports have kept");
        command.Subcommands.Add(new Verb("list", "List the mappings that are kept", "nte import mapping list", ListAsync));
        command.Subcommands.Add(new Verb("show", "Print a mapping as JSON, to be changed and given to --map", "nte import mapping show manchester-premises", ShowAsync) { Arguments = { Id } });
        return command;
    }

    private static async Task<Answer> ListAsync(ParseResult parsed, Desk desk, CancellationToken ct)
    {
        if (await Gate.RefusedAsync(Act.ReadLog, desk, ct) is { } refusal)
        {
            return Answer.Refuse([refusal]);
        }

        var kept = await MappingActions.AllAsync(desk.Store, ct);
        return new()
        {
            Text = kept.Count == 0 ? "No mapping is kept yet: the first import with --map keeps one." : null,
            Table = new("mappings", "Mappings kept for the next file with the same columns",
                [new("Id"), new("Makes"), new("For"), Column.Figures("Columns"), new("Kept"), new("By")],
                [.. kept.Select(k => new Row([k.Mapping.Id, Kind(k), k.Mapping.Title, k.Header.Count, At(k)[..10], k.By]))]),
            Json = new JsonArray([.. kept.Select(k => (JsonNode)new JsonObject
            {
                ["id"] = k.Mapping.Id, ["kind"] = Kind(k), ["title"] = k.Mapping.Title, ["keptAt"] = At(k), ["keptBy"] = k.By,
                ["header"] = new JsonArray([.. k.Header.Select(h => (JsonNode)JsonValue.Create(h))]),
            })]),
        };
    }

    private static async Task<Answer> ShowAsync(ParseResult parsed, Desk desk, CancellationToken ct)
    {
        if (await Gate.RefusedAsync(Act.ReadLog, desk, ct) is { } refusal)
        {
            return Answer.Refuse([refusal]);
        }

        var id = parsed.GetValue(Id)!;
        var kept = await MappingActions.AllAsync(desk.Store, ct);
        if (kept.LastOrDefault(k => k.Mapping.Id == id) is not { } found)
        {
            return Answer.Refuse([new("id", $"No mapping '{id}' is kept.", Nearest.Hint(id, kept.Select(k => k.Mapping.Id)) ?? "`nte import mapping list` names them.")]);
        }

        var json = MappingJson.Write(found.Mapping);
        return new() { Text = json.ToJsonString(Indented), Json = json };
    }

    private static string Kind(KeptMapping kept) => MappingKinds.Word(kept.Mapping.Kind);

    private static string At(KeptMapping kept) => InstantPattern.ExtendedIso.Format(kept.At);
}
