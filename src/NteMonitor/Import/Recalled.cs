namespace NteMonitor.Import;

/// <summary>What texts that come again and again stand for, found out once each.</summary>
/// <param name="find">Finds out what a text stands for: a value, or why there is none.</param>
public sealed class Recalled<T>(Func<string, (T? Value, string? Fault)> find)
    where T : class
{
    private const int Most = 200_000;

    private Dictionary<string, (T? Value, string? Fault)> _known = new(StringComparer.Ordinal);

    /// <summary>Returns what a text stands for, or why it stands for nothing.</summary>
    public (T? Value, string? Fault) Of(ReadOnlySpan<char> text)
    {
        var known = _known.GetAlternateLookup<ReadOnlySpan<char>>();
        if (known.TryGetValue(text, out var found))
        {
            return found;
        }

        if (_known.Count >= Most)
        {
            // A column that never repeats must not fill the memory.
            _known = new(StringComparer.Ordinal);
            known = _known.GetAlternateLookup<ReadOnlySpan<char>>();
        }

        return known[text] = find(text.ToString());
    }
}
