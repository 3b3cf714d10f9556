using System.Globalization;
using NodaTime;
using NteMonitor.Access;
using NteMonitor.Home;
using NteMonitor.Incidents;
using NteMonitor.Journal;
using NteMonitor.Terminal;
using NteMonitor.Tonight;
using NteMonitor.Venues;

namespace NteMonitor.App;

/// <summary>Carries out what the screens ask for, through the slices' actions.</summary>
/// <remarks>What writes is done in the order it was asked: a draft that is kept late must not come back after the entry it became.</remarks>
internal sealed class EffectRunner(Desk desk) : IEffectRunner
{
    private readonly Dictionary<Guid, Instant> _started = [];
    private Task _last = Task.CompletedTask;

    public async Task RunAsync(Effect effect, Action<Msg> send, CancellationToken ct)
    {
        try
        {
            if (effect is SaveIncident or LinkIncidents or UnlinkIncident or WithdrawIncident or SaveVenue or CloseVenue or SettleConflict or KeepDraft or DropDraft)
            {
                await InOrder(() => WriteAsync(effect, send, ct));
            }
            else
            {
                await ReadAsync(effect, send, ct);
            }
        }
        catch (StoreException e)
        {
            send(new WentWrong($"{e.Message} {e.Hint}"));
        }
    }

    private Task InOrder(Func<Task> write)
    {
        lock (_started)
        {
            return _last = Next(_last);
        }

        async Task Next(Task before)
        {
            await before.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            await write();
        }
    }

    private async Task WriteAsync(Effect effect, Action<Msg> send, CancellationToken ct)
    {
        switch (effect)
        {
            case KeepDraft keep:
                var now = desk.Now();
                _started.TryAdd(keep.Id, now);
                await desk.Store.KeepDraftAsync(new(keep.Id, desk.Actor, keep.Form, keep.Fields, _started[keep.Id], now), ct);
                break;
            case DropDraft drop:
                await desk.Store.DropDraftAsync(drop.Id, ct);
                break;
            case SaveIncident { On: null } save:
                send(Saved(save.Typed, await IncidentActions.RecordAsync(save.Draft, save.Typed, desk, ct), r => $"Saved {Clock(r.Entry.At)}."));
                break;
            case SaveIncident save:
                send(Saved(save.Typed, await IncidentActions.AmendAsync(save.On, save.Draft, save.Why, save.Typed, desk, ct), _ => $"Amended {Clock(desk.Now())}."));
                break;
            case LinkIncidents link:
                send(await LinkAsync(link, ct));
                break;
            case UnlinkIncident unlink:
                send(Corrected(await IncidentActions.UnlinkAsync(unlink.Account, unlink.Why, desk, ct), n => $"{n} {(n == 1 ? "link" : "links")} undone."));
                break;
            case WithdrawIncident withdraw:
                send(Corrected(await IncidentActions.WithdrawAsync(withdraw.Account, withdraw.Why, desk, ct), _ => "It is withdrawn; it stays in the journal."));
                break;
            case SaveVenue { On: null } save:
                send(Saved(await VenueActions.AddAsync(save.Draft, save.Typed, desk, ct), v => $"{v.Name} is on file."));
                break;
            case SaveVenue save:
                send(Saved(await VenueActions.AmendAsync(save.On, save.Draft, save.Why, save.Typed, desk, ct), v => $"{v.Name} is amended."));
                break;
            case CloseVenue close:
                send(Saved(await VenueActions.CloseAsync(close.Venue, desk.Town.Clock.Local(desk.Now()).Date, close.Why, desk, ct), v => $"{v.Name} is closed."));
                break;
            case SettleConflict settle:
                send(Settled(await IncidentActions.SettleAsync(settle.State, settle.Why, desk, ct)));
                break;
            default:
                throw new InvalidOperationException($"Nothing writes {effect.GetType().Name}.");
        }
    }

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
            case ListDrafts:
                send(new DraftsListed(await DraftsAsync(ct)));
                break;
            case ReadLists:
                send(new ListsRead(await IncidentActions.AgainstAsync(desk, ct)));
                break;
            case ListIncidents list:
                send(new IncidentsListed(list.Filter, await desk.Store.ListAsync(list.Filter, ct), IncidentText.Names(await desk.Store.VenuesAsync(ct))));
                break;
            case FetchIncidents fetch:
                send(new IncidentsFetched(fetch.Listing, fetch.First, await fetch.Listing.RowsAsync(fetch.First, fetch.Count, ct)));
                break;
            case CountIncidents count:
                send(new IncidentsCounted(count.Filter, await IncidentCounts.OfAsync(count.Filter, desk, ct)));
                break;
            case OpenIncident open:
                await OpenAsync(open.Id, send, ct);
                break;
            case ListVenues:
                send(new VenuesListed(await desk.Store.VenuesAsync(ct)));
                break;
            case OpenVenue open:
                await OpenVenueAsync(open.Id, send, ct);
                break;
            case ListEntries list:
                send(new EntriesListed(await NewestAsync(list.Count, ct)));
                break;
            case VerifyJournal:
                send(new JournalVerified(await JournalActions.VerifyAsync(desk.Store, ct)));
                break;
            case ListConflicts:
                send(new ConflictsListed(await JournalActions.ConflictsAsync(desk.Store, ct)));
                break;
            default:
                throw new InvalidOperationException($"Nothing carries out {effect.GetType().Name}.");
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

    private async Task OpenAsync(Guid id, Action<Msg> send, CancellationToken ct)
    {
        if (await desk.Store.IncidentAsync(id, ct) is not { } account)
        {
            send(new WentWrong("This incident is no longer here."));
            return;
        }

        var against = await IncidentActions.AgainstAsync(desk, ct);
        var narrative = AccessRules.Check(desk.Role, Act.ReadPersonal) is null ? await IncidentActions.NarrativeAsync(account, desk.Store, ct) : null;
        var history = await JournalActions.AllAsync(desk.Store, id, ct);
        var accounts = await (await desk.Store.ListAsync(new() { Event = account.Event }, ct)).RowsAsync(0, 50, ct);
        var suggestions = await IncidentActions.SuggestAsync(account, against, desk, ct);
        send(new IncidentOpened(account, narrative, IncidentDetail.Lines(account, narrative, history, accounts, suggestions, against), suggestions, against));
    }

    private async Task OpenVenueAsync(Guid id, Action<Msg> send, CancellationToken ct)
    {
        if (await desk.Store.VenueAsync(id, ct) is not { } kept)
        {
            send(new WentWrong("This venue is no longer here."));
            return;
        }

        var file = await VenueActions.OpenAsync(kept, desk, ct);
        send(new VenueOpened(kept, VenueRules.DraftOf(kept.Venue, file.People?.Holder ?? "", file.People?.Supervisor ?? ""), VenueDetail.Lines(file, desk)));
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

    private async Task<IncidentCorrected> LinkAsync(LinkIncidents link, CancellationToken ct) => await desk.Store.IncidentAsync(link.Second, ct) is { } second
        ? Corrected(await IncidentActions.LinkAsync(link.First, second, desk, ct), _ => "Two accounts, one event: counted once from now on.")
        : new("", [new("link", "The other incident is no longer here.", "Choose another.")]);

    private string Clock(Instant at) => desk.Town.Clock.Local(at).ToString("HH:mm:ss", CultureInfo.InvariantCulture);

    private static IncidentSaved Saved<T>(Guid typed, Outcome<T> outcome, Func<T, string> said) => new(typed, Said(outcome, said), Refused(outcome));

    private static IncidentCorrected Corrected<T>(Outcome<T> outcome, Func<T, string> said) => new(Said(outcome, said), Refused(outcome));

    private static VenueSaved Saved<T>(Outcome<T> outcome, Func<T, string> said) => new(Said(outcome, said), Refused(outcome));

    private static ConflictSettled Settled(Outcome<int> outcome) => new(Said(outcome, n => $"Settled: {n} overruled."), Refused(outcome));

    private static string Said<T>(Outcome<T> outcome, Func<T, string> said) => outcome is Outcome<T>.Done(var value) ? said(value) : "";

    private static IReadOnlyList<Refusal> Refused<T>(Outcome<T> outcome) => outcome is Outcome<T>.Refused(var reasons) ? reasons : [];
}
