using System.Collections.Concurrent;
using NteMonitor.Incidents;

namespace NteMonitor.Storage;

/// <content>Many accounts at once: one thread reads and writes JSON, the other chains and inserts.</content>
public sealed partial class SqliteStore
{
    /// <summary>One batch is filled, one waits, one is written; a small file needs but the first.</summary>
    private const int Batches = 3;

    /// <summary>Kilobytes that SQLite may keep while it writes batches; otherwise it would write their pages twice.</summary>
    private const int BulkCache = 131_072;

    /// <inheritdoc/>
    public async Task<BulkCount> RecordManyAsync(IEnumerable<Incident> incidents, Stamp stamp, Func<Guid> newId, CancellationToken ct)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(ct);
        using BlockingCollection<ReadyBatch> full = [], empty = [];
        var reading = Task.Run(() => Prepare(incidents, newId, empty, full, stop.Token), stop.Token);
        var writer = new BulkWriter(this, stamp);
        long added = 0, there = 0;
        await ReadAsync(() => _sql.One($"PRAGMA cache_size = -{BulkCache}"), ct);
        try
        {
            foreach (var batch in full.GetConsumingEnumerable(ct))
            {
                var fresh = await WriteAsync(() => writer.Write(batch), ct);
                (added, there) = (added + fresh, there + batch.Count - fresh);
                empty.Add(batch, ct);
            }

            await reading;
            await WriteAsync(FillBlocks, ct);
        }
        finally
        {
            // A writer that failed must not leave the reader waiting, nor the file be closed under it.
            await stop.CancelAsync();
            await Task.WhenAny(reading);
            await ReadAsync(() => _sql.One($"PRAGMA cache_size = -{Cache}"), CancellationToken.None);
        }

        Home = await ReadAsync(() => HeadOf(Home.Authority, Home.Origin), ct);
        return new(added, there);
    }

    private void Prepare(
        IEnumerable<Incident> incidents, Func<Guid> newId, BlockingCollection<ReadyBatch> empty, BlockingCollection<ReadyBatch> full, CancellationToken ct)
    {
        var made = 0;
        try
        {
            var batch = Empty();
            foreach (var incident in incidents)
            {
                var flags = incident.Flags.Count == 0 ? 0 : FlagBits(incident.Flags);
                batch.Add(incident, newId(), flags, LocalFacts.Of(incident.When, _options.Clock));
                if (batch.IsFull)
                {
                    Hand(batch);
                    batch = Empty();
                }
            }

            Hand(batch);
        }
        finally
        {
            full.CompleteAdding();
        }

        ReadyBatch Empty()
        {
            if (!empty.TryTake(out var batch))
            {
                batch = made++ < Batches ? new() : empty.Take(ct);
            }

            batch.Clear();
            return batch;
        }

        void Hand(ReadyBatch batch)
        {
            batch.Sort();
            full.Add(batch, ct);
        }
    }
}
