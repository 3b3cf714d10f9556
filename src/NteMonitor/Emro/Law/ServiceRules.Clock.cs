using System.Globalization;
using NodaTime;
using NteMonitor.Venues;

namespace NteMonitor.Emro.Law;

/// <content>What the entries of the log come to.</content>
public static partial class ServiceRules
{
    private const int MostNamed = 6;

    /// <summary>Returns what has been done towards an order, or none before it was advertised.</summary>
    /// <param name="log">The entries, in any order.</param>
    /// <param name="order">The order: the day from which it applies.</param>
    /// <param name="affected">Who has to be served.</param>
    /// <param name="book">Ways of service.</param>
    /// <remarks>Where website and notice went up on different days, the later begins the 42 days.</remarks>
    /// <source>SI 2012/2551 reg 4; docs/methods/emro.md §2.</source>
    public static Procedure? Known(IReadOnlyList<ServiceEntry> log, OrderDraft order, AffectedVenues affected, LawBook book)
    {
        if (Shown(log, "P1") is not { Last: { } advertised })
        {
            return null;
        }

        LocalDate? Of(string step, string kind, bool last) => log.Where(e => e.Step == step && book.Kind(e.How) == kind).Select(e => (LocalDate?)e.On) is var days && last ? days.Max() : days.Min();
        var (made, published) = (Of("P7", "decided", last: true), Shown(log, "P9"));
        return new(advertised)
        {
            InNewspaper = Of("P2", "printed", last: false),
            Notified = Served(log, "P3", affected),
            HearingNotice = Of("P5", "given", last: true),
            Dispensed = Of("P5", "dispensed", last: true),
            HearingFrom = Of("P5", Held, last: false),
            HearingTo = Of("P5", Held, last: true),
            Determined = Of("P6", "decided", last: true),
            Made = made,
            OrderNotice = Served(log, "P8", affected),
            PublishedFrom = published.Missing is null ? published.Last : null,
            Applies = made is null ? null : order.From,
            OthersTold = Of("P11", "given", last: true),
        };
    }

    /// <summary>Returns the steps as the log leaves them, with what each still lacks; or why working days cannot be counted.</summary>
    /// <param name="known">What has been done.</param>
    /// <param name="log">The entries.</param>
    /// <param name="affected">Who has to be served.</param>
    /// <param name="book">Holidays.</param>
    /// <source>SI 2012/2551 reg 4; docs/methods/emro.md §2.</source>
    public static Outcome<IReadOnlyList<ProcedureStep>> Steps(Procedure known, IReadOnlyList<ServiceEntry> log, AffectedVenues affected, LawBook book) =>
        ProcedureRules.Timetable(known, book.Holidays).Then(steps => Outcome.Done<IReadOnlyList<ProcedureStep>>([.. steps.Select(step => step.Step switch
        {
            "P1" when Shown(log, "P1") is { Missing: { } missing } => Lacking(step with { Done = null }, $"{missing} is not on the log; the 42 days count from when both are up."),
            "P9" when Shown(log, "P9") is { Missing: { } missing, Last: not null } => Lacking(step, $"{missing} is not on the log."),
            "P3" => Lacking(step, Progress(log, "P3", affected) + Unknown(affected)),
            "P8" when known.Made is not null => Lacking(step, Progress(log, "P8", affected)),
            _ => step,
        })]));

    /// <summary>Returns the affected venues that a step's notices have not reached, by name.</summary>
    /// <source>Licensing Act 2003 s.172B(3).</source>
    public static IReadOnlyList<Venue> Unserved(IReadOnlyList<ServiceEntry> log, string step, AffectedVenues affected) =>
        [.. affected.Venues.Where(v => log.All(e => e.Step != step || e.Venue != v.Id))];

    /// <summary>Returns how far serving everybody affected has come: <c>17 of 22 served; not yet: …</c>.</summary>
    /// <param name="log">The entries.</param>
    /// <param name="step">P3 or P8.</param>
    /// <param name="affected">Who has to be served.</param>
    /// <param name="most">How many are named at most.</param>
    /// <source>Licensing Act 2003 s.172B(3).</source>
    public static string Progress(IReadOnlyList<ServiceEntry> log, string step, AffectedVenues affected, int most = MostNamed)
    {
        var (all, left) = (affected.Venues.Count, Unserved(log, step, affected));
        var names = string.Join(", ", left.Take(most).Select(v => v.Name)) + (left.Count > most ? string.Create(CultureInfo.InvariantCulture, $" and {left.Count - most} more") : "");
        return all == 0 ? "No venue on file is affected." : left.Count == 0 ? $"{all} of {all} served." : $"{all - left.Count} of {all} served; not yet: {names}.";
    }

    private static ProcedureStep Lacking(ProcedureStep step, string words) => step with { Remark = string.Join(' ', new[] { step.Remark, words }.Where(w => w.Length > 0)) };

    private static string Unknown(AffectedVenues affected)
    {
        List<string> parts = [];
        parts.AddRange(affected.HoursNotKnown.Count > 0 ? [$"hours of sale not on file: {affected.HoursNotKnown.Count}"] : []);
        parts.AddRange(affected.NotPlaced.Count > 0 ? [$"position not on file: {affected.NotPlaced.Count}"] : []);
        return parts.Count == 0 ? "" : $" To be looked at, {string.Join("; ", parts)}.";
    }

    /// <summary>When everybody affected had been served: the day of the last one's first notice; none while somebody lacks it.</summary>
    private static LocalDate? Served(IReadOnlyList<ServiceEntry> log, string step, AffectedVenues affected) =>
        affected.Venues.Count == 0 || Unserved(log, step, affected).Count > 0 ? null
            : affected.Venues.Max(v => log.Where(e => e.Step == step && e.Venue == v.Id).Min(e => e.On));

    /// <summary>When both the website and the notice in the area were up, and which of them is lacking.</summary>
    private static (LocalDate? Last, string? Missing) Shown(IReadOnlyList<ServiceEntry> log, string step)
    {
        LocalDate? First(string how) => log.Where(e => e.Step == step && e.How == how).Select(e => (LocalDate?)e.On).Min();
        var (website, notice) = (First("website"), First("notice"));
        return (website is null || notice is null ? website ?? notice : website > notice ? website : notice, website is null ? "The website" : notice is null ? "The notice in the area" : null);
    }
}
