namespace NteMonitor.Terminal;

/// <summary>Something that happened: a key, a new window size, the answer to an effect.</summary>
/// <remarks>Programs add their own records; the ones here come from the runtime, the same in both modes.</remarks>
public abstract record Msg;

/// <summary>A key that the key map does not bind, or any key while text is being typed.</summary>
/// <param name="Key">
/// The key's name: a character as typed (<c>j</c>, <c>G</c>, <c>é</c>) or <c>enter</c>, <c>esc</c>, <c>tab</c>,
/// <c>shift+tab</c>, <c>space</c>, <c>backspace</c>, <c>delete</c>, <c>up</c>, <c>pgdn</c>, <c>home</c>, <c>ctrl+s</c>, <c>f1</c> ….
/// </param>
public sealed record KeyPressed(string Key) : Msg;

/// <summary>Text that arrived in one piece: a paste, or a line typed in linear mode.</summary>
/// <param name="Text">Line feeds are kept; every other control character has become a visible symbol.</param>
public sealed record Pasted(string Text) : Msg;

/// <summary>The window has a new size.</summary>
public sealed record Resized(Size Size) : Msg;

/// <summary>An action asked for by its command word: by its key, from the <c>:</c> line, or from a linear menu.</summary>
/// <param name="Text">The command word as the key map spells it, then whatever was typed after it.</param>
public sealed record Commanded(string Text) : Msg
{
    /// <summary>The command word alone.</summary>
    public string Word => Text.Split(' ', 2)[0];

    /// <summary>What was typed after the command word, trimmed; empty when there was nothing.</summary>
    public string Rest => Text.Contains(' ', StringComparison.Ordinal) ? Text[(Text.IndexOf(' ', StringComparison.Ordinal) + 1)..].Trim() : "";
}

/// <summary>A list was laid out with room for so many rows; sent when that number changes.</summary>
/// <param name="Id">The <see cref="ListBlock.Id"/>.</param>
/// <param name="Height">Rows that fit below the headings; at least 1. In linear mode always 9.</param>
public sealed record Shown(string Id, int Height) : Msg;

/// <summary>A row was chosen by its number (linear mode). The runtime presses <c>enter</c> after it.</summary>
/// <param name="Id">The <see cref="ListBlock.Id"/>.</param>
/// <param name="Row">Counted from 0 over the whole list.</param>
public sealed record RowChosen(string Id, long Row) : Msg;

/// <summary>A form field or a picker was answered with one line of text (linear mode).</summary>
/// <param name="Id">The field's id, or the picker's.</param>
/// <param name="Text">What was typed; for a choice its label, its value or enough of either to be the only match.</param>
public sealed record Answered(string Id, string Text) : Msg;

/// <summary>The line has dropped or the process was told to end: save what is unsaved, the program ends in a moment.</summary>
public sealed record HangUp : Msg;
