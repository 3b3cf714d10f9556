namespace NteMonitor.Terminal;

/// <summary>How a picker is used.</summary>
public static class PickerRules
{
    /// <summary>Returns the picker after one message: typing narrows, arrows mark, enter chooses, esc leaves.</summary>
    /// <remarks>A typed answer of linear mode chooses when it fits exactly one choice, and otherwise narrows to those it fits.</remarks>
    /// <source>docs/methods/terminal.md §4.</source>
    public static PickerStep Update(PickerState state, Msg msg) => msg switch
    {
        KeyPressed("esc") => new(state, Left: true),
        KeyPressed("enter") => new(state, Matches(state).ElementAtOrDefault(state.Marked)),
        KeyPressed("down" or "tab" or "ctrl+n") => new(Mark(state, state.Marked + 1)),
        KeyPressed("up" or "shift+tab" or "ctrl+p") => new(Mark(state, state.Marked - 1)),
        KeyPressed("pgdn") => new(Mark(state, state.Marked + 9)),
        KeyPressed("pgup") => new(Mark(state, state.Marked - 9)),
        KeyPressed or Pasted => new(state with { Search = TextInputRules.Update(state.Search, msg), Marked = 0 }),
        Answered(var id, var text) when id == state.Id => Answer(state, text),
        _ => new(state),
    };

    /// <summary>Returns the choices that what was typed leaves, the best first.</summary>
    /// <source>docs/methods/terminal.md §4.</source>
    public static IReadOnlyList<Choice> Matches(PickerState state) => Fuzzy.Matches(state.Search.Text, state.Choices);

    private static PickerState Mark(PickerState state, int marked) =>
        state with { Marked = Math.Clamp(marked, 0, Math.Max(0, Matches(state).Count - 1)) };

    private static PickerStep Answer(PickerState state, string text)
    {
        var exact = state.Choices.FirstOrDefault(c => c.Value == text)
            ?? state.Choices.FirstOrDefault(c => string.Equals(c.Label, text, StringComparison.OrdinalIgnoreCase));
        var matches = exact is null ? Fuzzy.Matches(text, state.Choices) : [exact];
        return matches.Count == 1
            ? new(state, matches[0])
            : new(state with { Search = TextInput.Of(text), Marked = 0 });
    }
}
