using System.Globalization;
using System.Text.Json.Nodes;
using NodaTime;
using NteMonitor.Commands;
using NteMonitor.Journal;

namespace NteMonitor.Venues;

/// <summary>What somebody says of a venue, as typed. Empty means not known.</summary>
public sealed record VenueDraft
{
    /// <summary>The name over the door.</summary>
    public string Name { get; init; } = "";

    /// <summary>Kind by code or word.</summary>
    public string Kind { get; init; } = "";

    /// <summary>Short code for the one-line entry.</summary>
    public string Code { get; init; } = "";

    /// <summary>Licence number.</summary>
    public string Licence { get; init; } = "";

    /// <summary>Address in one line.</summary>
    public string Address { get; init; } = "";

    /// <summary>Postcode.</summary>
    public string Postcode { get; init; } = "";

    /// <summary>Position as <c>latitude,longitude</c>.</summary>
    public string Position { get; init; } = "";

    /// <summary>Licensed capacity.</summary>
    public string Capacity { get; init; } = "";

    /// <summary>Hours for the sale of alcohol: see <see cref="HoursText"/>.</summary>
    public string SaleHours { get; init; } = "";

    /// <summary>Opening hours.</summary>
    public string OpeningHours { get; init; } = "";

    /// <summary>Licence holder; sealed.</summary>
    public string Holder { get; init; } = "";

    /// <summary>Designated premises supervisor; sealed.</summary>
    public string Supervisor { get; init; } = "";
}

/// <summary>A venue that may be kept, with its personal part apart.</summary>
public sealed record CheckedVenue(Venue Venue, string Holder, string Supervisor);

/// <summary>Pure decisions about venues.</summary>
public static class VenueRules
{
    /// <summary>The largest capacity that is believed.</summary>
    public const int MostPeople = 100_000;

    /// <summary>Returns the venue to keep, or every reason the draft cannot stand.</summary>
    /// <param name="was">The venue as it stood: what the draft does not speak of stays.</param>
    /// <param name="draft">What was typed.</param>
    /// <param name="others">Every venue on file.</param>
    /// <param name="kinds">The kinds there are.</param>
    /// <source>docs/methods/venues.md §1.</source>
    public static Outcome<CheckedVenue> Check(Venue was, VenueDraft draft, IEnumerable<Venue> others, IReadOnlyList<Term> kinds)
    {
        List<Refusal> reasons = [];
        var name = draft.Name.Trim();
        if (name.Length is 0 or > 200)
        {
            reasons.Add(new("name", name.Length == 0 ? "The venue has no name." : $"The name has {name.Length} characters.", "Give the name over the door, up to 200 characters."));
        }

        var word = draft.Kind.Trim().ToLowerInvariant();
        var kind = kinds.FirstOrDefault(k => k.Code == word || k.Words.Contains(word));
        if (kind is null)
        {
            reasons.Add(new("kind", $"'{draft.Kind}' is no kind of venue.", Nearest.Hint(draft.Kind, kinds.Select(k => k.Code)) ?? $"Use one of {string.Join(", ", kinds.Select(k => k.Code))}."));
        }

        var rest = others.Where(o => o.Id != was.Id).ToList();
        Unique("licence", draft.Licence, rest.FirstOrDefault(o => Same(o.Licence, draft.Licence)), reasons);
        Unique("code", draft.Code, rest.FirstOrDefault(o => Same(o.Code, draft.Code)), reasons);
        if (draft.Code.Any(c => !char.IsLetterOrDigit(c) && c != '-') || draft.Code.Length > 20)
        {
            reasons.Add(new("code", $"'{draft.Code}' is no code.", "Use up to 20 letters, digits and hyphens, for example heron."));
        }

        var position = Place(draft.Position, reasons);
        var capacity = Capacity(draft.Capacity, reasons);
        var sale = Take(HoursText.Read("saleHours", draft.SaleHours), reasons);
        var opening = Take(HoursText.Read("openingHours", draft.OpeningHours), reasons);
        return Outcome.Unless(reasons, () => new CheckedVenue(
            was with
            {
                Name = name,
                Kind = kind!.Code,
                Code = OrNone(draft.Code.ToLowerInvariant()),
                Licence = OrNone(draft.Licence),
                Address = OrNone(draft.Address),
                Postcode = OrNone(draft.Postcode.ToUpperInvariant()),
                Position = position,
                Capacity = capacity,
                SaleHours = sale,
                OpeningHours = opening,
            },
            draft.Holder.Trim(), draft.Supervisor.Trim()));
    }

    /// <summary>Returns the draft that would give this venue again.</summary>
    /// <source>docs/methods/venues.md §1.</source>
    public static VenueDraft DraftOf(Venue venue, string holder, string supervisor) => new()
    {
        Name = venue.Name,
        Kind = venue.Kind,
        Code = venue.Code ?? "",
        Licence = venue.Licence ?? "",
        Address = venue.Address ?? "",
        Postcode = venue.Postcode ?? "",
        Position = venue.Position is { } at ? string.Create(CultureInfo.InvariantCulture, $"{at.Latitude},{at.Longitude}") : "",
        Capacity = venue.Capacity?.ToString(CultureInfo.InvariantCulture) ?? "",
        SaleHours = HoursText.Write(venue.SaleHours),
        OpeningHours = HoursText.Write(venue.OpeningHours),
        Holder = holder,
        Supervisor = supervisor,
    };

    /// <summary>Returns the status that holds on a date; open where nothing else was said.</summary>
    /// <source>docs/methods/venues.md §2.</source>
    public static VenueStatus StatusOn(Venue venue, LocalDate date) =>
        venue.Statuses.Where(s => s.From <= date).OrderBy(s => s.From).Select(s => (VenueStatus?)s.Status).LastOrDefault() ?? VenueStatus.Open;

    /// <summary>Returns when the sale of alcohol ends on a night, or none when the venue does not sell then or its hours are not known.</summary>
    /// <remarks>The last sale that begins on the evening's own day; an end past midnight is the next day's clock time.</remarks>
    /// <source>Licensing Act 2003 s.17(4): the times during which alcohol may be sold; docs/methods/venues.md §3.</source>
    public static LocalTime? TerminalHour(Venue venue, Night night) =>
        venue.SaleHours.Where(h => h.Day == night.Weekday).OrderBy(h => h.To <= h.From ? 1 : 0).ThenBy(h => h.To).LastOrDefault()?.To;

    /// <summary>Returns what happened to a venue, dated and in words, the newest first.</summary>
    /// <param name="entries">Its journal entries.</param>
    /// <param name="clock">The town's clock.</param>
    /// <source>docs/methods/journal.md §4.</source>
    public static IReadOnlyList<(Instant At, string Words)> Timeline(IEnumerable<Entry> entries, NightClock clock) =>
        [.. entries.OrderByDescending(e => e.At).Select(e => (e.At, $"{clock.Local(e.At).ToString("d MMM uuuu HH:mm", CultureInfo.InvariantCulture)}  {e.Actor}: {Words(e)}"))];

    private static string Words(Entry entry)
    {
        var body = CanonicalJson.Read(entry.Body);
        if (body["after"] is not JsonObject after || body["before"] is not JsonObject before)
        {
            return entry.Kind == "venue.added" ? "added" : entry.Kind;
        }

        var changes = after.Select(a => $"{a.Key} {Short(before[a.Key])} -> {Short(a.Value)}");
        return $"{entry.Kind.Split('.')[1]}{(after.Count == 0 ? "" : " " + string.Join("; ", changes))} ({body.Text("why")})";
    }

    private static string Short(JsonNode? value)
    {
        var text = value is null ? "nothing" : value is JsonValue v && v.TryGetValue<string>(out var s) ? s : CanonicalJson.Write(value);
        return text.Length > 60 ? text[..59] + "…" : text;
    }

    private static void Unique(string field, string given, Venue? other, List<Refusal> reasons)
    {
        if (given.Length > 0 && other is not null)
        {
            reasons.Add(new(field, $"{given} is {other.Name}'s.", "Give another, or amend that venue."));
        }
    }

    private static bool Same(string? one, string other) => one is not null && other.Length > 0 && one.Equals(other.Trim(), StringComparison.OrdinalIgnoreCase);

    private static Position? Place(string text, List<Refusal> reasons)
    {
        if (text.Trim().Length == 0)
        {
            return null;
        }

        var parts = text.Split(',', StringSplitOptions.TrimEntries);
        if (parts.Length == 2
            && double.TryParse(parts[0], NumberStyles.Float, CultureInfo.InvariantCulture, out var latitude) && latitude is >= -90 and <= 90
            && double.TryParse(parts[1], NumberStyles.Float, CultureInfo.InvariantCulture, out var longitude) && longitude is >= -180 and <= 180)
        {
            return new(latitude, longitude);
        }

        reasons.Add(new("position", $"'{text}' is no position.", "Write latitude,longitude in degrees, for example 52.3988,-0.7265; check that they are not swapped."));
        return null;
    }

    private static int? Capacity(string text, List<Refusal> reasons)
    {
        if (text.Trim().Length == 0)
        {
            return null;
        }

        if (int.TryParse(text, NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out var people) && people is >= 1 and <= MostPeople)
        {
            return people;
        }

        reasons.Add(new("capacity", $"'{text}' is not a capacity from 1 to {MostPeople}.", "Leave it empty when the licence sets none."));
        return null;
    }

    private static IReadOnlyList<DayHours> Take(Outcome<IReadOnlyList<DayHours>> outcome, List<Refusal> reasons)
    {
        if (outcome is Outcome<IReadOnlyList<DayHours>>.Refused(var why))
        {
            reasons.AddRange(why);
        }

        return (outcome as Outcome<IReadOnlyList<DayHours>>.Done)?.Value ?? [];
    }

    private static string? OrNone(string text) => text.Trim() is { Length: > 0 } some ? some : null;
}
