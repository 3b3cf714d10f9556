namespace NteMonitor.Terminal;

/// <summary>A text being typed, and where the cursor stands in it.</summary>
/// <param name="Text">The text so far.</param>
/// <param name="Cursor">UTF-16 units before the cursor, 0 to the text's length, never inside a character.</param>
public sealed record TextInput(string Text, int Cursor)
{
    /// <summary>Nothing typed yet.</summary>
    public static readonly TextInput Empty = new("", 0);

    /// <summary>Returns a text with the cursor at its end.</summary>
    public static TextInput Of(string text) => new(text, text.Length);
}
