using System.Globalization;
using NodaTime;

namespace NteMonitor.Incidents;

/// <summary>Reads times as people type them at night, and never into the future.</summary>
/// <source>docs/reference/one-line-entry.md, Times; docs/methods/time.md §3.</source>
public static class WhenText
{
    /// <summary>A clock a few minutes ahead of ours is not the future.</summary>
    private static readonly Duration Grace = Duration.FromMinutes(5);

    /// <summary>Returns the time that a text stands for, or why it stands for none or for two.</summary>
    /// <param name="text">As typed: empty or <c>now</c>, <c>2315</c>, <c>yesterday 0140</c>, <c>fri 23:15</c>, <c>25/10 0130 BST</c>, <c>2300-2330</c>, <c>night fri 0140</c>, <c>night 14/3</c>, <c>2026-03</c>.</param>
    /// <param name="clock">The town's clock.</param>
    /// <param name="now">The time at which it is typed.</param>
    public static Outcome<When> Read(string text, NightClock clock, Instant now)
    {
        var words = text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        var to = Array.FindIndex(words, w => w.Equals("to", StringComparison.OrdinalIgnoreCase));
        if (to > 0)
        {
            return Part(words[..to], clock, now).Then(from => Part(words[(to + 1)..], clock, now).Then(until => (from, until) switch
            {
                ({ Precision: not TimePrecision.Instant }, _) or (_, { Precision: not TimePrecision.Instant }) => Wrong(text.Trim(), "does not run from one minute to another"),
                _ when until.From < from.From => Outcome.Refused<When>("when", $"'{text.Trim()}' ends before it begins.", "Give the earlier time first."),
                _ => Outcome.Done(new When(TimePrecision.Interval, from.From, until.From)),
            }));
        }

        return Part(words, clock, now);
    }

    /// <summary>Returns how many of the first words are about the time; 0 when none is.</summary>
    public static int WordsOfTime(IReadOnlyList<string> words, NightClock clock, Instant now) => TimeWords.Read(words, clock, now).Taken;

    /// <summary>Returns the day that one word names: <c>today</c>, <c>yesterday</c>, <c>fri</c>, <c>14/3</c>, <c>2026-03-14</c>; none when it names none.</summary>
    /// <param name="word">As typed.</param>
    /// <param name="today">The day it is, or the evening of the night it is.</param>
    public static LocalDate? DayOf(string word, LocalDate today) => TimeWords.IsDay(word) ? TimeWords.DayOf(word, today) : null;

    /// <summary>Returns a time as <see cref="Read"/> reads it again, to the minute.</summary>
    public static string Write(When when, NightClock clock)
    {
        LocalDateTime from = clock.Local(when.From), to = clock.Local(when.To);
        return when.Precision switch
        {
            TimePrecision.Month => $"{from.Year:0000}-{from.Month:00}",
            TimePrecision.Night => $"night {clock.NightOf(when.From).ToIso()}",
            TimePrecision.Instant => $"{Date(from)} {Time(when.From, " ")}",
            _ when End(when.From, new(to.TimeOfDay, clock.SideName(when.To)), clock, when.To) is Outcome<Instant>.Done(var end) && end == when.To => $"{Date(from)} {Time(when.From, "")}-{Time(when.To, "")}",
            _ => $"{Date(from)} {Time(when.From, " ")} to {Date(to)} {Time(when.To, " ")}",
        };

        static string Date(LocalDateTime local) => local.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture);

        string Time(Instant at, string gap) => clock.Local(at).ToString("HHmm", CultureInfo.InvariantCulture)
            + (clock.SideName(at) is { Length: > 0 } name ? gap + name : "");
    }

    private static Outcome<When> Part(string[] words, NightClock clock, Instant now)
    {
        var said = TimeWords.Read(words, clock, now);
        if (said.Taken < words.Length || (said.Taken == 0 && words.Length > 0))
        {
            return Wrong(words[said.Taken], said.Taken == 0 ? "is not a time" : "does not belong to a time");
        }

        return said switch
        {
            { Wrong: { } wrong } => Wrong(wrong, "is not a date or a time of the day that exists"),
            { Month: { } month } => MonthOf(month, clock, now),
            { From: { } from } => From(said, from, clock, now),
            { Night: { } night } => NightOf(night, clock, now),
            { Day: not null } => Outcome.Refused<When>("when", $"'{words[0]}' has no time.", $"Write {words[0]} 2315, or night {words[0]} if only the night is known."),
            _ => Outcome.Done(When.Minute(now)),
        };
    }

    private static Outcome<When> From(TimeWords said, ClockWord from, NightClock clock, Instant now)
    {
        var start = Start(said, from, clock, now);
        return said.To is { } to
            ? start.Then(at => End(at, to, clock, now).Then(end => Named(said, [at, end], clock, () => new When(TimePrecision.Interval, at, end))))
            : start.Then(at => Named(said, [at], clock, () => new When(TimePrecision.Instant, at, at)));
    }

    /// <summary>Without a day it is the last time the clock showed this, so that 0140 typed at 23:00 is this morning's.</summary>
    private static Outcome<Instant> Start(TimeWords said, ClockWord time, NightClock clock, Instant now)
    {
        if (said.Night is { } night)
        {
            return Pick((time.Time < clock.Boundary ? night.Evening.PlusDays(1) : night.Evening) + time.Time, time.Side, clock, now);
        }

        var day = said.Day ?? clock.Local(now).Date;
        var isYetToCome = said.Day is null && clock.First(day + time.Time) > now + Grace;
        return Pick((isYetToCome ? day.PlusDays(-1) : day) + time.Time, time.Side, clock, now);
    }

    /// <summary>The end is the first time after the start at which the clock showed it.</summary>
    private static Outcome<Instant> End(Instant start, ClockWord to, NightClock clock, Instant now)
    {
        var date = clock.Local(start).Date;
        var isSameDay = clock.Last(date + to.Time) > start;
        return Pick((isSameDay ? date : date.PlusDays(1)) + to.Time, to.Side, clock, now, start);
    }

    /// <summary>Returns the one instant at which the clock showed this: named if it came twice, past, and after another if need be.</summary>
    private static Outcome<Instant> Pick(LocalDateTime local, string side, NightClock clock, Instant now, Instant? after = null)
    {
        var mapping = clock.Zone.MapLocal(local);
        if (mapping.Count == 0)
        {
            return clock.Read(local);
        }

        List<Instant> passes = mapping.Count == 1 ? [mapping.Single().ToInstant()] : [mapping.First().ToInstant(), mapping.Last().ToInstant()];
        passes = [.. passes.Where(p => (after is null || p > after) && (mapping.Count == 1 || side.Length == 0 || IsName(side, p, clock)))];
        return passes.FindAll(p => p <= now + Grace) switch
        {
            [] when passes.Count == 0 => Outcome.Refused<Instant>("when", $"'{side}' does not fit {local.TimeOfDay:HH:mm} here.", "Leave it out, or give the time as the town's clock showed it."),
            [] => Future(passes[0], clock),
            [var one] => Outcome.Done(one),
            _ => clock.Read(local),
        };
    }

    /// <summary>A name that was in force at neither end shows that the writer's clock is not the town's.</summary>
    private static Outcome<When> Named(TimeWords said, Instant[] ends, NightClock clock, Func<When> done)
    {
        string[] sides = [said.From!.Side, said.To?.Side ?? ""];
        var wrong = sides.FirstOrDefault(s => s.Length > 0 && !ends.Any(e => IsName(s, e, clock)));
        return wrong is null
            ? Outcome.Done(done())
            : Outcome.Refused<When>("when", $"{clock.Local(ends[0]).ToString("HH:mm 'on' d MMM uuuu", CultureInfo.InvariantCulture)} was {clock.NameAt(ends[0])}, not {wrong.ToUpperInvariant()}.",
                "Leave the name out, or give the time as the town's clock showed it.");
    }

    private static bool IsName(string side, Instant at, NightClock clock) => clock.NameAt(at).Equals(side, StringComparison.OrdinalIgnoreCase);

    private static Outcome<Instant> Future(Instant at, NightClock clock) => Outcome.Refused<Instant>(
        "when", $"{clock.Local(at).ToString("HH:mm 'on' ddd d MMM", CultureInfo.InvariantCulture)} has not happened yet.",
        "Give the date, for example 14/3 2315; times after midnight take the next day's.");

    private static Outcome<When> NightOf(Night night, NightClock clock, Instant now)
    {
        if (night > clock.NightOf(now))
        {
            return Outcome.Refused<When>("when", $"The night of {night} has not come yet.", "Give the date on which its evening began.");
        }

        var span = clock.Span(night);
        return Outcome.Done(new When(TimePrecision.Night, span.Start, span.End));
    }

    private static Outcome<When> MonthOf(YearMonth month, NightClock clock, Instant now)
    {
        var span = clock.Span(month);
        return span.Start > now
            ? Outcome.Refused<When>("when", $"{month.Year:0000}-{month.Month:00} has not come yet.", "Give a month that has begun.")
            : Outcome.Done(new When(TimePrecision.Month, span.Start, span.End));
    }

    private static Outcome<When> Wrong(string text, string what) => Outcome.Refused<When>(
        "when", $"'{text}' {what}.", "Write 2315, yesterday 0140, fri 2315, 14/3 0140, 2300-2330, night 14/3 or 2026-03.");
}
