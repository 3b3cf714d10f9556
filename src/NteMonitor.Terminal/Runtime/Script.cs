using System.Threading.Channels;

namespace NteMonitor.Terminal;

/// <summary>How a script's screen looks.</summary>
/// <param name="Size">Columns and rows.</param>
public sealed record ScriptOptions(Size Size)
{
    /// <summary>What is drawn in; colours do not show in the text.</summary>
    public Theme Theme { get; init; } = Themes.Mono;

    /// <summary>Whether lines and marks go beyond ASCII.</summary>
    public bool Unicode { get; init; } = true;
}

/// <summary>Presses named keys on a program without a terminal; tests and demonstrations use it.</summary>
/// <remarks>
/// Effects are carried out one after the other, each to its end, before the next key. A <see cref="Watch"/> is not begun and an
/// <see cref="After"/> is left out.
/// </remarks>
public sealed class Script<TModel>
{
    private readonly IEffectRunner _runner;
    private readonly CellPainter _painter;
    private readonly List<Effect> _effects = [];
    private readonly Channel<Msg> _answers = Channel.CreateUnbounded<Msg>();
    private Session<TModel> _session;
    private Grid _grid;

    internal Script(Session<TModel> session, IEffectRunner runner, ScriptOptions options)
    {
        _session = session;
        _runner = runner;
        _painter = new(options.Theme, options.Unicode);
        _grid = new(options.Size);
    }

    /// <summary>The model now.</summary>
    public TModel Model => _session.Model;

    /// <summary>What is presented now.</summary>
    public Scene Scene => _session.Scene();

    /// <summary>Whether the program has quit; further keys do nothing.</summary>
    public bool HasEnded { get; private set; }

    /// <summary>Every effect of the program so far that was carried out, in order.</summary>
    public IReadOnlyList<Effect> Effects => _effects;

    /// <summary>The screen as text.</summary>
    public string Screen
    {
        get
        {
            _painter.Paint(Scene, _grid);
            return _grid.ToString();
        }
    }

    /// <summary>The screen as cells.</summary>
    public Grid Cells
    {
        get
        {
            var cells = new Grid(_grid.Size);
            _painter.Paint(Scene, cells);
            return cells;
        }
    }

    /// <summary>Presses keys by name, with blanks between: <c>j j enter "2315 rope" :goto 3&lt;cr&gt;</c>.</summary>
    /// <remarks>Text in double quotes is typed character by character; so is a <c>:</c> command up to its <c>&lt;cr&gt;</c>, which is enter.</remarks>
    public async Task PressAsync(string keys)
    {
        foreach (var key in ScriptKeys.Of(keys))
        {
            await SendAsync(new KeyPressed(key));
        }
    }

    /// <summary>Sends any message.</summary>
    public async Task SendAsync(Msg msg)
    {
        if (HasEnded)
        {
            return;
        }

        if (msg is Resized(var size))
        {
            _grid = new(size);
        }

        await ApplyAsync(msg);
        await LayOutAsync();
    }

    internal async Task BeginAsync(IReadOnlyList<Effect> effects)
    {
        await DoAsync(effects);
        await LayOutAsync();
    }

    private async Task ApplyAsync(Msg msg)
    {
        var step = Session.Update(_session, msg);
        _session = step.Session;
        await DoAsync(step.Effects);
    }

    private async Task DoAsync(IReadOnlyList<Effect> effects)
    {
        foreach (var effect in effects)
        {
            switch (effect)
            {
                case Quit: HasEnded = true; break;
                case Watch or After or Repaint or Suspend or UseTheme: break;
                default:
                    _effects.Add(effect);
                    await _runner.RunAsync(effect, m => _answers.Writer.TryWrite(m), CancellationToken.None);
                    break;
            }
        }

        while (_answers.Reader.TryRead(out var answer))
        {
            await ApplyAsync(answer);
        }
    }

    private async Task LayOutAsync()
    {
        for (var round = 0; round < 3; round++)
        {
            _painter.Paint(Scene, _grid);
            var told = _painter.NewHeights();
            foreach (var height in told)
            {
                await ApplyAsync(height);
            }

            if (told.Count == 0)
            {
                return;
            }
        }
    }
}

/// <summary>Starts scripts.</summary>
public static class Script
{
    /// <summary>Starts a program and carries out its first effects.</summary>
    public static async Task<Script<TModel>> StartAsync<TModel>(IProgram<TModel> program, IEffectRunner runner, ScriptOptions options)
    {
        var step = Session.Start(program, options.Size);
        var script = new Script<TModel>(step.Session, runner, options);
        await script.BeginAsync(step.Effects);
        return script;
    }
}

/// <summary>Key names out of a line of them.</summary>
public static class ScriptKeys
{
    /// <summary>Returns the keys that a line names, in order; see <see cref="Script{TModel}.PressAsync"/>.</summary>
    public static IReadOnlyList<string> Of(string keys)
    {
        List<string> pressed = [];
        for (var at = 0; at < keys.Length;)
        {
            var end = keys[at] switch
            {
                '"' when keys.IndexOf('"', at + 1) is > 0 and var close => close,
                ':' when keys.IndexOf("<cr>", at, StringComparison.Ordinal) is > 0 and var cr => cr,
                _ => keys.IndexOf(' ', at) is >= 0 and var blank ? blank : keys.Length,
            };
            var isQuoted = keys[at] == '"' && end > at && end < keys.Length && keys[end] == '"';
            var isCommand = end < keys.Length && keys[end] == '<';
            var text = keys[(isQuoted ? at + 1 : at)..end];
            if (isQuoted || isCommand)
            {
                pressed.AddRange(Graphemes.Of(text).Select(g => g.Text == " " ? "space" : g.Text));
            }
            else if (text.Length > 0)
            {
                pressed.Add(text);
            }

            if (isCommand)
            {
                pressed.Add("enter");
            }

            at = isCommand ? end + "<cr>".Length : end + 1;
        }

        return pressed;
    }
}
