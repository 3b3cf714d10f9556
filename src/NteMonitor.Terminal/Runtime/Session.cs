namespace NteMonitor.Terminal;

/// <summary>A running program: its model, what it shows, and what the runtime adds; pure, shared by all modes.</summary>
public sealed record Session<TModel>(IProgram<TModel> Program, TModel Model, View View)
{
    /// <summary>The text of the open <c>:</c> line; null while it is closed.</summary>
    public TextInput? Command { get; init; }

    /// <summary>Lines of the open help scrolled off; null while it is closed.</summary>
    public int? HelpTop { get; init; }

    /// <summary>A word from the runtime about the last key or command.</summary>
    public string Notice { get; init; } = "";

    /// <summary>Whether the last message was ctrl+c; a second one leaves whatever the program says.</summary>
    public bool IsLeaving { get; init; }

    /// <summary>Keys that were pressed while something was being saved, in order.</summary>
    public IReadOnlyList<Msg> Ahead { get; init; } = [];

    /// <summary>Returns what the renderers present.</summary>
    public Scene Scene() => new(View) { CommandLine = Command is { } input ? Session.CommandPrompt(View, input) : null, HelpTop = HelpTop, Notice = Notice };
}

/// <summary>A session after one message, and what is to be done, in order.</summary>
public readonly record struct SessionStep<TModel>(Session<TModel> Session, IReadOnlyList<Effect> Effects);

/// <summary>Moves a session on: what every program gets without asking.</summary>
public static class Session
{
    /// <summary>The most keys that wait for a saving to end.</summary>
    private const int MostAhead = 2000;

    /// <summary>Returns a session at its start.</summary>
    public static SessionStep<TModel> Start<TModel>(IProgram<TModel> program, Size size)
    {
        var step = program.Start(size);
        return new(new(program, step.Model, program.View(step.Model)), Flat(step.Effect));
    }

    /// <summary>Returns the session after any message.</summary>
    /// <remarks>
    /// On a slow line people type ahead. While something is being saved their keys wait; afterwards they are pressed one after
    /// the other. Where the saving was refused they are dropped, and said to be: they were meant for what comes after it.
    /// </remarks>
    public static SessionStep<TModel> Update<TModel>(Session<TModel> session, Msg msg)
    {
        if (session.View.IsBusy && session.Command is null && (msg is Pasted || msg is KeyPressed(not ("ctrl+c" or "ctrl+l" or "ctrl+z"))))
        {
            return new(session with { Ahead = [.. session.Ahead.Take(MostAhead - 1), msg] }, []);
        }

        var step = Take(session, msg);
        return step.Session is { Ahead.Count: > 0, View.IsBusy: false } ? CatchUp(step) : step;
    }

    private static SessionStep<TModel> CatchUp<TModel>(SessionStep<TModel> step)
    {
        var session = step.Session with { Ahead = [] };
        if (session.View.IsTyping)
        {
            return step with { Session = session with { Notice = "It was not saved; what was typed after it was not taken." } };
        }

        List<Effect> effects = [.. step.Effects];
        foreach (var msg in step.Session.Ahead)
        {
            var next = Update(session, msg);
            session = next.Session;
            effects.AddRange(next.Effects);
        }

        return new(session, effects);
    }

    private static SessionStep<TModel> Take<TModel>(Session<TModel> session, Msg msg)
    {
        var fresh = msg is KeyPressed or Pasted or Commanded or RowChosen or Answered ? session with { Notice = "", IsLeaving = false } : session;
        return msg switch
        {
            KeyPressed("ctrl+c") when session.IsLeaving => ThenQuit(Deliver(fresh, new HangUp())),
            KeyPressed("ctrl+c") => Leave(fresh with { Command = null, HelpTop = null, IsLeaving = true }),
            KeyPressed("ctrl+l") => new(fresh, [new Repaint()]),
            KeyPressed("ctrl+z") => new(fresh, [new Suspend()]),
            KeyPressed(var key) when fresh.HelpTop is { } top => new(InHelp(fresh, key, top), []),
            KeyPressed or Pasted when fresh.Command is not null => CommandSession.Update(fresh, msg),
            KeyPressed(var key) => Press(fresh, key),
            Pasted when !fresh.View.IsTyping => new(fresh with { Notice = "Nothing here takes pasted text." }, []),
            Commanded(var text) => Run(fresh, text),
            _ => Deliver(fresh, msg),
        };
    }

    /// <summary>Returns the session after a command line was given: run, refused with a reason, or not known with the nearest word.</summary>
    public static SessionStep<TModel> Run<TModel>(Session<TModel> session, string text)
    {
        var (word, rest) = (new Commanded(text.Trim()).Word, new Commanded(text.Trim()).Rest);
        if (word.Length == 0)
        {
            return new(session, []);
        }

        if (session.View.Keys.FindCommand(word) is { } key)
        {
            return Act(session, key, rest);
        }

        var formTakesIt = word is "save" or "w" or "cancel" && session.View.Body.Leaves().OfType<FormBlock>().Any();
        return formTakesIt ? Deliver(session, new Commanded(word)) : HelpText.Always.FindCommand(word)?.Command switch
        {
            "help" => new(session with { HelpTop = 0 }, []),
            "repaint" => new(session, [new Repaint()]),
            "suspend" => new(session, [new Suspend()]),
            "quit" => Leave(session),
            "command" => new(session with { Command = TextInput.Empty }, []),
            _ => new(session with { Notice = Unknown(session.View, word) }, []),
        };
    }

    /// <summary>Returns the session after the program has had a message.</summary>
    internal static SessionStep<TModel> Deliver<TModel>(Session<TModel> session, Msg msg)
    {
        var step = session.Program.Update(session.Model, msg);
        return new(session with { Model = step.Model, View = session.Program.View(step.Model) }, Flat(step.Effect));
    }

    internal static Prompt CommandPrompt(View view, TextInput input)
    {
        var all = view.Keys.Then(HelpText.Always);
        var known = all.FindCommand(new Commanded(input.Text).Word);
        return new(":", input)
        {
            Completions = input.Text.Contains(' ') ? [] : [.. KeyMapRules.Completions(all, input.Text).Take(12)],
            Echo = known is null ? [] : [Line.Of(new Span($"{known.Label} {known.Argument}", Ink.Muted))],
            Hint = "a command word; tab completes it",
        };
    }

    private static SessionStep<TModel> Press<TModel>(Session<TModel> session, string key)
    {
        var view = session.View;
        if (view.Overlay is Confirm confirm)
        {
            return key switch
            {
                "y" or "Y" => Deliver(session, new Commanded(confirm.YesCommand)),
                "n" or "N" or "esc" => Deliver(session, new Commanded(confirm.NoCommand)),
                _ => new(session with { Notice = "y for yes, n for no." }, []),
            };
        }

        var bound = view.Overlay is null ? view.Keys.Find(key) : null;
        if (bound is not null && (!view.IsTyping || bound.WhileTyping))
        {
            return Act(session, bound, "");
        }

        // Over a slow line esc and the next key arrive together and look like alt. While something is typed that guess could
        // leave a form and fire a command, so there such a key does nothing.
        if (bound is null && key.StartsWith("alt+", StringComparison.Ordinal) && key != "alt+backspace")
        {
            return view.IsTyping ? new(session, []) : EscapeThen(session, key["alt+".Length..]);
        }

        return key switch
        {
            "?" when !view.IsTyping => new(session with { HelpTop = 0 }, []),
            ":" when !view.IsTyping => new(session with { Command = TextInput.Empty }, []),
            _ => Deliver(session, new KeyPressed(key)),
        };
    }

    private static SessionStep<TModel> EscapeThen<TModel>(Session<TModel> session, string key)
    {
        var first = Update(session, new KeyPressed("esc"));
        var second = Update(first.Session, new KeyPressed(key));
        return new(second.Session, [.. first.Effects, .. second.Effects]);
    }

    private static SessionStep<TModel> Act<TModel>(Session<TModel> session, Key key, string rest) => key.Disabled is { } reason
        ? new(session with { Notice = $"{key.Label}: not now. {reason}" }, [])
        : Deliver(session, new Commanded(rest.Length > 0 ? $"{key.Command} {rest}" : key.Command));

    private static SessionStep<TModel> Leave<TModel>(Session<TModel> session) =>
        session.View.Keys.FindCommand("quit") is null ? ThenQuit(new SessionStep<TModel>(session, [])) : Deliver(session, new Commanded("quit"));

    private static SessionStep<TModel> ThenQuit<TModel>(SessionStep<TModel> step) => step with { Effects = [.. step.Effects, new Quit()] };

    private static Session<TModel> InHelp<TModel>(Session<TModel> session, string key, int top)
    {
        var last = HelpText.Lines(session.View.Keys).Count;
        int? next = key switch
        {
            "j" or "down" => top + 1,
            "k" or "up" => top - 1,
            "pgdn" or "space" => top + 10,
            "pgup" => top - 10,
            "g" or "home" => 0,
            "G" or "end" => last,
            "esc" or "?" or "q" or "enter" => null,
            _ => top,
        };
        return session with { HelpTop = next is { } line ? Math.Clamp(line, 0, last) : null };
    }

    private static string Unknown(View view, string word)
    {
        var near = Fuzzy.Nearest(word, view.Keys.Then(HelpText.Always).Keys.Select(k => k.Command));
        return $"There is no command “{word}”." + (near is null ? " ? lists them." : $" Did you mean {near}?");
    }

    private static IReadOnlyList<Effect> Flat(Effect? effect) => effect switch
    {
        null => [],
        Batch batch => [.. batch.Effects.SelectMany(Flat)],
        _ => [effect],
    };
}
