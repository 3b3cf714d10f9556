using NodaTime.Text;
using NteMonitor.Commands;

namespace NteMonitor.Import.Mappings;

/// <summary>Checks a mapping against the lists and the header of a file.</summary>
public static class MappingRules
{
    /// <summary>Returns no reason when a mapping can be used on a file, otherwise every reason.</summary>
    /// <param name="mapping">The mapping.</param>
    /// <param name="header">The file's columns.</param>
    /// <param name="reference">The lists that codes come from.</param>
    /// <source>docs/methods/import.md §5.</source>
    public static IReadOnlyList<Refusal> Check(Mapping mapping, IReadOnlyList<string> header, Reference reference) =>
    [
        .. Targets(mapping, reference), .. Columns(mapping, header), .. Needs(mapping), .. Codes(mapping, reference), .. Forms(mapping),
    ];

    /// <summary>Returns the id under which a mapping is kept for files with this header, whatever its letter case.</summary>
    /// <source>docs/methods/import.md §5.</source>
    public static Guid Fingerprint(MappingKind kind, IReadOnlyList<string> header) =>
        ImportIdRules.Of(["mapping", kind.ToString(), .. header.Select(h => h.ToLowerInvariant())]);

    /// <summary>Returns the list that a target takes its codes from, or none.</summary>
    /// <source>docs/methods/import.md §5.</source>
    public static IReadOnlyList<Term>? ListOf(string target, Reference reference) => target switch
    {
        "category" => reference.Categories,
        "source" => reference.Sources,
        "severity" => reference.Severities,
        "outcome" => reference.Outcomes,
        "objectives" => reference.Objectives,
        "reason" => reference.RegisterReasons,
        "requester" => reference.FootageRequesters,
        "flags" => reference.Flags,
        "kind" => reference.VenueKinds,
        "status" => [new("open", "Open", ["current"]), new("suspended", "Suspended", []), new("closed", "Closed", ["lapsed", "surrendered", "revoked"])],
        _ => null,
    };

    private static IEnumerable<Refusal> Targets(Mapping mapping, Reference reference)
    {
        var known = MappingTargets.Of(mapping.Kind, reference);
        return mapping.Columns.Keys.Concat(mapping.Constants.Keys).Concat(mapping.Values.Keys).Concat(mapping.Otherwise.Keys).Concat(mapping.Formats.Keys)
            .Distinct().Where(t => !MappingTargets.Knows(mapping.Kind, t, reference))
            .Select(t => new Refusal("mapping", $"'{t}' is no field of {MappingKinds.Word(mapping.Kind)}.", Nearest.Hint(t, known) ?? $"It is one of {string.Join(", ", known)}."));
    }

    private static IEnumerable<Refusal> Columns(Mapping mapping, IReadOnlyList<string> header)
    {
        var used = mapping.Columns.Values.SelectMany(c => c).Concat(mapping.Identity).Concat(mapping.Skip.Select(s => s.Column)).Distinct().ToList();
        foreach (var column in used)
        {
            switch (header.Count(h => string.Equals(h, column, StringComparison.OrdinalIgnoreCase)))
            {
                case 0:
                    yield return new("mapping", $"The file has no column '{column}'.",
                        Nearest.Hint(column, header.Except(used)) ?? $"Its columns are {string.Join(", ", header)}.");
                    break;
                case > 1:
                    yield return new("mapping", $"The file has several columns '{column}'.", "Give each column of the file a name of its own.");
                    break;
                default:
                    break;
            }
        }
    }

    private static IEnumerable<Refusal> Needs(Mapping mapping)
    {
        if (mapping.Kind == MappingKind.Venues)
        {
            return Has("name") || Has("licence")
                ? Missing(["kind"])
                : [new("mapping", "Neither name nor licence has a column.", "Say which column names the venue: --column name=COLUMN."), .. Missing(["kind"])];
        }

        string[] needed = mapping.Kind switch
        {
            MappingKind.Incidents => ["category", "source"],
            MappingKind.RegisterIncidents => ["category"],
            MappingKind.DoorStaff => ["badge", "expires"],
            _ => [],
        };
        string[] times = ["when", "date", "night", "month"];
        return times.Any(Has) || mapping.Kind == MappingKind.DoorStaff
            ? Missing(needed)
            : [new("mapping", "None of when, date, night and month has a column.", "Say which column tells the time: --column when=COLUMN."), .. Missing(needed)];

        bool Has(string target) => mapping.Columns.ContainsKey(target) || mapping.Constants.ContainsKey(target);

        IEnumerable<Refusal> Missing(IEnumerable<string> targets) => targets.Where(t => !Has(t))
            .Select(t => new Refusal("mapping", $"Nothing says what {t} is.", $"Give it a column, --column {t}=COLUMN, or a value for every row, --constant {t}=CODE."));
    }

    private static IEnumerable<Refusal> Codes(Mapping mapping, Reference reference)
    {
        var given = mapping.Values.SelectMany(v => v.Value.Values.Select(code => (Target: v.Key, Code: code)))
            .Concat(mapping.Constants.Select(c => (Target: c.Key, Code: c.Value))).Concat(mapping.Otherwise.Select(o => (Target: o.Key, Code: o.Value)))
            .Distinct();
        foreach (var (target, code) in given)
        {
            if (ListOf(target, reference) is { } list && list.All(t => t.Code != code))
            {
                yield return new("mapping", $"'{code}' is no code of {target}.", Nearest.Hint(code, list.Select(t => t.Code)) ?? $"It is one of {string.Join(", ", list.Select(t => t.Code))}.");
            }
        }

        if (reference.Systems.All(s => s.Code != mapping.System))
        {
            yield return new("mapping", $"'{mapping.System}' is no code of system.", Nearest.Hint(mapping.System, reference.Systems.Select(s => s.Code)) ?? $"It is one of {string.Join(", ", reference.Systems.Select(s => s.Code))}.");
        }
    }

    private static IEnumerable<Refusal> Forms(Mapping mapping)
    {
        foreach (var form in mapping.Formats.SelectMany(f => f.Value).Where(f => !ImportTime.IsForm(f)))
        {
            yield return new("mapping", $"'{form}' is no form of a date or time.", "Write it as dd/MM/uuuu HH:mm or uuuu-MM-dd'T'HH:mm:ss.");
        }

        if (mapping.Clock is not ("" or "summer" or "standard"))
        {
            yield return new("mapping", $"The clock '{mapping.Clock}' is neither summer nor standard.", "It says which pass is meant when a time came twice.");
        }

        if (mapping.Midnight is not ("" or "believed" or "defaulted"))
        {
            yield return new("mapping", $"Midnight '{mapping.Midnight}' is neither believed nor defaulted.", "Leave it out to judge by the number of such rows.");
        }

        if (mapping.HoursFrom.Length > 0 && !LocalTimePattern.CreateWithInvariantCulture("HH:mm").Parse(mapping.HoursFrom).Success)
        {
            yield return new("mapping", $"'{mapping.HoursFrom}' is no time of day.", "Write hoursFrom as 07:00.");
        }

        if (mapping.ListSeparator.Length == 0)
        {
            yield return new("mapping", "The list separator is empty.", "Leave it out for the vertical bar.");
        }
    }
}
