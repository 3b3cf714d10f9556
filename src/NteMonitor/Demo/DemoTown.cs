using System.Globalization;
using System.Text.Json.Nodes;
using NodaTime;
using NteMonitor.Incidents;
using NteMonitor.Journal;
using NteMonitor.Venues;
using NteMonitor.Zones;

namespace NteMonitor.Demo;

/// <summary>An invented town and two years of its nights, the same for the same seed and last night.</summary>
/// <param name="town">The text of <c>seed/demo-town/town.json</c>.</param>
/// <param name="zones">The text of <c>seed/demo-town/zones.geojson</c>.</param>
/// <source>docs/decisions/0005-demo-town.md.</source>
public sealed class DemoTown(string town, string zones)
{
    private const ulong Seed = 20261120;
    private const int Nights = 730;

    private static readonly string[] Inside = ["refusal", "ejection", "assault", "assault-injury", "theft", "drugs", "public-order", "medical", "sexual"];
    private static readonly double[] InsideWeights = [30, 16, 14, 7, 9, 6, 10, 6, 2];
    private static readonly string[] Outside = ["assault", "assault-injury", "public-order", "asb", "medical", "welfare", "noise", "transport", "theft-person", "damage"];
    private static readonly double[] OutsideWeights = [15, 8, 18, 16, 8, 12, 8, 8, 4, 3];
    private static readonly string[] Watchers = ["cctv", "warden", "street-pastor", "police", "venue"];

    private readonly JsonObject _town = CanonicalJson.Read(town);
    private readonly Draws _draws = new(Seed);

    /// <summary>Returns the entries of the register, the zones and everything that people would have recorded one by one.</summary>
    /// <param name="desk">Clock and lists; the store is not touched.</param>
    public IReadOnlyList<NewEntry> Register(Desk desk)
    {
        List<NewEntry> entries = [];
        foreach (var venue in Venues())
        {
            entries.Add(VenueActions.Added(venue, null, desk));
        }

        if (ZoneRules.ReadGeoJson(zones, new("zone", "invented")) is Outcome<IReadOnlyList<Zone>>.Done(var found))
        {
            entries.AddRange(found.Select(z => ZoneActions.Added(z, desk)));
        }

        return entries;
    }

    /// <summary>Returns two years of incidents, up to now.</summary>
    public IEnumerable<Incident> History(NightClock clock, Instant now)
    {
        var venues = Venues();
        var rates = _town["venues"]!.AsArray().Select(v => v!["rate"]!.GetValue<double>()).ToList();
        var places = _town["places"]!.AsArray().Select(p => (Name: p!["name"]!.GetValue<string>(), At: Place(p["position"]!.GetValue<string>()), Rate: p["rate"]!.GetValue<double>())).ToList();
        var last = clock.NightOf(now);
        for (var back = Nights; back >= 0; back--)
        {
            var night = last.Plus(-back);
            var busy = Busy(night, back);
            for (var v = 0; v < venues.Count; v++)
            {
                for (var i = _draws.Poisson(rates[v] * busy * 0.11); i > 0; i--)
                {
                    var at = clock.Zone.AtLeniently(Clock(night, venues[v])).ToInstant();
                    if (at <= now)
                    {
                        yield return At(at, new(venues[v].Id, null, null), _draws.Unit() < 0.7 ? "venue" : _draws.One(Watchers), Pick(Inside, InsideWeights));
                    }
                }
            }

            foreach (var place in places)
            {
                for (var i = _draws.Poisson(place.Rate * busy * 0.35); i > 0; i--)
                {
                    var at = clock.Zone.AtLeniently(Clock(night, null)).ToInstant();
                    if (at <= now)
                    {
                        yield return At(at, new(null, place.Name, place.At), _draws.One(Watchers), Pick(Outside, OutsideWeights));
                    }
                }
            }

            if (night.Evening.Day == 1)
            {
                foreach (var row in MonthOnly(night, clock))
                {
                    yield return row;
                }
            }
        }
    }

    /// <summary>Returns what was logged tonight: pairs that may be one event, and a few that stand alone.</summary>
    public IReadOnlyList<(Incident Incident, string Note)> Tonight(NightClock clock, Instant now)
    {
        var venues = Venues();
        var notes = _town["notes"]!.AsArray().Select(n => n!.GetValue<string>()).ToList();
        var start = clock.StartOf(clock.NightOf(now));
        var elapsed = now - start;
        List<(Incident, string)> tonight = [];
        for (var i = 0; i < 6; i++)
        {
            var at = now - Duration.FromMinutes(Math.Min(17 + (i * 23), Math.Max(1, elapsed.TotalMinutes - 1)));
            var where = new Whereabouts(venues[(i * 5) + 14].Id, null, null);
            var category = i % 2 == 0 ? "assault" : "refusal";
            tonight.Add((At(at, where, "cctv", category), _draws.One(notes)));
            if (i % 3 == 0)
            {
                tonight.Add((At(at + Duration.FromMinutes(4), where, "warden", category), _draws.One(notes)));
            }
        }

        return [.. tonight.OrderBy(t => t.Item1.When.From)];
    }

    private List<Venue> Venues() => [.. _town["venues"]!.AsArray().Select((v, i) => new Venue(Id(1, (ulong)i), v!["name"]!.GetValue<string>(), v["kind"]!.GetValue<string>())
    {
        Code = v["code"]!.GetValue<string>(),
        Licence = v["licence"]!.GetValue<string>(),
        Address = v["address"]!.GetValue<string>(),
        Position = Place(v["position"]!.GetValue<string>()),
        Capacity = v["capacity"]?.GetValue<int>(),
        SaleHours = HoursText.Read("saleHours", v["saleHours"]!.GetValue<string>()) is Outcome<IReadOnlyList<DayHours>>.Done(var hours) ? hours : [],
        Conditions = i % 4 == 0
            ? [new("2.1", "Door supervisors from 21:00 on Fridays and Saturdays", "crime"), new("2.4", "Incident log kept and shown on request", "crime"), new("4.2", "Doors and windows closed from 23:00", "nuisance")]
            : [new("2.4", "Incident log kept and shown on request", "crime")],
    })];

    private Incident At(Instant at, Whereabouts where, string source, string category)
    {
        var minute = Instant.FromUnixTimeSeconds(at.ToUnixTimeSeconds() / 60 * 60);
        List<string> flags = [];
        Flag("alcohol", 0.45);
        Flag("injury", category is "assault-injury" or "medical" ? 0.8 : 0.03);
        Flag("drugs", category == "drugs" ? 1 : 0.05);
        Flag("vulnerability", category == "welfare" ? 0.6 : 0.04);
        return new(Id(2, _draws.Bits()), new(TimePrecision.Instant, minute, minute), where, category, source)
        {
            Severity = _draws.Unit() < 0.15 ? null : 1 + (int)(_draws.Unit() * _draws.Unit() * 5),
            Flags = flags,
            People = _draws.Unit() < 0.5 ? 1 + _draws.Below(4) : null,
        };

        void Flag(string code, double chance)
        {
            if (_draws.Unit() < chance)
            {
                flags.Add(code);
            }
        }
    }

    /// <summary>Rows as open data has them: the month and no more.</summary>
    private IEnumerable<Incident> MonthOnly(Night night, NightClock clock)
    {
        var span = clock.Span(night.Plus(-1).Evening.ToYearMonth());
        for (var i = 0; i < 12; i++)
        {
            yield return new(Id(3, _draws.Bits()), new(TimePrecision.Month, span.Start, span.End), new(null, "On or near Invented Street", new Position(54.502, 2.503)),
                i % 3 == 0 ? "violence-sexual" : "asb", "police-open-data");
        }
    }

    /// <summary>How busy a night is: weekends, December, pay-day weekends, a slow fall over the two years.</summary>
    private static double Busy(Night night, int back)
    {
        var week = night.Weekday switch { IsoDayOfWeek.Friday => 2.4, IsoDayOfWeek.Saturday => 2.9, IsoDayOfWeek.Thursday => 0.9, IsoDayOfWeek.Sunday => 0.6, _ => 0.35 };
        var season = 1 + (0.12 * Math.Cos((night.Evening.DayOfYear - 200) * 2 * Math.PI / 365.25)) + (night.Evening is { Month: 12, Day: > 10 } ? 0.45 : 0);
        var pay = night.Evening.Day >= 25 && week > 2 ? 1.15 : 1;
        return week * season * pay * (0.9 + (0.2 * back / Nights));
    }

    /// <summary>A clock time of the night: most towards closing, with a pulse of half an hour after the terminal hour.</summary>
    private LocalDateTime Clock(Night night, Venue? venue)
    {
        var terminal = venue is not null && VenueRules.TerminalHour(venue, night) is { } end ? end.Hour < 6 ? (end.Hour * 60) + end.Minute : (end.Hour * 60) + end.Minute - 1440 : 120;
        var minute = _draws.Unit() < 0.35
            ? terminal + (_draws.Unit() * 35) - 5
            : (-360 + ((360 + terminal) * Math.Sqrt(_draws.Unit())));
        return night.Evening.PlusDays(1).AtMidnight().PlusMinutes((long)Math.Clamp(minute, -420, 355));
    }

    private string Pick(string[] codes, double[] weights)
    {
        var at = _draws.Unit() * weights.Sum();
        for (var i = 0; ; i++)
        {
            at -= weights[i];
            if (at < 0 || i == codes.Length - 1)
            {
                return codes[i];
            }
        }
    }

    private static Position Place(string text) => new(
        double.Parse(text.Split(',')[0], CultureInfo.InvariantCulture), double.Parse(text.Split(',')[1], CultureInfo.InvariantCulture));

    /// <summary>An id that is the same whenever the town is made: version 8 of RFC 9562.</summary>
    private static Guid Id(ulong kind, ulong number)
    {
        var draws = new Draws(Seed ^ (kind << 56) ^ number);
        Span<byte> bytes = stackalloc byte[16];
        System.Buffers.Binary.BinaryPrimitives.WriteUInt64BigEndian(bytes, draws.Bits());
        System.Buffers.Binary.BinaryPrimitives.WriteUInt64BigEndian(bytes[8..], draws.Bits());
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x80);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new(bytes, bigEndian: true);
    }
}
