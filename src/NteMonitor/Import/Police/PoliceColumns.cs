using NteMonitor.Commands;

namespace NteMonitor.Import.Police;

/// <summary>Where the columns of data.police.uk's street crime stand in a file.</summary>
/// <param name="Places">The place of each of <see cref="Names"/>, in their order.</param>
public sealed record PoliceColumns(IReadOnlyList<int> Places)
{
    /// <summary>The columns of a street crime file, in the order in which they are published.</summary>
    public static readonly IReadOnlyList<string> Names =
    [
        "Crime ID", "Month", "Reported by", "Falls within", "Longitude", "Latitude", "Location", "LSOA code", "LSOA name", "Crime type",
        "Last outcome category", "Context",
    ];

    /// <summary>How many of the columns, from the first, say which event a row is; later downloads change the others.</summary>
    public const int Identifying = 10;

    /// <summary>Returns where the columns stand, or every column that is missing with the nearest there is.</summary>
    /// <param name="file">The file's name.</param>
    /// <param name="header">The file's own columns.</param>
    public static Outcome<PoliceColumns> Find(string file, IReadOnlyList<string> header)
    {
        if (header.Count == 0)
        {
            return Outcome.Refused<PoliceColumns>(file, "The file has no header line.", "Download the month again from data.police.uk.");
        }

        var places = Names.Select(name => Place(header, name)).ToList();
        var unused = header.Where(h => h.Length > 0 && !Names.Contains(h, StringComparer.OrdinalIgnoreCase)).ToList();
        List<Refusal> reasons =
        [
            .. Names.Where((_, at) => places[at] < 0).Select(name => new Refusal(
                file, $"The column '{name}' is missing.",
                Nearest.Word(name, unused) is { } near ? $"The file has '{near}': rename it, if it is the same." : "This is not a street crime file of data.police.uk: use `nte import incidents` with a mapping.")),
        ];
        return reasons.Count > Names.Count / 2
            ? Outcome.Refused<PoliceColumns>(
                file, $"This is not a street crime file of data.police.uk: it lacks {string.Join(", ", Names.Where((_, at) => places[at] < 0))}.",
                "Use `nte import incidents` with a mapping.")
            : Outcome.Unless(reasons, () => new PoliceColumns(places));
    }

    private static int Place(IReadOnlyList<string> header, string name)
    {
        for (var i = 0; i < header.Count; i++)
        {
            if (string.Equals(header[i], name, StringComparison.OrdinalIgnoreCase))
            {
                return i;
            }
        }

        return -1;
    }
}
