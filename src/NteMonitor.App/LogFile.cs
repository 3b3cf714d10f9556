using System.Globalization;
using Microsoft.Extensions.Logging;

namespace NteMonitor.App;

/// <summary>The program's log: what ran, what went wrong and where in the code, never what anybody typed.</summary>
/// <param name="paths">Where it stands.</param>
/// <param name="least">The least level that is written.</param>
internal sealed class LogFile(Paths paths, LogLevel least = LogLevel.Warning)
{
    private const long MostBytes = 1 << 20;

    /// <summary>Adds a line about the program itself; callers put no argument, name or path into it.</summary>
    public void Write(LogLevel level, string text)
    {
        if (level >= least)
        {
            Add(level, text);
        }
    }

    /// <summary>Adds an exception: its types and places, without its messages, which may quote what was typed.</summary>
    public void Write(Exception error) =>
        Add(LogLevel.Error, $"{string.Join(" < ", Chain(error).Select(e => e.GetType().FullName))}\n{error.StackTrace}");

    private void Add(LogLevel level, string text)
    {
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(paths.Log)!);
            if (File.Exists(paths.Log) && new FileInfo(paths.Log).Length > MostBytes)
            {
                File.Move(paths.Log, paths.Log + ".1", overwrite: true);
            }

            File.AppendAllText(paths.Log, string.Create(CultureInfo.InvariantCulture, $"{DateTime.UtcNow:O} {level.ToString().ToLowerInvariant()} {text}\n"));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // A log that cannot be written must not hide what it was to tell.
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
