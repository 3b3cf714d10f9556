namespace NteMonitor.Terminal;

/// <summary>How a choice is found by typing part of it. It is never guessed: two that fit alike are for the user to tell apart.</summary>
public static class ChoiceFieldRules
{
    /// <summary>Returns the field after a key or a paste: typing narrows, arrows mark, enter or tab takes the marked one.</summary>
    /// <source>docs/methods/terminal.md §3.</source>
    public static FieldStep Update(ChoiceField field, Msg msg) => msg switch
    {
        KeyPressed("esc") when IsOpen(field) => new(Close(field)),
        KeyPressed("esc") => new(field, FieldMove.Leave),
        KeyPressed("down") when IsOpen(field) => new(Mark(field, field.Marked + 1)),
        KeyPressed("up") when IsOpen(field) => new(Mark(field, field.Marked - 1)),
        KeyPressed("right" or "space") when !IsOpen(field) => new(Mark(field, field.Choices.ToList().FindIndex(c => c.Value == field.Chosen))),
        KeyPressed("backspace" or "delete" or "ctrl+u") when !IsOpen(field) => new(field with { Chosen = "", Error = "" }),
        KeyPressed("enter" or "tab") => Take(field, FieldMove.On),
        KeyPressed("down") => new(field, FieldMove.On),
        KeyPressed("shift+tab") => Take(field, FieldMove.Back),
        KeyPressed("up") => new(field, FieldMove.Back),
        KeyPressed or Pasted => Search(field, TextInputRules.Update(field.Search, msg)),
        _ => new(field),
    };

    /// <summary>Returns whether the matches are shown below the field.</summary>
    /// <source>docs/methods/terminal.md §3.</source>
    public static bool IsOpen(ChoiceField field) => field.Search.Text.Length > 0 || field.Marked >= 0;

    /// <summary>Returns the choices that fit what was typed, the best first.</summary>
    /// <source>docs/methods/terminal.md §3.</source>
    public static IReadOnlyList<Choice> Matches(ChoiceField field) => Fuzzy.Matches(field.Search.Text, field.Choices);

    /// <summary>Returns the field after one typed line: the exact value or label, or the only choice that fits.</summary>
    /// <source>docs/methods/terminal.md §5.</source>
    public static ChoiceField Answer(ChoiceField field, string text)
    {
        if (text.Trim().Length == 0)
        {
            return Close(field) with { Chosen = "" };
        }

        var matches = Meant(field, text.Trim());
        return matches.Count == 1
            ? Close(field) with { Chosen = matches[0].Value }
            : Close(field) with { Error = Ambiguous(text, matches) };
    }

    /// <summary>Returns the field with what was typed taken, when only one choice fits it; else with the reason.</summary>
    /// <source>docs/methods/terminal.md §3.</source>
    public static ChoiceField Settle(ChoiceField field)
    {
        var matches = field.Search.Text.Length == 0 ? [] : Meant(field, field.Search.Text.Trim());
        return field.Search.Text.Length == 0 ? field
            : matches.Count == 1 ? Close(field) with { Chosen = matches[0].Value }
            : field with { Error = Ambiguous(field.Search.Text, matches) };
    }

    /// <summary>Returns why typed text names no one choice.</summary>
    /// <source>docs/methods/terminal.md §3.</source>
    public static string Ambiguous(string text, IReadOnlyList<Choice> matches) => matches.Count == 0
        ? $"“{text}” fits none of the choices."
        : $"“{text}” fits {matches.Count}: {string.Join(", ", matches.Take(4).Select(m => m.Label))}{(matches.Count > 4 ? " …" : "")}.";

    private static IReadOnlyList<Choice> Meant(ChoiceField field, string text)
    {
        IReadOnlyList<Choice> byValue = [.. field.Choices.Where(c => c.Value == text)];
        IReadOnlyList<Choice> exact = byValue.Count == 1
            ? byValue
            : [.. field.Choices.Where(c => string.Equals(c.Label, text, StringComparison.OrdinalIgnoreCase))];
        return exact.Count > 0 ? exact : Fuzzy.Matches(text, field.Choices);
    }

    private static FieldStep Search(ChoiceField field, TextInput search) =>
        new(field with { Search = search, Marked = search.Text.Length > 0 ? 0 : -1, Error = "" });

    private static ChoiceField Mark(ChoiceField field, int marked) =>
        field with { Marked = Math.Clamp(marked, 0, Math.Max(0, Matches(field).Count - 1)), Error = "" };

    private static FieldStep Take(ChoiceField field, FieldMove move)
    {
        if (!IsOpen(field))
        {
            return new(field, move);
        }

        var match = Matches(field).ElementAtOrDefault(Math.Max(0, field.Marked));
        return match is null
            ? new(field with { Error = Ambiguous(field.Search.Text, []) })
            : new(Close(field) with { Chosen = match.Value }, move);
    }

    private static ChoiceField Close(ChoiceField field) => field with { Search = TextInput.Empty, Marked = -1, Error = "" };
}
