using System.Globalization;
using NodaTime;
using NteMonitor.Import.Csv;
using NteMonitor.Patrols;

namespace NteMonitor.Import.Shifts;

/// <summary>What the rows of a sheet are read against.</summary>
/// <param name="Kind">The kind of the shifts.</param>
/// <param name="Scheme">The scheme whose sheet it is.</param>
/// <param name="Columns">Which column is what.</param>
/// <param name="File">The file's name.</param>
/// <param name="Clock">The town's clock.</param>
/// <param name="Now">The time of the import: no shift lies after it.</param>
public sealed record SheetSetting(ShiftKind Kind, string Scheme, SheetColumns Columns, string File, NightClock Clock, Instant Now);

/// <summary>Turns the rows of a sheet into shifts.</summary>
/// <source>docs/methods/shifts.md §8.</source>
public sealed class SheetRows : IDisposable
{
    /// <summary>The remark on a shift whose sheet gives the date of the report and not the night.</summary>
    public const string DatedByReport = "dated-by-report";

    private const int MostShown = 40;

    private static readonly LocalDate Earliest = new(1970, 1, 2);

    private readonly SheetSetting _setting;
    private readonly SheetTimes _times;
    private readonly RowNames _names = new();
    private readonly Definition[] _definitions;
    private readonly List<Refusal> _against = [];

    /// <summary>Makes a reader for one sheet.</summary>
    public SheetRows(SheetSetting setting)
    {
        (_setting, _times) = (setting, new(setting.Clock));
        _definitions = [.. setting.Columns.Counters.Select(c => new Definition(c.Counter.Code, c.Counter.Name, c.Counter.Unit, c.Counter.Definition))];
    }

    /// <summary>Returns the shift of the row at which the reader stands, or none and every reason why not.</summary>
    public Shift? Read(CsvRows row, out string? fault)
    {
        _against.Clear();
        var columns = _setting.Columns;
        var night = Night(Text(row, columns.Night));
        var (start, finish) = Hours(night, Text(row, columns.Start), Text(row, columns.Finish));
        var shift = new Shift(default, _setting.Kind.Code, _setting.Scheme, night is { OfReport: false } known ? new(known.Date) : null)
        {
            Edition = _setting.Kind.Edition,
            Source = _setting.Kind.Source,
            Crew = Number(columns.Crew, Text(row, columns.Crew), (1, ShiftRules.MostCrew), "Leave it blank where the sheet does not say."),
            Start = start,
            Finish = finish,
            Definitions = _definitions,
            Sheet = Figures(row),
            ReportDate = night is { OfReport: true } report ? report.Date : null,
            ImportedFrom = _setting.File,
            Remarks = night is { OfReport: true } ? [DatedByReport] : [],
        };
        fault = _against.Count == 0 ? null : string.Join(' ', _against.Select(r => $"{r.Field}: {r.Said}"));
        return fault is null ? shift with { Id = Id(shift) } : null;
    }

    /// <inheritdoc/>
    public void Dispose() => _names.Dispose();

    private (LocalDate Date, bool OfReport)? Night(string text)
    {
        if (text.Length == 0)
        {
            Against(_setting.Columns.Night, new("", "The night is missing.", "A shift belongs to a night: give the date on which its evening began."));
            return null;
        }

        var night = _times.Night(text, out var fault);
        Against(_setting.Columns.Night, fault);
        if (night is { } read && (read.Date < Earliest || _setting.Clock.StartOf(new(read.Date)) > _setting.Now))
        {
            Against(_setting.Columns.Night, new("", read.Date < Earliest ? $"'{text}' is before 1970 and stands for no night." : $"'{text}' has not come yet.", "Check the year."));
            return null;
        }

        return night;
    }

    /// <summary>Start and finish; none of a shift whose night is not known, though what the sheet has must be times.</summary>
    private (Instant? Start, Instant? Finish) Hours((LocalDate Date, bool OfReport)? night, string from, string to)
    {
        var (began, ended) = (Time(_setting.Columns.Start, from), Time(_setting.Columns.Finish, to));
        if (from.Length == 0 && to.Length > 0)
        {
            Against(_setting.Columns.Finish, new("", $"It ends at '{Shown(to)}' and does not say when it began.", "Give the start as well, or leave both blank."));
        }

        if (night is not { OfReport: false } known || began is null)
        {
            return (null, null);
        }

        var start = Taken(_setting.Columns.Start, _times.Start(new(known.Date), began));
        var finish = start is { } at && ended is not null ? Taken(_setting.Columns.Finish, _times.Finish(at, ended)) : null;
        if (start is { } first && finish is { } last)
        {
            Lasting(to, last - first);
        }

        if ((finish ?? start) > _setting.Now)
        {
            Against(finish is null ? _setting.Columns.Start : _setting.Columns.Finish, new("", $"'{Shown(finish is null ? from : to)}' has not come yet.", "A shift that goes on is kept with nte shift, not imported."));
        }

        return (start, finish);
    }

    private void Lasting(string to, Duration length)
    {
        if (length <= Duration.Zero)
        {
            Against(_setting.Columns.Finish, new("", $"'{Shown(to)}' is before the start or at the same minute.", "Give the time at which the crew went home."));
        }
        else if (length > ShiftRules.Longest)
        {
            Against(_setting.Columns.Finish, new("", $"'{Shown(to)}' is before the start, or {ShiftRules.Hours(length)} after it.", $"A shift lasts at most {ShiftRules.Longest.TotalHours:0} hours: check both times."));
        }
    }

    private SheetTime? Time(int? column, string text)
    {
        if (text.Length == 0)
        {
            return null;
        }

        var time = _times.Time(text, out var fault);
        Against(column, fault);
        return time;
    }

    private Instant? Taken(int? column, Outcome<Instant> outcome)
    {
        switch (outcome)
        {
            case Outcome<Instant>.Done(var at):
                return at;
            case Outcome<Instant>.Refused(var reasons):
                foreach (var reason in reasons)
                {
                    Against(column, reason);
                }

                return null;
            default:
                throw new InvalidOperationException("An outcome is done or refused.");
        }
    }

    private Dictionary<string, int> Figures(CsvRows row)
    {
        Dictionary<string, int> figures = new(StringComparer.Ordinal);
        foreach (var (column, counter) in _setting.Columns.Counters)
        {
            if (Number(column, Text(row, column), (0, ShiftRules.MostCount), "Leave it blank where nobody counted; 0 says that there was none.") is { } figure)
            {
                figures[counter.Code] = figure;
            }
        }

        return figures;
    }

    private int? Number(int? column, string text, (int Least, int Most) range, string hint)
    {
        if (text.Length == 0)
        {
            return null;
        }

        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= range.Least && number <= range.Most)
        {
            return number;
        }

        Against(column, new("", $"'{Shown(text)}' is not a whole number from {range.Least} to {range.Most}.", hint));
        return null;
    }

    private void Against(int? column, Refusal? reason)
    {
        if (reason is not null)
        {
            _against.Add(reason with { Field = _setting.Columns.Header[column!.Value] });
        }
    }

    /// <summary>The figures are no part of it, so that a sheet put right is met again as what it was and not counted twice.</summary>
    private Guid Id(Shift shift)
    {
        _names.Begin();
        _names.Add(shift.Kind);
        _names.Add(shift.Scheme.ToUpperInvariant());
        _names.Add(shift.Night?.ToIso() ?? "");
        _names.Add(shift.ReportDate is { } date ? new Night(date).ToIso() : "");
        _names.Add(shift.Start?.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture) ?? "");
        var near = shift.Start ?? _setting.Clock.StartOf(shift.Night ?? new Night(shift.ReportDate!.Value));
        return ImportIdRules.At(_names.NextHash(), near.ToUnixTimeMilliseconds());
    }

    private static string Text(CsvRows row, int? column) => column is { } at ? row[at].Trim().ToString() : "";

    private static string Shown(string text) => text.Length <= MostShown ? text : text[..MostShown] + "…";
}
