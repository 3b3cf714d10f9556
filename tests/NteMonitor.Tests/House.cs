using System.Runtime.CompilerServices;
using NodaTime;

namespace NteMonitor.Tests;

/// <summary>Where the project's own files are.</summary>
public static class House
{
    /// <summary>The folder of the solution.</summary>
    public static string Root { get; } = Path.GetFullPath(Path.Combine(Here(), "../.."));

    /// <summary>The shipped reference lists.</summary>
    public static Reference Reference { get; } = Reference.Read(File.ReadAllText(Path.Combine(Root, "seed/reference/reference.json")));

    /// <summary>The clock of the United Kingdom, nights ending at 06:00.</summary>
    public static NightClock Clock { get; } = new(DateTimeZoneProviders.Tzdb["Europe/London"], new LocalTime(6, 0));

    /// <summary>Returns the path of a real data set that does not ship with the project, or none: tests must pass without it.</summary>
    public static string? Shared(string path)
    {
        var found = Path.Combine(Environment.GetEnvironmentVariable("NTE_SHARED") ?? Path.Combine(Root, "../shared"), path);
        return File.Exists(found) ? found : null;
    }

    private static string Here([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;
}
