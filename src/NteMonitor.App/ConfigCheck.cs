using Microsoft.Extensions.Configuration;
using NodaTime;
using NodaTime.Text;
using NteMonitor.Access;
using NteMonitor.Commands;

namespace NteMonitor.App;

/// <summary>Turns layers into settings, or names every problem at once.</summary>
internal static class ConfigCheck
{
    /// <summary>Every key there is, with what it means; the schema in docs/reference is made from it.</summary>
    public static readonly IReadOnlyList<(string Key, string Type, string Meaning)> Keys =
    [
        ("$schema", "string", "Where the schema of this file stands, for editors."),
        ("authority", "object", "The licensing authority: code (part of every key in the store) and name (printed on reports)."),
        ("timeZone", "string", "IANA time zone of the town, for example Europe/London."),
        ("nightBoundary", "string", "Local time at which one night ends and the next begins, for example 06:00."),
        ("windows", "array", "Named windows: code, name, from, to; the first is the default."),
        ("zones", "array", "GeoJSON files that `nte init` takes zones from: file (beside these settings), kind, source, codeProperty, nameProperty."),
        ("store", "string", "Where the store is: sqlite:PATH. Empty for the user's data folder."),
        ("reports", "string", "The folder that the monitor writes reports to; it is made when it is first needed."),
        ("exports", "string", "The folder with a folder for each person who comes in over SSH, for the files they write. Empty for exports beside the store."),
        ("theme", "string", "dark, light or mono."),
        ("linear", "boolean", "Whether the monitor prints lines instead of a full screen."),
        ("roles", "object", "Roles by user: warden, pastor, pubwatch, officer, police, assessor or admin."),
        ("defaultRole", "string", "The role of a user who is not listed."),
        ("retention", "object", "The retention schedule: for each kind of record purpose, basis, condition, roles that may read what is sealed, period (12 months, 28 days) and its source."),
        ("logLevel", "string", "The least level that is logged: debug, information, warning or error."),
    ];

    /// <summary>A local time as the settings write it, as a regular expression for the schema.</summary>
    public const string TimePattern = "^([01][0-9]|2[0-3]):[0-5][0-9]$";

    /// <summary>The parts of settings that have parts.</summary>
    public static readonly IReadOnlyDictionary<string, string[]> Members = new Dictionary<string, string[]>(StringComparer.Ordinal)
    {
        ["authority"] = ["code", "name"],
    };

    /// <summary>The parts of a named window.</summary>
    public static readonly IReadOnlyList<string> WindowMembers = ["code", "name", "from", "to"];

    /// <summary>The parts of a file of zones; the first is needed.</summary>
    public static readonly IReadOnlyList<string> ZoneMembers = ["file", "kind", "source", "codeProperty", "nameProperty"];

    /// <summary>The themes that can be set.</summary>
    public static readonly IReadOnlyList<string> Themes = ["dark", "light", "mono"];

    /// <summary>The levels that can be set.</summary>
    public static readonly IReadOnlyList<string> Levels = ["debug", "information", "warning", "error"];

    private static readonly LocalTimePattern Clock = LocalTimePattern.CreateWithInvariantCulture("HH:mm");

    /// <summary>Returns the settings in force, or every reason why they cannot stand.</summary>
    public static Outcome<NteConfig> Read(ConfigLayers layers, Paths paths)
    {
        List<Refusal> reasons = [.. layers.Layers.Skip(1).Where(l => l.Name is not ("environment" or "options")).SelectMany(Unknown)];
        var zone = DateTimeZoneProviders.Tzdb.GetZoneOrNull(layers.Text("timeZone"));
        if (zone is null)
        {
            reasons.Add(new("timeZone", $"There is no time zone '{layers.Text("timeZone")}'.", "Use an IANA name, for example Europe/London."));
        }

        var boundary = Time("nightBoundary", layers.Text("nightBoundary"), reasons);
        var windows = layers.Get("windows").Section.GetChildren().Select((w, i) => Window(w, i, reasons)).ToList();
        reasons.AddRange(windows.Where(w => Clock.Parse(layers.Text("nightBoundary")).Success && w.Straddles(boundary)).Select(w => new Refusal("windows",
            $"{w.Code} runs over {boundary:HH:mm}, where one night ends and the next begins.", "End it there, or begin it there.")));
        if (windows.Count == 0)
        {
            reasons.Add(new("windows", "There is no named window.", "Give at least one, or leave windows out for the shipped ones."));
        }

        var authority = layers.Get("authority").Section;
        Required("authority.code", authority["code"], reasons);
        Required("authority.name", authority["name"], reasons);
        var (zones, zonesFrom) = layers.Get("zones");
        var zoneFiles = zones.GetChildren().Select((z, i) => ZoneFile(z, i, zonesFrom, reasons)).ToList();
        var store = layers.Text("store") is { Length: > 0 } given ? given : "sqlite:" + paths.UserStore;
        if (StoreAddress.Problem(store) is { } problem)
        {
            reasons.Add(problem);
        }

        OneOf("theme", layers.Text("theme"), Themes, reasons);
        OneOf("logLevel", layers.Text("logLevel"), Levels, reasons);
        var linear = Truth("linear", layers.Text("linear"), reasons);
        reasons.AddRange(layers.Layers.Skip(1).SelectMany(ConfigRetention.Unknown));
        var schedule = ConfigRetention.Read(layers, reasons);
        var roles = layers.Get("roles").Section.GetChildren().ToDictionary(r => r.Key, r => Role($"roles.{r.Key}", r.Value, reasons), StringComparer.Ordinal);
        var fallback = Role("defaultRole", layers.Text("defaultRole"), reasons);
        return Outcome.Unless(reasons, () => new NteConfig(
            new(authority["code"]!, authority["name"]!, new(zone!, boundary), windows), zoneFiles, store, layers.Text("reports"), Exports(layers.Text("exports"), store),
            layers.Text("theme"), linear, roles, fallback, layers.Text("logLevel"), schedule));
    }

    private static string Exports(string given, string store) =>
        Path.GetFullPath(given.Length > 0 ? given : Path.Combine(Path.GetDirectoryName(Path.GetFullPath(StoreAddress.PathOf(store)))!, "exports"));

    private static IEnumerable<Refusal> Unknown(ConfigLayer layer)
    {
        var known = Keys.Select(k => k.Key).ToList();
        foreach (var section in layer.Values.GetChildren())
        {
            if (!known.Contains(section.Key, StringComparer.Ordinal))
            {
                yield return Unknown(section.Key, section.Key, known, layer.Name);
            }
            else if (Members.TryGetValue(section.Key, out var members))
            {
                foreach (var refusal in UnknownMembers(section, section.Key, members, layer.Name))
                {
                    yield return refusal;
                }
            }
        }
    }

    private static IEnumerable<Refusal> UnknownMembers(IConfigurationSection section, string field, IReadOnlyList<string> members, string file) =>
        section.GetChildren().Where(m => !members.Contains(m.Key, StringComparer.Ordinal)).Select(m => Unknown($"{field}.{m.Key}", m.Key, members, file));

    private static Refusal Unknown(string field, string key, IReadOnlyList<string> known, string file) =>
        new(field, $"There is no setting '{field}' ({file}).", Nearest.Hint(key, known) ?? $"The settings are {string.Join(", ", known)}.");

    private static NamedWindow Window(IConfigurationSection window, int index, List<Refusal> reasons)
    {
        var field = $"windows[{index}]";
        reasons.AddRange(UnknownMembers(window, field, WindowMembers, "windows"));
        Required($"{field}.code", window["code"], reasons);
        Required($"{field}.name", window["name"], reasons);
        return new(window["code"] ?? "", window["name"] ?? "",
            Time($"{field}.from", window["from"] ?? "", reasons), Time($"{field}.to", window["to"] ?? "", reasons));
    }

    private static ZoneFile ZoneFile(IConfigurationSection zones, int index, string from, List<Refusal> reasons)
    {
        var field = $"zones[{index}]";
        reasons.AddRange(UnknownMembers(zones, field, ZoneMembers, "zones"));
        Required($"{field}.file", zones["file"], reasons);
        var folder = File.Exists(from) ? Path.GetDirectoryName(Path.GetFullPath(from))! : "";
        return new(Path.Combine(folder, zones["file"] ?? ""), new(zones["kind"] ?? "", zones["source"] ?? "")
        {
            CodeProperty = zones["codeProperty"],
            NameProperty = zones["nameProperty"],
        });
    }

    private static LocalTime Time(string field, string text, List<Refusal> reasons)
    {
        var parsed = Clock.Parse(text);
        if (!parsed.Success)
        {
            reasons.Add(new(field, $"'{text}' is not a time.", "Write it as 06:00."));
        }

        return parsed.Success ? parsed.Value : default;
    }

    private static Role Role(string field, string? text, List<Refusal> reasons)
    {
        var names = Enum.GetValues<Role>().Select(AccessRules.Word).ToList();
        OneOf(field, text ?? "", names, reasons);
        return Enum.TryParse<Role>(text, ignoreCase: true, out var role) ? role : default;
    }

    private static bool Truth(string field, string text, List<Refusal> reasons)
    {
        if (text is "1" or "0")
        {
            return text == "1";
        }

        if (!bool.TryParse(text, out var truth))
        {
            reasons.Add(new(field, $"'{text}' is neither true nor false.", "Write true or false."));
        }

        return truth;
    }

    private static void OneOf(string field, string text, IReadOnlyList<string> allowed, List<Refusal> reasons)
    {
        if (!allowed.Contains(text))
        {
            reasons.Add(new(field, $"'{text}' is none of {string.Join(", ", allowed)}.", Nearest.Hint(text, allowed) ?? "Choose one of them."));
        }
    }

    private static void Required(string field, string? text, List<Refusal> reasons)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            reasons.Add(new(field, "It is empty.", "Give it a value."));
        }
    }
}
