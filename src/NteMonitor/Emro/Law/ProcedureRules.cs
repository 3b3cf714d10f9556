using System.Globalization;
using NodaTime;

namespace NteMonitor.Emro.Law;

/// <summary>The clock of an order: which step falls when.</summary>
public static class ProcedureRules
{
    /// <summary>Days for which a proposal is advertised and representations may be made.</summary>
    public const int Advertise = 42;

    /// <summary>Working days from the end of representations within which the hearing begins and ends.</summary>
    public const int Hearing = 30;

    /// <summary>Working days that notice of the hearing and the evidence come before it.</summary>
    public const int Bundle = 10;

    /// <summary>Working days from the hearing within which the committee determines.</summary>
    public const int Determine = 10;

    /// <summary>Days from the making within which notice of the order is given.</summary>
    public const int Notice = 7;

    /// <summary>Days for which the order is published.</summary>
    public const int Publish = 28;

    private const string Hearings = "SI 2005/44 as modified for orders";
    private const string HearingNotice = "Notice of the hearing";
    private const string TheHearing = "Hearing";
    private const string Determination = "Determination";

    /// <summary>Returns when representations close: the first day of advertising and 42 days, the safe side of the count.</summary>
    /// <source>SI 2012/2551 reg 4(a); docs/methods/emro.md §2.</source>
    public static LocalDate Closes(LocalDate advertised) => advertised.PlusDays(Advertise);

    /// <summary>Returns the last day for the newspaper: the 42nd, the first day of advertising counted as the first; the safe side of the count.</summary>
    /// <source>SI 2012/2551 reg 4(b); docs/methods/emro.md §2.</source>
    public static LocalDate Newspaper(LocalDate advertised) => advertised.PlusDays(Advertise - 1);

    /// <summary>Returns every step with its dates as far as they follow from what was done, or why working days cannot be counted.</summary>
    /// <source>SI 2012/2551 reg 4; SI 2005/44 as modified; Licensing Act 2003 s.193 for working days; docs/methods/emro.md §2.</source>
    public static Outcome<IReadOnlyList<ProcedureStep>> Timetable(Procedure known, BankHolidays holidays)
    {
        List<Refusal> reasons = known.Dispensed is null ? [.. Uncovered(Hearing, Closes(known.Advertised), holidays)] : [];
        if (reasons.Count == 0 && known.Dispensed is null)
        {
            reasons.AddRange(Uncovered(Determine, known.HearingTo ?? known.HearingFrom ?? WorkingDayRules.After(Hearing, Closes(known.Advertised), holidays), holidays));
        }

        if (known.HearingFrom is { } from)
        {
            reasons.AddRange(Uncovered(-Bundle, from, holidays));
        }

        return Outcome.Unless([.. reasons.DistinctBy(r => r.Message)], () => Steps(known, holidays));
    }

    /// <summary>Returns every step with its dates as far as they follow from what was done; the list of holidays has to cover them.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It does not.</exception>
    /// <source>SI 2012/2551 reg 4; SI 2005/44 as modified; Licensing Act 2003 s.193 for working days; docs/methods/emro.md §2.</source>
    public static IReadOnlyList<ProcedureStep> Steps(Procedure known, BankHolidays holidays)
    {
        var closes = Closes(known.Advertised);
        return
        [
            new("P1", "Advertise on the website and in the area for 42 days", null, null, known.Advertised, "SI 2012/2551 reg 4(a)") { Name = "Advertising, 42 days", Until = closes },
            new("P2", "Advertise once in a local newspaper, or a newsletter where there is none", known.Advertised, Newspaper(known.Advertised), known.InNewspaper, "SI 2012/2551 reg 4(b)") { Name = "Local newspaper" },
            new("P3", "Give notice to everybody affected", null, closes, known.Notified, "Licensing Act 2003 s.172B(3)") { Name = "Notice to those affected" },
            new("P4", "Representations close", closes, closes, null, "SI 2012/2551 reg 4") { Name = "Representations close", ByItself = true },
            .. Heard(known, closes, holidays),
            new("P7", "Full council makes the order; no time is set", known.Determined, null, known.Made, "Licensing Act 2003 s.7(2)") { Name = "Full council" },
            new("P8", "Give notice of the order within seven days", known.Made, known.Made?.PlusDays(Notice), known.OrderNotice, "SI 2012/2551") { Name = "Notice of the order", Remark = known.Made is null ? "" : "Seven days from the making; the text may mean the decision: the sooner the safer." },
            new("P9", "Publish the order on the website and in the area for 28 days", known.Made, null, known.PublishedFrom, "SI 2012/2551") { Name = "Publication, 28 days", Until = (known.PublishedFrom ?? known.Made)?.PlusDays(Publish) },
            new("P10", "The order applies from the day that it states", known.Made, null, known.Applies, "Licensing Act 2003 s.172A(6)") { Name = "The order applies", ByItself = true },
            new("P11", "Tell neighbouring authorities and the Home Office", known.Made, null, known.OthersTold, "practice; not verified") { Name = "Neighbours, Home Office" },
        ];
    }

    private static ProcedureStep[] Heard(Procedure known, LocalDate closes, BankHolidays holidays)
    {
        const string Give = "Give notice of the hearing, with the evidence, ten working days before";
        const string Hold = "Hold the hearing within 30 working days of the end of representations";
        const string Decide = "Determine within ten working days of the hearing";
        if (known.Dispensed is { } agreed)
        {
            return
            [
                new("P5", Give, null, null, known.HearingNotice, Hearings) { Name = HearingNotice, ByItself = true, Remark = "No hearing was needed." },
                new("P5", Hold, closes, null, agreed, "Licensing Act 2003 s.172B(1)") { Name = TheHearing, Remark = "The authority and everybody who made a representation agreed that it was unnecessary." },
                new("P6", Decide, agreed, null, known.Determined, Hearings) { Name = Determination, Remark = "No time is known where there is no hearing." },
            ];
        }

        var heardBy = WorkingDayRules.After(Hearing, closes, holidays);
        var hearing = known.HearingTo ?? known.HearingFrom;
        return
        [
            new("P5", Give, null, known.HearingFrom is { } from ? WorkingDayRules.LastDay(Bundle, from, holidays) : WorkingDayRules.LastDay(Bundle, heardBy, holidays), known.HearingNotice, Hearings)
            {
                Name = HearingNotice,
                Remark = known.HearingFrom is null ? "If the hearing is on its last day; earlier for an earlier one." : "",
            },
            new("P5", Hold, closes.PlusDays(1), heardBy, hearing, Hearings) { Name = TheHearing },
            new("P6", Decide, hearing, WorkingDayRules.After(Determine, hearing ?? heardBy, holidays), known.Determined, Hearings) { Name = Determination, Remark = hearing is null ? "If the hearing ends on its last day." : "" },
        ];
    }

    /// <summary>Why so many working days from a day, or back from it, cannot be counted.</summary>
    private static IEnumerable<Refusal> Uncovered(int count, LocalDate from, BankHolidays holidays)
    {
        var day = from;
        for (var found = 0; found < Math.Abs(count);)
        {
            day = day.PlusDays(Math.Sign(count));
            if (!holidays.Covers(day))
            {
                return [new("advertised", string.Create(CultureInfo.InvariantCulture, $"Working days of {day.Year} cannot be counted: the list of bank holidays covers {holidays.From.Year} to {holidays.Until.Year}."), "Bring seed/reference/bank-holidays.json up to date.")];
            }

            found += WorkingDayRules.IsWorkingDay(day, holidays) ? 1 : 0;
        }

        return [];
    }
}
