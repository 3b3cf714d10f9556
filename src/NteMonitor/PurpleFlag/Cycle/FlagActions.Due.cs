using NteMonitor.Access;

namespace NteMonitor.PurpleFlag.Cycle;

/// <content>What falls due.</content>
public static partial class FlagActions
{
    /// <summary>Returns what falls due for the flag within two weeks of a night, renewals within sixty days, and what is overdue, as the night board says it.</summary>
    public static async Task<IReadOnlyList<Reminder>> DueAsync(Night night, Desk desk, CancellationToken ct)
    {
        if (AccessRules.Check(desk.Role, Act.ReadFlag) is not null)
        {
            return [];
        }

        List<Reminder> due = [];
        var all = await ListAsync(desk, ct);
        foreach (var entry in all)
        {
            var edition = await EditionAsync(entry.Value, desk, ct);
            var place = all.Select(e => e.Value).Where(e => string.Equals(e.Place, entry.Value.Place, StringComparison.OrdinalIgnoreCase));
            due.AddRange(CycleRules.Due(entry.Value, edition, night.Evening));
            due.AddRange(CycleRules.Unregistered(entry.Value, edition, place).Where(r => r.On <= night.Evening.PlusDays(CycleRules.RenewalAhead))
                .Select(r => new Reminder(r.On, $"Purple Flag, {entry.Value.Place}: {edition.Kinds.First(k => k.Code == r.Kind).Name.ToLowerInvariant()} falls on {r.On:uuuu-MM-dd}, and is not registered.")));
        }

        var places = all.ToDictionary(e => e.Record.Id, e => e.Value.Place);
        due.AddRange((await AllAsync(new(RecommendationThing), FlagJson.Recommendation, desk, ct)).Select(r => r.Value)
            .Where(r => places.ContainsKey(r.Of) && r is { DoneOn: null, Due: { } by } && by <= night.Evening.PlusDays(CycleRules.Ahead))
            .Select(r => new Reminder(r.Due!.Value, $"Purple Flag, {places[r.Of]}: advice of the {r.By}{(r.Attributes.Count > 0 ? $" on {string.Join(", ", r.Attributes)}" : "")}, due on {r.Due:uuuu-MM-dd}.")));
        due.AddRange((await AllAsync(new(Evidence.MarkActions.Thing), Evidence.MarkJson.Read, desk, ct)).Select(m => m.Value)
            .Where(m => m.Expires >= night.Evening && m.Expires <= night.Evening.PlusDays(CycleRules.Ahead)).GroupBy(m => m.Expires)
            .Select(g => new Reminder(g.Key, $"Purple Flag: {(g.Count() == 1 ? "a piece of evidence is" : $"{g.Count()} pieces of evidence are")} fresh to {g.Key:uuuu-MM-dd} only ({string.Join(", ", g.SelectMany(m => m.Attributes).Distinct().Order(StringComparer.Ordinal))}).")));
        return due;
    }
}
