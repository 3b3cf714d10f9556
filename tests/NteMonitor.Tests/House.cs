using System.Runtime.CompilerServices;

namespace NteMonitor.Tests;

/// <summary>Where the project's own files are.</summary>
public static class House
{
    /// <summary>The folder of the solution.</summary>
    public static string Root { get; } = Path.GetFullPath(Path.Combine(Here(), "../.."));

    /// <summary>The shipped reference lists.</summary>
    public static Reference Reference { get; } = Reference.Read(File.ReadAllText(Path.Combine(Root, "seed/reference/reference.json")));

    private static string Here([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;
}
