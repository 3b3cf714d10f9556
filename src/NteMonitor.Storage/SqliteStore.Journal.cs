using System.Globalization;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using NteMonitor.Journal;

namespace NteMonitor.Storage;

/// <content>The journal: entries, seals, heads, merging.</content>
public sealed partial class SqliteStore
{
    private const string EntryColumns = "authority, origin, seq, id, at, actor, role, kind, subject, base, body, sealed, hash";
    private const string Recorded = "incident.recorded";
    private const int Page = 4096;

    /// <inheritdoc/>
    public Task<IReadOnlyList<Entry>> AppendAsync(Append append, CancellationToken ct) => WriteAsync<IReadOnlyList<Entry>>(() =>
    {
        var head = HeadOf(Home.Authority, Home.Origin);
        List<Entry> written = [];
        foreach (var entry in append.Entries)
        {
            var (chained, part) = Follow(head, entry, append.Stamp);
            Insert(chained);
            Insert(part);
            written.Add(chained);
            head = head with { Seq = chained.Seq, Hash = chained.Hash };
        }

        Project(written);
        if (append.Draft is { } draft)
        {
            _sql.Run("DELETE FROM draft WHERE authority = @1 AND id = @2", Home.Authority, draft.Bytes());
        }

        Home = head;
        return written;
    }, ct);

    /// <inheritdoc/>
    public async IAsyncEnumerable<Entry> EntriesAsync(EntryQuery query, [EnumeratorCancellation] CancellationToken ct)
    {
        if (query.Newest is { } newest)
        {
            foreach (var entry in await ReadAsync(() => _sql.All($"SELECT {EntryColumns} FROM entry ORDER BY n DESC LIMIT @1", ReadEntry, newest), ct))
            {
                yield return entry;
            }

            yield break;
        }

        foreach (var chain in (await HeadsAsync(ct)).Where(h => query.Origin is null || query.Origin == h.Origin))
        {
            var (after, left) = (query.AfterSeq, Math.Min(query.Most ?? long.MaxValue, (query.Until ?? long.MaxValue) - query.AfterSeq));
            while (left > 0 && await ReadAsync(() => Select(chain, query, after, Math.Min(left, Page)), ct) is { Count: > 0 } page)
            {
                left -= page.Count;
                foreach (var entry in page)
                {
                    yield return entry;
                }

                after = page[^1].Seq;
            }
        }
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<JournalHead>> HeadsAsync(CancellationToken ct) => ReadAsync(Heads, ct);

    /// <inheritdoc/>
    public Task<MergeCount> MergeAsync(IReadOnlyList<ReceivedEntry> received, CancellationToken ct) => WriteAsync(() =>
    {
        var heads = Heads().ToDictionary(h => h.Origin);
        List<Entry> added = [], unsealed = [];
        foreach (var (entry, part) in received.OrderBy(r => r.Entry.Origin).ThenBy(r => r.Entry.Seq))
        {
            var head = heads.GetValueOrDefault(entry.Origin) ?? new(entry.Authority, entry.Origin, 0, Chain.Start);
            if (entry.Seq <= head.Seq)
            {
                CheckSame(entry);
            }
            else
            {
                CheckFollows(head, entry);
                Insert(entry);
                added.Add(entry);
                heads[entry.Origin] = head with { Seq = entry.Seq, Hash = entry.Hash };
            }

            if (part is not null && entry.Sealed == Chain.Seal(part.Salt, part.Personal) && Insert(part))
            {
                unsealed.Add(entry);
            }
        }

        // A part that comes after its entry changes what is searched.
        Project(added);
        foreach (var subject in unsealed.Select(e => e.Subject).Distinct())
        {
            TakeWords(subject);
        }

        FillBlocks();
        return new MergeCount(received.Count, added.Count, received.Count - added.Count);
    }, ct);

    private static (Entry Entry, SealedPart? Part) Follow(JournalHead head, NewEntry entry, Stamp stamp)
    {
        var part = entry.Personal is null
            ? null
            : new SealedPart(entry.Id, Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32)), entry.Personal);
        var chained = new Entry(
            head.Authority, head.Origin, head.Seq + 1, entry.Id, Keys.At(stamp.At.Microseconds()), stamp.Actor, Access.AccessRules.Word(stamp.Role),
            entry.Kind, entry.Subject, entry.Base, entry.Body, part is null ? null : Chain.Seal(part.Salt, part.Personal), "");
        return (chained with { Hash = Chain.Hash(head.Hash, chained) }, part);
    }

    private void Insert(Entry e) => _sql.Run(
        $"INSERT INTO entry ({EntryColumns}) VALUES (@1, @2, @3, @4, @5, @6, @7, @8, @9, @10, @11, @12, @13)",
        e.Authority, e.Origin.Bytes(), e.Seq, e.Id.Bytes(), e.At.Microseconds(), e.Actor, e.Role, e.Kind,
        e.Subject.Bytes(), e.Base.OrNull(), e.Body, e.Sealed is null ? null : Convert.FromHexString(e.Sealed), Convert.FromHexString(e.Hash));

    /// <summary>Keeps a personal part; returns whether it was not here before and may be.</summary>
    private bool Insert(SealedPart? part) => part is not null && _sql.Run(
        """
        INSERT OR IGNORE INTO sealed_part (authority, entry, salt, personal) SELECT @1, @2, @3, @4
        WHERE NOT EXISTS (SELECT 1 FROM erased WHERE authority = @1 AND entry = @2)
        """,
        Home.Authority, part.Entry.Bytes(), Convert.FromHexString(part.Salt), part.Personal) > 0;

    private IReadOnlyList<JournalHead> Heads()
    {
        // From chain to chain by the index: there are few chains and very many entries.
        List<JournalHead> heads = [];
        for (var next = After("", Guid.Empty); next is var (authority, origin); next = After(authority, origin))
        {
            heads.Add(HeadOf(authority, origin));
        }

        if (!heads.Exists(h => h.Origin == Home.Origin))
        {
            heads.Add(Home);
        }

        return [.. heads.OrderBy(h => h.Origin)];
    }

    /// <summary>The chain that comes next; asked in two steps, because one comparison of both columns would walk through the whole of the last chain.</summary>
    private (string Authority, Guid Origin)? After(string authority, Guid origin) =>
        _sql.All("SELECT authority, origin FROM entry WHERE authority = @1 AND origin > @2 ORDER BY origin LIMIT 1", Chained, authority, origin.Bytes()) is [var here] ? here
        : _sql.All("SELECT authority, origin FROM entry WHERE authority > @1 ORDER BY authority, origin LIMIT 1", Chained, authority) is [var there] ? there
        : null;

    private static (string Authority, Guid Origin) Chained(Row r) => (r.Text(0), r.Id(1));

    private JournalHead HeadOf(string authority, Guid origin) => _sql
        .All("SELECT seq, hash FROM entry WHERE authority = @1 AND origin = @2 ORDER BY seq DESC LIMIT 1",
            r => new JournalHead(authority, origin, r.Number(0), r.Hex(1)), authority, origin.Bytes())
        .FirstOrDefault() ?? new(authority, origin, 0, Chain.Start);

    /// <summary>Reads the next page of one chain: by the subject's entries, by the few that record no incident, or all.</summary>
    private List<Entry> Select(JournalHead chain, EntryQuery query, long after, long most)
    {
        var few = query.KindPrefix is { Length: > 0 } prefix && !Recorded.StartsWith(prefix, StringComparison.Ordinal);
        var (from, also) = (query.Subject is not null, few) switch
        {
            (true, _) => ("entry INDEXED BY entry_subject", "subject = @5 AND"),
            (_, true) => ("entry", $"@5 IS NULL AND kind <> '{Recorded}' AND"),
            _ => ("entry", "@5 IS NULL AND"),
        };
        return _sql.All(
            $"""
            SELECT {EntryColumns} FROM {from}
            WHERE {also} authority = @1 AND origin = @2 AND seq > @3 AND (@4 IS NULL OR kind LIKE @4 || '%') ORDER BY seq LIMIT @6
            """,
            ReadEntry, chain.Authority, chain.Origin.Bytes(), after, query.KindPrefix, query.Subject?.Bytes(), most);
    }

    private static Entry ReadEntry(Row r) => new(
        r.Text(0), r.Id(1), r.Number(2), r.Id(3), Keys.At(r.Number(4)), r.Text(5), r.Text(6), r.Text(7), r.Id(8),
        r.IdOrNone(9), r.Text(10), r.HexOrNone(11), r.Hex(12));

    private List<Entry> EntriesOf(Guid subject) =>
        _sql.All($"SELECT {EntryColumns} FROM entry WHERE subject = @1 ORDER BY n", ReadEntry, subject.Bytes());

    private static void CheckFollows(JournalHead head, Entry entry)
    {
        if (Chain.Fault(head, entry) is { } fault)
        {
            throw new StoreException(StoreTrouble.Damaged,
                $"The chain of {fault.Origin} breaks at entry {fault.Seq.ToString(CultureInfo.InvariantCulture)}: {fault.Fault}.",
                "Nothing was merged. Ask for a fresh export of that journal.");
        }
    }

    private void CheckSame(Entry entry)
    {
        var hash = _sql.One("SELECT hash FROM entry WHERE authority = @1 AND origin = @2 AND seq = @3", entry.Authority, entry.Origin.Bytes(), entry.Seq);
        if (hash is not byte[] here || Convert.ToHexStringLower(here) != entry.Hash)
        {
            throw new StoreException(StoreTrouble.Damaged,
                $"Entry {entry.Seq.ToString(CultureInfo.InvariantCulture)} of {entry.Origin} is here already with other contents.",
                "Nothing was merged. One of the two journals was changed: run `nte journal verify` on both.");
        }
    }
}
