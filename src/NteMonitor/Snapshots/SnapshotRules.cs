using NodaTime;
using NodaTime.Text;

namespace NteMonitor.Snapshots;

/// <summary>What a user asks of a snapshot, as typed.</summary>
/// <param name="From">First night, for example <c>2026-03-01</c>.</param>
/// <param name="To">Last night, included.</param>
/// <param name="Window">Code of a named window; the town's first when empty, <c>all</c> for no limit.</param>
/// <param name="Zone">Code of a zone, or none.</param>
/// <param name="Scenario">A scenario of closing hours that the report takes in, by name, or none.</param>
public sealed record SnapshotDraft(string From, string To, string? Window = null, string? Zone = null, string? Scenario = null);

/// <summary>Pure decisions about snapshots.</summary>
public static class SnapshotRules
{
    /// <summary>The longest period that one snapshot covers, in nights.</summary>
    public const int MostNights = 3660;

    /// <summary>Returns the request, or every reason the draft cannot stand.</summary>
    /// <param name="draft">What was typed.</param>
    /// <param name="town">The town's clock and windows.</param>
    /// <param name="zones">Codes of the zones there are.</param>
    /// <param name="now">The time, against which a period of the future is refused.</param>
    /// <source>docs/methods/snapshots.md §1.</source>
    public static Outcome<SnapshotRequest> Check(SnapshotDraft draft, Town town, IReadOnlyCollection<string> zones, Instant now)
    {
        List<Refusal> reasons = [];
        var first = Date("from", draft.From, reasons);
        var last = Date("to", draft.To, reasons);
        var window = string.IsNullOrWhiteSpace(draft.Window) ? town.Windows[0] : town.Window(draft.Window.Trim());

        if (window is null)
        {
            reasons.Add(new("window", $"There is no window called {draft.Window}.",
                $"Use one of {string.Join(", ", town.Windows.Select(w => w.Code))}, or all."));
        }

        if (draft.Zone is { } zone && !zones.Contains(zone))
        {
            reasons.Add(new("zone", $"There is no zone of code {zone}.", "Run `nte zone list` for the codes on file."));
        }

        if (first is { } from && last is { } to)
        {
            CheckPeriod(new(new(from), new(to)), town.Clock.NightOf(now), reasons);
        }

        return Outcome.Unless(reasons, () =>
            new SnapshotRequest(new(new(first!.Value), new(last!.Value)), window!, draft.Zone, town, ""));
    }

    /// <summary>Returns the months of a period that touch it at either end without being whole in it.</summary>
    /// <remarks>Rows that know only their month cannot be split at such an end, and the report says so.</remarks>
    /// <source>docs/methods/snapshots.md §3.</source>
    public static IReadOnlyList<YearMonth> PartMonths(NightRange nights)
    {
        var (first, last) = (nights.First.Evening, nights.Last.Evening);
        List<YearMonth> parts = [];
        if (first.Day != 1)
        {
            parts.Add(first.ToYearMonth());
        }

        if (last != last.With(DateAdjusters.EndOfMonth) && !parts.Contains(last.ToYearMonth()))
        {
            parts.Add(last.ToYearMonth());
        }

        return parts;
    }

    private static void CheckPeriod(NightRange nights, Night tonight, List<Refusal> reasons)
    {
        if (nights.Count == 0)
        {
            reasons.Add(new("to", $"{nights.Last} is before {nights.First}.", "Give the earlier night as --from."));
        }

        if (nights.Last > tonight)
        {
            reasons.Add(new("to", $"{nights.Last} has not come yet.", $"The last night there can be figures for is {tonight.ToIso()}."));
        }

        if (nights.Count > MostNights)
        {
            reasons.Add(new("from", $"{nights.Count} nights are more than one report covers.", "Take ten years at most."));
        }
    }

    private static LocalDate? Date(string field, string text, List<Refusal> reasons)
    {
        var parsed = LocalDatePattern.Iso.Parse((text ?? "").Trim());
        if (!parsed.Success)
        {
            reasons.Add(new(field, $"'{text}' is not a date.", "Write it as 2026-03-14."));
        }

        return parsed.Success ? parsed.Value : null;
    }
}
