using System.Threading.Channels;

namespace NteMonitor.Terminal;

/// <summary>An effect failed in a way nobody foresaw; the loop ends with its exception.</summary>
internal sealed record EffectFailed(Exception Exception) : Msg;

/// <summary>The last of the effects under way has finished.</summary>
internal sealed record Idle : Msg;

/// <summary>Carries effects out off the loop and brings their answers back on a channel.</summary>
internal sealed class Pump(IEffectRunner runner) : IDisposable
{
    private readonly Channel<Msg> _messages = Channel.CreateUnbounded<Msg>(new() { SingleReader = true });
    private readonly CancellationTokenSource _watches = new();
    private readonly Lock _gate = new();
    private readonly HashSet<Task> _underWay = [];
    private Task _lastOrdered = Task.CompletedTask;

    internal ChannelReader<Msg> Messages => _messages.Reader;

    internal void Send(Msg msg) => _messages.Writer.TryWrite(msg);

    /// <summary>Begins one effect of the program's own, or one that only waits.</summary>
    internal void Begin(Effect effect)
    {
        if (effect is After after)
        {
            _ = SendLaterAsync(after);
            return;
        }

        var task = effect is Ordered ? _lastOrdered = BehindAsync(_lastOrdered, effect) : Task.Run(() => CarryOutAsync(effect));
        if (effect is Watch)
        {
            return;
        }

        lock (_gate)
        {
            _underWay.Add(task);
        }

        _ = task.ContinueWith(Finished, TaskScheduler.Default);
    }

    /// <summary>Returns whether no effect but watches is under way.</summary>
    internal bool IsIdle()
    {
        lock (_gate)
        {
            return _underWay.Count == 0;
        }
    }

    /// <summary>Waits for the effects under way, as long as is decent when a line has dropped, then ends the watches.</summary>
    internal async Task SettleAsync(TimeSpan grace)
    {
        Task[] tasks;
        lock (_gate)
        {
            tasks = [.. _underWay];
        }

        await Task.WhenAny(Task.WhenAll(tasks), Task.Delay(grace, CancellationToken.None));
        await _watches.CancelAsync();
        while (_messages.Reader.TryRead(out var msg))
        {
            if (msg is EffectFailed(var exception))
            {
                System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(exception);
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _watches.Dispose();

    private async Task BehindAsync(Task before, Effect effect)
    {
        await before.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ForceYielding);
        await CarryOutAsync(effect);
    }

    private void Finished(Task task)
    {
        bool isLast;
        lock (_gate)
        {
            _underWay.Remove(task);
            isLast = _underWay.Count == 0;
        }

        if (isLast)
        {
            Send(new Idle());
        }
    }

    private async Task CarryOutAsync(Effect effect)
    {
        try
        {
            await runner.RunAsync(effect, Send, _watches.Token);
        }
        catch (OperationCanceledException) when (_watches.IsCancellationRequested)
        {
            // The program is ending: a watch that stops is what was asked for.
        }
        catch (Exception exception)
        {
            Send(new EffectFailed(exception));
        }
    }

    private async Task SendLaterAsync(After after)
    {
        try
        {
            await Task.Delay(after.Delay, _watches.Token);
            Send(after.Msg);
        }
        catch (OperationCanceledException)
        {
            // The program ended before the delay did.
        }
    }
}
