using System.Globalization;
using NodaTime;
using NteMonitor.Import.Csv;
using NteMonitor.Incidents;

namespace NteMonitor.Import.Police;

/// <summary>Turns rows of data.police.uk's street crime into incidents; remembers what repeats from row to row.</summary>
/// <remarks>For files of millions of rows: a row whose month, place and type were met before makes its id, its number and its record, and little else.</remarks>
/// <source>data.police.uk/about; docs/methods/import.md §3, §4.</source>
public sealed class PoliceRows : IDisposable
{
    private const string Source = "police-open-data";

    private readonly IReadOnlyList<int> _places;
    private readonly NightClock _clock;
    private readonly YearMonth _thisMonth;
    private readonly string _file;
    private readonly Recalled<string> _types;
    private readonly Recalled<Month> _months;
    private readonly Recalled<Spot> _spots;
    private readonly Recalled<ExternalReference[]> _areas;
    private readonly RowNames _names = new();
    private char[] _key = new char[512];

    /// <summary>Makes a reader for one file.</summary>
    /// <param name="columns">Where its columns stand.</param>
    /// <param name="town">Whose clock tells where a month begins.</param>
    /// <param name="reference">The lists, with the published crime types.</param>
    /// <param name="read">When, and from which file.</param>
    public PoliceRows(PoliceColumns columns, Town town, Reference reference, (Instant Now, string File) read)
    {
        (_places, _clock, _file) = (columns.Places, town.Clock, read.File);
        _thisMonth = _clock.Local(read.Now).Date.ToYearMonth();
        var types = reference.PoliceTypes.SelectMany(t => t.Words.Select(w => (Word: w, t.Code))).ToDictionary(t => t.Word, t => t.Code, StringComparer.OrdinalIgnoreCase);
        _types = new(name => types.TryGetValue(name, out var code) ? (code, null) : (null, $"'{name}' is not a crime type that data.police.uk publishes."));
        _months = new(ReadMonth);
        _spots = new(ReadSpot);
        _areas = new(code => ([new("lsoa", code)], null));
    }

    /// <summary>How many rows had no location.</summary>
    public long WithoutPlace { get; private set; }

    /// <summary>The first month that was read, or none.</summary>
    public YearMonth? First { get; private set; }

    /// <summary>The last month that was read, or none.</summary>
    public YearMonth? Last { get; private set; }

    /// <summary>Returns the incident of the row at which the reader stands, or none and every reason why not.</summary>
    public Incident? Read(CsvRows row, out string? fault)
    {
        var (month, badMonth) = _months.Of(Field(row, 1));
        var (type, badType) = _types.Of(Field(row, 9));
        var (spot, badSpot) = _spots.Of(SpotKey(row));
        fault = badMonth is null && badType is null && badSpot is null ? null : string.Join(' ', new[] { badMonth, badType, badSpot }.OfType<string>());
        if (month is null || type is null || spot is null)
        {
            return null;
        }

        Count(month.Of, spot);
        return new(Id(row, month.Milliseconds), month.When, spot.Where, type, Source)
        {
            References = References(Field(row, 0), Field(row, 7)),
            ImportedFrom = _file,
        };
    }

    /// <inheritdoc/>
    public void Dispose() => _names.Dispose();

    private ReadOnlySpan<char> Field(CsvRows row, int column) => row[_places[column]].Trim();

    private Guid Id(CsvRows row, long milliseconds)
    {
        _names.Begin();
        for (var i = 0; i < PoliceColumns.Identifying; i++)
        {
            _names.Add(Field(row, i));
        }

        return ImportIdRules.At(_names.NextHash(), milliseconds);
    }

    private void Count(YearMonth month, Spot spot)
    {
        WithoutPlace += spot.Where.Position is null ? 1 : 0;
        First = First is { } first && first.CompareTo(month) <= 0 ? First : month;
        Last = Last is { } last && last.CompareTo(month) >= 0 ? Last : month;
    }

    private ExternalReference[] References(ReadOnlySpan<char> crime, ReadOnlySpan<char> area)
    {
        var areas = area.IsEmpty ? [] : _areas.Of(area).Value!;
        return crime.IsEmpty ? areas : [new("police", crime.ToString()), .. areas];
    }

    /// <summary>Returns longitude, latitude and location as one text, by which a place is remembered.</summary>
    private ReadOnlySpan<char> SpotKey(CsvRows row)
    {
        var length = 0;
        for (var i = 4; i <= 6; i++)
        {
            var field = Field(row, i);
            if (_key.Length < length + field.Length + 1)
            {
                Array.Resize(ref _key, (length + field.Length + 1) * 2);
            }

            field.CopyTo(_key.AsSpan(length));
            length += field.Length;
            _key[length++] = '\u001F';
        }

        return _key.AsSpan(0, length - 1);
    }

    private (Month? Value, string? Fault) ReadMonth(string text)
    {
        if (text is not [_, _, _, _, '-', _, _]
            || !int.TryParse(text.AsSpan(0, 4), NumberStyles.None, CultureInfo.InvariantCulture, out var year) || year < 1990
            || !int.TryParse(text.AsSpan(5), NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number is < 1 or > 12)
        {
            return (null, $"'{text}' is not a month such as 2018-10.");
        }

        var month = new YearMonth(year, number);
        var span = _clock.Span(month);
        return month.CompareTo(_thisMonth) > 0
            ? (null, $"The month {text} has not come yet.")
            : (new(month, new(TimePrecision.Month, span.Start, span.End), Instant.FromUtc(year, number, 1, 0, 0).ToUnixTimeMilliseconds()), null);
    }

    private static (Spot? Value, string? Fault) ReadSpot(string key)
    {
        var parts = key.Split('\u001F');
        return PositionRules.Read(parts[1], parts[0]) switch
        {
            Outcome<Position?>.Done(var at) => (new(new(null, parts[2].Length == 0 ? null : parts[2], at)), null),
            Outcome<Position?>.Refused(var reasons) => (null, string.Join(' ', reasons.Select(r => r.Message))),
            _ => throw new InvalidOperationException("An outcome is done or refused."),
        };
    }

    private sealed record Month(YearMonth Of, When When, long Milliseconds);

    private sealed record Spot(Whereabouts Where);
}
