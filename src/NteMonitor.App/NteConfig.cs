using NteMonitor.Access;
using NteMonitor.Zones;

namespace NteMonitor.App;

/// <summary>A file of zones.</summary>
/// <param name="Path">Where it is.</param>
/// <param name="Naming">What its zones are called.</param>
internal sealed record ZoneFile(string Path, GeoJsonNaming Naming);

/// <summary>The settings in force, checked.</summary>
/// <param name="Town">Authority, clock and windows.</param>
/// <param name="Zones">Files that a new store takes zones from.</param>
/// <param name="Store">Where the store is, for example <c>sqlite:/home/ofc/.local/share/nte/nte.db</c>.</param>
/// <param name="Reports">The folder that reports are written to.</param>
/// <param name="Exports">The folder with a folder for each person who comes in over SSH; absolute.</param>
/// <param name="Theme"><c>dark</c>, <c>light</c> or <c>mono</c>.</param>
/// <param name="Linear">Whether the monitor prints lines instead of a full screen.</param>
/// <param name="Roles">Roles by user.</param>
/// <param name="DefaultRole">The role of a user who is not listed.</param>
/// <param name="LogLevel">The least level that is logged.</param>
/// <param name="Schedule">The retention schedule.</param>
internal sealed record NteConfig(
    Town Town, IReadOnlyList<ZoneFile> Zones, string Store, string Reports, string Exports, string Theme, bool Linear,
    IReadOnlyDictionary<string, Role> Roles, Role DefaultRole, string LogLevel, RetentionSchedule Schedule)
{
    /// <summary>Returns the role of a user.</summary>
    public Role RoleOf(string user) => Roles.TryGetValue(user, out var role) ? role : DefaultRole;
}
