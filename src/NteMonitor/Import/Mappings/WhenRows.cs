using NodaTime;
using NteMonitor.Incidents;

namespace NteMonitor.Import.Mappings;

/// <summary>Reads when a row happened, by the town's clock.</summary>
/// <source>docs/methods/import.md §6.</source>
public sealed class WhenRows
{
    private static readonly LocalDate Earliest = new(1970, 1, 2);

    private readonly NightClock _clock;
    private readonly Instant _now;
    private readonly ClockSide _side;
    private readonly Dictionary<string, ImportTime> _forms;
    private readonly ImportTime _usual = new(null);

    /// <summary>Makes a reader for one mapping.</summary>
    public WhenRows(Mapping mapping, NightClock clock, Instant now)
    {
        (_clock, _now) = (clock, now);
        _side = mapping.Clock switch
        {
            "summer" => ClockSide.Summer,
            "standard" => ClockSide.Standard,
            _ => ClockSide.Unsaid,
        };
        _forms = mapping.Formats.ToDictionary(f => f.Key, f => new ImportTime(f.Value));
    }

    /// <summary>Returns when a row happened, or none; what speaks against it is added to the row.</summary>
    /// <param name="row">The row.</param>
    /// <param name="midnightDefaulted">Whether exactly 00:00 stands for a time that was not known.</param>
    /// <param name="remarks">Takes what is to be remembered of how the time is known.</param>
    public When? Read(MappedRow row, bool midnightDefaulted, ICollection<string> remarks)
    {
        var when = Moment(row) is { } moment ? Known(row, moment, midnightDefaulted, remarks) : NightOrMonth(row);
        if (when is { } found && found.From > _now)
        {
            row.Against($"{_clock.Local(found.From):uuuu-MM-dd HH:mm} has not come yet.");
        }

        return when;
    }

    /// <summary>Returns whether a row has a time of day, and whether that is exactly 00:00.</summary>
    public (bool Timed, bool Midnight) Look(MappedRow row) =>
        Moment(row) is { Time: { } time } ? (true, time == LocalTime.Midnight) : (false, false);

    private ImportTime Form(string target) => _forms.GetValueOrDefault(target, _usual);

    /// <summary>Reads the columns when, or date and time; none when the row has none of them or they cannot be read.</summary>
    private ReadTime? Moment(MappedRow row)
    {
        var (when, date) = (row.Text("when"), row.Text("date"));
        if (when.Length > 0)
        {
            var both = Form("when").DateTime(when, out var fault);
            row.Against(fault);
            return both;
        }

        if (date.Length == 0)
        {
            return null;
        }

        var day = Form("date").Date(date, out var badDate);
        row.Against(badDate);
        string? badTime = null;
        var time = row.Text("time") is { Length: > 0 } text ? Form("time").Time(text, out badTime) : null;
        row.Against(badTime);
        return day is { } known && badTime is null ? new(known, time, null) : null;
    }

    private When? Known(MappedRow row, ReadTime moment, bool midnightDefaulted, ICollection<string> remarks)
    {
        if (moment.Date < Earliest)
        {
            row.Against($"{moment.Date:uuuu-MM-dd} is before 1970 and stands for no date.");
            return null;
        }

        if (moment.Time is not { } time)
        {
            remarks.Add("time-missing");
            return Day(moment.Date);
        }

        if (midnightDefaulted && time == LocalTime.Midnight && moment.At is null)
        {
            remarks.Add(IncidentRows.TimeDefaulted);
            return Day(moment.Date);
        }

        return (moment.At ?? Instant(row, moment.Date + time)) is { } from ? Until(row, from) : null;
    }

    /// <summary>A day whose hour is not known: from midnight to midnight by the local clock.</summary>
    private When Day(LocalDate date) => new(
        TimePrecision.Interval, _clock.Zone.AtStartOfDay(date).ToInstant(), _clock.Zone.AtStartOfDay(date.PlusDays(1)).ToInstant());

    private Instant? Instant(MappedRow row, LocalDateTime local)
    {
        switch (_clock.Read(local, _side))
        {
            case Outcome<Instant>.Done(var instant):
                return instant;
            case Outcome<Instant>.Refused(var reasons):
                row.Against(string.Join(' ', reasons.Select(r => r.Message)));
                return null;
            default:
                throw new InvalidOperationException("An outcome is done or refused.");
        }
    }

    private When? Until(MappedRow row, Instant from)
    {
        if (row.Text("until") is not { Length: > 0 } text)
        {
            return new(TimePrecision.Instant, from, from);
        }

        var end = Form("until").DateTime(text, out var fault);
        row.Against(fault);
        var to = end is not { Time: { } time } known ? null : known.At ?? Instant(row, known.Date + time);
        if (to < from)
        {
            row.Against($"It ends before it begins: {text}.");
        }

        return to is { } last ? new(last == from ? TimePrecision.Instant : TimePrecision.Interval, from, last) : new(TimePrecision.Instant, from, from);
    }

    private When? NightOrMonth(MappedRow row)
    {
        if (row.Text("night") is { Length: > 0 } night)
        {
            var evening = Form("night").Date(night, out var fault);
            row.Against(fault);
            return evening is { } date && _clock.Span(new Night(date)) is var span ? new(TimePrecision.Night, span.Start, span.End) : null;
        }

        if (row.Text("month") is { Length: > 0 } month)
        {
            var first = Form("month").Date(month.Length == 7 ? month + "-01" : month, out var fault);
            row.Against(fault is null ? null : $"'{month}' is not a month such as 2018-10.");
            return first is { } date && _clock.Span(date.ToYearMonth()) is var span ? new(TimePrecision.Month, span.Start, span.End) : null;
        }

        if (row.Fault is null)
        {
            row.Against("The time is missing.");
        }

        return null;
    }
}
