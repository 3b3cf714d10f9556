using System.Globalization;

namespace NteMonitor.App;

/// <summary>The program's log: what went wrong and where in the code, never what anybody typed.</summary>
internal static class LogFile
{
    private const long MostBytes = 1 << 20;

    /// <summary>Adds an exception: its types and places, without its messages, which may quote what was typed.</summary>
    public static void Write(Paths paths, Exception error)
    {
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(paths.Log)!);
            if (File.Exists(paths.Log) && new FileInfo(paths.Log).Length > MostBytes)
            {
                File.Move(paths.Log, paths.Log + ".1", overwrite: true);
            }

            File.AppendAllText(paths.Log, string.Create(CultureInfo.InvariantCulture,
                $"{DateTime.UtcNow:O} {string.Join(" < ", Chain(error).Select(e => e.GetType().FullName))}\n{error.StackTrace}\n"));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // A log that cannot be written must not hide the error itself.
        }
    }

    private static IEnumerable<Exception> Chain(Exception? error)
    {
        for (; error is not null; error = error.InnerException)
        {
            yield return error;
        }
    }
}
