using System.Text.Json.Nodes;
using NteMonitor.Access;
using NteMonitor.Journal;

namespace NteMonitor.People;

/// <summary>A person with how often each part was theirs.</summary>
/// <param name="Person">The person; of several ids found to be one the first.</param>
/// <param name="Mentions">The records that mention them, looks left out.</param>
public sealed record MentionedPerson(KeptPerson Person, IReadOnlyList<Mention> Mentions);

/// <content>Two tokens that are one person, and where persons are mentioned.</content>
public static partial class PersonActions
{
    /// <summary>Says that one person was found to be another; both tokens stay, and nothing is rewritten.</summary>
    public static async Task<Outcome<KeptPerson>> MergeAsync(KeptPerson one, KeptPerson into, string why, Desk desk, CancellationToken ct)
    {
        List<Refusal> reasons = [.. await ForbiddenAsync(Act.KeepPeople, why, desk, ct)];
        if (one.Same.Contains(into.Id))
        {
            reasons.Add(new("person", $"{one.Token} and {into.Token} are the same person already.", "Nothing needs doing."));
        }

        return reasons.Count > 0 ? new Outcome<KeptPerson>.Refused(reasons) : await IntoAsync("person.merged", one, into.Id, why, desk, ct);
    }

    /// <summary>Takes back that a person was found to be another.</summary>
    public static async Task<Outcome<KeptPerson>> UnmergeAsync(KeptPerson one, string why, Desk desk, CancellationToken ct)
    {
        List<Refusal> reasons = [.. await ForbiddenAsync(Act.KeepPeople, why, desk, ct)];
        if (one.Into is null)
        {
            var others = (await AllAsync(desk, ct)).Where(p => p.Into == one.Id).Select(p => p.Token).ToList();
            reasons.Add(new("person", $"{one.Token} was not found to be anybody else.", others.Count == 0 ? "Nothing needs doing." : $"{string.Join(", ", others)} {(others.Count == 1 ? "was" : "were")} found to be {one.Token}: unmerge that."));
        }

        return reasons.Count > 0 ? new Outcome<KeptPerson>.Refused(reasons) : await IntoAsync("person.unmerged", one, null, why, desk, ct);
    }

    /// <summary>Returns where a person is mentioned, under any id that is theirs; looks are no mention.</summary>
    public static async Task<IReadOnlyList<Mention>> MentionsAsync(KeptPerson person, Desk desk, CancellationToken ct)
    {
        List<Mention> mentions = [];
        foreach (var id in person.Same)
        {
            mentions.AddRange((await desk.Store.MentionsAsync(id, ct)).Where(m => m.Thing != "look"));
        }

        return [.. mentions.DistinctBy(m => (m.Subject, m.As))];
    }

    /// <summary>Returns every person on file once, with their mentions, the most mentioned first.</summary>
    public static async Task<Outcome<IReadOnlyList<MentionedPerson>>> ListAsync(Desk desk, CancellationToken ct)
    {
        if (await Gate.RefusedAsync(Act.RecordPerson, desk, ct) is { } refusal)
        {
            return new Outcome<IReadOnlyList<MentionedPerson>>.Refused([refusal]);
        }

        List<MentionedPerson> list = [];
        foreach (var person in (await AllAsync(desk, ct)).Where(p => p.Same[0] == p.Id))
        {
            list.Add(new(person, await MentionsAsync(person, desk, ct)));
        }

        return Outcome.Done<IReadOnlyList<MentionedPerson>>([.. list.OrderByDescending(p => p.Mentions.Count).ThenBy(p => p.Person.Token, StringComparer.Ordinal)]);
    }

    private static async Task<Outcome<KeptPerson>> IntoAsync(string kind, KeptPerson one, Guid? into, string why, Desk desk, CancellationToken ct)
    {
        JsonObject before = new() { ["into"] = one.Into?.ToString("D") }, after = new() { ["into"] = into?.ToString("D") };
        await desk.Store.AppendAsync(new([new(desk.NewId(), kind, one.Id, one.Head, Change(before, after, why))], desk.Stamp()), ct);
        return await FindAsync(one.Id, desk, ct);
    }
}
