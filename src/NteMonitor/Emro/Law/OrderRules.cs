using System.Globalization;
using NodaTime;

namespace NteMonitor.Emro.Law;

/// <summary>What is known beside the draft itself.</summary>
/// <param name="KnownZones">Codes of the zones on file.</param>
/// <param name="Objectives">Codes of the licensing objectives.</param>
/// <param name="TopShare">Share of the window's incidents at the one venue with most, 0 to 1, or none when it is not counted.</param>
public sealed record OrderContext(IReadOnlyCollection<string> KnownZones, IReadOnlyCollection<string> Objectives, double? TopShare);

/// <summary>The law of early morning alcohol restriction orders, as rules that a draft is held against. Not legal advice.</summary>
public static class OrderRules
{
    /// <summary>From which share at one venue a review of that venue is the likelier answer.</summary>
    public const double FewPremises = 0.5;

    /// <summary>What every output about an order says: the commonest misreading.</summary>
    public const string SalesNotOpening = "It stops sales, not opening: music, hot food and drinking what was sold before may go on.";

    private const int DaysToCommence = 60;
    private const string Act = "Licensing Act 2003 ";
    private static readonly LocalTime Latest = new(6, 0);

    /// <summary>Returns everything that the law says of a draft, errors first.</summary>
    /// <source>Licensing Act 2003 ss.172A-172E; SI 2012/2551; docs/methods/emro.md §1.</source>
    public static IReadOnlyList<Finding> Check(OrderDraft draft, OrderContext context)
    {
        List<Finding> found = [];
        Objectives(draft, context, found);
        Days(draft, found);
        Area(draft, context, found);
        Dates(draft, found);
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

    private static void Dates(OrderDraft draft, List<Finding> found)
    {
        if (draft.From is null)
        {
            found.Add(new("E06", Weight.Error, "It does not say from which day it applies.", "An order states the date on which it begins.", Act + "s.172A(6)-(7)"));
        }

        if (draft.Limited && draft.Until is null)
        {
            found.Add(new("E05", Weight.Error, "It is for a limited time and does not say until when.", "Give its last day, or make it without limit.", Act + "s.172A(5)-(6)"));
        }

        if (draft is { From: { } from, Until: { } until } && until < from)
        {
            found.Add(new("E05", Weight.Error, $"It ends on {Day(until)}, before it begins on {Day(from)}.", "The last day comes after the first.", Act + "s.172A(6)"));
        }

        if (draft is { From: { } begins, MadeOn: { } made } && Period.DaysBetween(made, begins) is var days && days < DaysToCommence)
        {
            found.Add(days < 0
                ? new("P10", Weight.Error, $"It would apply from {Day(begins)}, before it is made on {Day(made)}.", "An order applies from its making at the earliest.", Act + "s.172A(7)")
                : new("P10", Weight.Warning, $"It would apply {days} days after it is made.", "Two months are often named; no provision that says so was found. Read the regulations.", "SI 2012/2551; not verified"));
        }

        if (draft.From is { } f && (draft.Until is not { } u || u >= NewYear(f)))
        {
            found.Add(new("E11", Weight.Warning, "It would hold on New Year's Day.", "Sales for consumption on the premises from midnight to 06:00 on 1 January are taken as exempt; sources word the exemption differently and sales for consumption elsewhere may not be. Read the regulations.", "SI 2012/2551, under s.172E(1)"));
        }
    }

    private static LocalDate NewYear(LocalDate from) => from is { Month: 1, Day: 1 } ? from : new(from.Year + 1, 1, 1);

    private static void Advertised(OrderDraft draft, List<Finding> found)
    {
        if (draft.Advertised is not { } was)
        {
            return;
        }

        var wider = draft.Zones.Except(was.Zones).Select(z => $"the zone {z}")
            .Concat(draft.Days.Where(d => !was.Days.Any(w => w.Day == d.Day && w.Start <= d.Start && w.End >= d.End)).Select(Words)).ToList();
        found.AddRange(wider.Select(what => new Finding(
            "E13", Weight.Error, $"The advertised proposal did not have {what}.", "An order may hold no area, day or period that was not advertised: advertise again, or leave it out.", Act + "s.172C(1)")));
        if (wider.Count == 0 && (!draft.Zones.ToHashSet().SetEquals(was.Zones) || !draft.Days.ToHashSet().SetEquals(was.Days)))
        {
            found.Add(new("E14", Weight.Warning, "It is narrower than what was advertised.", "The law bars a wider order only; practice has been to consult anew. Take advice.", Act + "s.172C(1)"));
        }
    }

    private static void Making(OrderDraft draft, OrderContext context, List<Finding> found)
    {
        if (draft.Maker != Maker.FullCouncil)
        {
            found.Add(new("E15", Weight.Error, draft.Maker == Maker.NotSaid ? "It does not say who makes it." : $"It would be made by {MakerWords.Of(draft.Maker)}.",
                "Only the full council makes, varies or revokes an order; the committee hears and recommends.", Act + "s.7(2)"));
        }

        if (draft.Burden.Trim().Length == 0)
        {
            found.Add(new("E19", Weight.Error, "It does not weigh the burden on licence holders.", "Say what they would lose and why the benefit is worth it; `nte emro touched` counts hours and premises.", "Guidance under s.182, chapter on EMROs"));
        }

        if (draft.Alternatives.Trim().Length == 0)
        {
            found.Add(new("E19", Weight.Warning, "It does not say what else was considered.", "Name reviews, conditions, voluntary or staggered closing, marshals, a levy, a cumulative impact assessment, and why they would not do.", "Guidance under s.182, chapter on EMROs"));
        }

        if (context.TopShare is { } share && share >= FewPremises)
        {
            found.Add(new("E20", Weight.Warning, string.Create(CultureInfo.InvariantCulture, $"{100 * share:0} % of the incidents in the window are at one venue."),
                "An order is for trouble that cannot be put down to particular premises; a review of that venue is the likelier answer.", "Guidance under s.182, chapter on EMROs"));
        }
    }

    private static IEnumerable<Finding> Always(OrderDraft draft)
    {
        yield return new("E07", Weight.Note, "It stops the sale and club supply of alcohol under premises licences, club certificates and temporary event notices alike.", "", Act + "s.172A(2), (4)");
        yield return new("E08", Weight.Note, SalesNotOpening, "", Act + "s.172A(2)");
        yield return new("E09", Weight.Note, "It holds for every kind of premises, on-sales and off-sales; casinos, restaurants and theatres too.", "", Act + "s.172A");
        yield return new("E10", Weight.Note, "Room service and mini-bars for people who stay at a hotel, guest house, lodging house or hostel are exempt; a hotel's bar is not.", "", "SI 2012/2551, under s.172E(1)");
        yield return new("E12", Weight.Note, "An order of the Secretary of State for a special occasion goes before it on its dates.", "", Act + "s.172E(3)");
        yield return new("E16", Weight.Note, "Varying or revoking it takes the same steps as making it.", "", Act + "s.172D");
        yield return new("E17", Weight.Note, "Selling against it is an unauthorised licensable activity.", "", Act + "s.136");
        yield return new("E18", Weight.Note, "There is no appeal to the magistrates; it can be challenged by judicial review.", "", "Licensing Act 2003, Part 9");
        foreach (var rule in draft.Days.OrderBy(d => d.Day))
        {
            yield return new("E03", Weight.Note, Words(rule) + ".", "", Act + "s.172A(5)");
        }
    }

    private static string Clock(LocalTime time) => time.ToString("HH:mm", CultureInfo.InvariantCulture);

    private static string Day(LocalDate date) => date.ToString("d MMMM uuuu", CultureInfo.InvariantCulture);
}
