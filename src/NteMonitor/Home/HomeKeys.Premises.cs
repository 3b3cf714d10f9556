using NteMonitor.Access;
using NteMonitor.Premises;
using NteMonitor.Terminal;
using NteMonitor.Venues;

namespace NteMonitor.Home;

/// <content>The keys of the premises file.</content>
public static partial class HomeKeys
{
    private static KeyMap OfVenue(VenueOpened page, Role role)
    {
        var (mayNot, mayNotVisit) = (Why(role, Act.KeepVenues), Why(role, Act.KeepPremises));
        return new(
        [
            new(["tab"], "next-part", "Next part") { OnHelpLine = true },
            new(["v"], "visit", "Record a visit") { OnHelpLine = true, Disabled = mayNotVisit },
            new(["f"], "follow-up", "Follow up") { OnHelpLine = true, Disabled = mayNotVisit ?? (page.File.Open.Any() ? null : "No follow-up waits here.") },
            new(["o"], "visits", "Open a visit") { OnHelpLine = true, Disabled = page.File.Visits.Count == 0 ? "No visit is on file here." : null },
            new(["e"], "amend", "Amend") { OnHelpLine = true, Disabled = mayNot },
            new(["h"], "incidents-here", "Incidents here") { OnHelpLine = true },
            new(["shift+tab"], "last-part", "Part before"),
            new(["C"], "close-venue", "Close the venue") { Disabled = mayNot ?? (page.Venue.Venue.Statuses is [.., { Status: VenueStatus.Closed }] ? "It is closed already." : null) },
        ]);
    }

    private static KeyMap OfVisit(KeptVisit kept, Role role)
    {
        var mayNot = Why(role, Act.KeepPremises) ?? (kept.Withdrawn ? "It is withdrawn." : null);
        return new(
        [
            new(["d"], "done", "Nobody has to look again") { OnHelpLine = true, Disabled = mayNot ?? (kept.Visit.IsOpen ? null : "No follow-up of it waits.") },
            new(["w"], "withdraw", "Withdraw") { OnHelpLine = true, Disabled = mayNot },
            Evidence(kept.Withdrawn ? "It is withdrawn." : MayNotMark(role, Act.KeepFlag)),
        ]);
    }
}
