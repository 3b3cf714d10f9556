using NodaTime;
using NteMonitor.Access;
using NteMonitor.People;
using static NteMonitor.Pubwatch.DraftReader;

namespace NteMonitor.Pubwatch;

/// <content>What falls due.</content>
public static partial class PubwatchActions
{
    /// <summary>Returns what falls due on a night or was due before it: bans that end, reviews, appeals, letters, votes; and the next meeting within two weeks.</summary>
    public static async Task<IReadOnlyList<Reminder>> DueAsync(Night night, Desk desk, CancellationToken ct)
    {
        if (AccessRules.Check(desk.Role, Act.ReadPubwatch) is not null || await FilesAsync(desk, ct) is not Outcome<IReadOnlyList<SchemeFile>>.Done(var files))
        {
            return [];
        }

        return [.. files.SelectMany(f => f.Bans.SelectMany(b => Due(b, night.Evening)).Concat(Next(f, Today(desk))))];
    }

    /// <summary>Returns what falls due about a case on a night or was due before it.</summary>
    internal static IEnumerable<Reminder> Due(BanFile file, LocalDate night)
    {
        var (ban, token) = (file.Case, PersonRules.Token(file.Case.Person));
        var rules = file.Scheme.Rules;
        var proposed = ban.On.PlusDays(rules.VoteDays);
        return new[]
        {
            file.IsCurrent && ban.End == night ? new(night, $"Ban of {token} ends tonight.") : null,
            file.IsOpen && proposed <= night ? new Reminder(proposed, $"Proposal about {token}: {file.Tally.Cast} of {rules.Quorum} votes are in, and the days to vote are over.") : null,
            file.State == BanState.Voted ? new(ban.Decision!.On, $"Ban of {token}: decided, and no letter has been sent; it holds once the person is told.") : null,
            file.State == BanState.Appeal ? new(ban.Appeal!.Lodged, $"Appeal of {token} of {Iso(ban.Appeal.Lodged)} waits to be heard.") : null,
            file.IsCurrent && file.ReviewOn is { } review && review <= night ? new(review, $"Ban of {token}: review was due on {Iso(review)}.") : null,
            file.IsCurrent && ban.AppealBy == night && ban.Appeal is null ? new(night, $"Ban of {token}: last day for an appeal.") : null,
        }.OfType<Reminder>();
    }

    private static IEnumerable<Reminder> Next(SchemeFile file, LocalDate today) => file.Meetings
        .Where(m => !m.Value.Held && m.Value.On >= today && m.Value.On <= Soon(today)).OrderBy(m => m.Value.On).Take(1)
        .Select(m => new Reminder(m.Value.On, $"{file.Scheme.Value.Name} meets on {Iso(m.Value.On)}{(m.Value.At is { } at ? $" at {at:HH:mm}" : "")}."));
}
