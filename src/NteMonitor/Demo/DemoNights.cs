using NodaTime;
using NteMonitor.Incidents;
using NteMonitor.Venues;

namespace NteMonitor.Demo;

/// <summary>Three years of nights in the demonstration town.</summary>
/// <param name="Incidents">Every account, by night.</param>
/// <param name="Pairs">Accounts that are of one event.</param>
internal sealed record DemoHistory(IReadOnlyList<Incident> Incidents, IReadOnlyList<(Guid First, Guid Second)> Pairs);

/// <summary>Draws the nights of the demonstration town, the same for the same town and the same last moment.</summary>
/// <source>docs/decisions/0005-demo-town.md.</source>
internal sealed class DemoNights(DemoTown town, NightClock clock, Instant until)
{
    public const ulong Seed = 20261120;

    /// <summary>How many nights before the last one the history begins.</summary>
    public const int Back = Nights + EarlierNights;

    private const int Nights = 730;
    private const int EarlierNights = 366;

    private static readonly (string[] Codes, double[] Weights) AtVenue = (["inside", "at-door", "left-venue", "near-venue", "landmark"], [55, 22, 10, 9, 4]);

    private static readonly (string[] Codes, double[] Weights) Inside = (
        ["refusal", "ejection", "assault", "assault-injury", "theft", "drugs", "public-order", "medical", "sexual"], [30, 16, 14, 7, 9, 6, 10, 6, 2]);

    private static readonly (string[] Codes, double[] Weights) Outside = (
        ["assault", "assault-injury", "public-order", "asb", "medical", "welfare", "noise", "transport", "theft-person", "damage"], [15, 8, 18, 16, 8, 12, 8, 8, 4, 3]);

    private static readonly string[] Watchers = ["cctv", "warden", "street-pastor", "police", "venue"];
    private static readonly string[] Outcomes = ["calmed", "moved-on", "helped-home", "advice", "no-action"];

    private readonly Draws _said = new(Seed + 8);
    private Draws _draws = new(Seed + 7);
    private readonly ILookup<string, DemoChange> _changes = town.Changes.OrderByDescending(c => c.DaysAgo).ToLookup(c => c.Venue);
    private readonly List<Incident> _incidents = [];
    private readonly List<(Guid, Guid)> _pairs = [];

    /// <summary>Returns the night on which a change was made.</summary>
    public static Night NightOf(DemoChange change, Night last) => last.Plus(-change.DaysAgo);

    /// <summary>Returns the history; to be asked once.</summary>
    public DemoHistory Draw()
    {
        // The year before the two that reports compare has draws of its own, so that those stay what they are.
        Draw(Nights + EarlierNights, Nights + 1);
        _draws = new(Seed);
        Draw(Nights, 0);
        return new(_incidents, _pairs);
    }

    private void Draw(int from, int to)
    {
        var last = clock.NightOf(until);
        for (var back = from; back >= to; back--)
        {
            var night = last.Plus(-back);

            // The town grows a little safer: a fifth fewer incidents at the end than at the beginning.
            var busy = DemoCalendar.Busy(night) * (0.9 + (0.2 * back / Nights));
            foreach (var venue in town.Venues)
            {
                Venue(venue, night, back, busy);
            }

            foreach (var place in town.Places)
            {
                for (var i = _draws.Poisson(place.Rate * busy * 0.35); i > 0; i--)
                {
                    Keep(Account(Time(night, null), new(null, place.Name, place.At), _draws.One(Watchers), Pick(Outside)));
                }
            }

            if (night.Evening.Day == 1)
            {
                MonthOnly(night);
            }
        }
    }

    private void Venue(DemoVenue first, Night night, int back, double busy)
    {
        var (venue, rate) = (first.Venue, first.Rate);
        foreach (var change in _changes[venue.Code!].Where(c => c.DaysAgo >= back))
        {
            rate *= change.Rate;
            venue = venue with
            {
                SaleHours = change.SaleHours is { } hours ? DemoTown.Hours(hours) : venue.SaleHours,
                Statuses = change.Status is { } status ? [.. venue.Statuses, new(status, night.Evening)] : venue.Statuses,
            };
        }

        var trades = VenueRules.StatusOn(venue, night.Evening) == VenueStatus.Open && VenueRules.SaleEndOn(venue, night) is not SaleEnd.NoSale;
        for (var i = trades ? _draws.Poisson(rate * busy * 0.11) : 0; i > 0; i--)
        {
            var account = Said(Account(Time(night, venue), new(venue.Id, null, null), _draws.Unit() < 0.7 ? "venue" : _draws.One(Watchers), Pick(Inside)));
            Keep(back % 61 == 5 && _draws.Unit() < 0.5 ? Defaulted(account, night) : account);
        }
    }

    /// <summary>Keeps an account of the past; some fights are seen by somebody else too.</summary>
    private void Keep(Incident account)
    {
        if (account.When.From > until)
        {
            return;
        }

        _incidents.Add(account);
        if (account.When.Precision == TimePrecision.Instant && account.Category is "assault" or "assault-injury" && _draws.Unit() < 0.08)
        {
            var seen = Account(account.When.From + Duration.FromMinutes(_draws.Below(9)), account.Where, account.Source == "cctv" ? "police" : "cctv", account.Category);
            if (seen.When.From <= until)
            {
                _incidents.Add(seen);
                _pairs.Add((account.Id, seen.Id));
            }
        }
    }

    private Incident Account(Instant at, Whereabouts where, string source, string category)
    {
        (string Code, double Chance)[] chances =
        [
            ("alcohol", 0.45), ("injury", category is "assault-injury" or "medical" ? 0.8 : 0.03), ("drugs", category == "drugs" ? 1 : 0.05), ("vulnerability", category == "welfare" ? 0.6 : 0.04),
        ];
        return new(DemoIds.Of(2, _draws.Bits()), When.Minute(at), where, category, source)
        {
            Severity = _draws.Unit() < 0.15 ? null : 1 + (int)(_draws.Unit() * _draws.Unit() * 5),
            Flags = [.. chances.Where(c => _draws.Unit() < c.Chance).Select(c => c.Code)],
            People = _draws.Unit() < 0.5 ? 1 + _draws.Below(4) : null,
            Outcome = category is "assault-injury" or "medical" && _draws.Unit() < 0.4 ? "ambulance-called" : _draws.Unit() < 0.3 ? _draws.One(Outcomes) : null,
        };
    }

    /// <summary>Of most accounts at a venue somebody said how they belong to it.</summary>
    private Incident Said(Incident account) => _said.Unit() < 0.8 ? account with { Flags = [.. account.Flags, Pick(AtVenue, _said)] } : account;

    /// <summary>A row of a paper book that says 00:00 because nobody wrote the time down: no more than its day is believed.</summary>
    private Incident Defaulted(Incident account, Night night) => account with
    {
        When = new(TimePrecision.Interval, clock.Zone.AtStartOfDay(night.Evening).ToInstant(), clock.Zone.AtStartOfDay(night.Evening.PlusDays(1)).ToInstant()),
        Source = "venue",
        ImportedFrom = "door-book.csv",
        Remarks = ["time-defaulted"],
    };

    /// <summary>Rows as open data has them: the month and no more.</summary>
    private void MonthOnly(Night night)
    {
        var span = clock.Span(night.Plus(-1).Evening.ToYearMonth());
        for (var i = 0; i < 12; i++)
        {
            var place = _draws.One(town.Places);
            _incidents.Add(new(DemoIds.Of(3, _draws.Bits()), new(TimePrecision.Month, span.Start, span.End), new(null, "On or near " + place.Name, place.At),
                i % 3 == 0 ? "violence-sexual" : "asb", "police-open-data")
            { ImportedFrom = "inventon-street.csv" });
        }
    }

    /// <summary>A time of the night: more and more towards closing, and a pulse of half an hour when the doors shut.</summary>
    private Instant Time(Night night, Venue? venue)
    {
        var streets = new LocalTime(venue is null && night.Weekday is IsoDayOfWeek.Friday or IsoDayOfWeek.Saturday ? 3 : 2, 0);
        var end = venue is not null && VenueRules.TerminalHour(venue, night) is { } terminal ? terminal : streets;
        var closing = (end.Hour * 60) + end.Minute - (end.Hour < 6 ? 0 : 1440);
        var minute = _draws.Unit() < 0.35 ? closing + (_draws.Unit() * 35) - 5 : -360 + ((360 + closing) * Math.Sqrt(_draws.Unit()));
        return clock.Zone.AtLeniently(night.Evening.PlusDays(1).AtMidnight().PlusMinutes((long)Math.Clamp(minute, -420, 355))).ToInstant();
    }

    private string Pick((string[] Codes, double[] Weights) from) => Pick(from, _draws);

    private static string Pick((string[] Codes, double[] Weights) from, Draws draws)
    {
        var at = draws.Unit() * from.Weights.Sum();
        var i = 0;
        while (i < from.Codes.Length - 1 && (at -= from.Weights[i]) >= 0)
        {
            i++;
        }

        return from.Codes[i];
    }
}
