namespace NteMonitor.Import.Csv;

/// <summary>Finds out the separator of a file.</summary>
public static class CsvFormRules
{
    private static readonly char[] Separators = [',', ';', '\t', '|'];

    /// <summary>Returns the separator that a user named (<c>,</c> <c>;</c> <c>|</c>, or a word such as <c>tab</c>), or the refusal.</summary>
    /// <source>docs/methods/import.md §1.</source>
    public static Outcome<char> Named(string name) => name switch
    {
        "tab" or "\\t" or "\t" => Outcome.Done('\t'),
        "comma" => Outcome.Done(','),
        "semicolon" => Outcome.Done(';'),
        "bar" => Outcome.Done('|'),
        [not ('"' or '\r' or '\n' or ' ') and var c] when !char.IsLetterOrDigit(c) => Outcome.Done(c),
        _ => Outcome.Refused<char>("--separator", $"'{name}' cannot part fields.", "Give one character such as , or ; or the word tab."),
    };

    /// <summary>Returns the separator that stands most often in the first line with text, outside quotes; the comma where none does.</summary>
    /// <param name="start">The beginning of the file, decoded.</param>
    /// <source>docs/methods/import.md §1.</source>
    public static char Separator(string start)
    {
        var line = start.Split('\r', '\n').FirstOrDefault(l => !string.IsNullOrWhiteSpace(l)) ?? "";
        var counts = new int[Separators.Length];
        var quoted = false;
        foreach (var c in line)
        {
            quoted ^= c == '"';
            var at = Array.IndexOf(Separators, c);
            if (!quoted && at >= 0)
            {
                counts[at]++;
            }
        }

        return Separators[Array.IndexOf(counts, counts.Max())];
    }
}
