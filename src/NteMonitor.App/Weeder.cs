using Microsoft.Extensions.Logging;
using NteMonitor.Journal;
using NteMonitor.Retention;

namespace NteMonitor.App;

/// <summary>Weeds what is due while the monitor runs: when it starts, and when a day begins. Whoever sits at the desk, it does so in its own name.</summary>
internal sealed class Weeder : IAsyncDisposable
{
    /// <summary>How often it looks whether a day has begun; a sweep that could not empty the file is tried again then.</summary>
    private static readonly TimeSpan Look = TimeSpan.FromMinutes(1);

    /// <summary>The first screen comes first.</summary>
    private static readonly TimeSpan AfterStart = TimeSpan.FromSeconds(2);

    private readonly CancellationTokenSource _stop = new();
    private readonly Task _work;

    private Weeder(Session session, Desk desk) => _work = Task.Run(() => RunAsync(session, desk, _stop.Token));

    /// <summary>Begins.</summary>
    public static Weeder Begin(Session session, Desk desk) => new(session, desk);

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _work;
        _stop.Dispose();
    }

    private static async Task RunAsync(Session session, Desk desk, CancellationToken ct)
    {
        NodaTime.LocalDate? swept = null;
        try
        {
            await Task.Delay(AfterStart, ct);
            while (true)
            {
                var today = desk.Town.Clock.Local(desk.Now()).Date;
                if (today != swept && await SweptAsync(session, desk, ct))
                {
                    swept = today;
                }

                await Task.Delay(Look, ct);
            }
        }
        catch (OperationCanceledException)
        {
            // The monitor is being left; what was begun in one transaction is whole, and the next run goes on.
        }
    }

    private static async Task<bool> SweptAsync(Session session, Desk desk, CancellationToken ct)
    {
        try
        {
            var sweep = await RetentionActions.WeedByItselfAsync(desk, ct);
            if (sweep.Gone.Count > 0)
            {
                session.Log.Write(LogLevel.Information, $"weeded {sweep.Gone.Count}, held {sweep.Held}, clean {sweep.IsClean}");
            }

            return sweep.IsClean && !sweep.IsElsewhere;
        }
        catch (StoreException e)
        {
            // A store that cannot be written now is tried again; nobody at the screen has to do with it.
            session.Log.Write(LogLevel.Warning, $"weeding: {e.Trouble}");
            return false;
        }
    }
}
