using System.Globalization;
using NodaTime;
using NodaTime.Text;
using NteMonitor.Commands;

namespace NteMonitor.Premises.Tens;

/// <summary>What a typed notice is read against.</summary>
/// <param name="Book">Limits, lists and bank holidays.</param>
/// <param name="Clock">The town's clock.</param>
/// <param name="Now">The moment at which it is typed.</param>
public sealed record TenSetting(TenBook Book, NightClock Clock, Instant Now)
{
    /// <summary>The venue that was found for the text, or none.</summary>
    public Guid? Venue { get; init; }

    /// <summary>The premises user that was found for the token, or none.</summary>
    public Guid? User { get; init; }

    /// <summary>The associates that were found for their tokens.</summary>
    public IReadOnlyList<Guid> Associates { get; init; } = [];
}

/// <summary>What a temporary event notice is.</summary>
public static partial class TenRules
{
    /// <summary>Returns the notice that was typed, or every reason it is none; whether it keeps the limits is not asked here.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="draft">What was typed.</param>
    /// <param name="setting">What it is read against.</param>
    /// <source>Licensing Act 2003 s.100; docs/methods/tens.md §2.</source>
    public static Outcome<Ten> Read(Guid id, TenDraft draft, TenSetting setting)
    {
        List<Refusal> reasons = [];
        var given = Date("given", draft.Given, reasons);
        var from = Moment("from", draft.From, setting, reasons);
        var until = Moment("until", draft.Until, setting, reasons);
        var sort = Sort(draft.Sort, reasons);
        var people = People(draft.People, reasons);
        var licence = YesNo("personal-licence", draft.PersonalLicence, reasons);
        var activities = Activities(draft.Activities, setting.Book, reasons);
        var supply = Supply(draft.Supply.Trim().ToLowerInvariant(), activities, reasons);
        if (setting.Venue is null && draft.Place.Trim().Length == 0)
        {
            reasons.Add(new("venue", "The notice names no premises.", "Name a venue on file, or say the place in words with --place."));
        }

        if (from is { } begins && until is { } ends)
        {
            Order(begins, ends, given, setting, reasons);
        }

        if (reasons.Count > 0 || from is null || until is null || given is null || until <= from)
        {
            return new Outcome<Ten>.Refused(reasons);
        }

        var period = new Interval(from, until);
        var times = Times(draft.Times, period, setting, reasons);
        return Outcome.Unless(reasons, () => new Ten(id, given.Value, sort, period, people)
        {
            Venue = setting.Venue,
            Place = setting.Venue is null ? draft.Place.Trim() : null,
            Reference = draft.Reference.Trim() is { Length: > 0 } number ? number : null,
            User = setting.User,
            Associates = setting.Associates,
            PersonalLicence = licence,
            Activities = activities,
            Supply = supply,
            Times = times,
            Steps = [new(TenState.Received, given.Value)],
        });
    }

    /// <summary>Returns the draft that would be typed for a notice.</summary>
    /// <param name="ten">The notice.</param>
    /// <param name="clock">The town's clock.</param>
    /// <source>docs/methods/tens.md §2.</source>
    public static TenDraft DraftOf(Ten ten, NightClock clock) => new()
    {
        Place = ten.Place ?? "",
        Reference = ten.Reference ?? "",
        Given = LocalDatePattern.Iso.Format(ten.Given),
        Sort = ten.Sort.ToString().ToLowerInvariant(),
        From = Minute(ten.Period.Start, clock),
        Until = Minute(ten.Period.End, clock),
        People = ten.People.ToString(CultureInfo.InvariantCulture),
        PersonalLicence = ten.PersonalLicence ? "yes" : "no",
        Activities = ten.Activities,
        Supply = ten.Supply ?? "",
        Times = [.. ten.Times.Select(t => $"{Minute(t.Start, clock)} to {Minute(t.End, clock)}")],
    };

    /// <summary>Returns a moment as notices have it: <c>2026-03-14 19:00</c>, with the name of its side where the hour came twice.</summary>
    /// <param name="at">The moment.</param>
    /// <param name="clock">The town's clock.</param>
    /// <source>docs/methods/time.md §3.</source>
    public static string Minute(Instant at, NightClock clock) =>
        clock.Local(at).ToString("uuuu-MM-dd HH:mm", CultureInfo.InvariantCulture) + (clock.SideName(at) is { Length: > 0 } side ? " " + side : "");

    /// <summary>Returns whether a notice authorises something in the course of a night: it stands, and its period reaches into the night.</summary>
    /// <param name="ten">The notice.</param>
    /// <param name="night">The night.</param>
    /// <param name="clock">The town's clock.</param>
    /// <source>Licensing Act 2003 s.98.</source>
    public static bool IsOn(Ten ten, Night night, NightClock clock) =>
        ten.Stands && clock.Span(night) is var span && ten.Period.Start < span.End && span.Start < ten.Period.End;

    private static void Order(Instant begins, Instant ends, LocalDate? given, TenSetting setting, List<Refusal> reasons)
    {
        if (ends <= begins)
        {
            reasons.Add(new("until", $"The event ends at {Minute(ends, setting.Clock)}, which is not after {Minute(begins, setting.Clock)}.", "Give the end of the event period, with its own date."));
        }

        var today = setting.Clock.Local(setting.Now).Date;
        var first = setting.Clock.Local(begins).Date;
        if (given is { } day && day > today)
        {
            reasons.Add(new("given", $"It was given on {LocalDatePattern.Iso.Format(day)}, which has not come yet.", "Give the day on which the authority received it."));
        }
        else if (given >= first)
        {
            reasons.Add(new("given", $"It was given on {LocalDatePattern.Iso.Format(given.Value)}, and the event begins on {LocalDatePattern.Iso.Format(first)}.", "A notice is given before the day on which the event begins."));
        }

        var holidays = setting.Book.Holidays;
        foreach (var unknown in new[] { given ?? first, first }.Distinct().Where(d => !holidays.Covers(d)))
        {
            reasons.Add(new("given", $"Working days of {unknown.Year} cannot be counted: the list of bank holidays covers {holidays.From.Year} to {holidays.Until.Year}.", "Bring seed/reference/bank-holidays.json up to date."));
        }
    }

    private static LocalDate? Date(string field, string text, List<Refusal> reasons)
    {
        if (LocalDatePattern.Iso.Parse(text.Trim()) is { Success: true, Value: var day })
        {
            return day;
        }

        reasons.Add(new(field, text.Trim().Length == 0 ? "The date is missing." : $"'{text}' is not a date.", "Write it as 2026-03-14."));
        return null;
    }

    /// <summary>Reads a moment of the local clock; BST or GMT after it says which of two is meant.</summary>
    private static Instant? Moment(string field, string text, TenSetting setting, List<Refusal> reasons)
    {
        var words = text.Trim().Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var reading = words.Length is 2 or 3 ? LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd HH:mm").Parse($"{words[0]} {words[1]}") : null;
        if (reading is not { Success: true, Value: var local })
        {
            reasons.Add(new(field, text.Trim().Length == 0 ? "The time is missing." : $"'{text}' is not a date and time.", "Write it as \"2026-03-14 19:00\"."));
            return null;
        }

        var side = words.Length == 3 ? setting.Clock.SideOf(words[2], setting.Clock.First(local)) : ClockSide.Unsaid;
        switch (setting.Clock.Read(local, side))
        {
            case Outcome<Instant>.Done(var at):
                return at;
            case Outcome<Instant>.Refused(var why):
                reasons.AddRange(why.Select(r => r with { Field = field }));
                return null;
            default:
                throw new InvalidOperationException("An outcome is done or refused.");
        }
    }

    private static TenSort Sort(string text, List<Refusal> reasons)
    {
        if (Enum.TryParse<TenSort>(text.Trim(), ignoreCase: true, out var sort) && !char.IsAsciiDigit(text.Trim()[0]))
        {
            return sort;
        }

        reasons.Add(new("sort", $"'{text}' is neither standard nor late.", Nearest.Hint(text, ["standard", "late"]) ?? "Say which it was given as."));
        return default;
    }

    private static int People(string text, List<Refusal> reasons)
    {
        if (int.TryParse(text.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var people) && people > 0)
        {
            return people;
        }

        reasons.Add(new("people", text.Trim().Length == 0 ? "The number of people is missing." : $"'{text}' is no number of people.", "Give the most people at the same time, 1 or more, staff included."));
        return 0;
    }

    private static bool YesNo(string field, string text, List<Refusal> reasons)
    {
        var word = text.Trim().ToLowerInvariant();
        if (word is not ("yes" or "no"))
        {
            reasons.Add(new(field, $"'{text}' is neither yes nor no.", "Say whether the premises user holds a personal licence."));
        }

        return word == "yes";
    }

    private static List<string> Activities(IReadOnlyList<string> given, TenBook book, List<Refusal> reasons)
    {
        List<string> found = [];
        foreach (var word in given.SelectMany(g => g.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)))
        {
            if (book.Activities.FirstOrDefault(a => a.Code == word || a.Words.Contains(word.ToLowerInvariant())) is { } term)
            {
                found.Add(term.Code);
            }
            else
            {
                reasons.Add(new("activity", $"'{word}' is no licensable activity.", Nearest.Hint(word, book.Activities.Select(a => a.Code)) ?? $"Use {string.Join(", ", book.Activities.Select(a => a.Code))}."));
            }
        }

        if (found.Count == 0 && given.Count == 0)
        {
            reasons.Add(new("activity", "The notice names no licensable activity.", $"Use {string.Join(", ", book.Activities.Select(a => a.Code))}."));
        }

        return [.. book.Activities.Select(a => a.Code).Where(found.Contains)];
    }

    private static string? Supply(string supply, List<string> activities, List<Refusal> reasons)
    {
        var alcohol = activities.Exists(a => a.StartsWith("alcohol", StringComparison.Ordinal));
        if (supply.Length > 0 && supply is not ("on" or "off" or "both"))
        {
            reasons.Add(new("supply", $"'{supply}' is none of on, off and both.", "Say whether alcohol is for consumption on or off the premises."));
        }
        else if (alcohol && supply.Length == 0)
        {
            reasons.Add(new("supply", "Alcohol is supplied, but not said whether for consumption on or off the premises.", "Give on, off or both: s.100(5)(e)."));
        }
        else if (!alcohol && supply.Length > 0 && activities.Count > 0)
        {
            reasons.Add(new("supply", $"Supply is '{supply}', but no alcohol is among the activities.", "Add alcohol-sale or alcohol-club, or leave it out."));
        }

        return supply.Length == 0 ? null : supply;
    }

    private static List<Interval> Times(IReadOnlyList<string> given, Interval period, TenSetting setting, List<Refusal> reasons)
    {
        List<Interval> times = [];
        foreach (var text in given)
        {
            var ends = text.Split(" to ", StringSplitOptions.TrimEntries);
            if (ends.Length != 2)
            {
                reasons.Add(new("times", $"'{text}' is no pair of times.", "Write it as \"2026-03-14 19:00 to 2026-03-14 23:00\"."));
                continue;
            }

            if (Moment("times", ends[0], setting, reasons) is { } from && Moment("times", ends[1], setting, reasons) is { } until)
            {
                if (from >= until || from < period.Start || until > period.End)
                {
                    reasons.Add(new("times", $"'{text}' does not lie within the event period.", "Times lie within the period and end after they begin."));
                    continue;
                }

                times.Add(new(from, until));
            }
        }

        return times;
    }
}
