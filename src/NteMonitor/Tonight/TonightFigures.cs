using NodaTime;
using NodaTime.Text;
using NteMonitor.Incidents;
using NteMonitor.Patrols;

namespace NteMonitor.Tonight;

/// <summary>Everything the night board shows, counted at one moment.</summary>
/// <param name="Night">The night it is, or the one that begins this evening.</param>
/// <param name="At">When it was counted.</param>
/// <param name="Events">Events of the night so far.</param>
/// <param name="Accounts">Accounts of them.</param>
/// <param name="LastFour">Events of the same weekday's last four whole nights, the newest first; none for a night before the log began.</param>
/// <param name="ByHour">Events by hour of the clock, for hours that have any.</param>
/// <param name="Last28">Events of each of the last 28 nights, this one last; none for a night before the log began.</param>
/// <param name="Newest">The newest accounts, at most sixty.</param>
/// <param name="Names">Names of the venues among them.</param>
/// <param name="Writers">Who has written entries tonight, and how many of the newest 500.</param>
/// <param name="OnPatrol">Everybody who is out.</param>
/// <param name="ToLink">Pairs of the newest accounts that may be of one event.</param>
/// <param name="Rivals">Accounts of tonight that two people amended at once and nobody has settled.</param>
/// <param name="MonthOnly">Accounts of this calendar month and the last that know only their month.</param>
public sealed record TonightFigures(
    Night Night, Instant At, long Events, long Accounts, IReadOnlyList<long?> LastFour, IReadOnlyList<(int Hour, long Count)> ByHour,
    IReadOnlyList<long?> Last28, IReadOnlyList<Account> Newest, IReadOnlyDictionary<Guid, string> Names,
    IReadOnlyList<(string Who, int Count)> Writers, IReadOnlyList<OnPatrol> OnPatrol, IReadOnlyList<(Account Account, LinkSuggestion Suggestion)> ToLink,
    int Rivals, long MonthOnly)
{
    /// <summary>What falls due, the soonest first.</summary>
    public IReadOnlyList<Reminder> Reminders { get; init; } = [];

    /// <summary>Whether all the entries looked at are of tonight, so that the writers' figures are the least there can be.</summary>
    public bool MoreWritten => Writers.Sum(w => w.Count) == TonightActions.MostEntries;
}

/// <summary>Counts the night board.</summary>
public static class TonightActions
{
    internal const int MostEntries = 500;
    private const int MostNewest = 60;
    private const int MostLooked = 20;

    /// <summary>Returns the board as it stands now.</summary>
    public static async Task<TonightFigures> CountAsync(Desk desk, CancellationToken ct)
    {
        var now = desk.Now();
        var night = desk.Town.Clock.NightOf(now);
        var store = desk.Store;
        var filter = new IncidentFilter { Nights = new(night, night), EventsOnly = true };
        var list = await store.ListAsync(filter with { EventsOnly = false }, ct);
        var newest = await list.RowsAsync(0, MostNewest, ct);
        var nights = (await store.CountAsync(filter with { Nights = new(night.Plus(-28), night) }, [Dimension.Night], ct)).ToDictionary(c => c.Keys[0]!, c => c.Count);
        var began = await BeganAsync(nights.Keys, desk, ct);
        long? On(Night n) => n.Evening < began ? null : nights.GetValueOrDefault(n.ToIso());
        return new(
            night, now, On(night) ?? 0, list.Count,
            [.. Enumerable.Range(1, 4).Select(w => On(night.Plus(-7 * w)))],
            [.. (await store.CountAsync(filter, [Dimension.Hour], ct)).Where(c => c.Keys[0] is not null).Select(c => (int.Parse(c.Keys[0]!, System.Globalization.CultureInfo.InvariantCulture), c.Count))],
            [.. Enumerable.Range(-27, 28).Select(n => On(night.Plus(n)))],
            newest, await IncidentActions.NamesAsync(newest, store, ct),
            await WritersAsync(desk, desk.Town.Clock.StartOf(night), ct), await store.OnPatrolAsync(ct),
            await ToLinkAsync(newest.Take(MostLooked), desk, ct), newest.Count(a => a.Rivals > 0), await MonthOnlyAsync(desk, ct))
        {
            Reminders = await Tonight.Reminders.OfAsync(night, desk, ct),
        };
    }

    /// <summary>Returns the evening from which on a night without an event counts as none: the first of these nights, or the one of the journal's first entry.</summary>
    private static async Task<LocalDate> BeganAsync(IEnumerable<string> nights, Desk desk, CancellationToken ct)
    {
        var began = nights.Select(n => LocalDatePattern.Iso.Parse(n).GetValueOrThrow()).Append(LocalDate.MaxIsoValue).Min();
        await foreach (var first in desk.Store.EntriesAsync(new(Most: 1), ct))
        {
            began = LocalDate.Min(began, desk.Town.Clock.NightOf(first.At).Evening);
        }

        return began;
    }

    /// <summary>Returns who wrote since the night began, over the newest entries.</summary>
    private static async Task<IReadOnlyList<(string Who, int Count)>> WritersAsync(Desk desk, Instant since, CancellationToken ct)
    {
        Dictionary<string, int> writers = [];
        await foreach (var entry in desk.Store.EntriesAsync(new(Newest: MostEntries), ct))
        {
            if (entry.At >= since)
            {
                writers[entry.Actor] = writers.GetValueOrDefault(entry.Actor) + 1;
            }
        }

        return [.. writers.Select(w => (w.Key, w.Value)).OrderByDescending(w => w.Value).ThenBy(w => w.Key, StringComparer.Ordinal)];
    }

    private static async Task<long> MonthOnlyAsync(Desk desk, CancellationToken ct)
    {
        var month = desk.Town.Clock.Local(desk.Now()).Date.ToYearMonth();
        var filter = new IncidentFilter { Months = (month.PlusMonths(-1), month), Precision = TimePrecision.Month };
        return (await desk.Store.CountAsync(filter, [], ct)).Sum(c => c.Count);
    }

    private static async Task<IReadOnlyList<(Account, LinkSuggestion)>> ToLinkAsync(IEnumerable<Account> accounts, Desk desk, CancellationToken ct)
    {
        List<(Account, LinkSuggestion)> pairs = [];
        var against = await IncidentActions.VenuesAsync(desk, ct);
        foreach (var account in accounts)
        {
            pairs.AddRange((await IncidentActions.SuggestAsync(account, against, desk, ct))
                .Where(s => s.Other.Incident.Id.CompareTo(account.Incident.Id) < 0)
                .Select(s => (account, s)));
        }

        return pairs;
    }
}
