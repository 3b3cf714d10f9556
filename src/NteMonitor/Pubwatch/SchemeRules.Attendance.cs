using NodaTime;
using static NteMonitor.Pubwatch.DraftReader;

namespace NteMonitor.Pubwatch;

/// <summary>How a member came to meetings.</summary>
/// <param name="Member">The membership.</param>
/// <param name="Meetings">Meetings held while the venue was a member.</param>
/// <param name="Present">How many of them it came to.</param>
/// <param name="Apologies">How many it sent an apology for.</param>
/// <param name="MissedInARow">How many of the last it missed without an apology, one after the other.</param>
public sealed record Attendance(Member Member, int Meetings, int Present, int Apologies, int MissedInARow);

/// <content>Who came.</content>
public static partial class SchemeRules
{
    /// <summary>Returns the meeting with its attendance, or every reason against it.</summary>
    /// <param name="was">The meeting.</param>
    /// <param name="present">The venues that came, with their names.</param>
    /// <param name="apologies">The venues that sent an apology, with their names.</param>
    /// <param name="against">The scheme's members and today.</param>
    /// <source>docs/methods/pubwatch.md §5.</source>
    public static Outcome<Meeting> Attended(
        Meeting was, IReadOnlyList<(Guid Venue, string Name)> present, IReadOnlyList<(Guid Venue, string Name)> apologies, (IReadOnlyList<Member> Members, LocalDate Today) against)
    {
        var read = new DraftReader(against.Today);
        NotYet(read, was);
        foreach (var (venue, name) in present.Concat(apologies).Distinct().Where(v => !against.Members.Any(m => m.Venue == v.Venue && m.InForce(was.On))))
        {
            read.Refuse("present", $"{name} was no member of the scheme on {Iso(was.On)}.", "`nte pubwatch member list` has the members; guests stand in the minutes.");
        }

        foreach (var (_, name) in present.Where(p => apologies.Any(a => a.Venue == p.Venue)))
        {
            read.Refuse("apologies", $"{name} is said to have come and to have sent an apology.", "Give one of them.");
        }

        return Outcome.Unless(read.Reasons, () => was with { Held = true, Present = [.. present.Select(p => p.Venue).Distinct()], Apologies = [.. apologies.Select(a => a.Venue).Distinct()] });
    }

    /// <summary>Returns how each member in force came to the meetings that were held; a meeting without attendance on file counts for nobody.</summary>
    /// <param name="members">The scheme's memberships.</param>
    /// <param name="meetings">The scheme's meetings.</param>
    /// <param name="today">The day on which a member has to be in force.</param>
    /// <source>docs/methods/pubwatch.md §5.</source>
    public static IReadOnlyList<Attendance> Attendances(IEnumerable<Member> members, IEnumerable<Meeting> meetings, LocalDate today)
    {
        var held = meetings.Where(m => m.Held).OrderBy(m => m.On).ToList();
        return [.. members.Where(m => m.InForce(today)).Select(m => Of(m, [.. held.Where(h => m.InForce(h.On))]))];
    }

    /// <summary>Whether a member missed as many meetings in a row as the scheme's rule lists.</summary>
    /// <source>docs/methods/pubwatch.md §5.</source>
    public static bool MissedTooMany(Attendance attendance, Constitution rules) => attendance.MissedInARow >= rules.MissedInARow;

    private static Attendance Of(Member member, IReadOnlyList<Meeting> held) => new(
        member, held.Count, held.Count(h => h.Present.Contains(member.Venue)), held.Count(h => h.Apologies.Contains(member.Venue)),
        held.Reverse().TakeWhile(h => !h.Present.Contains(member.Venue) && !h.Apologies.Contains(member.Venue)).Count());

    private static void NotYet(DraftReader read, Meeting meeting)
    {
        if (meeting.On > read.Today)
        {
            read.Refuse("on", $"The meeting of {Iso(meeting.On)} has not been held yet.", "Its attendance and minutes are written down afterwards.");
        }
    }
}
