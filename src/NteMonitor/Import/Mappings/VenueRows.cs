using System.Text.Json.Nodes;
using NodaTime;
using NodaTime.Text;
using NteMonitor.Import.Csv;
using NteMonitor.Journal;
using NteMonitor.Venues;

namespace NteMonitor.Import.Mappings;

/// <summary>Turns rows of any register into venues, through a mapping.</summary>
/// <source>docs/methods/import.md §3, §4, §8.</source>
public sealed class VenueRows
{
    private readonly MappedRow _row;
    private readonly string _file;
    private readonly string _authority;
    private readonly LocalTime? _opens;
    private readonly ImportTime _dates;
    private readonly IReadOnlyList<string> _activities;

    /// <summary>Makes a reader for one file.</summary>
    /// <param name="mapping">How columns become fields.</param>
    /// <param name="header">The file's columns.</param>
    /// <param name="file">The file's name.</param>
    /// <param name="desk">Whose town and lists.</param>
    public VenueRows(Mapping mapping, IReadOnlyList<string> header, string file, Desk desk)
    {
        _row = new(mapping, header, desk.Reference);
        (_file, _authority) = (file, desk.Town.Authority);
        _opens = mapping.HoursFrom.Length == 0 ? null : LocalTimePattern.CreateWithInvariantCulture("HH:mm").Parse(mapping.HoursFrom).GetValueOrThrow();
        _dates = new(mapping.Formats.GetValueOrDefault("statusFrom"));
        _activities = [.. mapping.Columns.Keys.Where(t => t.StartsWith(MappingTargets.ActivityPrefix, StringComparison.Ordinal))];
    }

    /// <summary>How many texts were put right that had been encoded twice.</summary>
    public long Repaired => _row.Repaired;

    /// <summary>Returns the venue of the row at which the reader stands, or none and every reason why not.</summary>
    public Venue? Read(CsvRows row, out string? fault)
    {
        _row.Begin(row);
        List<string> remarks = [];
        var name = Name(remarks);
        var (licence, postcode, kind) = (Given("licence"), Given("postcode"), _row.Code("kind"));
        var venue = new Venue(Id(licence, name, postcode), name, kind ?? "unknown")
        {
            Code = Given("code"),
            Licence = licence,
            Address = Given("address"),
            Postcode = postcode,
            Position = Position(remarks),
            Capacity = _row.Number("capacity", 1, VenueRules.MostPeople),
            SaleHours = Hours("saleHours", remarks),
            OpeningHours = Hours("openingHours", remarks),
            Statuses = Statuses(remarks),
            Conditions = [.. _row.List("conditions").Select((text, at) => new Condition(FormattableString.Invariant($"{at + 1}"), text))],
            OtherNames = _row.List("otherNames"),
            Activities = [.. _row.List("activities").Concat(_activities.Where(a => _row.Answer(a) == true).Select(a => a[MappingTargets.ActivityPrefix.Length..])).Distinct()],
            ImportedFrom = _file,
            Remarks = remarks,
        };
        fault = _row.Fault;
        return fault is null ? venue : null;
    }

    /// <summary>Returns the personal part of the row's venue: licence holder and designated premises supervisor; or none.</summary>
    public string? Personal()
    {
        var facts = new JsonObject();
        facts.Put("holder", Given("holder"));
        facts.Put("supervisor", Given("supervisor"));
        return facts.Count == 0 ? null : CanonicalJson.Write(facts);
    }

    private string? Given(string target) => _row.Text(target) is { Length: > 0 } text ? text : null;

    private string Name(List<string> remarks)
    {
        if (Given("name") is { } name)
        {
            _row.Against(name.Length > 200 ? $"The name has {name.Length} characters, more than 200." : null);
            return name;
        }

        remarks.Add("name-missing");
        if ((Given("address") ?? (Given("licence") is { } licence ? $"licence {licence}" : null)) is { } known)
        {
            return $"Unnamed, {known}";
        }

        _row.Against("The name is missing, and so are the address and the licence number.");
        return "";
    }

    private Guid Id(string? licence, string name, string? postcode) => licence is not null
        ? ImportIdRules.Of(["venue", _authority, licence])
        : ImportIdRules.Of(["venue", _authority, "", PlaceFinder.Normal(name), (postcode ?? _row.Text("address")).ToUpperInvariant()]);

    private Position? Position(List<string> remarks)
    {
        switch (PositionRules.Read(_row.Text("latitude"), _row.Text("longitude")))
        {
            case Outcome<Position?>.Done(var at):
                return at;
            default:
                // The licence is a fact whatever its point on the map; the wrong point is left out and said.
                remarks.Add("position-not-believed");
                return null;
        }
    }

    private IReadOnlyList<DayHours> Hours(string target, List<string> remarks)
    {
        var text = _row.Text(target);
        if (text.Length == 0)
        {
            return [];
        }

        if (ImportHours.Read(text, _opens) is not { } hours)
        {
            remarks.Add($"{target}-as-given: {text}");
            return [];
        }

        if (ImportHours.SaysOnlyTheEnd(text))
        {
            remarks.Add($"{target}-beginning-supposed");
        }

        return hours;
    }

    private List<StatusFrom> Statuses(List<string> remarks)
    {
        if (_row.Code("status") is not { } status)
        {
            return [];
        }

        if (_row.Text("statusFrom") is not { Length: > 0 } text)
        {
            remarks.Add($"status-undated: {status}");
            return [];
        }

        var from = _dates.Date(text, out var fault);
        _row.Against(fault);
        return from is { } date ? [new(Enum.Parse<VenueStatus>(status, ignoreCase: true), date)] : [];
    }
}
