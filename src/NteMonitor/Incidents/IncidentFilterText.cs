using NodaTime;
using NodaTime.Text;
using NteMonitor.Commands;
using NteMonitor.Venues;

namespace NteMonitor.Incidents;

/// <summary>Reads a filter in words: <c>assault cctv alcohol s3 since:2026-03-01 zone:core at:heron</c>.</summary>
/// <source>docs/reference/filter.md.</source>
public static class IncidentFilterText
{
    /// <summary>Returns the filter, or every word that means nothing here.</summary>
    public static Outcome<IncidentFilter> Read(string text, CheckAgainst against)
    {
        var filter = IncidentFilter.None;
        List<Refusal> reasons = [];
        foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            filter = Marked(filter, word, against, reasons) ?? Listed(filter, word.ToLowerInvariant(), against, reasons);
        }

        return Outcome.Unless(reasons, () => filter);
    }

    private static IncidentFilter? Marked(IncidentFilter filter, string word, CheckAgainst against, List<Refusal> reasons)
    {
        var colon = word.IndexOf(':', StringComparison.Ordinal);
        if (colon < 1)
        {
            return null;
        }

        var (mark, value) = (word[..colon].ToLowerInvariant(), word[(colon + 1)..]);
        var first = filter.Nights?.First ?? new Night(new(1900, 1, 1));
        var last = filter.Nights?.Last ?? new Night(new(2999, 12, 31));
        switch (mark)
        {
            case "zone":
                return filter with { Zone = value };
            case "at":
                return At(filter, value, against, reasons);
            case "since" when Date(value) is { } date:
                return filter with { Nights = new(new(date), last) };
            case "until" when Date(value) is { } date:
                return filter with { Nights = new(first, new(date)) };
            case "on" when Date(value) is { } date:
                return filter with { Nights = new(new(date), new(date)) };
            case "since" or "until" or "on":
                reasons.Add(new("filter", $"'{value}' is not a date.", "Write it as 2026-03-14."));
                return filter;
            default:
                reasons.Add(new("filter", $"'{mark}:' is no filter.", "Use since:, until:, on:, zone: or at:."));
                return filter;
        }
    }

    private static IncidentFilter At(IncidentFilter filter, string value, CheckAgainst against, List<Refusal> reasons)
    {
        switch (against.Venues.Find(value))
        {
            case PlaceMatch.Exact(var venue):
                return filter with { Venue = venue.Id };
            case PlaceMatch.Several(var venues):
                reasons.Add(new("filter", $"'{value}' may be {string.Join(" or ", venues.Take(4).Select(v => v.Name))}.", "Type more of the name, or the code."));
                return filter;
            default:
                return filter with { PlaceText = value };
        }
    }

    private static IncidentFilter Listed(IncidentFilter filter, string word, CheckAgainst against, List<Refusal> reasons)
    {
        var lists = against.Reference;
        if (word.Length == 2 && word[0] == 's' && word[1] is >= '1' and <= '5')
        {
            return filter with { SeverityAtLeast = word[1] - '0' };
        }

        if (word is "events")
        {
            return filter with { EventsOnly = true };
        }

        if (Find(lists.Categories, word) is { } category)
        {
            return filter with { Categories = [.. filter.Categories, category] };
        }

        if (Find(lists.Sources, word) is { } source)
        {
            return filter with { Sources = [.. filter.Sources, source] };
        }

        if (Find(lists.Flags, word) is { } flag)
        {
            return filter with { Flags = [.. filter.Flags, flag] };
        }

        var known = lists.Categories.Concat<Term>(lists.Sources).Concat(lists.Flags).SelectMany(t => t.Words.Prepend(t.Code));
        reasons.Add(new("filter", $"'{word}' is no category, source or flag.", Nearest.Hint(word, known) ?? "A place is written at:market."));
        return filter;
    }

    private static LocalDate? Date(string text) => LocalDatePattern.Iso.Parse(text) is { Success: true } date ? date.Value : null;

    private static string? Find(IEnumerable<Term> list, string word) => list.FirstOrDefault(t => t.Code == word || t.Words.Contains(word))?.Code;
}
