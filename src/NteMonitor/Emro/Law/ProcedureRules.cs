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

    /// <summary>Returns when representations close: the first day of advertising and 42 days, the safe side of the count.</summary>
    /// <source>SI 2012/2551 reg 4(a); docs/methods/emro.md §2.</source>
    public static LocalDate Closes(LocalDate advertised) => advertised.PlusDays(Advertise);

    /// <summary>Returns every step with its dates as far as they follow from what was done.</summary>
    /// <source>SI 2012/2551 reg 4; SI 2005/44 as modified; Licensing Act 2003 s.193 for working days; docs/methods/emro.md §2.</source>
    public static IReadOnlyList<ProcedureStep> Steps(Procedure known, BankHolidays holidays)
    {
        var closes = Closes(known.Advertised);
        var heardBy = WorkingDayRules.After(Hearing, closes, holidays);
        var hearing = known.HearingTo ?? known.HearingFrom;
        var bundleBy = known.HearingFrom is { } from ? WorkingDayRules.LastDay(Bundle, from, holidays) : (LocalDate?)null;
        var determineBy = WorkingDayRules.After(Determine, hearing ?? heardBy, holidays);
        return
        [
            new("P1", "Advertise on the website and in the area for 42 days", null, null, known.Advertised, "SI 2012/2551 reg 4(a)"),
            new("P2", "Advertise once in a local newspaper, or a newsletter where there is none", known.Advertised, closes, known.InNewspaper, "SI 2012/2551 reg 4(b)"),
            new("P3", "Give notice to everybody affected", null, closes, known.Notified, "Licensing Act 2003 s.172B"),
            new("P4", "Representations close", closes, closes, null, "SI 2012/2551 reg 4"),
            new("P5", "Give notice of the hearing, with the evidence, ten working days before", null, bundleBy, known.HearingNotice, Hearings),
            new("P5", "Hold the hearing within 30 working days of the end of representations", closes.PlusDays(1), heardBy, hearing, Hearings),
            new("P6", "Determine within ten working days of the hearing", known.HearingTo, determineBy, known.Determined, Hearings),
            new("P7", "Full council makes the order; no time is set", known.Determined, null, known.Made, "Licensing Act 2003 s.7(2)"),
            new("P8", "Give notice of the order within seven days", known.Made, known.Made?.PlusDays(Notice), known.OrderNotice, "SI 2012/2551"),
            new("P9", "Publish the order on the website and in the area for 28 days", known.Made?.PlusDays(Publish), null, known.PublishedUntil, "SI 2012/2551"),
            new("P10", "The order applies from the day that it states", known.Made, null, known.Applies, "Licensing Act 2003 s.172A(7)"),
            new("P11", "Tell neighbouring authorities and the Home Office", known.Made, null, known.OthersTold, "practice; not verified"),
        ];
    }
}
