using System.Globalization;

namespace NteMonitor.Terminal;

/// <summary>How a line of text is edited.</summary>
public static class TextInputRules
{
    /// <summary>The most a single input takes, in UTF-16 units; what goes beyond is left off.</summary>
    public const int MostUnits = 10_000;

    /// <summary>Returns the text after a key or a paste; keys that edit nothing change nothing.</summary>
    /// <remarks>Line feeds in a paste become spaces.</remarks>
    /// <source>docs/methods/terminal.md §2.</source>
    public static TextInput Update(TextInput input, Msg msg) => msg switch
    {
        KeyPressed(var key) => Press(input, key),
        Pasted(var text) => Insert(input, text.ReplaceLineEndings(" ")),
        _ => input,
    };

    /// <summary>Returns the text with more at the cursor, line feeds included.</summary>
    /// <source>docs/methods/terminal.md §2.</source>
    public static TextInput Insert(TextInput input, string text)
    {
        var room = Math.Max(0, MostUnits - input.Text.Length);
        var fitting = text.Length <= room ? text : text[..Boundary(text, room)];
        return new(input.Text.Insert(input.Cursor, fitting), input.Cursor + fitting.Length);
    }

    /// <summary>Returns whether a key's name is a character that is typed rather than the name of a key.</summary>
    /// <source>docs/methods/terminal.md §2.</source>
    public static bool IsCharacter(string key) =>
        key == "space" || (key.Length > 0 && new StringInfo(key).LengthInTextElements == 1);

    private static TextInput Press(TextInput input, string key) => key switch
    {
        "space" => Insert(input, " "),
        "left" or "ctrl+b" => input with { Cursor = Before(input) },
        "right" or "ctrl+f" => input with { Cursor = Behind(input) },
        "home" or "ctrl+a" => input with { Cursor = LineStart(input) },
        "end" or "ctrl+e" => input with { Cursor = LineEnd(input) },
        "backspace" or "ctrl+h" => Cut(input, Before(input), input.Cursor),
        "delete" or "ctrl+d" => Cut(input, input.Cursor, Behind(input)),
        "ctrl+w" or "alt+backspace" => Cut(input, WordStart(input), input.Cursor),
        "ctrl+u" => TextInput.Empty,
        "ctrl+k" => Cut(input, input.Cursor, LineEnd(input)),
        _ when IsCharacter(key) => Insert(input, key),
        _ => input,
    };

    private static TextInput Cut(TextInput input, int from, int to) => new(input.Text.Remove(from, to - from), from);

    private static int Before(TextInput input)
    {
        var last = 0;
        for (var at = 0; at < input.Cursor; at += StringInfo.GetNextTextElementLength(input.Text, at))
        {
            last = at;
        }

        return last;
    }

    private static int Behind(TextInput input) =>
        input.Cursor + (input.Cursor < input.Text.Length ? StringInfo.GetNextTextElementLength(input.Text, input.Cursor) : 0);

    private static int LineStart(TextInput input) =>
        input.Cursor == 0 ? 0 : input.Text.LastIndexOf('\n', input.Cursor - 1) + 1;

    private static int LineEnd(TextInput input) =>
        input.Text.IndexOf('\n', input.Cursor) is >= 0 and var at ? at : input.Text.Length;

    private static int WordStart(TextInput input)
    {
        var head = input.Text[..input.Cursor].TrimEnd();
        return head.LastIndexOfAny([' ', '\n']) + 1;
    }

    private static int Boundary(string text, int atMost)
    {
        var at = 0;
        while (at < text.Length)
        {
            var next = at + StringInfo.GetNextTextElementLength(text, at);
            if (next > atMost)
            {
                break;
            }

            at = next;
        }

        return at;
    }
}
