using NodaTime;
using NteMonitor.Incidents;
using NteMonitor.Journal;
using NteMonitor.Patrols;
using NteMonitor.Venues;
using NteMonitor.Zones;

namespace NteMonitor.Storage;

/// <content>Projections: each subject's state, made from its entries in the transaction that wrote them.</content>
public sealed partial class SqliteStore
{
    private static readonly string[] Projections = ["incident", "link", "venue", "zone", "spot_zone", "spot", "snapshot", "nte_user", "shift", "shift_part", "record", "mention"];

    /// <inheritdoc/>
    public Task<long> RebuildAsync(CancellationToken ct) => WriteAsync(Rebuild, ct);

    private long Rebuild()
    {
        foreach (var table in Projections)
        {
            _sql.Script($"DELETE FROM {table}");
        }

        ForgetWords();

        var several = _sql.All("SELECT subject FROM entry GROUP BY subject HAVING count(*) > 1", r => r.Id(0)).ToHashSet();
        long read = 0, after = 0;
        while (_sql.All($"SELECT {EntryColumns}, n FROM entry WHERE n > @1 ORDER BY n LIMIT @2", r => (Entry: ReadEntry(r), N: r.Number(13)), after, Page)
            is { Count: > 0 } page)
        {
            foreach (var (entry, n) in page.Where(p => !several.Contains(p.Entry.Subject)))
            {
                Project(entry.Subject, [entry]);
            }

            (read, after) = (read + page.Count, page[^1].N);
        }

        foreach (var subject in several)
        {
            Project(subject, EntriesOf(subject));
        }

        RelateAll(_sql.All("SELECT first FROM link WHERE live = 1", r => r.Id(0)));
        if (!_temporary)
        {
            MakeWords();
            FillBlocks();
        }

        _sql.Run("UPDATE home SET clock = @1", _options.ClockName);
        return read;
    }

    private void Project(IReadOnlyList<Entry> written)
    {
        foreach (var subject in written.Select(e => e.Subject).Distinct())
        {
            var touched = Project(subject, EntriesOf(subject));
            RelateAll(touched);
        }

        TakeWords(written);
        ForgetSealedWords();
    }

    /// <summary>Writes one subject's row; returns the accounts whose events may have changed.</summary>
    private Guid[] Project(Guid subject, List<Entry> entries)
    {
        if (entries.Any(IsOwnUser))
        {
            WriteUser(subject, entries.Where(IsOwnUser));
            return [];
        }

        if (LedgerRules.Fold(entries) is not { } state)
        {
            return [];
        }

        switch (state.Thing)
        {
            case "incident":
                WriteIncident(state);
                return [subject];
            case "link":
                return WriteLink(state);
            case "venue":
                WriteVenue(state);
                break;
            case "zone":
                WriteZone(state);
                break;
            case "snapshot":
                _sql.Run("INSERT OR REPLACE INTO snapshot (authority, id, body, taken_at, taken_by) VALUES (@1, @2, @3, @4, @5)",
                    Home.Authority, subject.Bytes(), state.Root.Body, state.Root.At.Microseconds(), state.Root.Actor);
                break;
            case "shift":
                WriteShift(state);
                break;
            case var thing when ShiftJson.KindOf(thing) is { } part:
                WritePart(state, part);
                break;
            case "action" or "user" or "import":
                // Read from the journal only; a user of another store has no way in here.
                break;
            default:
                WriteRecord(state);
                break;
        }

        return [];
    }

    private void WriteIncident(SubjectState state)
    {
        var incident = IncidentJson.Read(state.Subject, state.Facts);
        var local = LocalFacts.Of(incident.When, _options.Clock);
        var own = incident.Where.Position is { } at ? SpotOf(at) : (long?)null;
        var spot = own ?? (incident.Where.Venue is { } venue ? SpotOfVenue(venue) : null);
        var withdrawn = state.Head.Kind == "incident.withdrawn";
        _sql.Run("DELETE FROM incident WHERE id = @1", state.Subject.Bytes());
        WriteMentions(state);
        _sql.Run(
            """
            INSERT INTO incident (authority, id, from_us, to_us, time_precision, night, month, weekday, minute, category, source,
              severity, flags, venue, place, own_spot, spot, event, counted, withdrawn, facts, head, sealed_by, rivals, version,
              recorded_at, recorded_by, shift, whereabouts, number_hash)
            VALUES (@1, @2, @3, @4, @5, @6, @7, @8, @9, @10, @11, @12, @13, @14, @15, @16, @17, NULL, @18, @19, @20,
              (SELECT n FROM entry WHERE authority = @1 AND origin = @27 AND seq = @21), @22, @23, @24, @25, @26, @28, @29, @30)
            """,
            state.Head.Authority, state.Subject.Bytes(), incident.When.From.Microseconds(), incident.When.To.Microseconds(),
            (long)incident.When.Precision, local.Night, local.Month, local.Weekday, local.Minute, incident.Category, incident.Source,
            incident.Severity, FlagBits(incident.Flags), incident.Where.Venue.OrNull(), incident.Where.Place, own, spot,
            withdrawn ? 0L : 1L, withdrawn ? 1L : 0L, state.Version == 1 ? null : CanonicalJson.Write(state.Facts), state.Head.Seq,
            state.SealedBy.OrNull(), (long)state.Rivals.Count, (long)state.Version, state.Root.At.Microseconds(), state.Root.Actor,
            state.Head.Origin.Bytes(), incident.Shift.OrNull(), PlaceOf(incident.Where.Venue, incident.Where.Place), NumberHash(incident));
    }

    private Guid[] WriteLink(SubjectState state)
    {
        Guid first = Guid.Parse(state.Facts.Text("first")!), second = Guid.Parse(state.Facts.Text("second")!);
        _sql.Run("INSERT OR REPLACE INTO link (authority, id, first, second, head, live) VALUES (@1, @2, @3, @4, @5, @6)",
            Home.Authority, state.Subject.Bytes(), first.Bytes(), second.Bytes(), state.Head.Id.Bytes(), state.Head.Kind == "link.undone" ? 0L : 1L);
        return [first, second];
    }

    private void WriteVenue(SubjectState state)
    {
        var venue = VenueJson.Read(state.Subject, state.Facts);
        var spot = venue.Position is { } at ? SpotOf(at) : (long?)null;
        _sql.Run(
            "INSERT OR REPLACE INTO venue (authority, id, name, spot, facts, head, sealed_by, rivals, version) VALUES (@1, @2, @3, @4, @5, @6, @7, @8, @9)",
            Home.Authority, state.Subject.Bytes(), venue.Name, spot, CanonicalJson.Write(state.Facts), state.Head.Id.Bytes(),
            state.SealedBy.OrNull(), (long)state.Rivals.Count, (long)state.Version);
        _sql.Run("UPDATE incident SET spot = @1 WHERE venue = @2 AND own_spot IS NULL AND spot IS NOT @1", spot, state.Subject.Bytes());
    }

    private void WriteZone(SubjectState state)
    {
        var zone = ZoneJson.Read(state.Subject, state.Facts);
        _sql.Run("DELETE FROM spot_zone WHERE zone = (SELECT code FROM zone WHERE authority = @1 AND id = @2)", Home.Authority, state.Subject.Bytes());
        _sql.Run("DELETE FROM zone WHERE authority = @1 AND id = @2", Home.Authority, state.Subject.Bytes());
        _zones = null;
        if (state.Head.Kind == "zone.removed")
        {
            return;
        }

        _sql.Run("INSERT INTO zone (authority, id, code, name, facts, head) VALUES (@1, @2, @3, @4, @5, @6)",
            Home.Authority, state.Subject.Bytes(), zone.Code, zone.Name, CanonicalJson.Write(state.Facts), state.Head.Id.Bytes());
        foreach (var (n, at) in _sql.All("SELECT n, latitude, longitude FROM spot", r => (r.Number(0), new Position(r.Real(1), r.Real(2)))))
        {
            if (ZoneRules.Contains(zone, at))
            {
                AddSpotZone(n, zone.Code);
            }
        }
    }

    /// <summary>Works out the events of these accounts anew: an event is the accounts that live links join.</summary>
    private void RelateAll(IEnumerable<Guid> accounts)
    {
        HashSet<Guid> done = [];
        foreach (var account in accounts)
        {
            if (!done.Contains(account))
            {
                done.UnionWith(Relate(account));
            }
        }
    }

    private HashSet<Guid> Relate(Guid account)
    {
        HashSet<Guid> together = [account];
        Queue<Guid> open = new([account]);
        while (open.TryDequeue(out var next))
        {
            foreach (var other in LinksOf(next).Select(l => l.First == next ? l.Second : l.First).Where(together.Add))
            {
                open.Enqueue(other);
            }
        }

        var rows = together
            .SelectMany(id => _sql.All("SELECT recorded_at, withdrawn FROM incident WHERE id = @1", r => (Id: id, At: r.Number(0), Withdrawn: r.Number(1) == 1), id.Bytes()))
            .OrderBy(r => r.At).ThenBy(r => Convert.ToHexString(r.Id.Bytes()), StringComparer.Ordinal)
            .ToList();
        if (rows.Count == 0)
        {
            return together;
        }

        var name = rows.MinBy(r => Convert.ToHexString(r.Id.Bytes()), StringComparer.Ordinal).Id;
        var lead = rows.Find(r => !r.Withdrawn).Id;
        foreach (var (id, _, _) in rows)
        {
            _sql.Run("UPDATE incident SET event = @1, counted = @2 WHERE id = @3", rows.Count == 1 ? null : name.Bytes(), id == lead ? 1L : 0L, id.Bytes());
        }

        return together;
    }

    private long FlagBits(IReadOnlyList<string> flags) =>
        _options.Flags.Where(f => flags.Contains(f.Code)).Aggregate(0L, (bits, f) => bits | (1L << f.Bit));
}

/// <summary>What the local clock and calendar make of a time; the columns that counts are made from.</summary>
/// <param name="Night">Days since 1970 of the night's evening; none when the night is not known.</param>
/// <param name="Month">The calendar month as 202603.</param>
/// <param name="Weekday">Day of the week of the night's evening, 1 (Monday) to 7; none without a night.</param>
/// <param name="Minute">Minute of the local day, 0 to 1439; none when the hour is not known.</param>
internal readonly record struct LocalFacts(long? Night, long Month, long? Weekday, long? Minute)
{
    /// <summary>The longest interval whose start still gives the hour.</summary>
    private static readonly Duration HourKnown = Duration.FromMinutes(60);

    public static LocalFacts Of(When when, NightClock clock)
    {
        var local = clock.Local(when.From);
        var month = (local.Year * 100L) + local.Month;
        if (when.Precision == TimePrecision.Month)
        {
            return new(null, month, null, null);
        }

        var night = clock.NightOf(when.From);
        var known = when.Precision != TimePrecision.Interval || clock.NightOf(when.To) == night;
        var hour = when.Precision == TimePrecision.Instant || (when.Precision == TimePrecision.Interval && when.To - when.From <= HourKnown);
        return new(
            known ? night.Days() : null, month, known ? (long)night.Weekday : null,
            hour ? (local.Hour * 60L) + local.Minute : null);
    }
}
