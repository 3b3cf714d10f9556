using NodaTime;
using NteMonitor.Incidents;
using NteMonitor.Journal;
using NteMonitor.Premises;
using NteMonitor.Snapshots;
using NteMonitor.Terminal;
using NteMonitor.Tonight;
using NteMonitor.Venues;

namespace NteMonitor.Home;

/// <content>What the screens show, read from the store.</content>
public sealed partial class HomeActions
{
    private async Task ReadAsync(Effect effect, Action<Msg> send, CancellationToken ct)
    {
        switch (effect)
        {
            case WatchStore:
                await WatchAsync(send, ct);
                break;
            case CountTonight:
                send(new TonightCounted(await TonightActions.CountAsync(desk, ct)));
                break;
            case InTurn turn:
                foreach (var one in turn.Effects)
                {
                    await RunAsync(one, send, ct);
                }

                send(turn.Done);
                break;
            case ReadLists:
                send(new ListsRead(await IncidentActions.AgainstAsync(desk, ct) with
                {
                    Zones = [.. (await desk.Store.ZonesAsync(ct)).Select(z => new Term(z.Zone.Code, z.Zone.Name, []))],
                }));
                break;
            case ListIncidents list:
                send(await ListAsync(list, ct));
                break;
            case FetchIncidents fetch:
                send(await FetchAsync(fetch, ct));
                break;
            case CountIncidents count:
                send(new IncidentsCounted(count.Filter, await IncidentCounts.OfAsync(count.Filter, desk, ct)));
                break;
            case ListVenues:
                send(new VenuesListed(await desk.Store.VenuesAsync(ct)));
                break;
            case ListEntries list:
                send(new EntriesListed(await NewestAsync(list.Count, ct)));
                break;
            case VerifyJournal:
                send(new JournalVerified(await JournalActions.VerifyAsync(desk.Store, n => send(new JournalWalked(n)), ct)));
                break;
            case ListConflicts:
                send(new ConflictsListed(await JournalActions.ConflictsAsync(desk.Store, ct)));
                break;
            case Search.FindWords find:
                send(await FindAsync(find, ct));
                break;
            case ListSnapshots:
                send(new SnapshotsListed(await desk.Store.SnapshotsAsync(ct)));
                break;
            default:
                await ReadOneAsync(effect, send, ct);
                break;
        }
    }

    private async Task ReadOneAsync(Effect effect, Action<Msg> send, CancellationToken ct)
    {
        switch (effect)
        {
            case OpenIncident open:
                send(await PageAsync(open.Id, ct) is { } page ? page with { Then = open.Then, Draft = open.Draft } : new WentWrong("This incident is no longer here."));
                break;
            case ReadIncident read:
                if (await PageAsync(read.Id, ct) is { } fresh)
                {
                    send(new IncidentRead(fresh));
                }

                break;
            case OpenVenue open:
                send(await VenuePageAsync(open.Id, null, ct) is { } venue ? venue with { Then = open.Then, Resumed = open.Draft } : new WentWrong("This venue is no longer here."));
                break;
            case ReadVenue read:
                if (await VenuePageAsync(read.Id, read.Figures, ct) is { } again)
                {
                    send(new VenueRead(again));
                }

                break;
            case OpenSnapshot open:
                send(Told(await SnapshotActions.DocumentAsync(open.Snapshot, desk, ct), paper => new SnapshotOpened(open.Snapshot, Documents.PlainTextWriter.Write(paper))));
                break;
            case WriteSnapshot write:
                send(Told(await SnapshotActions.WriteAsync(write.Snapshot, desk, ct), path => new SnapshotWritten(path)));
                break;
            case VerifySnapshot verify:
                send(new SnapshotVerified(verify.Snapshot, Words(await SnapshotActions.VerifyAsync(verify.Snapshot, desk, ct))));
                break;
            default:
                if (!await ReadPeopleAsync(effect, send, ct) && !await ReadPubwatchAsync(effect, send, ct) && !await ReadEmroAsync(effect, send, ct) && !await ReadFlagAsync(effect, send, ct))
                {
                    await ReadRatesAsync(effect, send, ct);
                }

                break;
        }
    }

    private async Task WatchAsync(Action<Msg> send, CancellationToken ct)
    {
        var version = await desk.Store.ChangedAsync(null, ct);
        while (!ct.IsCancellationRequested)
        {
            version = await desk.Store.ChangedAsync(version, ct);
            send(new StoreChanged());
        }
    }

    private async Task<IReadOnlyList<Draft>> DraftsAsync(CancellationToken ct)
    {
        var drafts = await desk.Store.DraftsAsync(desk.Actor, ct);
        foreach (var draft in drafts)
        {
            _started.TryAdd(draft.Id, draft.StartedAt);
        }

        return drafts;
    }

    private async Task<IncidentsListed> ListAsync(ListIncidents list, CancellationToken ct)
    {
        var listing = await desk.Store.ListAsync(list.Filter, ct);
        var place = list.Keep is { } id ? await listing.PlaceOfAsync(id, ct) : null;
        var first = Math.Max(0, Math.Min(place ?? list.At, listing.Count - 1) - (IncidentScreen.Window / 2));
        var rows = await listing.RowsAsync(first, IncidentScreen.Window, ct);
        return new(list, listing, IncidentText.Names(await desk.Store.VenuesAsync(ct))) { Place = place, First = first, Rows = rows, TimeWidth = IncidentText.TimeWidth(rows, desk.Town.Clock) };
    }

    private async Task<IncidentsFetched> FetchAsync(FetchIncidents fetch, CancellationToken ct)
    {
        var rows = await fetch.Listing.RowsAsync(fetch.First, fetch.Count, ct);
        return new(fetch.Listing, fetch.First, rows) { TimeWidth = IncidentText.TimeWidth(rows, desk.Town.Clock) };
    }

    private async Task<IncidentOpened?> PageAsync(Guid id, CancellationToken ct)
    {
        if (await desk.Store.IncidentAsync(id, ct) is not { } account)
        {
            return null;
        }

        var file = await IncidentActions.OpenAsync(account, desk, ct);
        return new(account, file.Narrative, IncidentDetail.Lines(file), file.Suggestions, file.Against)
        {
            Nearby = await NearbyAsync(account, file.Suggestions, ct),
            Linked = file.Accounts.Count(a => a.Incident.Id != id),
        };
    }

    /// <summary>Accounts within three hours that are not of the same event and were not suggested.</summary>
    private async Task<IReadOnlyList<Account>> NearbyAsync(Account account, IReadOnlyList<LinkSuggestion> suggestions, CancellationToken ct)
    {
        if (account.Incident.When.Precision is TimePrecision.Month or TimePrecision.Night)
        {
            return [];
        }

        var some = Duration.FromHours(3);
        var around = await desk.Store.AroundAsync(new(account.Incident.When.From - some, account.Incident.When.To + some), 200, ct);
        var named = suggestions.Select(s => s.Other.Incident.Id).ToHashSet();
        return [.. around.Where(a => a.Event != account.Event && !named.Contains(a.Incident.Id))
            .OrderBy(a => Math.Abs((a.Incident.When.From - account.Incident.When.From).TotalMinutes))];
    }

    private async Task<VenueOpened?> VenuePageAsync(Guid id, IReadOnlyList<string>? figures, CancellationToken ct)
    {
        if (await desk.Store.VenueAsync(id, ct) is not { } kept)
        {
            return null;
        }

        var file = await PremisesActions.OpenAsync(kept, figures, desk, ct);
        return new(file, VenueRules.DraftOf(kept.Venue, file.People?.Holder ?? "", file.People?.Supervisor ?? ""), PremisesScreen.Lines(file, desk));
    }

    private async Task<IReadOnlyList<Entry>> NewestAsync(int count, CancellationToken ct)
    {
        List<Entry> entries = [];
        await foreach (var entry in desk.Store.EntriesAsync(new(Newest: count), ct))
        {
            entries.Add(entry);
        }

        return entries;
    }
}
