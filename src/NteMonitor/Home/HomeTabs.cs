using NteMonitor.Access;

namespace NteMonitor.Home;

/// <summary>Which screens a role has, in the order of the top line.</summary>
public static class HomeTabs
{
    private static readonly Tab[] AtTheDesk = [Tab.Tonight, Tab.Incidents, Tab.Venues, Tab.Journal, Tab.Snapshots, Tab.Settings, Tab.Shifts, Tab.MyShift, Tab.Rates, Tab.Pubwatch, Tab.People, Tab.ClosingHours, Tab.PurpleFlag, Tab.NightVisit];
    private static readonly Tab[] OnTheStreet = [Tab.MyShift, Tab.Tonight, Tab.Incidents, Tab.Venues, Tab.Shifts, Tab.Journal, Tab.Snapshots, Tab.Settings, Tab.Rates, Tab.Pubwatch, Tab.People, Tab.ClosingHours, Tab.PurpleFlag, Tab.NightVisit];
    private static readonly Tab[] OnAVisit = [Tab.NightVisit, .. AtTheDesk[..^1]];

    /// <summary>Returns the screens of a role; the first is where it begins.</summary>
    public static IReadOnlyList<Tab> Of(Role role) =>
        [.. (role switch { Role.Warden or Role.Pastor => OnTheStreet, Role.Assessor => OnAVisit, _ => AtTheDesk }).Where(t => IsFor(t, role))];

    /// <summary>Returns the name on the top line.</summary>
    public static string Name(Tab tab) => tab switch
    {
        Tab.MyShift => "My shift",
        Tab.ClosingHours => "Closing hours",
        Tab.PurpleFlag => "Purple Flag",
        Tab.NightVisit => "Night visit",
        _ => tab.ToString(),
    };

    /// <summary>Returns the command that goes there.</summary>
    public static string Command(Tab tab) => Name(tab).Replace(' ', '-').ToLowerInvariant();

    /// <summary>Returns the screen after this one, or as many before it, going round.</summary>
    public static Tab Beside(Tab tab, Role role, int step)
    {
        var tabs = Of(role);
        var place = Math.Max(0, tabs.ToList().IndexOf(tab));
        return tabs[(place + step + tabs.Count) % tabs.Count];
    }

    private static bool IsFor(Tab tab, Role role) => tab switch
    {
        Tab.Settings => true,
        Tab.Snapshots => May(role, Act.ReadReports),
        Tab.MyShift => May(role, Act.KeepShift),
        Tab.Shifts => May(role, Act.KeepShift) || May(role, Act.ReadShifts),
        Tab.Rates => May(role, Act.ReadPremises),
        Tab.Pubwatch => May(role, Act.ReadPubwatch),
        Tab.People => May(role, Act.RecordPerson),
        Tab.ClosingHours => May(role, Act.ReadEmro),
        Tab.PurpleFlag => May(role, Act.ReadFlag),
        Tab.NightVisit => May(role, Act.NoteNight),
        _ => May(role, Act.ReadLog),
    };

    private static bool May(Role role, Act act) => AccessRules.Check(role, act) is null;
}
