using System.Globalization;
using NodaTime;

namespace NteMonitor.Emro.Law;

/// <summary>The law of early morning alcohol restriction orders, as rules that a draft is held against. Not legal advice.</summary>
public static partial class OrderRules
{
    /// <summary>From which share at one venue a review of that venue is the likelier answer.</summary>
    public const double FewPremises = 0.5;

    /// <summary>What every output about an order says: the commonest misreading.</summary>
    public const string SalesNotOpening = "It stops sales, not opening: music, hot food and drinking what was sold before may go on.";

    private const string Act = "Licensing Act 2003 ";
    private const string Guidance = "Guidance under s.182, chapter on EMROs";
    private static readonly LocalTime Latest = new(6, 0);

    /// <summary>Returns everything that the law says of a draft, errors first.</summary>
    /// <source>Licensing Act 2003 ss.172A-172E; SI 2012/2551; docs/methods/emro.md §1.</source>
    public static IReadOnlyList<Finding> Check(OrderDraft draft, OrderContext context)
    {
        List<Finding> found = [];
        Objectives(draft, context, found);
        Days(draft, found);
        Area(draft, context, found);
        Dates(draft, context, found);
        Exempt(draft, context, found);
        Advertised(draft, found);
        Making(draft, context, found);
        found.AddRange(Always(draft));
        return [.. found.OrderBy(f => f.Weight).ThenBy(f => f.Rule, StringComparer.Ordinal)];
    }

    /// <summary>Returns whether nothing in the findings stands against making the order.</summary>
    /// <source>docs/methods/emro.md §1.</source>
    public static bool Stands(IEnumerable<Finding> findings) => findings.All(f => f.Weight != Weight.Error);

    /// <summary>Returns a rule in words, with the calendar day and the night whose trade it ends.</summary>
    /// <source>Licensing Act 2003 s.172A(3): a period of a day.</source>
    public static string Words(DayRule rule) => string.Create(
        CultureInfo.InvariantCulture, $"{rule.Day} {rule.Start:HH:mm} to {rule.End:HH:mm} (the end of {rule.Evening} night)");

    private static void Objectives(OrderDraft draft, OrderContext context, List<Finding> found)
    {
        if (draft.Objectives.Count == 0)
        {
            found.Add(new("E01", Weight.Error, "No licensing objective is named.", "An order has to be appropriate for the promotion of the licensing objectives: name those it would serve.", Act + "s.172A(1)"));
        }

        found.AddRange(draft.Objectives.Where(o => !context.Objectives.Contains(o)).Select(o => new Finding(
            "E01", Weight.Error, $"'{o}' is no licensing objective.", $"There are four: {string.Join(", ", context.Objectives)}. Public health is none in England and Wales.", Act + "s.4(2)")));
        if (draft.Reasons.Trim().Length == 0)
        {
            found.Add(new("E01", Weight.Warning, "It does not say why the order is held appropriate.", "Give the reasons; the test is appropriate, no longer necessary.", Act + "s.172A(1)"));
        }
    }

    private static void Days(OrderDraft draft, List<Finding> found)
    {
        if (draft.Days.Count == 0)
        {
            found.Add(new("E06", Weight.Error, "It names no day and no time.", "Give the calendar days and the period of each, for example Saturday 03:00 to 06:00.", Act + "s.172A(6)"));
        }

        foreach (var rule in draft.Days.Where(r => r.Start >= r.End || r.End > Latest))
        {
            found.Add(new("E02", Weight.Error, $"{rule.Day} {Clock(rule.Start)} to {Clock(rule.End)} is no period that an order may have.",
                "It begins at midnight or later and ends by 06:00 of the same calendar day, the beginning before the end.", Act + "s.172A(3)"));
        }

        foreach (var twice in draft.Days.GroupBy(d => d.Day).Where(g => g.Count() > 1))
        {
            found.Add(new("E03", Weight.Error, $"{twice.Key} has {twice.Count()} periods.", "Each day has one period; days may differ.", Act + "s.172A(5)"));
        }
    }

    private static void Area(OrderDraft draft, OrderContext context, List<Finding> found)
    {
        if (draft.Zones.Count == 0 && draft.Area.Trim().Length == 0)
        {
            found.Add(new("E04", Weight.Error, "It names no area.", "Name the whole of the authority's area or a part, down to a single street.", Act + "s.172A(5)-(6)"));
        }

        found.AddRange(draft.Zones.Where(z => !context.KnownZones.Contains(z)).Select(z => new Finding(
            "E04", Weight.Error, $"There is no zone '{z}' on file.", "`nte zone list` shows those that are; `nte zone import` brings in a polygon.", Act + "s.172A(6)")));
    }

    private static void Dates(OrderDraft draft, OrderContext context, List<Finding> found)
    {
        if (draft.From is null)
        {
            found.Add(new("E06", Weight.Error, "It does not say from which day it applies.", "An order states the date on which it begins.", Act + "s.172A(6)"));
        }

        if (draft.Limited && draft.Until is null)
        {
            found.Add(new("E05", Weight.Error, "It is for a limited time and does not say until when.", "Give its last day, or make it without limit.", Act + "s.172A(5)-(6)"));
        }

        if (draft is { Limited: false, Until: { } last })
        {
            found.Add(new("E05", Weight.Error, $"It is without limit and names {Day(last)} as its last day.", "Make it limited, or leave the last day out.", Act + "s.172A(5)-(6)"));
        }

        if (draft is { From: { } from, Until: { } until } && until < from)
        {
            found.Add(new("E05", Weight.Error, $"It ends on {Day(until)}, before it begins on {Day(from)}.", "The last day comes after the first.", Act + "s.172A(6)"));
        }

        if (draft is { From: { } begins, MadeOn: { } made } && Period.DaysBetween(made, begins) is var days && days < context.UsualDaysToBegin)
        {
            found.Add(days < 0
                ? new("P10", Weight.Error, $"It would apply from {Day(begins)}, before it is made on {Day(made)}.", "An order applies from its making at the earliest.", Act + "s.172A(6)")
                : new("P10", Weight.Warning, $"It would apply {days} days after it is made.", "Two months are often named; no provision that says so was found. Read the regulations.", "SI 2012/2551; not verified"));
        }
    }

    private static string Clock(LocalTime time) => time.ToString("HH:mm", CultureInfo.InvariantCulture);

    private static string Day(LocalDate date) => date.ToString("d MMMM uuuu", CultureInfo.InvariantCulture);
}
