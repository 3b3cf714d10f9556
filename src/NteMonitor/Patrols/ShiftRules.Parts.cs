using System.Globalization;
using NodaTime;
using NteMonitor.Commands;
using NteMonitor.Incidents;

namespace NteMonitor.Patrols;

/// <summary>So many more of a counter.</summary>
/// <param name="Counter">What the counter means on this shift.</param>
/// <param name="By">How many more; below 0 where a total was put right.</param>
public sealed record CounterChange(Definition Counter, int By);

/// <content>Counts, rows and notes in the course of a shift.</content>
public static partial class ShiftRules
{
    /// <summary>Returns what a shift's counters come to: the sheet's figures and every count that holds.</summary>
    /// <param name="sheet">Figures that came with a historic sheet.</param>
    /// <param name="counts">Counter and amount of every count that holds.</param>
    /// <source>docs/methods/shifts.md §2.</source>
    public static IReadOnlyDictionary<string, int> Totals(IReadOnlyDictionary<string, int> sheet, IEnumerable<(string Counter, int Amount)> counts)
    {
        var totals = new Dictionary<string, int>(sheet, StringComparer.Ordinal);
        foreach (var (counter, amount) in counts)
        {
            totals[counter] = totals.GetValueOrDefault(counter) + amount;
        }

        return totals;
    }

    /// <summary>Returns how many more a wish makes of which counter, or every reason against it.</summary>
    /// <param name="kept">The shift with its totals.</param>
    /// <param name="wish">What was asked for.</param>
    /// <param name="against">What it is checked against.</param>
    /// <source>docs/methods/shifts.md §2.</source>
    public static Outcome<CounterChange> Count(KeptShift kept, CountWish wish, ShiftAgainst against)
    {
        List<Refusal> reasons = [];
        var counter = CounterOf(kept, wish.Counter, against, reasons);
        var by = 0;
        if (!int.TryParse(wish.Figure.Trim(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var figure) || figure < 0 || figure > MostCount)
        {
            reasons.Add(new("count", $"'{Short(wish.Figure)}' is not a count from 0 to {MostCount}.", "Give a whole number; `nte shift undo` takes the last count back."));
        }
        else if (counter is not null)
        {
            var was = kept.Totals.GetValueOrDefault(counter.Code);
            by = wish.IsTotal ? figure - was : figure;
            if ((long)was + by > MostCount)
            {
                reasons.Add(new("count", $"{counter.Name} would come to {(long)was + by}.", $"The most that one counter holds is {MostCount}."));
            }
        }

        return Outcome.Unless(reasons, () => new CounterChange(counter!, by));
    }

    /// <summary>Returns the time and the figures of a row, or every reason against it.</summary>
    /// <param name="kept">The shift.</param>
    /// <param name="when">The time it tells of, in words; the last regular time when empty.</param>
    /// <param name="figures">Figures as typed, by column.</param>
    /// <param name="against">What it is checked against.</param>
    /// <source>docs/methods/shifts.md §4.</source>
    public static Outcome<(Instant At, IReadOnlyDictionary<string, int> Values)> Row(
        KeptShift kept, string when, IReadOnlyList<(string Column, string Figure)> figures, ShiftAgainst against)
    {
        if (against.Book.Kind(kept.Shift.Kind) is not { Rows: { } form } kind)
        {
            return Outcome.Refused<(Instant, IReadOnlyDictionary<string, int>)>("row", "This kind of shift has no regular rows.", $"They are kept by {string.Join(", ", against.Book.Kinds.Where(k => k.Rows is not null).Select(k => k.Code))}.");
        }

        List<Refusal> reasons = [];
        Dictionary<string, int> values = new(StringComparer.Ordinal);
        foreach (var (name, figure) in figures.Where(f => f.Figure.Trim().Length > 0))
        {
            var column = form.Columns.FirstOrDefault(c => c.Code.Equals(name.Trim(), StringComparison.OrdinalIgnoreCase) || c.Name.Equals(name.Trim(), StringComparison.OrdinalIgnoreCase));
            if (column is null)
            {
                reasons.Add(new("row", $"{kind.Name} have no column '{Short(name)}'.", Nearest.Hint(name, form.Columns.Select(c => c.Code)) ?? $"Use one of {string.Join(", ", form.Columns.Select(c => c.Code))}."));
            }
            else if (Number(column.Code, figure, (0, MostCount), reasons) is { } value)
            {
                values[column.Code] = value;
            }
        }

        if (values.Count == 0 && reasons.Count == 0)
        {
            reasons.Add(new("row", "No figure was given.", $"Write them as {string.Join(' ', form.Columns.Select(c => c.Code + "=4"))}; leave out what nobody looked at."));
        }

        var at = Time("at", when, against, reasons);
        if (at is { } time && kept.Shift.Start is { } start && (time < start - Duration.FromMinutes(form.Minutes) || (kept.Shift.Finish is { } finish && time > finish)))
        {
            reasons.Add(new("at", $"{Minute(time, against.Clock)} lies outside the shift.", "Give a time between its start and its finish."));
        }

        return Outcome.Unless<(Instant, IReadOnlyDictionary<string, int>)>(reasons, () => (Slot(at!.Value, form.Minutes, against.Clock), values));
    }

    /// <summary>Returns the regular time at or before an instant, by the town's clock.</summary>
    /// <param name="at">The instant.</param>
    /// <param name="minutes">Minutes from one regular time to the next; divides an hour.</param>
    /// <param name="clock">The town's clock.</param>
    /// <source>docs/methods/shifts.md §4.</source>
    public static Instant Slot(Instant at, int minutes, NightClock clock)
    {
        var local = clock.Local(at);
        return When.Minute(at).From - Duration.FromMinutes(local.Minute % minutes);
    }

    /// <summary>Returns a note as it is kept, or why it cannot be.</summary>
    /// <source>docs/methods/shifts.md §2.</source>
    public static Outcome<string> Note(string text) => text.Trim() switch
    {
        { Length: 0 } => Outcome.Refused<string>("note", "The note is empty.", "Say what happened, when and where, without full names."),
        { Length: > MostNote } long_ => Outcome.Refused<string>("note", $"The note has {long_.Length} characters.", $"Keep it under {MostNote}; attach a longer statement to the incident as a file."),
        var note => Outcome.Done(note),
    };

    /// <summary>Returns the last count of this person that can be taken back, or none.</summary>
    /// <source>docs/methods/shifts.md §2.</source>
    public static ShiftPart? LastCount(IEnumerable<ShiftPart> parts, string actor) =>
        parts.Where(p => p.Kind == PartKind.Count && p.Live && p.By == actor).OrderBy(p => p.At).ThenBy(p => p.Id).LastOrDefault();

    /// <summary>The counter by code, name or key; the shift's own definitions go before the book's, so that an old shift is counted as it was begun.</summary>
    private static Definition? CounterOf(KeptShift kept, string text, ShiftAgainst against, List<Refusal> reasons)
    {
        var word = text.Trim();
        var keyed = against.Book.Kind(kept.Shift.Kind)?.Counters.FirstOrDefault(c => c.Key == word)?.Code;
        var found = kept.Shift.Definitions.FirstOrDefault(d => d.Code == keyed || d.Code.Equals(word, StringComparison.OrdinalIgnoreCase) || d.Name.Equals(word, StringComparison.OrdinalIgnoreCase));
        if (found is null)
        {
            reasons.Add(new("counter", $"'{Short(text)}' is not counted on this shift.", Nearest.Hint(word, kept.Shift.Definitions.Select(d => d.Code)) ?? $"It counts {string.Join(", ", kept.Shift.Definitions.Select(d => d.Code))}."));
        }

        return found;
    }
}
