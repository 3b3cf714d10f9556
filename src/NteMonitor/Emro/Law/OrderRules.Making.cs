using System.Globalization;
using NodaTime;

namespace NteMonitor.Emro.Law;

/// <content>What the advertised proposal, the making and the exemptions ask, and what everybody has to know.</content>
public static partial class OrderRules
{
    /// <summary>Every weekday falls on 1 January within so many years.</summary>
    private const int YearsOfWeekdays = 12;

    private static void Exempt(OrderDraft draft, OrderContext context, List<Finding> found)
    {
        if (NewYear(draft) is { } newYear)
        {
            found.Add(new("E11", Weight.Warning, $"It would hold on {newYear.ToString("dddd d MMMM uuuu", CultureInfo.InvariantCulture)}.",
                "Sales for consumption on the premises from midnight to 06:00 on 1 January are taken as exempt; sources word the exemption differently and sales for consumption elsewhere may not be. Read the regulations.", "SI 2012/2551, under s.172E(1)"));
        }

        if (context.Lodgings.Count > 0)
        {
            found.Add(new("E10", Weight.Note, $"{(context.Lodgings.Count == 1 ? "One venue" : $"{context.Lodgings.Count} venues")} in the area may lodge people: {string.Join(", ", context.Lodgings)}.",
                "Read each licence: exempt is only who may sell between midnight and 06:00 to nobody but people who stay there, in their rooms.", "SI 2012/2551, under s.172E(1)"));
        }

        foreach (var occasion in context.Occasions.Where(o => new DateInterval(o.First, o.Last).Any(d => Holds(draft, d, o.Until))))
        {
            found.Add(new("E12", Weight.Warning, $"{occasion.Name}, {Day(occasion.First)}{(occasion.Last > occasion.First ? $" to {Day(occasion.Last)}" : "")}: licensing hours were lengthened to {Clock(occasion.Until)}.",
                $"On those days that order goes before this one unless it says otherwise ({occasion.Source}).", Act + "s.172E(3)"));
        }
    }

    /// <summary>The first 1 January on which a period of the draft falls, or none.</summary>
    private static LocalDate? NewYear(OrderDraft draft) => draft.From is { } from
        ? Enumerable.Range(from.Year, YearsOfWeekdays).Select(y => new LocalDate(y, 1, 1)).Where(d => Holds(draft, d)).Select(d => (LocalDate?)d).FirstOrDefault()
        : null;

    private static bool Holds(OrderDraft draft, LocalDate day, LocalTime? before = null) =>
        draft.From <= day && (draft.Until is not { } until || day <= until) && draft.Days.Any(r => r.Day == day.DayOfWeek && (before is null || r.Start < before));

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
        if (draft.Area.Trim() != was.Area.Trim() || (draft.Zones.Count == 0 && was.Zones.Count > 0))
        {
            found.Add(new("E13", Weight.Warning, "The area is described otherwise than it was advertised.", "Only a person can hold words against words: see that it is no wider.", Act + "s.172C(1)"));
        }

        if (wider.Count > 0)
        {
            return;
        }

        if (!draft.Zones.ToHashSet().SetEquals(was.Zones) || !draft.Days.ToHashSet().SetEquals(was.Days))
        {
            found.Add(new("E14", Weight.Warning, "It is narrower than what was advertised.", "The law bars a wider order only; practice has been to consult anew. Take advice.", Act + "s.172C(1)"));
        }

        if ((draft.From, draft.Limited, draft.Until) != (was.From, was.Limited, was.Until))
        {
            found.Add(new("E14", Weight.Warning, "It begins or ends on other days than were advertised.", "The law names area, day and period; whoever answered the notice answered its dates. Take advice.", Act + "s.172C(1)"));
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
            found.Add(new("E19", Weight.Error, "It does not weigh the burden on licence holders.", "Say what they would lose and why the benefit is worth it; `nte emro touched` counts hours and premises.", Guidance));
        }

        if (draft.Alternatives.Trim().Length == 0)
        {
            found.Add(new("E19", Weight.Warning, "It does not say what else was considered.", "Name reviews, conditions, voluntary or staggered closing, marshals, a levy, a cumulative impact assessment, and why they would not do.", Guidance));
        }

        if (context.TopShare is not { } share)
        {
            found.Add(new("E20", Weight.Warning, "It is not known how much of the trouble is at particular premises.", "An order is for trouble that cannot be put down to particular premises: count it.", Guidance));
        }
        else if (share >= FewPremises)
        {
            found.Add(new("E20", Weight.Warning, string.Create(CultureInfo.InvariantCulture, $"{100 * share:0} % of the incidents in the window are at one venue."),
                "An order is for trouble that cannot be put down to particular premises; a review of that venue is the likelier answer.", Guidance));
        }
    }

    private static IEnumerable<Finding> Always(OrderDraft draft)
    {
        yield return new("E06", Weight.Note, "It is made in the prescribed form, with the prescribed content.", "`nte emro form` writes out what it has to say.", Act + "s.172A(7); SI 2012/2551 reg 3");
        yield return new("E07", Weight.Note, "It stops the sale and club supply of alcohol under premises licences, club certificates and temporary event notices alike, whether granted or given before it or after.", "", Act + "s.172A(2), (4)");
        yield return new("E08", Weight.Note, SalesNotOpening, "", Act + "s.172A(2)");
        yield return new("E09", Weight.Note, "It holds for every kind of premises, on-sales and off-sales; casinos, restaurants and theatres too.", "", Act + "s.172A");
        yield return new("E10", Weight.Note, "Room service and mini-bars for people who stay at a hotel, guest house, lodging house or hostel are exempt; a hotel's bar is not.", "", "SI 2012/2551, under s.172E(1)");
        yield return new("E12", Weight.Note, "An order of the Secretary of State for a special occasion goes before it on its dates.", "", Act + "s.172E(3)");
        yield return new("E16", Weight.Note, "Varying or revoking it takes the same steps as making it.", "", Act + "s.172D");
        yield return new("E17", Weight.Note, "Selling against it is an unauthorised licensable activity: a fine, up to six months, or both; due diligence is a defence. It may ground a review or a closure.", "", Act + "ss.136, 139");
        yield return new("E18", Weight.Note, "There is no appeal to the magistrates; it can be challenged by judicial review.", "", "Licensing Act 2003, Part 9");
        foreach (var rule in draft.Days.OrderBy(d => d.Day))
        {
            yield return new("E03", Weight.Note, Words(rule) + ".", "", Act + "s.172A(5)");
        }
    }
}
