using System.Globalization;
using NodaTime;
using NodaTime.Text;

namespace NteMonitor.Premises.Tens;

/// <summary>One limit held against one notice.</summary>
/// <param name="Limit">Code of the limit.</param>
/// <param name="Field">The field of the form that it is about.</param>
/// <param name="Title">What is limited, in words.</param>
/// <param name="Figure">What the notice comes to, or none where it could not be told.</param>
/// <param name="Allowed">What is allowed, in words.</param>
public sealed record TenFinding(string Limit, string Field, string Title, int? Figure, string Allowed)
{
    /// <summary>The section of the Licensing Act 2003.</summary>
    public string Provision { get; init; } = "";

    /// <summary>What is wrong, with the figures; none when the limit is kept.</summary>
    public string? Fault { get; init; }

    /// <summary>What can be done about it, or why it could not be checked.</summary>
    public string Hint { get; init; } = "";

    /// <summary>Whether the limit is broken.</summary>
    public bool IsBroken => Fault is not null;
}

/// <content>The limits on notices.</content>
public static partial class TenRules
{
    /// <summary>Returns every limit held against a notice, the broken ones among them.</summary>
    /// <param name="ten">The notice.</param>
    /// <param name="book">The limits, by date.</param>
    /// <param name="clock">The town's clock, by whose days and years limits are counted.</param>
    /// <param name="others">Every other notice on file; those given later do not count.</param>
    /// <source>Licensing Act 2003 ss.100, 100A, 101 and 107; docs/methods/tens.md §1 to §3.</source>
    public static IReadOnlyList<TenFinding> Limits(Ten ten, TenBook book, NightClock clock, IReadOnlyList<Ten> others)
    {
        var first = clock.Local(ten.Period.Start).Date;
        List<Ten> before = [.. others.Where(o => o.Id != ten.Id && (o.Given < ten.Given || (o.Given == ten.Given && o.Id.CompareTo(ten.Id) < 0)) && o.Stands)];
        List<TenFinding> found = [Notice(ten, first, book), People(ten, first, book), Hours(ten, first, book), Gap(ten, first, book, (clock, before))];
        foreach (var year in Years(ten, clock))
        {
            var inYear = before.FindAll(o => Years(o, clock).Contains(year));
            var day = new LocalDate(year, 1, 1) > first ? new LocalDate(year, 1, 1) : first;
            found.AddRange(ForPremises(ten, (year, day), book, clock, inYear));
            found.AddRange(ForUser(ten, (year, day), book, inYear));
        }

        return found;
    }

    /// <summary>Returns the refusals that broken limits give.</summary>
    /// <source>docs/methods/tens.md §4.</source>
    public static IReadOnlyList<Refusal> Refusals(IEnumerable<TenFinding> findings) =>
        [.. findings.Where(f => f.IsBroken).Select(f => new Refusal(f.Field, $"{f.Fault} ({f.Provision})", f.Hint))];

    /// <summary>Returns the breaches with which a notice is recorded as received.</summary>
    /// <source>docs/methods/tens.md §4.</source>
    public static IReadOnlyList<TenBreach> Breaches(IEnumerable<TenFinding> findings) =>
        [.. findings.Where(f => f.IsBroken).Select(f => new TenBreach(f.Limit, $"{f.Fault} ({f.Provision})"))];

    private static TenFinding Notice(Ten ten, LocalDate first, TenBook book)
    {
        var holidays = book.Holidays;
        var days = WorkingDayRules.Between(ten.Given, first, holidays);
        var (standard, least, most) = (book.On("standard-days", ten.Given)!, book.On("late-days-least", ten.Given), book.On("late-days-most", ten.Given));
        var lastStandard = Iso(WorkingDayRules.LastDay(standard.Value, first, holidays));
        var lastLate = least is null ? "" : Iso(WorkingDayRules.LastDay(least.Value, first, holidays));
        var late = least is not null && days >= least.Value;
        var asked = ten.Sort == TenSort.Standard ? $"at least {standard.Value} working days" : $"{least?.Value} to {most?.Value} working days";
        var finding = new TenFinding(ten.Sort == TenSort.Standard ? "standard-days" : "late-days", "given", "Working days of notice", days, asked)
        {
            Provision = ten.Sort == TenSort.Standard ? standard.Provision : (least ?? standard).Provision,
        };
        return (ten.Sort, days) switch
        {
            (TenSort.Standard, _) when days >= standard.Value => finding,
            (TenSort.Standard, _) => finding with
            {
                Fault = $"Given on {Iso(ten.Given)}, {Days(days)} before the event: {Days(standard.Value - days)} too late for a standard notice, which needs {standard.Value}; the last day was {lastStandard}.",
                Hint = late
                    ? $"A late notice needs {least!.Value} to {most!.Value} working days and could be given up to {lastLate}: record it with --sort late. One objection by the police or environmental health then ends it, without a hearing (s.104A)."
                    : least is null ? "There were no late notices on that day." : $"It is too late for a late notice too, which needs {least.Value}; the last day was {lastLate}.",
            },
            (TenSort.Late, _) when least is null => finding with { Fault = "There were no late notices on that day.", Hint = "They came with the Police Reform and Social Responsibility Act 2011." },
            (TenSort.Late, _) when days < least!.Value => finding with
            {
                Fault = $"Given on {Iso(ten.Given)}, {Days(days)} before the event: a late notice needs {least.Value}; the last day was {lastLate}.",
                Hint = "No notice can be given for this event any more.",
            },
            (TenSort.Late, _) when days > most!.Value => finding with
            {
                Fault = $"Given on {Iso(ten.Given)}, {Days(days)} before the event: that is no late notice, which has {least.Value} to {most.Value}.",
                Hint = "Record it as a standard notice.",
            },
            _ => finding,
        };
    }

    private static TenFinding People(Ten ten, LocalDate first, TenBook book)
    {
        var limit = book.On("people", first)!;
        var finding = new TenFinding(limit.Code, "people", "People at the same time", ten.People, $"at most {limit.Value}") { Provision = limit.Provision };
        return ten.People <= limit.Value ? finding : finding with
        {
            Fault = $"{ten.People} people at the same time: at most {limit.Value}.",
            Hint = "Staff and performers count. More people need a premises licence.",
        };
    }

    private static TenFinding Hours(Ten ten, LocalDate first, TenBook book)
    {
        var limit = book.On("hours", first)!;
        var hours = (int)Math.Ceiling(ten.Period.Duration.TotalHours);
        var finding = new TenFinding(limit.Code, "until", "Hours of the event period", hours, $"at most {limit.Value}") { Provision = limit.Provision };
        return ten.Period.Duration <= Duration.FromHours(limit.Value) ? finding : finding with
        {
            Fault = string.Create(CultureInfo.InvariantCulture, $"The event period has {ten.Period.Duration.TotalHours:0.##} hours: at most {limit.Value}."),
            Hint = "Give a shorter period, or a second notice at least 24 hours on.",
        };
    }

    private static TenFinding Gap(Ten ten, LocalDate first, TenBook book, (NightClock Clock, List<Ten> Before) known)
    {
        var limit = book.On("gap-hours", first)!;
        var finding = new TenFinding(limit.Code, "from", "Hours from the user's other events there", null, $"at least {limit.Value}") { Provision = limit.Provision };
        if (ten.User is null)
        {
            return finding with { Hint = "Not checked: the premises user is not on file." };
        }

        var near = known.Before.Where(o => SamePremises(o, ten) && SameUser(o, ten))
            .Select(o => (Other: o, Hours: Apart(o.Period, ten.Period))).OrderBy(o => o.Hours).FirstOrDefault();
        if (near.Other is not { } other)
        {
            return finding with { Hint = "No other notice of this user for these premises." };
        }

        finding = finding with { Figure = (int)Math.Floor(Math.Min(near.Hours, 1_000_000)) };
        return near.Hours >= limit.Value ? finding : finding with
        {
            Fault = string.Create(CultureInfo.InvariantCulture,
                $"{(near.Hours <= 0 ? "It overlaps or touches" : $"{near.Hours:0.##} hours lie between it and")} the event of {Minute(other.Period.Start, known.Clock)} to {Minute(other.Period.End, known.Clock)} by the same user at the same premises: at least {limit.Value} hours."),
            Hint = "Such a notice is void. Associates of the user count as the user.",
        };
    }

    private static IEnumerable<TenFinding> ForPremises(Ten ten, (int Year, LocalDate Day) at, TenBook book, NightClock clock, List<Ten> inYear)
    {
        var there = inYear.FindAll(o => SamePremises(o, ten));
        var notices = book.On("premises-notices", at.Day)!;
        var given = new TenFinding(notices.Code, "venue", $"Notices for these premises in {at.Year}, this one included", there.Count + 1, $"at most {notices.Value}") { Provision = notices.Provision };
        yield return there.Count < notices.Value ? given : given with
        {
            Fault = $"{there.Count} notices have been given for these premises in {at.Year}: at most {notices.Value}.",
            Hint = "The authority must give a counter notice.",
        };
        var most = book.On("premises-days", at.Day)!;
        var days = there.Append(ten).SelectMany(t => DaysOf(t, clock)).Distinct().Count(d => d.Year == at.Year);
        var used = new TenFinding(most.Code, "until", $"Days of events at these premises in {at.Year}, this one included", days, $"at most {most.Value}") { Provision = most.Provision };
        yield return days <= most.Value ? used : used with
        {
            Fault = $"With this event the premises come to {days} days of events in {at.Year}: at most {most.Value}. A day counts when any part of an event falls on it.",
            Hint = "The authority must give a counter notice.",
        };
    }

    private static IEnumerable<TenFinding> ForUser(Ten ten, (int Year, LocalDate Day) at, TenBook book, List<Ten> inYear)
    {
        var who = ten.PersonalLicence ? "licensed" : "other";
        var words = ten.PersonalLicence ? "with a personal licence" : "without a personal licence";
        var mine = inYear.FindAll(o => SameUser(o, ten));
        foreach (var (code, what, count) in new[] { ("notices", "notices", mine.Count), ("late", "late notices", mine.Count(o => o.Sort == TenSort.Late)) })
        {
            if (book.On($"{who}-{code}", at.Day) is not { } limit)
            {
                continue;
            }

            var finding = new TenFinding(limit.Code, "user", $"{Sentence.Capital(what)} of this user in {at.Year}, before this one", ten.User is null ? null : count, $"fewer than {limit.Value} before it")
            {
                Provision = limit.Provision,
            };
            yield return ten.User is null ? finding with { Hint = "Not checked: the premises user is not on file." }
                : count < limit.Value ? finding
                : finding with
                {
                    Fault = $"A premises user {words} may give {limit.Value} {what} a year, and this one has given {count} for events in {at.Year}.",
                    Hint = code == "late" ? "The authority must give a counter notice: once the late notices are used up, the Act allows no further notice of either sort." : "The authority must give a counter notice. Notices of associates count.",
                };
        }
    }

    private static bool SamePremises(Ten one, Ten other) => one.Venue is { } venue
        ? venue == other.Venue
        : other.Venue is null && string.Equals(Venues.PlaceFinder.Normal(one.Place ?? ""), Venues.PlaceFinder.Normal(other.Place ?? ""), StringComparison.Ordinal);

    private static bool SameUser(Ten one, Ten other) => one.User is { } user && other.User is { } also
        && (user == also || one.Associates.Contains(also) || other.Associates.Contains(user));

    /// <summary>Returns the hours between two periods; 0 or less when they touch or overlap.</summary>
    private static double Apart(Interval one, Interval other) =>
        Math.Max((other.Start - one.End).TotalHours, (one.Start - other.End).TotalHours);

    private static IEnumerable<LocalDate> DaysOf(Ten ten, NightClock clock)
    {
        var last = clock.Local(ten.Period.End - Duration.Epsilon).Date;
        for (var day = clock.Local(ten.Period.Start).Date; day <= last; day = day.PlusDays(1))
        {
            yield return day;
        }
    }

    private static IEnumerable<int> Years(Ten ten, NightClock clock) => DaysOf(ten, clock).Select(d => d.Year).Distinct();

    private static string Days(int days) => days == 1 ? "1 working day" : $"{days} working days";

    private static string Iso(LocalDate day) => LocalDatePattern.Iso.Format(day);
}
