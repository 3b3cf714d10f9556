using System.Globalization;
using System.Text.Json.Nodes;
using NteMonitor.Access;
using NteMonitor.Commands;

namespace NteMonitor.App;

/// <summary>The retention schedule of the settings: a line for each kind of record, each member of it from the highest layer that has it.</summary>
internal static class ConfigRetention
{
    /// <summary>How settings of earlier programs said the period of incidents; still read.</summary>
    private const string Former = "incidentsMonths";

    private static readonly string[] Members = ["purpose", "basis", "condition", "roles", "period", "source"];

    /// <summary>Returns the schedule, and adds every reason against it.</summary>
    public static RetentionSchedule Read(ConfigLayers layers, List<Refusal> reasons)
    {
        List<KeepingTerm> terms = [];
        foreach (var kind in ScheduleRules.Kinds)
        {
            var word = ScheduleRules.Word(kind);
            var roles = layers.Get($"retention:{word}:roles").Section.GetChildren().Select(r => Role($"retention.{word}.roles", r.Value ?? "", reasons)).ToList();
            var period = ScheduleRules.Period($"retention.{word}.period", Period(layers, kind));
            reasons.AddRange(period is Outcome<KeepingPeriod>.Refused(var why) ? why : []);
            string[] texts = [Text("purpose"), Text("basis"), layers.Text($"retention:{word}:condition"), Text("source")];
            terms.Add(new(kind, texts[0], texts[1], texts[2], roles, (period as Outcome<KeepingPeriod>.Done)?.Value ?? new(1, InMonths: false), texts[3]));

            string Text(string member)
            {
                var text = layers.Text($"retention:{word}:{member}");
                if (string.IsNullOrWhiteSpace(text))
                {
                    reasons.Add(new($"retention.{word}.{member}", "It is empty.", "Say it in a few words; it is printed in every export of what is held."));
                }

                return text;
            }
        }

        return new(terms);
    }

    /// <summary>Returns what a layer says under names that there are not.</summary>
    public static IEnumerable<Refusal> Unknown(ConfigLayer layer)
    {
        var kinds = ScheduleRules.Kinds.Select(ScheduleRules.Word).ToList();
        foreach (var kind in layer.Values.GetSection("retention").GetChildren().Where(k => k.Key != Former))
        {
            if (!kinds.Contains(kind.Key))
            {
                yield return new($"retention.{kind.Key}", $"There is no kind of record '{kind.Key}' ({layer.Name}).", Nearest.Hint(kind.Key, kinds) ?? $"The kinds are {string.Join(", ", kinds)}.");
                continue;
            }

            foreach (var member in kind.GetChildren().Where(m => !Members.Contains(m.Key)))
            {
                yield return new($"retention.{kind.Key}.{member.Key}", $"There is no member '{member.Key}' ({layer.Name}).", Nearest.Hint(member.Key, Members) ?? $"The members are {string.Join(", ", Members)}.");
            }
        }
    }

    /// <summary>Returns the schema of the schedule.</summary>
    public static JsonObject Schema(JsonArray roles)
    {
        JsonObject kinds = new() { [Former] = new JsonObject { ["description"] = "As earlier programs said incident.period.", ["type"] = "integer", ["minimum"] = 1, ["maximum"] = ScheduleRules.MostMonths } };
        foreach (var kind in ScheduleRules.Kinds)
        {
            JsonObject members = [];
            foreach (var member in Members)
            {
                members[member] = member switch
                {
                    "roles" => new JsonObject { ["type"] = "array", ["items"] = new JsonObject { ["enum"] = roles.DeepClone() } },
                    "period" => new JsonObject { ["type"] = "string", ["pattern"] = "^[1-9][0-9]* (months?|days?)$", ["description"] = $"From {ScheduleRules.From(kind)}." },
                    "condition" => new JsonObject { ["type"] = "string" },
                    _ => new JsonObject { ["type"] = "string", ["minLength"] = 1 },
                };
            }

            kinds[ScheduleRules.Word(kind)] = new JsonObject { ["description"] = ScheduleRules.Words(kind), ["type"] = "object", ["additionalProperties"] = false, ["properties"] = members };
        }

        return kinds;
    }

    private static string Period(ConfigLayers layers, PersonalKind kind)
    {
        var own = $"retention:{ScheduleRules.Word(kind)}:period";
        var former = $"retention:{Former}";
        var layer = layers.Layers.LastOrDefault(l => l.Values[own] is not null || (kind == PersonalKind.Incident && l.Values[former] is not null));
        return layer?.Values[own] ?? (layer?.Values[former] is { } months ? string.Create(CultureInfo.InvariantCulture, $"{months} months") : "");
    }

    private static Role Role(string field, string text, List<Refusal> reasons)
    {
        var names = Enum.GetValues<Role>().Select(AccessRules.Word).ToList();
        if (!names.Contains(text))
        {
            reasons.Add(new(field, $"'{text}' is none of {string.Join(", ", names)}.", Nearest.Hint(text, names) ?? "Choose one of them."));
        }

        return Enum.TryParse<Role>(text, ignoreCase: true, out var role) ? role : Access.Role.Assessor;
    }
}
