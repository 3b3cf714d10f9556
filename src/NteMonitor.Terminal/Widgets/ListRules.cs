namespace NteMonitor.Terminal;

/// <summary>How a list moves: the same constant work for ten rows and for a million.</summary>
public static class ListRules
{
    /// <summary>Returns the list after a key: j k g G, arrows, home and end, pages; any other key changes nothing.</summary>
    /// <param name="state">Where the list stands.</param>
    /// <param name="key">The key's name.</param>
    /// <param name="height">Rows on the screen.</param>
    /// <source>docs/methods/terminal.md §1.</source>
    public static ListState Move(ListState state, string key, int height)
    {
        long? selected = key switch
        {
            "j" or "down" => state.Selected + 1,
            "k" or "up" => state.Selected - 1,
            "g" or "home" or "<" => 0,
            "G" or "end" or ">" => state.Count - 1,
            "pgdn" or "." => state.Selected + Math.Max(1, height - 1),
            "pgup" or "," => state.Selected - Math.Max(1, height - 1),
            _ => null,
        };
        return selected is { } row ? Select(state with { Height = height }, row) : state;
    }

    /// <summary>Returns the list after any message: keys, its <see cref="Shown"/> height, a row chosen by number.</summary>
    /// <param name="state">Where the list stands.</param>
    /// <param name="msg">What happened; what does not touch a list changes nothing.</param>
    /// <param name="id">The list's id, so that messages for other lists pass by; empty takes them all.</param>
    /// <source>docs/methods/terminal.md §1.</source>
    public static ListState Update(ListState state, Msg msg, string id = "") => msg switch
    {
        KeyPressed(var key) => Move(state, key, state.Height),
        Shown(var list, var height) when id.Length == 0 || list == id => Select(state with { Height = height }, state.Selected),
        RowChosen(var list, var row) when id.Length == 0 || list == id => Select(state, row),
        _ => state,
    };

    /// <summary>Returns the list with a row selected, or the nearest there is, and scrolled no more than shows it.</summary>
    /// <source>docs/methods/terminal.md §1.</source>
    public static ListState Select(ListState state, long row)
    {
        var height = Math.Max(1, state.Height);
        var selected = Math.Clamp(row, 0, Math.Max(0, state.Count - 1));
        var top = Math.Clamp(state.Top, selected - height + 1, selected);
        return state with { Selected = selected, Top = Math.Clamp(top, 0, Math.Max(0, state.Count - height)) };
    }

    /// <summary>Returns the list with another number of rows, the selection kept where it can be.</summary>
    /// <source>docs/methods/terminal.md §1.</source>
    public static ListState Recount(ListState state, long count) =>
        Select(state with { Count = Math.Max(0, count) }, state.Selected);
}
