using NteMonitor.Access;
using NteMonitor.Incidents;
using NteMonitor.Journal;
using NteMonitor.People;

namespace NteMonitor.Retention;

/// <summary>A person who comes up more than once.</summary>
/// <param name="Person">The person; of several tokens found to be one the first.</param>
/// <param name="As">What they were.</param>
/// <param name="Events">The events, the oldest first: several accounts of one event are one.</param>
public sealed record Repeat(KeptPerson Person, string As, IReadOnlyList<Account> Events);

/// <summary>Repeat victims and repeat callers, by token and never by name.</summary>
public static class RepeatActions
{
    /// <summary>Returns who was this in two or more events of these nights, the most often first.</summary>
    /// <param name="role">Code of what they were, for example <c>victim</c>.</param>
    /// <param name="nights">The nights, or none for all.</param>
    /// <param name="desk">Who and where.</param>
    /// <param name="ct">Stops between reads.</param>
    public static async Task<Outcome<IReadOnlyList<Repeat>>> ListAsync(string role, NightRange? nights, Desk desk, CancellationToken ct)
    {
        List<Refusal> reasons = await Gate.RefusedAsync(Act.ReadLog, desk, ct) is { } refusal ? [refusal] : [];
        var word = role.Trim().ToLowerInvariant();
        var code = desk.Reference.PeopleAs.FirstOrDefault(t => t.Code == word || t.Words.Contains(word))?.Code;
        if (code is null)
        {
            reasons.Add(new("part", $"'{role}' is nothing that a person can be in a record.", $"Use one of {string.Join(", ", desk.Reference.PeopleAs.Select(t => t.Code))}."));
        }

        if (reasons.Count > 0)
        {
            return new Outcome<IReadOnlyList<Repeat>>.Refused(reasons);
        }

        List<Repeat> repeats = [];
        foreach (var person in (await PersonActions.AllAsync(desk, ct)).Where(p => p.Same[0] == p.Id))
        {
            List<Account> accounts = [];
            foreach (var mention in (await PersonActions.MentionsAsync(person, desk, ct)).Where(m => m.Thing == "incident" && m.As == code))
            {
                if (await desk.Store.IncidentAsync(mention.Subject, ct) is { } account && Within(account, nights, desk))
                {
                    accounts.Add(account);
                }
            }

            List<Account> events = [.. accounts.DistinctBy(a => a.Event).OrderBy(a => a.Incident.When.From)];
            repeats.AddRange(events.Count > 1 ? [new(person, code!, events)] : []);
        }

        return Outcome.Done<IReadOnlyList<Repeat>>([.. repeats.OrderByDescending(r => r.Events.Count).ThenBy(r => r.Person.Token, StringComparer.Ordinal)]);
    }

    private static bool Within(Account account, NightRange? nights, Desk desk) =>
        nights is not { } range || (IncidentText.NightOf(account.Incident.When, desk.Town.Clock) is { } night && night >= range.First && night <= range.Last);
}
