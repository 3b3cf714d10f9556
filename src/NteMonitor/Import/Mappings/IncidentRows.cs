using System.Globalization;
using NteMonitor.Import.Csv;
using NteMonitor.Incidents;

namespace NteMonitor.Import.Mappings;

/// <summary>What incident rows are read against.</summary>
/// <param name="Mapping">How columns become fields.</param>
/// <param name="Header">The file's columns.</param>
/// <param name="File">The file's name.</param>
/// <param name="Desk">Whose town, lists and clock.</param>
/// <param name="Places">The venues that rows may name.</param>
public sealed record IncidentSetting(Mapping Mapping, IReadOnlyList<string> Header, string File, Desk Desk, VenueNames Places);

/// <summary>Turns rows of any file into incidents, through a mapping.</summary>
/// <source>docs/methods/import.md §3 to §6.</source>
public sealed class IncidentRows : IDisposable
{
    /// <summary>The remark on a row whose 00:00 is not believed.</summary>
    public const string TimeDefaulted = "time-defaulted";

    private readonly IncidentSetting _setting;
    private readonly MappedRow _row;
    private readonly WhenRows _when;
    private readonly RowNames _names = new();
    private readonly Numbered _numbered = new();
    private readonly string _numbers;
    private readonly IReadOnlyList<Flag> _flags;

    /// <summary>Makes a reader for one file.</summary>
    public IncidentRows(IncidentSetting setting)
    {
        _setting = setting;
        _row = new(setting.Mapping, setting.Header, setting.Desk.Reference);
        _when = new(setting.Mapping, setting.Desk.Town.Clock, setting.Desk.Now());
        _numbers = setting.Mapping.System == "source" ? MappingRules.Fingerprint(MappingKind.Incidents, setting.Header).ToString("D") : setting.Mapping.System;
        _flags = [.. setting.Desk.Reference.Flags.Where(f => _row.Has(MappingTargets.FlagPrefix + f.Code))];
    }

    /// <summary>Whether times of exactly 00:00 are taken for defaults; judged before the first row is read.</summary>
    public bool MidnightDefaulted { get; set; }

    /// <summary>How many rows kept only their day, because their 00:00 was not believed.</summary>
    public long Defaulted { get; private set; }

    /// <summary>How many rows name a place that is no venue on file; they keep it in words.</summary>
    public long UnknownVenues { get; private set; }

    /// <summary>How many rows bear the external number of an earlier row of the file.</summary>
    public long SharedNumbers => _numbered.Shared;

    /// <summary>How many texts were put right that had been encoded twice.</summary>
    public long Repaired => _row.Repaired;

    /// <summary>Returns the incident of the row at which the reader stands, or none and every reason why not.</summary>
    public Incident? Read(CsvRows row, out string? fault)
    {
        _row.Begin(row);
        List<string> remarks = [];
        var when = _when.Read(_row, MidnightDefaulted, remarks);
        var (category, source, severity) = (_row.Code("category"), _row.Code("source"), _row.Code("severity"));
        var where = Where(remarks);
        var (flags, denied) = Flags();
        var incident = new Incident(default, when ?? new(TimePrecision.Instant, default, default), where, category ?? "", source ?? "")
        {
            Severity = severity is null ? null : severity[0] - '0',
            Flags = flags,
            FlagsDenied = denied,
            People = _row.Number("people", 0, 1000),
            Objectives = _row.Codes("objectives"),
            Outcome = _row.Code("outcome"),
            References = _row.Text("externalId") is { Length: > 0 } number ? [new(_setting.Mapping.System, number)] : [],
            ImportedFrom = _setting.File,
            Remarks = remarks,
        };
        Needed("category", category);
        Needed("source", source);
        fault = _row.Fault;
        return fault is null ? Counted(incident with { Id = Id(incident) }) : null;
    }

    /// <summary>Returns whether the row at which the reader stands has a time of day, and whether that is exactly 00:00.</summary>
    public (bool Timed, bool Midnight) Look(CsvRows row)
    {
        _row.Begin(row);
        return _when.Look(_row);
    }

    /// <inheritdoc/>
    public void Dispose() => _names.Dispose();

    private void Needed(string target, string? code)
    {
        if (code is null && _row.Text(target).Length == 0)
        {
            _row.Against($"The {target} is missing.");
        }
    }

    private Incident Counted(Incident incident)
    {
        Defaulted += incident.Remarks.Contains(TimeDefaulted) ? 1 : 0;
        UnknownVenues += incident.Remarks.Any(r => r.StartsWith("venue-", StringComparison.Ordinal)) ? 1 : 0;
        return incident;
    }

    private Whereabouts Where(List<string> remarks)
    {
        Position? at = null;
        switch (PositionRules.Read(_row.Text("latitude"), _row.Text("longitude")))
        {
            case Outcome<Position?>.Done(var position):
                at = position;
                break;
            case Outcome<Position?>.Refused(var reasons):
                _row.Against(string.Join(' ', reasons.Select(r => r.Message)));
                break;
            default:
                throw new InvalidOperationException("An outcome is done or refused.");
        }

        var (named, place) = (_row.Text("venue"), _row.Text("place"));
        var venue = named.Length == 0 ? null : _setting.Places.Find(named);
        if (named.Length > 0 && venue is null)
        {
            remarks.Add(_setting.Places.IsShared(named) ? "venue-ambiguous" : "venue-unknown");
            place = place.Length == 0 ? named : $"{named}, {place}";
        }

        return new(venue, place.Length == 0 ? null : place, at);
    }

    private (List<string> Flags, List<string> Denied) Flags()
    {
        List<string> flags = [.. _row.Codes("flags")];
        List<string> denied = [];
        foreach (var flag in _flags)
        {
            switch (_row.Answer(MappingTargets.FlagPrefix + flag.Code))
            {
                case true when !flags.Contains(flag.Code):
                    flags.Add(flag.Code);
                    break;
                case false when !flags.Contains(flag.Code):
                    denied.Add(flag.Code);
                    break;
                default:
                    break;
            }
        }

        return (flags, denied);
    }

    private Guid Id(Incident incident)
    {
        var place = incident.References is [var number] ? _numbered.Next(number.Number) : 0;
        if (place > 0 && _setting.Mapping.Identity.Count == 0)
        {
            // The number says which event it is, whatever the rest of the row comes to say later.
            return ImportIdRules.Of(["incident", _numbers, incident.References[0].Number, place.ToString(CultureInfo.InvariantCulture)]);
        }

        _row.Name(_names);
        return ImportIdRules.Of(_names.NextHash());
    }
}
