using System.Globalization;
using NteMonitor.Access;
using NteMonitor.Pubwatch;
using NteMonitor.Venues;

namespace NteMonitor.Premises;

/// <summary>What Pubwatch schemes know of a venue: its membership, the meetings it came to, the cases it reported; people by token.</summary>
internal static class PubwatchPart
{
    /// <summary>Returns the venue's memberships in words.</summary>
    public static async Task<IReadOnlyList<string>> MembershipsAsync(Guid venue, Desk desk, CancellationToken ct) =>
        [.. (await PubwatchActions.MembershipsAsync(venue, desk, ct)).Select(m => string.Create(CultureInfo.InvariantCulture,
            $"member of {m.Scheme.Name} since {VisitText.Date(m.Attendance.Member.From)}; came to {m.Attendance.Present} of {m.Attendance.Meetings} {(m.Attendance.Meetings == 1 ? "meeting" : "meetings")}, {m.Attendance.Apologies} with an apology{(m.Attendance.MissedInARow > 1 ? $"; missed the last {m.Attendance.MissedInARow}" : "")}"))];

    /// <summary>Returns meetings while the venue was a member, and cases that it reported.</summary>
    public static async Task<IReadOnlyList<FileEvent>> TimelineAsync(KeptVenue kept, Desk desk, CancellationToken ct)
    {
        // Asked quietly: a role that reads the file and not Pubwatch has not tried to.
        if (AccessRules.Check(desk.Role, Act.ReadPubwatch) is not null || await PubwatchActions.FilesAsync(desk, ct) is not Outcome<IReadOnlyList<SchemeFile>>.Done(var files))
        {
            return [];
        }

        var venue = kept.Venue.Id;
        return
        [
            .. files.SelectMany(f => f.Meetings.Select(m => m.Value).Where(m => m.Held && f.Members.Any(member => member.Value.Venue == venue && member.Value.InForce(m.On)))
                .Select(m => new FileEvent(m.On, null, "pubwatch", m.Id, $"meeting of {f.Scheme.Value.Name}: {(m.Present.Contains(venue) ? "came" : m.Apologies.Contains(venue) ? "sent an apology" : "did not come")}"))),
            .. files.SelectMany(f => f.Bans.Where(b => b.Case.Reporter == venue)
                .Select(b => new FileEvent(b.Case.Decision?.On ?? b.Case.On, null, "ban", b.Case.Id, $"{PubwatchText.Person(b)}: {PubwatchText.Measured(b)}, {PubwatchText.State(b.State)}; reported by this venue to {f.Scheme.Value.Name}"))),
        ];
    }
}
