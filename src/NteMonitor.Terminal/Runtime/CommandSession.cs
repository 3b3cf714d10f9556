namespace NteMonitor.Terminal;

/// <summary>The <c>:</c> line while it is open.</summary>
internal static class CommandSession
{
    internal static SessionStep<TModel> Update<TModel>(Session<TModel> session, Msg msg)
    {
        var input = session.Command ?? TextInput.Empty;
        return msg switch
        {
            KeyPressed("esc") => new(session with { Command = null }, []),
            KeyPressed("backspace") when input.Text.Length == 0 => new(session with { Command = null }, []),
            KeyPressed("enter") => Session.Run(session with { Command = null }, input.Text),
            KeyPressed("tab") => new(session with { Command = Complete(session.View, input) }, []),
            _ => new(session with { Command = TextInputRules.Update(input, msg) }, []),
        };
    }

    /// <summary>Returns the input completed as far as all the words that fit agree, with a blank behind when only one does.</summary>
    private static TextInput Complete(View view, TextInput input)
    {
        var words = input.Text.Contains(' ') ? [] : KeyMapRules.Completions(view.Keys.Then(HelpText.Always), input.Text);
        if (words.Count == 0)
        {
            return input;
        }

        var shared = words[0];
        foreach (var word in words)
        {
            var same = shared.Zip(word).TakeWhile(p => p.First == p.Second).Count();
            shared = shared[..same];
        }

        return TextInput.Of(words.Count == 1 ? shared + " " : shared);
    }
}
