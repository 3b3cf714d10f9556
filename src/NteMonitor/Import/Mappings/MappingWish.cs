namespace NteMonitor.Import.Mappings;

/// <summary>The mapping that a user asks for: one by name or file, with what single options add to it.</summary>
/// <param name="Map">A file, or the id of a mapping that was kept or is shipped; none for the one kept for the file's header.</param>
public sealed record MappingWish(string? Map)
{
    /// <summary><c>target=column</c>, several columns parted by a plus sign.</summary>
    public IReadOnlyList<string> Columns { get; init; } = [];

    /// <summary><c>target=value</c>.</summary>
    public IReadOnlyList<string> Constants { get; init; } = [];

    /// <summary><c>target:word=code</c>.</summary>
    public IReadOnlyList<string> Values { get; init; } = [];

    /// <summary><c>target=code</c>.</summary>
    public IReadOnlyList<string> Otherwise { get; init; } = [];

    /// <summary><c>target=form</c>.</summary>
    public IReadOnlyList<string> Formats { get; init; } = [];

    /// <summary>Whether nothing is asked for, so that the mapping kept for the header is meant.</summary>
    public bool IsEmpty => Map is null && Columns.Count + Constants.Count + Values.Count + Otherwise.Count + Formats.Count == 0;

    /// <summary>Returns a mapping with the options added, or every option that cannot be read.</summary>
    /// <param name="mapping">The mapping to begin with.</param>
    public Outcome<Mapping> On(Mapping mapping)
    {
        List<Refusal> reasons = [];
        var columns = mapping.Columns.ToDictionary();
        var constants = mapping.Constants.ToDictionary();
        var otherwise = mapping.Otherwise.ToDictionary();
        var formats = mapping.Formats.ToDictionary();
        var values = mapping.Values.ToDictionary(v => v.Key, v => v.Value.ToDictionary(StringComparer.OrdinalIgnoreCase));
        foreach (var (target, column) in Pairs("--column", Columns, reasons))
        {
            columns[target] = column.Split('+', StringSplitOptions.TrimEntries);
        }

        foreach (var (target, value) in Pairs("--constant", Constants, reasons))
        {
            constants[target] = value;
        }

        foreach (var (target, code) in Pairs("--otherwise", Otherwise, reasons))
        {
            otherwise[target] = code;
        }

        foreach (var group in Pairs("--format", Formats, reasons).GroupBy(f => f.Target))
        {
            formats[group.Key] = [.. group.Select(f => f.Text)];
        }

        foreach (var (target, text) in Pairs("--value", Values, reasons, ':'))
        {
            var equals = text.LastIndexOf('=');
            if (equals <= 0)
            {
                reasons.Add(new("--value", $"'{target}:{text}' has no code.", "Write it as category:BATTERY=assault."));
                continue;
            }

            values.TryAdd(target, new(StringComparer.OrdinalIgnoreCase));
            values[target][text[..equals].Trim()] = text[(equals + 1)..].Trim();
        }

        return Outcome.Unless(reasons, () => mapping with
        {
            Columns = columns,
            Constants = constants,
            Otherwise = otherwise,
            Formats = formats,
            Values = values.ToDictionary(v => v.Key, v => (IReadOnlyDictionary<string, string>)v.Value),
        });
    }

    private static List<(string Target, string Text)> Pairs(string option, IReadOnlyList<string> given, List<Refusal> reasons, char between = '=')
    {
        List<(string, string)> pairs = [];
        foreach (var text in given)
        {
            var at = text.IndexOf(between, StringComparison.Ordinal);
            if (at <= 0 || at == text.Length - 1)
            {
                reasons.Add(new(option, $"'{text}' is not {(between == ':' ? "field:word=code" : "field=text")}.", between == ':' ? "Write it as category:BATTERY=assault." : $"Write it as {option} when=date."));
                continue;
            }

            pairs.Add((text[..at].Trim(), text[(at + 1)..].Trim()));
        }

        return pairs;
    }
}
