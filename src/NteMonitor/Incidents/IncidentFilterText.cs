using System.Text.RegularExpressions;
using NteMonitor.Commands;
using NteMonitor.Venues;

namespace NteMonitor.Incidents;

/// <summary>Reads a filter in words: <c>assault cctv alcohol s3 since:2026-03-01 zone:core at:heron</c>.</summary>
/// <source>docs/reference/filter.md.</source>
public static partial class IncidentFilterText
{
    /// <summary>Returns the filter, or every word that means nothing here.</summary>
    public static Outcome<IncidentFilter> Read(string text, CheckAgainst against)
    {
        var filter = IncidentFilter.None;
        List<Refusal> reasons = [];
        foreach (var word in Words().Matches(text).Select(m => m.Value.Replace("\"", "", StringComparison.Ordinal)))
        {
            filter = Marked(filter, word, against, reasons) ?? Listed(filter, word.ToLowerInvariant(), against, reasons);
        }

        return Outcome.Unless(reasons, () => filter);
    }

    /// <summary>Returns in words what a filter lets through.</summary>
    public static string Words(IncidentFilter filter, CheckAgainst against)
    {
        var lists = against.Reference;
        List<string> parts = [filter.EventsOnly ? "events, each once" : "every account"];
        AddList("of ", lists.Categories, filter.Categories, " or ");
        AddList("reported by ", lists.Sources, filter.Sources, " or ");
        AddList("with ", lists.Flags, filter.Flags, " and ");
        Add(filter.SeverityAtLeast is not null, () => $"of severity {filter.SeverityAtLeast} or graver");
        Add(filter.Venue is not null, () => "at " + (against.Venues.Venues.FirstOrDefault(v => v.Id == filter.Venue)?.Name ?? "a venue no longer on file"));
        Add(filter.PlaceText is not null, () => $"at a place with “{filter.PlaceText}” in its name");
        Add(filter.Zone is not null, () => $"in {against.Zones?.FirstOrDefault(z => z.Code == filter.Zone)?.Name ?? filter.Zone}");
        Add(filter.Nights is not null, () => Nights(filter.Nights!.Value) + " (rows that know only their month are left out)");
        return string.Join(", ", parts) + ".";

        void Add(bool given, Func<string> words)
        {
            if (given)
            {
                parts.Add(words());
            }
        }

        void AddList(string before, IEnumerable<Term> list, IReadOnlyList<string> codes, string between) =>
            Add(codes.Count > 0, () => before + string.Join(between, codes.Select(c => Reference.NameOf(list, c).ToLowerInvariant())));
    }

    private static string Nights(NightRange nights) => (nights.First == Night.Earliest, nights.Last == Night.Latest) switch
    {
        (true, _) => $"up to the night of {nights.Last}",
        (_, true) => $"from the night of {nights.First} on",
        _ when nights.First == nights.Last => $"in the night of {nights.First}",
        _ => $"from the night of {nights.First} to that of {nights.Last}",
    };

    private static IncidentFilter? Marked(IncidentFilter filter, string word, CheckAgainst against, List<Refusal> reasons)
    {
        var colon = word.IndexOf(':', StringComparison.Ordinal);
        if (colon < 1)
        {
            return null;
        }

        var (mark, value) = (word[..colon].ToLowerInvariant(), word[(colon + 1)..]);
        var range = filter.Nights ?? new(Night.Earliest, Night.Latest);
        switch (mark)
        {
            case "zone":
                return Zone(filter, value, against, reasons);
            case "at":
                return At(filter, value, against, reasons);
            case "since" or "until" or "on" when WhenText.DayOf(value, against.Clock.NightOf(against.Now).Evening) is { } date:
                return filter with { Nights = mark switch { "since" => range with { First = new(date) }, "until" => range with { Last = new(date) }, _ => new(new(date), new(date)) } };
            case "since" or "until" or "on":
                reasons.Add(new("filter", $"'{value}' is not a date.", "Write it as 2026-03-14, 14/3, fri or yesterday."));
                return filter;
            default:
                reasons.Add(new("filter", $"'{mark}:' is no filter.", "Use since:, until:, on:, zone: or at:."));
                return filter;
        }
    }

    private static IncidentFilter Zone(IncidentFilter filter, string value, CheckAgainst against, List<Refusal> reasons)
    {
        if (against.Zones is not { } zones)
        {
            return filter with { Zone = value };
        }

        if (zones.FirstOrDefault(z => z.Code.Equals(value, StringComparison.OrdinalIgnoreCase) || z.Name.Equals(value, StringComparison.OrdinalIgnoreCase)) is { } zone)
        {
            return filter with { Zone = zone.Code };
        }

        reasons.Add(new("filter", $"'{value}' is no zone.", Nearest.Hint(value, zones.Select(z => z.Code)) ?? (zones.Count == 0 ? "No zone is on file; `nte zone import` brings them in." : $"Use one of {string.Join(", ", zones.Take(8).Select(z => z.Code))}.")));
        return filter;
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

    private static string? Find(IEnumerable<Term> list, string word) => list.FirstOrDefault(t => t.Code == word || t.Words.Contains(word))?.Code;

    /// <summary>Words part at blanks, but not inside quotes: <c>at:"market cross"</c>.</summary>
    [GeneratedRegex("""(?:"[^"]*"?|[^\s"])+""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Words();
}
