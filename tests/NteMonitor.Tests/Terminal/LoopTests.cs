using NteMonitor.Terminal;

namespace NteMonitor.Tests.Terminal;

public class LoopTests
{
    private static readonly LoopOptions Dark = new(Themes.Dark);

    [Fact]
    public async Task A_program_runs_until_it_quits_and_the_terminal_is_given_back()
    {
        using var terminal = new MemoryTerminal(new(80, 24)) { Arriving = Keys("j", "j", "q") };
        var model = await Loop.RunAsync(new Sample(), new SampleRunner(), terminal, Dark);
        model.List.Selected.ShouldBe(2);
        terminal.IsTaken.ShouldBeFalse();
    }

    [Fact]
    public async Task What_the_terminal_shows_is_what_a_script_shows()
    {
        using var terminal = new MemoryTerminal(new(80, 24)) { Arriving = [.. Keys("j", "j"), new HangUp()] };
        await Loop.RunAsync(new Sample(), new StoppingRunner(), terminal, Dark);
        var script = await Script.StartAsync(new Sample(), new SampleRunner(), new(new(80, 24)));
        terminal.Text.ShouldBe(script.Screen);
    }

    [Fact]
    public async Task An_exception_comes_out_after_the_terminal_was_given_back()
    {
        using var terminal = new MemoryTerminal(new(80, 24)) { Arriving = Keys("i", "x", "enter") };
        await Should.ThrowAsync<InvalidOperationException>(() => Loop.RunAsync(new Sample(), new StoppingRunner(), terminal, Dark));
        terminal.IsTaken.ShouldBeFalse();
    }

    [Fact]
    public async Task A_dropped_line_is_told_to_the_program_before_the_end()
    {
        using var terminal = new MemoryTerminal(new(80, 24)) { Arriving = [.. Keys("n", "a"), new HangUp()] };
        var model = await Loop.RunAsync(new Sample(), new SampleRunner(), terminal, Dark);
        model.HungUp.ShouldBeTrue();
        model.Form!.Value("text").ShouldBe("a");
    }

    [Fact]
    public async Task Ctrl_z_hands_the_process_to_the_shell()
    {
        using var terminal = new MemoryTerminal(new(80, 24)) { Arriving = Keys("ctrl+z", "q") };
        await Loop.RunAsync(new Sample(), new SampleRunner(), terminal, Dark);
        terminal.Suspended.ShouldBe(1);
    }

    [Fact]
    public async Task A_window_too_small_is_named_and_the_program_goes_on_line_by_line()
    {
        using var terminal = new MemoryTerminal(new(39, 11));
        var output = new StringWriter();
        var model = await Loop.RunAsync(
            new Sample(), new SampleRunner(), terminal, Dark with { LinearInput = new StringReader("3\nq\n"), LinearOutput = output });
        output.ToString().ShouldContain("This window is 39x11; whole screens need 40x12.");
        model.Status.ShouldBe("Opened note 3.");
    }

    [Fact]
    public async Task A_window_that_shrinks_offers_to_go_on_line_by_line_with_the_same_model()
    {
        using var terminal = new MemoryTerminal(new(80, 24)) { Arriving = [.. Keys("j", "j"), new Resized(new(30, 8)), .. Keys("l")] };
        var model = await Loop.RunAsync(
            new Sample(), new SampleRunner(), terminal, Dark with { LinearInput = new StringReader("open\nq\n"), LinearOutput = TextWriter.Null });
        model.Status.ShouldBe("Opened note 3.");
    }

    [Fact]
    public async Task Effects_under_way_are_finished_before_the_program_ends()
    {
        using var terminal = new MemoryTerminal(new(80, 24)) { Arriving = Keys("i", "x", "enter", "q") };
        var runner = new SlowRunner();
        await Loop.RunAsync(new Sample(), runner, terminal, Dark);
        runner.Finished.ShouldBe(1);
    }

    private static IReadOnlyList<Msg> Keys(params string[] keys) => [.. keys.Select(k => new KeyPressed(k))];

    private sealed class StoppingRunner : IEffectRunner
    {
        public Task RunAsync(Effect effect, Action<Msg> send, CancellationToken ct) => throw new InvalidOperationException("the disk is gone");
    }

    private sealed class SlowRunner : IEffectRunner
    {
        internal int Finished { get; private set; }

        public async Task RunAsync(Effect effect, Action<Msg> send, CancellationToken ct)
        {
            await Task.Delay(30, ct);
            Finished++;
        }
    }
}
