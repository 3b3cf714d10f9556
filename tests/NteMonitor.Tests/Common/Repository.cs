namespace NteMonitor.Tests.Common;

/// <summary>Files of the repository that tests read.</summary>
internal static class Repository
{
    /// <summary>The folder that holds the solution.</summary>
    public static string Root { get; } = Find(AppContext.BaseDirectory);

    public static string Read(string path) => File.ReadAllText(Path.Combine(Root, path));

    private static string Find(string folder) =>
        File.Exists(Path.Combine(folder, "NteMonitor.sln")) ? folder : Find(Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("No solution above the tests."));
}
