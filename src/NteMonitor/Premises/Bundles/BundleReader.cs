using NodaTime;
using NteMonitor.Incidents;
using NteMonitor.Journal;
using NteMonitor.People;
using NteMonitor.Premises.Papers;
using NteMonitor.Premises.Registers;
using NteMonitor.Premises.Tens;
using NteMonitor.Rates;
using NteMonitor.Venues;

namespace NteMonitor.Premises.Bundles;

/// <summary>Reads everything that a bundle is made of from one store: the one at hand, or the journal as it stood.</summary>
/// <param name="request">What is asked for.</param>
/// <param name="desk">The store it is read from.</param>
/// <param name="lists">The lists as they were when it was asked for.</param>
public sealed class BundleReader(BundleRequest request, Desk desk, Reference lists)
{
    private readonly IStore _store = desk.Store;
    private readonly NightClock _clock = request.Town.Clock;
    private readonly Dictionary<Guid, Trace> _traces = [];

    /// <summary>Returns the facts, or why there are none.</summary>
    /// <param name="heads">The journal that the store stands at.</param>
    /// <param name="unsealed">Where the sealed parts are that a reviewer ticked.</param>
    /// <param name="ct">Stops between reads.</param>
    public async Task<Outcome<BundleFacts>> ReadAsync(IReadOnlyList<JournalHead> heads, IStore unsealed, CancellationToken ct)
    {
        if (await _store.VenueAsync(request.Venue, ct) is not { } kept)
        {
            return Outcome.Refused<BundleFacts>("venue", "The venue is not on file.", "`nte venue list --all` has them all.");
        }

        var (from, to) = (request.Days.First.Evening, request.Days.Last.Evening);
        var events = await EventsAsync(ct);
        var allVisits = await VisitActions.VisitsAsync(new(VisitActions.Thing) { Venue = request.Venue, To = to, Most = int.MaxValue }, desk, ct);
        var found = (await VisitActions.FoundAsync(request.Venue, allVisits, desk, ct)).Where(f => f.On <= to).ToList();
        var visits = allVisits.Where(v => v.Visit.On >= from).ToList();
        var checks = found.Where(f => f.On >= from && allVisits.All(v => v.Visit.Id != f.Source)).ToList();
        var tens = await TenActions.AllAsync(new(TenActions.Thing) { Venue = request.Venue, From = from, To = to, Most = int.MaxValue }, desk, ct);
        var papers = await PaperActions.AllAsync(new(PaperActions.Thing) { Venue = request.Venue, From = from, To = to, Most = int.MaxValue }, desk, ct);
        var history = (await JournalActions.AllAsync(_store, request.Venue, ct)).Where(e => _clock.Local(e.At).Date is var day && from <= day && day <= to).ToList();
        await TraceAsync([.. events.SelectMany(e => e.Accounts).Select(a => (a.Incident.Id, a.Head)), .. visits.Select(v => (v.Visit.Id, v.Head)), .. tens.Select(t => (t.Ten.Id, t.Record.Head)), .. papers.Select(p => (p.Paper.Id, p.Record.Head)), .. checks.Select(c => (c.Source, Guid.Empty))], ct);
        foreach (var entry in history)
        {
            _traces[entry.Id] = new(entry.Id, entry.Hash);
        }

        var single = events.Where(e => !BundleRules.IsGuarded(e.Accounts, lists)).ToList();
        foreach (var happened in single)
        {
            _traces.TryAdd(happened.Counted.Event, _traces[happened.Counted.Incident.Id]);
        }

        var beside = await RegisterActions.BesideAsync(request.Venue, (from, to), desk, ct);
        var persons = await PersonActions.AllAsync(desk, ct);
        return Outcome.Done(new BundleFacts(request, kept.Venue, heads)
        {
            Events = single,
            Guarded = [.. events.Except(single)],
            History = history,
            Visits = [.. visits],
            Checks = checks,
            Conditions = States(kept.Venue, found, (from, to)),
            Tens = tens,
            Papers = papers,
            Registers = RegisterRules.Figures(beside, _clock),
            BadgesOver = await BadgesAsync(to, ct),
            Rate = await RateAsync(ct),
            Traces = _traces,
            Texts = await TextsAsync(unsealed, ct),
            Others = [.. (await _store.VenuesAsync(ct)).Select(v => v.Venue).Where(v => v.Id != request.Venue)],
            Persons = persons.Where(p => p.Same.Count > 0).ToDictionary(p => p.Id, p => p.Same[0]),
        });
    }

    private async Task<IReadOnlyList<BundleEvent>> EventsAsync(CancellationToken ct)
    {
        List<BundleEvent> events = [];
        var list = await _store.ListAsync(new() { Venue = request.Venue, Nights = request.Days }, ct);
        foreach (var group in (await list.RowsAsync(0, (int)list.Count, ct)).GroupBy(a => a.Event))
        {
            List<Account> accounts = [.. group];
            if (accounts is not [{ Counted: true }])
            {
                // Accounts of one event may name another place or another night; the event is told whole.
                var whole = await _store.ListAsync(new() { Event = group.Key }, ct);
                accounts = [.. await whole.RowsAsync(0, (int)whole.Count, ct)];
            }

            accounts = [.. accounts.OrderBy(a => a.RecordedAt).ThenBy(a => a.Incident.Id)];
            events.Add(new(accounts.Find(a => a.Counted) ?? accounts[0], accounts));
        }

        return [.. events.OrderBy(e => e.Counted.Incident.When.From).ThenBy(e => e.Counted.Event)];
    }

    private static IReadOnlyList<ConditionState> States(Venue venue, IReadOnlyList<FoundOn> found, (LocalDate From, LocalDate To) days)
    {
        var states = ConditionRules.States(venue, days.To, found);
        var within = found.Where(f => f.On >= days.From && f.Check.Finding != Finding.NotChecked).ToLookup(f => f.Check.Number, StringComparer.Ordinal);
        return [.. states.Select(s => s with { Checks = within[s.Condition.Number].Count(), Broken = within[s.Condition.Number].Count(f => f.Check.Finding == Finding.Broken) })];
    }

    private async Task TraceAsync(IReadOnlyList<(Guid Subject, Guid Head)> things, CancellationToken ct)
    {
        foreach (var (subject, head) in things)
        {
            Entry? last = null;
            await foreach (var entry in _store.EntriesAsync(new(Subject: subject), ct))
            {
                last = entry.Id == head || (head == Guid.Empty && last is null) ? entry : last;
            }

            if (last is not null)
            {
                _traces[subject] = new(last.Id, last.Hash);
            }
        }
    }

    private async Task<int> BadgesAsync(LocalDate on, CancellationToken ct)
    {
        var entries = await _store.RecordsAsync(new(RegisterActions.Thing) { Venue = request.Venue, Most = int.MaxValue }, ct);
        return entries.Select(r => RegisterJson.Read(r.Id, r.Facts)).Count(e => e.Expires < on);
    }

    /// <summary>Texts that were ticked, as the entries that were ticked hold them.</summary>
    private async Task<IReadOnlyDictionary<Guid, string>> TextsAsync(IStore unsealed, CancellationToken ct)
    {
        Dictionary<Guid, string> texts = [];
        foreach (var ticked in request.Texts)
        {
            // Of a visit, check or paper the words in the clear were ticked, never its sealed part; of an account its note.
            var words = await _store.RecordAsync(ticked.Subject, ct) is { } record ? BundleActions.OpenText(record)
                : await unsealed.SealedPartAsync(ticked.Entry, ct) is { } part ? CanonicalJson.Read(part.Personal).Text("narrative") : null;
            if (!string.IsNullOrEmpty(words))
            {
                texts[ticked.Subject] = words;
            }
        }

        return texts;
    }

    private async Task<BundleRate?> RateAsync(CancellationToken ct)
    {
        // Of tonight there are no whole figures yet.
        var last = new[] { request.Days.Last, _clock.NightOf(request.MadeAt).Plus(-1) }.Min();
        if (last < request.Days.First)
        {
            return null;
        }

        NightRange nights = new(request.Days.First, last);
        var window = request.Window;
        var figures = await new RateCounter(_store, _clock).CountAsync(new(nights, window), ct);
        var counts = (await _store.CountAsync(new()
        {
            Nights = nights,
            Window = window.IsWholeDay ? null : window,
            EventsOnly = true,
            Categories = [.. lists.Categories.Select(c => c.Code).Where(c => !BundleRules.IsGuarded(c, lists))],
        }, [Dimension.Venue], ct)).Where(c => c.Keys[0] is not null).ToDictionary(c => Guid.Parse(c.Keys[0]!), c => c.Count);
        var observed = figures.Rated.ToDictionary(v => v.Venue.Id, v => new Observed(counts.GetValueOrDefault(v.Venue.Id), v.Exposure!.Thousands));
        var spread = FunnelRules.SpreadOf([.. observed.Values]);
        if (!observed.TryGetValue(request.Venue, out var own))
        {
            var why = figures.Venues.FirstOrDefault(v => v.Venue.Id == request.Venue)?.WhyNone.Select(r => r.Message) ?? ["it was not open in these hours of these nights, as far as its hours on file tell."];
            return new(null, null, spread, string.Join(" ", why)) { Nights = nights };
        }

        return new(own, FunnelRules.Point(own, spread), spread, null) { Nights = nights };
    }
}
