using System.Text.RegularExpressions;
using NodaTime;

namespace NteMonitor.Import.Shifts;

/// <summary>A reading of the clock in a sheet.</summary>
/// <param name="Text">As it stands.</param>
/// <param name="Time">The time of day.</param>
/// <param name="Date">The date, where the sheet gives one with the time.</param>
/// <param name="Zone">The name of the time in force, such as BST; empty when not given.</param>
public sealed record SheetTime(string Text, LocalTime Time, LocalDate? Date, string Zone);

/// <summary>Reads nights and times of a sheet by the town's clock.</summary>
/// <source>docs/methods/shifts.md §8.</source>
public sealed partial class SheetTimes(NightClock clock)
{
    private readonly ImportTime _forms = new(null);

    /// <summary>Returns the date of a night, and whether it is that of the report; none and why not where it cannot be read.</summary>
    public (LocalDate Date, bool OfReport)? Night(string text, out Refusal? fault)
    {
        fault = null;
        var marked = ReportDate().Match(text);
        var date = marked.Success ? marked.Groups["date"].Value : text;
        if (_forms.DateTime(date, out _) is not { } read)
        {
            fault = new("", $"'{text}' is no date of the calendar.", "Write the date of the evening as 2011-10-29 or 29/10/2011.");
            return null;
        }

        if (read.Time is { } time && time != LocalTime.Midnight)
        {
            fault = new("", $"'{text}' gives a time of day, and a night is a date.", "Write the date on which the evening began.");
            return null;
        }

        return (read.Date, marked.Success);
    }

    /// <summary>Returns a reading of the clock, or none and why not.</summary>
    public SheetTime? Time(string text, out Refusal? fault)
    {
        fault = null;
        if (Read(text, text, "") is { } plain)
        {
            return plain;
        }

        var named = NamedZone().Match(text);
        if (named.Success && Read(text, named.Groups["time"].Value, named.Groups["zone"].Value.ToUpperInvariant()) is { } zoned)
        {
            return zoned;
        }

        fault = new("", $"'{text}' is no time of day.", "Write it as 22:00, or 01:30 BST in the night when the clocks go back.");
        return null;
    }

    /// <summary>Returns the instant at which a shift of a night began, or why there is none.</summary>
    public Outcome<Instant> Start(Night night, SheetTime time)
    {
        var date = time.Date ?? (time.Time < clock.Boundary ? night.Evening.PlusDays(1) : night.Evening);
        return At(date + time.Time, time).Then(start => clock.NightOf(start) == night
            ? Outcome.Done(start)
            : Outcome.Refused<Instant>("", $"'{time.Text}' is not in the night of {night.ToIso()}.", "Give the date on which the evening began, and a start in that night."));
    }

    /// <summary>Returns the first such reading after the start, or why there is none.</summary>
    public Outcome<Instant> Finish(Instant start, SheetTime time)
    {
        if (time.Date is { } date)
        {
            return At(date + time.Time, time);
        }

        var local = clock.Local(start).Date + time.Time;
        if (clock.Last(local) <= start)
        {
            local = local.PlusDays(1);
        }

        // Where only the second pass of a time that came twice lies after the start, it is the one that is meant.
        return time.Zone.Length == 0 && clock.First(local) is var first && first <= start && clock.Last(local) is var last && last > first
            ? Outcome.Done(last)
            : At(local, time);
    }

    private SheetTime? Read(string text, string bare, string zone)
    {
        if (_forms.Time(bare, out _) is { } time)
        {
            return new(text, time, null, zone);
        }

        return _forms.DateTime(bare, out _) is { Time: { } at, At: null } both ? new(text, at, both.Date, zone) : null;
    }

    private Outcome<Instant> At(LocalDateTime local, SheetTime time)
    {
        var side = time.Zone.Length == 0 ? ClockSide.Unsaid : clock.SideOf(time.Zone, clock.First(local));
        return clock.Read(local, side).Then(at => time.Zone.Length == 0 || clock.NameAt(at).Equals(time.Zone, StringComparison.OrdinalIgnoreCase)
            ? Outcome.Done(at)
            : Outcome.Refused<Instant>("", $"'{time.Text}': {time.Zone} was not in force, but {clock.NameAt(at)}.", $"Write {clock.NameAt(at)}, or the time alone."));
    }

    [GeneratedRegex(@"^(?<date>.*\S)\s*\(\s*(report date|date of report|reported)\s*\)$", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex ReportDate();

    [GeneratedRegex(@"^(?<time>.*\S)\s+(?<zone>[A-Za-z]{2,5})$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex NamedZone();
}
