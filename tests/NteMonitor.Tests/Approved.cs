using System.Runtime.CompilerServices;

namespace NteMonitor.Tests;

/// <summary>Compares text with the approved copy that sits beside the test.</summary>
/// <remarks>Run with NTE_ACCEPT=1 to take the new text as approved, then read the difference.</remarks>
public static class Approved
{
    /// <summary>Fails, showing the received text, unless it equals the approved file named after the calling test.</summary>
    public static void ShouldMatchApproved(
        this string actual, string extension = "txt", [CallerFilePath] string file = "", [CallerMemberName] string test = "")
    {
        var path = $"{Path.ChangeExtension(file, null)}.{test}.approved.{extension}";
        if (Environment.GetEnvironmentVariable("NTE_ACCEPT") == "1")
        {
            File.WriteAllText(path, actual);
        }

        var approved = File.Exists(path) ? File.ReadAllText(path) : "";
        actual.ShouldBe(approved, $"differs from {Path.GetFileName(path)}; received:\n{actual}\nto accept: NTE_ACCEPT=1 dotnet test");
    }
}
