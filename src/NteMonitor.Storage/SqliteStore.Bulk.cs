using System.Collections.Concurrent;
using NteMonitor.Incidents;

namespace NteMonitor.Storage;

/// <content>Many accounts at once: one thread reads and writes JSON, the other chains and inserts.</content>
public sealed partial class SqliteStore
{
    private const int Batch = 50_000;

    /// <inheritdoc/>
    public async Task<BulkCount> RecordManyAsync(IEnumerable<Incident> incidents, Stamp stamp, Func<Guid> newId, CancellationToken ct)
    {
        using var batches = new BlockingCollection<List<Ready>>(boundedCapacity: 2);
        var reading = Task.Run(() => Prepare(incidents, batches, ct), ct);
        var writer = new BulkWriter(this, stamp, newId);
        long added = 0, there = 0;
        try
        {
            foreach (var batch in batches.GetConsumingEnumerable(ct))
            {
                var fresh = await WriteAsync(() => writer.Write(batch), ct);
                (added, there) = (added + fresh, there + batch.Count - fresh);
            }
        }
        finally
        {
            // A writer that failed must not leave the reader waiting for room.
            while (!reading.IsCompleted && batches.TryTake(out _, TimeSpan.FromMilliseconds(10)))
            {
            }
        }

        await reading;
        Home = await ReadAsync(() => HeadOf(Home.Authority, Home.Origin), ct);
        return new(added, there);
    }

    private void Prepare(IEnumerable<Incident> incidents, BlockingCollection<List<Ready>> batches, CancellationToken ct)
    {
        try
        {
            var batch = new List<Ready>(Batch);
            foreach (var incident in incidents)
            {
                batch.Add(new(incident.Id, incident, IncidentJson.WriteText(incident), LocalFacts.Of(incident.When, _options.Clock)));
                if (batch.Count == Batch)
                {
                    Hand(batch);
                    batch = new(Batch);
                }
            }

            Hand(batch);
        }
        finally
        {
            batches.CompleteAdding();
        }

        void Hand(List<Ready> full)
        {
            // In the order of their ids the rows fall on neighbouring pages of the indexes.
            full.Sort((a, b) => a.Key.CompareTo(b.Key));
            batches.Add(full, ct);
        }
    }

    /// <summary>An account with everything that does not need the store.</summary>
    private readonly record struct Ready(Guid Id, Incident Incident, string Body, LocalFacts Local)
    {
        /// <summary>The id as a number in the order of its bytes.</summary>
        public UInt128 Key { get; } = System.Buffers.Binary.BinaryPrimitives.ReadUInt128BigEndian(Id.Bytes());
    }
}
