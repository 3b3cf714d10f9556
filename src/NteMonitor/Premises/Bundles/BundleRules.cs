using NodaTime;
using NodaTime.Text;
using NteMonitor.Commands;
using NteMonitor.Incidents;

namespace NteMonitor.Premises.Bundles;

/// <summary>What was typed of a bundle.</summary>
/// <param name="Purpose">review or representation.</param>
/// <param name="From">The first day.</param>
/// <param name="To">The last day, included.</param>
public sealed record BundleDraft(string Purpose, string From, string To)
{
    /// <summary>Numbers of items whose text is to be in it.</summary>
    public IReadOnlyList<string> WithText { get; init; } = [];

    /// <summary>What the reviewer says who has read these texts.</summary>
    public string Ticked { get; init; } = "";
}

/// <summary>What a bundle may tell one by one, and what is asked of one.</summary>
public static class BundleRules
{
    /// <summary>The longest period, in days.</summary>
    public const int MostDays = 3660;

    /// <summary>Counts below this are not told where the row is about kinds that are guarded.</summary>
    public const int LeastCount = 5;

    private static readonly string[] GuardedGroups = ["sexual", "welfare"];
    private static readonly string[] GuardedCategories = ["violence-sexual", "medical"];
    private static readonly string[] OpenFlags = ["alcohol", "drugs", "weapon", "injury", "repeat"];

    /// <summary>Returns whether accounts of a category are told by quarter only: sexual, medical and welfare matters.</summary>
    /// <source>docs/methods/bundle.md §3.</source>
    public static bool IsGuarded(string category, Reference lists) =>
        GuardedCategories.Contains(category) || GuardedGroups.Contains(lists.Categories.FirstOrDefault(c => c.Code == category)?.Group);

    /// <summary>Returns whether an event is told by quarter only: any of its accounts is of a guarded kind.</summary>
    /// <source>docs/methods/bundle.md §3.</source>
    public static bool IsGuarded(IEnumerable<Account> accounts, Reference lists) => accounts.Any(a => IsGuarded(a.Incident.Category, lists));

    /// <summary>Returns the flags that may be told of one event; the rest say something of a person.</summary>
    /// <source>docs/methods/bundle.md §3.</source>
    public static IReadOnlyList<string> Open(IEnumerable<string> flags) => [.. flags.Where(OpenFlags.Contains)];

    /// <summary>Returns a count of guarded things as it may be told: under five is not said.</summary>
    /// <source>docs/methods/bundle.md §3.</source>
    public static string Told(int count) => count < LeastCount ? $"fewer than {LeastCount}" : count.ToString(System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>Returns purpose and days, or every reason why there can be no such bundle.</summary>
    /// <param name="draft">What was typed.</param>
    /// <param name="today">Today's date.</param>
    /// <source>docs/methods/bundle.md §1.</source>
    public static Outcome<(BundlePurpose Purpose, NightRange Days)> Check(BundleDraft draft, LocalDate today)
    {
        List<Refusal> reasons = [];
        if (!Enum.TryParse<BundlePurpose>(draft.Purpose.Trim(), ignoreCase: true, out var purpose) || draft.Purpose.Trim().All(char.IsAsciiDigit))
        {
            reasons.Add(new("for", $"'{draft.Purpose}' is nothing that a bundle is made for.", Nearest.Hint(draft.Purpose, ["review", "representation"]) ?? "Use review or representation."));
        }

        var (from, to) = (Date("from", draft.From, reasons), Date("to", draft.To, reasons));
        if (from > to)
        {
            reasons.Add(new("to", $"{draft.To} is before {draft.From}.", "Give the earlier day as --from."));
        }
        else if (from is { } first && to is { } last && Period.DaysBetween(first, last) >= MostDays)
        {
            reasons.Add(new("from", $"{Period.DaysBetween(first, last) + 1} days are too many.", "Ask for ten years at most."));
        }

        if (to > today)
        {
            reasons.Add(new("to", $"{draft.To} has not come yet.", $"The last day is {LocalDatePattern.Iso.Format(today)}."));
        }

        if (draft.WithText.Count > 0 && string.IsNullOrWhiteSpace(draft.Ticked))
        {
            reasons.Add(new("with-text", $"The {(draft.WithText.Count == 1 ? "text" : "texts")} of {string.Join(", ", draft.WithText)} {(draft.WithText.Count == 1 ? "leaves" : "leave")} the house only when somebody has read {(draft.WithText.Count == 1 ? "it" : "them")}.",
                "Read them, then say so with --ticked \"read, nobody can be told from them\"; who ticked stands in the journal."));
        }

        return Outcome.Unless(reasons, () => (purpose, new NightRange(new(from!.Value), new(to!.Value))));
    }

    private static LocalDate? Date(string field, string text, List<Refusal> reasons)
    {
        if (LocalDatePattern.Iso.Parse(text.Trim()) is { Success: true, Value: var day })
        {
            return day;
        }

        reasons.Add(new(field, $"'{text}' is not a date.", "Write it as 2026-03-14."));
        return null;
    }
}
