using NteMonitor.Commands;
using NteMonitor.Documents.Text;

namespace NteMonitor.Import;

/// <summary>The file of rows that could not be taken, with line number and reason; made only when there is one.</summary>
/// <param name="files">Where it is written.</param>
/// <param name="folder">The folder; none for the working folder.</param>
/// <param name="source">The name of the file that is imported.</param>
public sealed class RejectSheet(IFiles files, string? folder, string source) : IDisposable
{
    private const int MostCharacters = 4000;

    private TextWriter? _sheet;

    /// <summary>The path of the reject file, or none when nothing was rejected.</summary>
    public string? File { get; private set; }

    /// <summary>Adds a row.</summary>
    /// <param name="line">The line on which it begins.</param>
    /// <param name="reason">Why it was not taken.</param>
    /// <param name="text">The row as it stands; control characters become blanks, and what a spreadsheet would run is made harmless.</param>
    public void Add(long line, string reason, ReadOnlySpan<char> text)
    {
        if (_sheet is null)
        {
            File = Free();
            _sheet = files.Create(File);
            _sheet.Write("line,reason,text\n");
        }

        _sheet.Write($"{line},{Field(reason)},{Field(text[..Math.Min(text.Length, MostCharacters)].ToString())}\n");
    }

    /// <summary>Ends the file, which gets its name now.</summary>
    public void Dispose()
    {
        _sheet?.Dispose();
        _sheet = null;
    }

    private static string Field(string text)
    {
        var line = Clean.OneLine(text);
        var safe = line is ['=' or '+' or '-' or '@', ..] ? "'" + line : line;
        return $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }

    /// <summary>Returns the first name that no file has yet: an import never writes over an earlier reject file.</summary>
    private string Free()
    {
        for (var number = 1; ; number++)
        {
            var name = $"{source}.rejects{(number == 1 ? "" : $"-{number}")}.csv";
            var path = folder is null ? name : Path.Combine(folder, name);
            if (!Exists(path))
            {
                return path;
            }
        }
    }

    private bool Exists(string path)
    {
        try
        {
            return files.Size(path) is not null;
        }
        catch (FileTroubleException)
        {
            return false;
        }
    }
}
