using System.Globalization;
using NteMonitor.Commands;
using NteMonitor.Emro.Evaluation;
using NteMonitor.Emro.Models;

namespace NteMonitor.Emro.Workbench;

/// <summary>What a scenario takes from files: premises of a levy, where people who offended live.</summary>
public static class ScenarioFiles
{
    /// <summary>The count below which none is kept: one or two people of a small place could be told.</summary>
    public const int LeastCount = 5;

    private static readonly string[] Yes = ["yes", "y", "true", "1"];
    private static readonly string[] No = ["no", "n", "false", "0", ""];

    /// <summary>Returns the premises of a CSV file with columns <c>name, rateable_value</c> and, where it has them, <c>primarily, being_built, reduced, exempt</c> (yes or no).</summary>
    /// <exception cref="FileTroubleException">It cannot be opened.</exception>
    public static Outcome<IReadOnlyList<LevyPremises>> Levy(string path, IFiles files) => FigureFile.Read(path, files).Then(file =>
    {
        List<Refusal> reasons = [];
        var (name, value) = (file.Column("name", reasons), file.Column("rateable_value", reasons));
        if (reasons.Count > 0)
        {
            return new Outcome<IReadOnlyList<LevyPremises>>.Refused(reasons);
        }

        var premises = file.Rows.Select(row => new LevyPremises(row.Fields[name!.Value].Trim(), row.Fields[value!.Value].Trim().Length == 0 ? null : Whole(file, row, value.Value, reasons))
        {
            Primarily = Said("primarily", row),
            BeingBuilt = Said("being_built", row),
            Reduced = Said("reduced", row),
            Exempt = Said("exempt", row),
        }).ToList();
        return Outcome.Unless<IReadOnlyList<LevyPremises>>(reasons, () => premises);

        bool Said(string column, FigureRow row)
        {
            var text = Place(file, column) is { } at ? row.Fields[at].Trim() : "";
            if (!Yes.Concat(No).Contains(text, StringComparer.OrdinalIgnoreCase))
            {
                reasons.Add(new(column, $"{file.Name} line {row.Line}: '{text}' is neither yes nor no.", "Write yes or no; empty is no."));
            }

            return Yes.Contains(text, StringComparer.OrdinalIgnoreCase);
        }
    });

    /// <summary>Returns the postcode districts of a CSV file with columns <c>outward, count, local</c>; a count below five is not kept, only that there is one.</summary>
    /// <exception cref="FileTroubleException">It cannot be opened.</exception>
    public static Outcome<IReadOnlyList<Origin>> Origins(string path, IFiles files) => FigureFile.Read(path, files).Then(file =>
    {
        List<Refusal> reasons = [];
        var (outward, count, local) = (file.Column("outward", reasons), file.Column("count", reasons), file.Column("local", reasons));
        if (reasons.Count > 0)
        {
            return new Outcome<IReadOnlyList<Origin>>.Refused(reasons);
        }

        List<Origin> origins = [];
        foreach (var row in file.Rows)
        {
            var (place, said) = (row.Fields[outward!.Value].Trim(), row.Fields[local!.Value].Trim());
            if (place.Length > 4 && place.Any(char.IsAsciiDigit))
            {
                reasons.Add(new("outward", $"{file.Name} line {row.Line}: a whole postcode is not taken.", "Give its outward part alone, such as ZZ1; a whole one could point at a household."));
            }

            if (!Yes.Concat(No).Contains(said, StringComparer.OrdinalIgnoreCase))
            {
                reasons.Add(new("local", $"{file.Name} line {row.Line}: '{said}' is neither yes nor no.", "Write yes where the district belongs to the town."));
            }

            var people = Whole(file, row, count!.Value, reasons);
            origins.Add(new(place, people < LeastCount ? null : people, Yes.Contains(said, StringComparer.OrdinalIgnoreCase)));
        }

        reasons.AddRange(origins.GroupBy(o => o.Outward, StringComparer.OrdinalIgnoreCase).Where(g => g.Count() > 1).Select(g => new Refusal("outward", $"'{g.Key}' comes {g.Count()} times.", "One row for each district.")));
        return Outcome.Unless<IReadOnlyList<Origin>>(reasons, () => origins);
    });

    private static int? Place(FigureFile file, string column) =>
        file.Headings.ToList().FindIndex(h => string.Equals(h, column, StringComparison.OrdinalIgnoreCase)) is >= 0 and var at ? at : null;

    private static int Whole(FigureFile file, FigureRow row, int column, List<Refusal> reasons)
    {
        var text = row.Fields[column].Trim();
        if (int.TryParse(text, NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out var number))
        {
            return number;
        }

        reasons.Add(new(file.Headings[column], $"{file.Name} line {row.Line}: '{text}' is no whole number of 0 or more.", "Write 12500."));
        return 0;
    }
}
