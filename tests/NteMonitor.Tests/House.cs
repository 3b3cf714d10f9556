using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using NodaTime;
using NteMonitor.Access;
using NteMonitor.Patrols;

namespace NteMonitor.Tests;

/// <summary>Where the project's own files are.</summary>
public static class House
{
    /// <summary>The folder of the solution.</summary>
    public static string Root { get; } = Path.GetFullPath(Path.Combine(Here(), "../.."));

    /// <summary>The shipped reference lists.</summary>
    public static Reference Reference { get; } = Reference.Read(File.ReadAllText(Path.Combine(Root, "seed/reference/reference.json")));

    /// <summary>The shipped kinds of shift, in the order of their codes.</summary>
    public static ShiftBook Shifts { get; } = ShiftBook.Read(
        File.ReadAllText(Path.Combine(Root, "seed/shift-kinds/lists.json")), ShiftKindFiles().Select(File.ReadAllText));

    /// <summary>The shipped retention schedule.</summary>
    public static RetentionSchedule Schedule { get; } = Read(JsonNode.Parse(File.ReadAllText(Path.Combine(Root, "seed/defaults/nte.defaults.json")))!["retention"]!.AsObject());

    /// <summary>The clock of the United Kingdom, nights ending at 06:00.</summary>
    public static NightClock Clock { get; } = new(DateTimeZoneProviders.Tzdb["Europe/London"], new LocalTime(6, 0));

    /// <summary>Returns the path of each file with a kind of shift, in the order of their names.</summary>
    public static IEnumerable<string> ShiftKindFiles() => Directory.EnumerateFiles(Path.Combine(Root, "seed/shift-kinds"), "*.json")
        .Where(f => Path.GetFileName(f) != "lists.json")
        .Order(StringComparer.Ordinal);

    /// <summary>Returns the path of a real data set that does not ship with the project, or none: tests must pass without it.</summary>
    public static string? Shared(string path)
    {
        var found = Path.Combine(Environment.GetEnvironmentVariable("NTE_SHARED") ?? Path.Combine(Root, "../shared"), path);
        return File.Exists(found) ? found : null;
    }

    private static RetentionSchedule Read(JsonObject kinds) => new([.. kinds.Select(k => new KeepingTerm(
        ScheduleRules.Kind(k.Key)!.Value, Text(k.Value!, "purpose"), Text(k.Value!, "basis"), Text(k.Value!, "condition"),
        [.. k.Value!["roles"]!.AsArray().Select(r => Enum.Parse<Role>(r!.GetValue<string>(), ignoreCase: true))],
        ((Outcome<KeepingPeriod>.Done)ScheduleRules.Period(k.Key, Text(k.Value!, "period"))).Value, Text(k.Value!, "source")))]);

    private static string Text(JsonNode node, string name) => node[name]!.GetValue<string>();

    private static string Here([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;
}
