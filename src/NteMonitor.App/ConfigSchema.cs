using System.Text.Json.Nodes;
using NteMonitor.Access;

namespace NteMonitor.App;

/// <summary>The JSON schema of <c>nte.config.json</c>, made from what the check accepts.</summary>
internal static class ConfigSchema
{
    /// <summary>Returns the schema, draft 2020-12.</summary>
    public static JsonObject Make() => new()
    {
        ["$schema"] = "https://json-schema.org/draft/2020-12/schema",
        ["title"] = "Settings of NTE Monitor",
        ["type"] = "object",
        ["additionalProperties"] = false,
        ["properties"] = new JsonObject(ConfigCheck.Keys.Select(k => new KeyValuePair<string, JsonNode?>(k.Key, Property(k.Key, k.Type, k.Meaning)))),
    };

    private static JsonObject Property(string key, string type, string meaning)
    {
        var property = new JsonObject { ["description"] = meaning, ["type"] = type };
        switch (key)
        {
            case "nightBoundary":
                property["pattern"] = ConfigCheck.TimePattern;
                break;
            case "theme":
                property["enum"] = Texts(ConfigCheck.Themes);
                break;
            case "logLevel":
                property["enum"] = Texts(ConfigCheck.Levels);
                break;
            case "defaultRole":
                property["enum"] = Roles();
                break;
            case "roles":
                property["additionalProperties"] = new JsonObject { ["enum"] = Roles() };
                break;
            case "retention":
                property["additionalProperties"] = false;
                property["properties"] = ConfigRetention.Schema(Roles());
                break;
            case "authority":
                Closed(property, ConfigCheck.Members[key], _ => new() { ["type"] = "string", ["minLength"] = 1 });
                break;
            case "zones":
                property["items"] = Closed(new() { ["type"] = "object", ["required"] = Texts(ConfigCheck.ZoneMembers.Take(1)) }, ConfigCheck.ZoneMembers, _ =>
                    new() { ["type"] = "string", ["minLength"] = 1 });
                break;
            case "windows":
                property["minItems"] = 1;
                property["items"] = Closed(new() { ["type"] = "object", ["required"] = Texts(ConfigCheck.WindowMembers) }, ConfigCheck.WindowMembers, member =>
                    member is "from" or "to" ? new() { ["type"] = "string", ["pattern"] = ConfigCheck.TimePattern } : new() { ["type"] = "string", ["minLength"] = 1 });
                break;
            default:
                break;
        }

        return property;
    }

    private static JsonObject Closed(JsonObject thing, IEnumerable<string> members, Func<string, JsonObject> member)
    {
        thing["additionalProperties"] = false;
        thing["properties"] = new JsonObject(members.Select(m => new KeyValuePair<string, JsonNode?>(m, member(m))));
        return thing;
    }

    private static JsonArray Roles() => Texts(Enum.GetValues<Role>().Select(AccessRules.Word));

    private static JsonArray Texts(IEnumerable<string> texts) => [.. texts.Select(t => (JsonNode)t)];
}
