using System.Globalization;
using System.Text.RegularExpressions;
using NodaTime;
using NodaTime.Text;
using NteMonitor.Commands;

namespace NteMonitor.Venues;

/// <summary>Pure decisions about venues.</summary>
public static partial class VenueRules
{
    /// <summary>The largest capacity that is believed.</summary>
    public const int MostPeople = 100_000;

    /// <summary>Orders the numbers of conditions, 2.4 before 2.10, as a licence does.</summary>
    public static readonly IComparer<string> LicenceOrder = Comparer<string>.Create((a, b) =>
    {
        var (one, other) = (a.Split('.'), b.Split('.'));
        for (var i = 0; i < Math.Min(one.Length, other.Length); i++)
        {
            var order = int.TryParse(one[i], CultureInfo.InvariantCulture, out var x) && int.TryParse(other[i], CultureInfo.InvariantCulture, out var y)
                ? x.CompareTo(y) : string.CompareOrdinal(one[i], other[i]);
            if (order != 0)
            {
                return order;
            }
        }

        return one.Length.CompareTo(other.Length);
    });

    /// <summary>Returns the venue to keep, or every reason the draft cannot stand.</summary>
    /// <param name="was">The venue as it stood: what the draft does not speak of stays.</param>
    /// <param name="draft">What was typed.</param>
    /// <param name="others">Every venue on file.</param>
    /// <param name="kinds">The kinds there are.</param>
    /// <source>docs/methods/venues.md §1.</source>
    public static Outcome<CheckedVenue> Check(Venue was, VenueDraft draft, IEnumerable<Venue> others, IReadOnlyList<Term> kinds)
    {
        List<Refusal> reasons = [];
        var (name, code) = (draft.Name.Trim(), draft.Code.Trim().ToLowerInvariant());
        if (name.Length == 0)
        {
            reasons.Add(new("name", "The venue has no name.", "Give the name over the door."));
        }

        var kind = Kind(draft.Kind, kinds, reasons);
        var rest = others.Where(o => o.Id != was.Id).ToList();
        Unique("licence", draft.Licence.Trim(), rest.FirstOrDefault(o => Same(o.Licence, draft.Licence)), reasons);
        Unique("code", code, rest.FirstOrDefault(o => Same(o.Code, code)), reasons);
        if (code.Length > 0 && !CodeText().IsMatch(code))
        {
            reasons.Add(new("code", $"'{draft.Code}' is no code.", "Use up to 20 letters, digits and hyphens, a letter first, and not what the one-line entry takes for people or severity (x2, s3)."));
        }

        reasons.AddRange(new[] { ("name", name, 200), ("licence", draft.Licence, 60), ("address", draft.Address, 300), ("postcode", draft.Postcode, 12), ("holder", draft.Holder, 200), ("dps", draft.Supervisor, 200) }
            .Select(f => Line(f.Item1, f.Item2, f.Item3)).OfType<Refusal>());
        var position = Place(draft.Position, reasons);
        var capacity = Capacity(draft.Capacity, reasons);
        var sale = Hours("saleHours", draft.SaleHours, was.SaleHours, reasons);
        var opening = Hours("openingHours", draft.OpeningHours, was.OpeningHours, reasons);
        return Outcome.Unless(reasons, () => new CheckedVenue(
            was with
            {
                Name = name,
                Kind = kind!,
                Code = OrNone(code),
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

    /// <summary>Whether a condition is in force on a day: the day on which it begins is in, the day on which it was taken off is not.</summary>
    /// <source>docs/methods/premises.md §2.</source>
    public static bool InForce(Condition condition, LocalDate day) =>
        (condition.From is not { } from || from <= day) && (condition.Until is not { } until || day < until);

    /// <summary>Returns the time at which the sale of alcohol ends on a night, or none when it does not end, does not begin or is not known.</summary>
    /// <source>Licensing Act 2003 s.17(4): the times during which alcohol may be sold; docs/methods/venues.md §3.</source>
    public static LocalTime? TerminalHour(Venue venue, Night night) => SaleEndOn(venue, night) is SaleEnd.At(var clock) ? clock : null;

    /// <summary>Returns when the sale of alcohol ends on a night: a time, never, no sale at all, or not known.</summary>
    /// <source>Licensing Act 2003 s.17(4): the times during which alcohol may be sold; docs/methods/venues.md §3.</source>
    public static SaleEnd SaleEndOn(Venue venue, Night night) => HoursRules.EndOn(venue.SaleHours, night.Weekday);

    /// <summary>Whether a venue is open at a clock reading, or none when its opening hours are not on file.</summary>
    /// <remarks>A venue that is suspended or closed on that date is not open, whatever its hours.</remarks>
    /// <source>docs/methods/venues.md §3.</source>
    public static bool? OpenAt(Venue venue, LocalDateTime local) => StatusOn(venue, local.Date) != VenueStatus.Open
        ? false
        : venue.OpeningHours.Count == 0 ? null : HoursRules.Contains(venue.OpeningHours, local);

    /// <summary>Returns the statuses of a venue with one more from a date on, or why it cannot be.</summary>
    /// <source>docs/methods/venues.md §2.</source>
    public static Outcome<IReadOnlyList<StatusFrom>> From(Venue venue, VenueStatus status, LocalDate from)
    {
        List<Refusal> reasons = [];
        var words = status.ToString().ToLowerInvariant();
        if (StatusOn(venue, from) == status)
        {
            reasons.Add(new("status", $"{venue.Name} is {words} on {LocalDatePattern.Iso.Format(from)} already.", "Nothing needs doing."));
        }

        if (venue.Statuses.OrderBy(s => s.From).FirstOrDefault(s => s.From > from) is { } later)
        {
            reasons.Add(new("from", $"{venue.Name} is {later.Status.ToString().ToLowerInvariant()} from {LocalDatePattern.Iso.Format(later.From)}, which is later than {LocalDatePattern.Iso.Format(from)}.",
                "Statuses follow one another: give a date after that one."));
        }

        return Outcome.Unless<IReadOnlyList<StatusFrom>>(reasons, () => [.. venue.Statuses.Where(s => s.From < from).OrderBy(s => s.From), new(status, from)]);
    }

    private static string? Kind(string typed, IReadOnlyList<Term> kinds, List<Refusal> reasons)
    {
        var word = typed.Trim().ToLowerInvariant();
        if (kinds.FirstOrDefault(k => k.Code == word || k.Words.Contains(word)) is { } kind)
        {
            return kind.Code;
        }

        var hint = Nearest.Hint(word, kinds.SelectMany(k => k.Words.Prepend(k.Code)));
        reasons.Add(new("kind", word.Length == 0 ? "No kind of venue was given." : $"'{typed}' is no kind of venue.", word.Length > 0 && hint is not null ? hint : $"Use one of {string.Join(", ", kinds.Select(k => k.Code))}."));
        return null;
    }

    private static Refusal? Line(string field, string text, int most) => text.Trim().Length > most
        ? new(field, $"It has {text.Trim().Length} characters.", $"Keep it to {most}.")
        : text.Trim().Any(char.IsControl) ? new(field, "It has a line break or another control character in it.", "Write it in one line.") : null;

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
        if (parts.Length != 2
            || !double.TryParse(parts[0], NumberStyles.Float, CultureInfo.InvariantCulture, out var latitude)
            || !double.TryParse(parts[1], NumberStyles.Float, CultureInfo.InvariantCulture, out var longitude))
        {
            reasons.Add(new("position", $"'{text}' is no position.", "Write latitude,longitude in degrees, for example 52.3988,-0.7265."));
            return null;
        }

        if (latitude is >= -9 and <= 3 && longitude is >= 49 and <= 61)
        {
            reasons.Add(new("position", $"'{text}' looks swapped: read as latitude,longitude it lies off East Africa.", $"Write {parts[1]},{parts[0]} if a place in Britain is meant."));
        }
        else if ((latitude, longitude) is (0, 0))
        {
            reasons.Add(new("position", $"'{text}' is where maps put a position that is not known.", "Leave it empty when it is not known."));
        }
        else if (latitude is >= -90 and <= 90 && longitude is >= -180 and <= 180)
        {
            return new(latitude, longitude);
        }
        else
        {
            reasons.Add(new("position", $"'{text}' is not on the globe.", "Latitude runs from -90 to 90, longitude from -180 to 180; latitude comes first."));
        }

        return null;
    }

    private static int? Capacity(string text, List<Refusal> reasons)
    {
        if (text.Trim().Length == 0)
        {
            return null;
        }

        if (int.TryParse(text.Trim(), NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out var people) && people is >= 1 and <= MostPeople)
        {
            return people;
        }

        reasons.Add(new("capacity", $"'{text}' is not a capacity from 1 to {MostPeople}.", "Leave it empty when the licence sets none."));
        return null;
    }

    /// <summary>Hours that a register gave and nobody changed are not judged again, or nothing else could be amended.</summary>
    private static IReadOnlyList<DayHours> Hours(string field, string typed, IReadOnlyList<DayHours> was, List<Refusal> reasons)
    {
        if (typed.Length > 0 && typed == HoursText.Write(was))
        {
            return was;
        }

        var outcome = HoursText.Read(field, typed);
        if (outcome is Outcome<IReadOnlyList<DayHours>>.Refused(var why))
        {
            reasons.AddRange(why);
        }

        return outcome is Outcome<IReadOnlyList<DayHours>>.Done(var hours) ? hours : [];
    }

    private static string? OrNone(string text) => text.Trim() is { Length: > 0 } some ? some : null;

    /// <summary>A code begins with a letter, so that no clock time is one; x2 and s3 mean something else in the one-line entry.</summary>
    [GeneratedRegex("^(?!(x|s|sev)[0-9]+$)[a-z][a-z0-9-]{0,19}$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex CodeText();
}
