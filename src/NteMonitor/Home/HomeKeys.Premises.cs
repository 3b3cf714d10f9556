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
            new(["e"], "amend", "Amend") { OnHelpLine = true, Disabled = mayNot },
            new(["h"], "incidents-here", "Incidents here") { OnHelpLine = true },
            new(["shift+tab"], "last-part", "Part before"),
            new(["C"], "close-venue", "Close the venue") { Disabled = mayNot ?? (page.Venue.Venue.Statuses is [.., { Status: VenueStatus.Closed }] ? "It is closed already." : null) },
        ]);
    }
}
