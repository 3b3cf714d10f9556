using NteMonitor.Documents.Text;
using NteMonitor.Import.Csv;

namespace NteMonitor.Import.Mappings;

/// <summary>A row seen through a mapping: what each target is, in the file's words or as a code.</summary>
/// <remarks>Faults gather until <see cref="Begin"/>; the reasons a row is rejected for are all of them.</remarks>
public sealed class MappedRow
{
    private readonly Mapping _mapping;
    private readonly Dictionary<string, int[]> _columns;
    private readonly Dictionary<string, Dictionary<string, string>> _codes = [];
    private readonly List<(int Column, HashSet<string> Values, string Why)> _skip;
    private readonly HashSet<string> _blanks;
    private readonly int[] _identity;
    private readonly List<string> _faults = [];
    private CsvRows? _row;

    /// <summary>Makes a view for one file.</summary>
    /// <param name="mapping">A mapping that <see cref="MappingRules.Check"/> found nothing against.</param>
    /// <param name="header">The file's columns.</param>
    /// <param name="reference">The lists that codes come from.</param>
    public MappedRow(Mapping mapping, IReadOnlyList<string> header, Reference reference)
    {
        _mapping = mapping;
        _columns = mapping.Columns.ToDictionary(c => c.Key, c => c.Value.Select(Place).ToArray());
        _skip = [.. mapping.Skip.Select(s => (Place(s.Column), s.Values.ToHashSet(StringComparer.OrdinalIgnoreCase), s.Why))];
        _blanks = mapping.Blanks.ToHashSet(StringComparer.OrdinalIgnoreCase);
        _identity = mapping.Identity.Count > 0 ? [.. mapping.Identity.Select(Place)] : [.. Enumerable.Range(0, header.Count)];
        foreach (var target in MappingTargets.Of(mapping.Kind, reference))
        {
            if (MappingRules.ListOf(target, reference) is { } list)
            {
                _codes[target] = Words(list, mapping.Values.GetValueOrDefault(target));
            }
        }

        int Place(string column) => header.ToList().FindIndex(h => string.Equals(h, column, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>How many texts were put right that had been encoded twice.</summary>
    public long Repaired { get; private set; }

    /// <summary>Every reason that speaks against the row so far, in one text, or none.</summary>
    public string? Fault => _faults.Count == 0 ? null : string.Join(' ', _faults);

    /// <summary>Turns to the row at which the reader stands; a row that the mapping leaves out has that as its fault.</summary>
    public void Begin(CsvRows row)
    {
        _row = row;
        _faults.Clear();
        foreach (var (column, values, why) in _skip)
        {
            if (values.Contains(row[column].Trim().ToString()))
            {
                _faults.Add($"Left out by the mapping: {why}.");
            }
        }
    }

    /// <summary>Adds a reason against the row.</summary>
    public void Against(string? fault)
    {
        if (fault is not null)
        {
            _faults.Add(fault);
        }
    }

    /// <summary>Whether the mapping fills a target at all.</summary>
    public bool Has(string target) => _columns.ContainsKey(target) || _mapping.Constants.ContainsKey(target);

    /// <summary>Returns a target in the file's words, several columns joined, or its constant; empty when there is nothing.</summary>
    public string Text(string target)
    {
        var text = _columns.TryGetValue(target, out var places)
            ? places.Length == 1 ? Field(places[0]) : string.Join(", ", places.Select(Field).Where(f => f.Length > 0))
            : "";
        if (text.Length == 0)
        {
            return _mapping.Constants.GetValueOrDefault(target, "");
        }

        return !_codes.ContainsKey(target) && _mapping.Values.TryGetValue(target, out var words) && words.TryGetValue(text, out var meant) ? meant : text;
    }

    /// <summary>Returns a target as a code of its list, or none: a word without translation is a fault unless the mapping has a code for such.</summary>
    public string? Code(string target)
    {
        var text = Text(target);
        return text.Length == 0 ? _mapping.Otherwise.GetValueOrDefault(target) : Code(target, text);
    }

    /// <summary>Returns a target's list as codes.</summary>
    public IReadOnlyList<string> Codes(string target) => [.. List(target).Select(word => Code(target, word)).OfType<string>().Distinct()];

    /// <summary>Returns a target's list in the file's words.</summary>
    public IReadOnlyList<string> List(string target) => Text(target) is { Length: > 0 } text
        ? [.. text.Split(_mapping.ListSeparator, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Distinct()]
        : [];

    /// <summary>Returns a whole number within bounds, or none; another text is a fault.</summary>
    public int? Number(string target, int least, int most)
    {
        var text = Text(target).Replace(",", "", StringComparison.Ordinal);
        if (text.Length == 0)
        {
            return null;
        }

        if (int.TryParse(text, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var number) && number >= least && number <= most)
        {
            return number;
        }

        Against($"'{text}' is no {target} from {least} to {most}.");
        return null;
    }

    /// <summary>Returns what a column says to a question: yes, no, or nothing.</summary>
    public bool? Answer(string target) => Text(target).ToLowerInvariant() switch
    {
        "" => null,
        "true" or "yes" or "y" or "1" or "t" => true,
        "false" or "no" or "n" or "0" or "f" => false,
        var other => Neither(other, target),
    };

    /// <summary>Adds the fields that say which row it is to a name.</summary>
    public void Name(RowNames names)
    {
        names.Begin();
        foreach (var column in _identity)
        {
            names.Add(_row![column].Trim());
        }
    }

    private bool? Neither(string text, string target)
    {
        Against($"'{text}' is neither yes nor no to {target}.");
        return null;
    }

    private string? Code(string target, string text)
    {
        if (_codes[target].TryGetValue(text, out var code) || _mapping.Otherwise.TryGetValue(target, out code))
        {
            return code;
        }

        Against($"'{text}' has no translation for {target}.");
        return null;
    }

    private string Field(int column)
    {
        var field = _row![column].Trim();
        if (field.IsEmpty)
        {
            return "";
        }

        var given = field.ToString();
        var text = TextRepairRules.Repair(given);
        Repaired += ReferenceEquals(text, given) ? 0 : 1;
        text = Clean.OneLine(text).Trim();
        return _blanks.Contains(text) ? "" : text;
    }

    private static Dictionary<string, string> Words(IReadOnlyList<Term> list, IReadOnlyDictionary<string, string>? translations)
    {
        var words = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (word, code) in translations ?? new Dictionary<string, string>())
        {
            words[word] = code;
        }

        foreach (var term in list)
        {
            foreach (var word in term.Words.Prepend(term.Name).Prepend(term.Code))
            {
                words.TryAdd(word, term.Code);
            }
        }

        return words;
    }
}
