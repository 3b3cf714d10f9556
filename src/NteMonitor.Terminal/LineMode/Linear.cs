using System.Runtime.ExceptionServices;

namespace NteMonitor.Terminal;

/// <summary>The same programs as printed lines: nothing moves the cursor, nothing printed is taken back.</summary>
/// <remarks>For screen readers, slow lines and pipes. Only what changed is printed; no byte of an escape sequence ever is.</remarks>
public static class Linear
{
    /// <summary>Runs a program on lines until it quits or the input ends; returns its last model.</summary>
    public static Task<TModel> RunAsync<TModel>(
        IProgram<TModel> program, IEffectRunner runner, TextReader input, TextWriter output) =>
        ContinueAsync(Session.Start(program, new Size(80, 24)), runner, (input, output));

    /// <summary>Goes on with a session that began elsewhere.</summary>
    internal static async Task<TModel> ContinueAsync<TModel>(
        SessionStep<TModel> from, IEffectRunner runner, (TextReader Input, TextWriter Output) lines)
    {
        using var pump = new Pump(runner);
        var running = new RunningLines<TModel>(from.Session, pump, lines.Input, lines.Output);
        await running.RunAsync(from.Effects);
        await pump.SettleAsync(TimeSpan.FromSeconds(5));
        return running.Session.Model;
    }
}

/// <summary>Linear mode under way: what was printed, what is being asked.</summary>
internal sealed class RunningLines<TModel>(Session<TModel> session, Pump pump, TextReader input, TextWriter output)
{
    private readonly Dictionary<string, IReadOnlyList<string>> _printed = new(StringComparer.Ordinal);
    private bool _ended;

    internal Session<TModel> Session { get; private set; } = session;

    internal async Task RunAsync(IReadOnlyList<Effect> first)
    {
        Do(first);
        await SettleAsync();
        while (!_ended)
        {
            await PrintAsync();
            var messages = await AskAsync();
            if (messages is null)
            {
                await HandleAsync([new HangUp()]);
                return;
            }

            await HandleAsync(messages);
        }

        await PrintAsync();
    }

    private async Task HandleAsync(IReadOnlyList<Msg> messages)
    {
        foreach (var msg in messages)
        {
            Apply(msg);
            await SettleAsync();
            if (msg is Answered answered && FormLines.Understood(Session.View, answered) is { Length: > 0 } understood)
            {
                await output.WriteLineAsync(Graphemes.Visible(understood));
            }
        }
    }

    private void Apply(Msg msg)
    {
        var step = Terminal.Session.Update(Session, msg);
        Session = step.Session;
        Do(step.Effects);
    }

    private void Do(IReadOnlyList<Effect> effects)
    {
        foreach (var effect in effects)
        {
            switch (effect)
            {
                case Quit: _ended = true; break;
                case Repaint: _printed.Clear(); break;
                case Suspend or UseTheme: break;
                default: pump.Begin(effect); break;
            }
        }
    }

    /// <summary>Takes answers until no effect is under way, and tells the lists their height.</summary>
    private async Task SettleAsync()
    {
        while (true)
        {
            while (pump.Messages.TryRead(out var msg))
            {
                if (msg is EffectFailed(var exception))
                {
                    ExceptionDispatchInfo.Throw(exception);
                }

                if (msg is not Idle)
                {
                    Apply(msg);
                }
            }

            if (pump.IsIdle() && !pump.Messages.TryPeek(out _))
            {
                var unaware = Session.View.Body.Leaves().OfType<ListBlock>().FirstOrDefault(l => !_printed.ContainsKey($"height {l.Id}"));
                if (unaware is null)
                {
                    return;
                }

                _printed[$"height {unaware.Id}"] = [];
                Apply(new Shown(unaware.Id, ListLines.PageRows));
                continue;
            }

            await pump.Messages.WaitToReadAsync();
        }
    }

    /// <summary>Prints the parts that are different from what was last printed under their name.</summary>
    private async Task PrintAsync()
    {
        var pieces = LinePainter.Pieces(Session.Scene());
        if (!_printed.TryGetValue("title", out var title) || !title.SequenceEqual(pieces[0].Lines))
        {
            foreach (var key in _printed.Keys.Where(k => !k.StartsWith("height ", StringComparison.Ordinal)).ToList())
            {
                _printed.Remove(key);
            }
        }

        foreach (var piece in pieces.Where(p => !_printed.GetValueOrDefault(p.Key, []).SequenceEqual(p.Lines)))
        {
            _printed[piece.Key] = piece.Lines;
            foreach (var line in piece.Lines)
            {
                await output.WriteLineAsync(line);
            }
        }

        // A notice is said again when it comes again; help is closed once it is printed.
        _printed.Remove("notice");
        _printed.Remove("help");
        Session = Session with { HelpTop = null, Notice = "" };
    }

    private Task<IReadOnlyList<Msg>?> AskAsync()
    {
        var view = Session.View;
        var form = view.Body.Leaves().OfType<FormBlock>().FirstOrDefault();
        return view switch
        {
            { Overlay: Confirm confirm } => AskConfirmAsync(confirm),
            { Overlay: Picker picker } => AskPickerAsync(picker),
            { Prompt: { } prompt } => AskPromptAsync(prompt),
            _ when form is not null => FormLines.AskAsync(form.Form, ReadAsync, output),
            _ => AskMenuAsync(view),
        };
    }

    private async Task<IReadOnlyList<Msg>?> AskMenuAsync(View view)
    {
        var menu = Menu.Lines(view);
        if (!_printed.GetValueOrDefault("menu", []).SequenceEqual(menu))
        {
            _printed["menu"] = menu;
            foreach (var line in menu)
            {
                await output.WriteLineAsync(Graphemes.Visible(line));
            }
        }

        var typed = (await ReadAsync("> "))?.Trim();
        if (typed is { Length: 0 })
        {
            _printed.Remove("menu");
        }

        return typed switch
        {
            null => null,
            "" => [],
            _ => await WithArgumentAsync(view, Menu.Messages(view, typed)),
        };
    }

    /// <summary>Asks for what belongs behind a command that was chosen by its letter.</summary>
    private async Task<IReadOnlyList<Msg>?> WithArgumentAsync(View view, IReadOnlyList<Msg> messages)
    {
        if (messages is not [Commanded { Rest: "" } command] || view.Keys.FindCommand(command.Word) is not { Argument.Length: > 0, Disabled: null } key)
        {
            return messages;
        }

        var argument = await ReadAsync($"{key.Label}, {key.Argument}: ");
        return argument is null ? null : [new Commanded($"{key.Command} {argument}".Trim())];
    }

    private async Task<IReadOnlyList<Msg>?> AskConfirmAsync(Confirm confirm)
    {
        foreach (var line in confirm.Detail)
        {
            await output.WriteLineAsync(Graphemes.Visible(line.ToString()));
        }

        var typed = await ReadAsync($"{confirm.Question} y or n: ");
        return typed?.Trim().ToUpperInvariant() switch
        {
            null => null,
            "Y" or "YES" => [new KeyPressed("y")],
            "N" or "NO" or ":Q" => [new KeyPressed("n")],
            _ => [],
        };
    }

    private async Task<IReadOnlyList<Msg>?> AskPickerAsync(Picker picker)
    {
        var matches = PickerRules.Matches(picker.State);
        await output.WriteLineAsync(Graphemes.Visible($"-- {picker.Title} -- {Words.Count(matches.Count, "choice")}"));
        for (var i = 0; i < Math.Min(9, matches.Count); i++)
        {
            var note = matches[i].Note.Length > 0 ? $", {matches[i].Note}" : "";
            await output.WriteLineAsync(Graphemes.Visible(FormattableString.Invariant($"{i + 1}. {matches[i].Label}{note}")));
        }

        var typed = (await ReadAsync("number or name, :q leaves: "))?.Trim();
        return typed switch
        {
            null => null,
            ":q" => [new KeyPressed("esc")],
            [>= '1' and <= '9' and var digit] when digit - '1' < matches.Count => [new Answered(picker.State.Id, matches[digit - '1'].Value)],
            _ => [new Answered(picker.State.Id, typed)],
        };
    }

    /// <summary>Asks for one line of input; where there is an echo it is to be seen before enter is given.</summary>
    private async Task<IReadOnlyList<Msg>?> AskPromptAsync(Prompt prompt)
    {
        foreach (var line in prompt.Echo.Select(l => l.ToString()).Where(l => l.Trim().Length > 0))
        {
            await output.WriteLineAsync(Graphemes.Visible(line));
        }

        var current = prompt.Input.Text.Length > 0 ? $" [{Graphemes.Visible(prompt.Input.Text)}]" : prompt.Hint.Length > 0 ? $" ({prompt.Hint})" : "";
        var typed = await ReadAsync($"{prompt.Label}{current}, enter does it, :q leaves: ");
        if (typed is null or "")
        {
            return typed is null ? null : [new KeyPressed("enter")];
        }

        if (typed.Trim() == ":q")
        {
            return [new KeyPressed("esc")];
        }

        await HandleAsync([new KeyPressed("ctrl+u"), new Pasted(Graphemes.Visible(typed))]);
        return Session.View.Prompt is { Echo.Count: > 0 } ? [] : [new KeyPressed("enter")];
    }

    private async Task<string?> ReadAsync(string question)
    {
        await output.WriteAsync(Graphemes.Visible(question));
        await output.FlushAsync();
        return await input.ReadLineAsync();
    }
}
