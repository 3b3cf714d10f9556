using NodaTime;
using NteMonitor.Venues;

namespace NteMonitor.Incidents;

/// <summary>Why two accounts may be of one event.</summary>
/// <param name="Other">The other account.</param>
/// <param name="Why">The reasons in words.</param>
/// <param name="Minutes">How far apart they are.</param>
public sealed record LinkSuggestion(Account Other, string Why, double Minutes);

/// <content>Several accounts of one event.</content>
public static partial class IncidentRules
{
    /// <summary>How far apart two accounts of one event may be in time.</summary>
    public static readonly Duration LinkTime = Duration.FromMinutes(30);

    /// <summary>How far apart two accounts of one event may be on the ground, in metres.</summary>
    public const double LinkMetres = 75;

    /// <summary>The longest interval that says anything about another account's minute.</summary>
    private static readonly Duration MostSpread = Duration.FromMinutes(60);

    /// <summary>Returns accounts that may be of the same event: same place, within half an hour, of a compatible category, not yet linked; another source first.</summary>
    /// <param name="account">The account to find others for.</param>
    /// <param name="around">Accounts of about the same time.</param>
    /// <param name="against">The lists, and the venues that give their accounts a point on the ground.</param>
    /// <source>docs/methods/incidents.md §2.</source>
    public static IReadOnlyList<LinkSuggestion> Suggest(Account account, IEnumerable<Account> around, CheckAgainst against) =>
        [.. around
            .Where(o => o.Incident.Id != account.Incident.Id && o.Event != account.Event)
            .Where(o => IsTimed(account) && IsTimed(o) && Apart(account, o) <= LinkTime)
            .Where(o => Group(o, against.Reference) == Group(account, against.Reference))
            .Select(o => (Other: o, Place: SamePlace(account.Incident.Where, o.Incident.Where, against.Places)))
            .Where(o => o.Place is not null)
            .Select(o => new LinkSuggestion(o.Other, Why(account, o.Other, o.Place!, against.Reference), Apart(account, o.Other).TotalMinutes))
            .OrderBy(s => s.Other.Incident.Source == account.Incident.Source ? 1 : 0).ThenBy(s => s.Minutes).ThenBy(s => s.Other.Incident.Id)];

    private static string Why(Account account, Account other, string place, Reference reference)
    {
        var minutes = Apart(account, other).TotalMinutes;
        var time = minutes switch { 0 => "at the same time", 1 => "1 minute apart", _ => $"{minutes:0} minutes apart" };
        var source = other.Incident.Source == account.Incident.Source ? "same source" : "another source";
        return $"{place}, {time}, both {Group(account, reference)}, {source}";
    }

    private static bool IsTimed(Account account) => account.Incident.When is var when
        && (when.Precision == TimePrecision.Instant || (when.Precision == TimePrecision.Interval && when.To - when.From <= MostSpread));

    private static Duration Apart(Account one, Account other)
    {
        var (a, b) = one.Incident.When.From <= other.Incident.When.From ? (one.Incident.When, other.Incident.When) : (other.Incident.When, one.Incident.When);
        return b.From <= a.To ? Duration.Zero : b.From - a.To;
    }

    private static string Group(Account account, Reference reference) =>
        reference.Categories.FirstOrDefault(c => c.Code == account.Incident.Category)?.Group ?? account.Incident.Category;

    private static string? SamePlace(Whereabouts one, Whereabouts other, KnownPlaces places)
    {
        if (one.Venue is { } venue && venue == other.Venue)
        {
            return "same venue";
        }

        if (one.Place is { } place && other.Place is { } there && PlaceFinder.Normal(place) == PlaceFinder.Normal(there))
        {
            return "same street place";
        }

        return Point(one) is { } a && Point(other) is { } b && Metres(a, b) <= LinkMetres ? $"{Metres(a, b):0} m apart" : null;

        Position? Point(Whereabouts where) => where.Position ?? (where.Venue is { } id ? places.PositionOf(id) : null);
    }

    /// <summary>Metres between two points near one another, on a sphere of mean radius 6,371,008.8 m.</summary>
    private static double Metres(Position a, Position b)
    {
        const double Degree = 6_371_008.8 * Math.PI / 180;
        var north = (a.Latitude - b.Latitude) * Degree;
        var east = (a.Longitude - b.Longitude) * Degree * Math.Cos((a.Latitude + b.Latitude) * Math.PI / 360);
        return Math.Sqrt((north * north) + (east * east));
    }
}
