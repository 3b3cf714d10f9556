namespace NteMonitor.Terminal;

/// <summary>The lettered menu of a view: the actions that can be asked for now.</summary>
internal static class Menu
{
    /// <summary>Letters in their order; n, p and q page and leave, so they name no action.</summary>
    private const string Letters = "abcdefghijklmorstuvwxyz";

    /// <summary>Returns letter and action of everything that is not disabled; a letter stays with its action.</summary>
    internal static IReadOnlyList<(string Letter, Key Key)> Of(View view) =>
        [.. view.Keys.Keys.Where(k => k.Command != "quit")
            .Select((k, i) => (i < Letters.Length ? Letters[i].ToString() : "", k))
            .Where(m => m.k.Disabled is null)];

    /// <summary>Returns the menu as lines of several actions.</summary>
    internal static IReadOnlyList<string> Lines(View view)
    {
        List<string> words = [.. Of(view).Select(m => $"{m.Letter} {m.Key.Label} (:{m.Key.Command})".TrimStart())];
        if (List(view) is { State.Count: > 0 } list)
        {
            words.Add("1-9 open a row");
            if (list.State.Count > ListLines.PageRows)
            {
                words.Add("n next page");
                words.Add("p previous page");
            }
        }

        words.Add("? all keys");
        words.Add("q leave");
        List<string> lines = [];
        foreach (var word in words)
        {
            if (lines.Count > 0 && lines[^1].Length + word.Length + 2 <= 78)
            {
                lines[^1] += ", " + word;
            }
            else
            {
                lines.Add("  " + word);
            }
        }

        return ["What now?", .. lines];
    }

    /// <summary>Returns the list that numbers and pages go to: the one that has the keys, or the first.</summary>
    internal static ListBlock? List(View view)
    {
        var lists = view.Body.Leaves().OfType<ListBlock>().ToList();
        return lists.FirstOrDefault(l => l.Focused) ?? lists.FirstOrDefault();
    }

    /// <summary>Returns the messages that a typed line stands for.</summary>
    internal static IReadOnlyList<Msg> Messages(View view, string line)
    {
        var list = List(view);
        if (list is { State.Count: > 0 } && line.Length == 1 && line[0] is >= '1' and <= '9')
        {
            var row = ListLines.PageOf(list.State) + line[0] - '1';
            return row < list.State.Count ? [new RowChosen(list.Id, row), new KeyPressed("enter")] : [];
        }

        if (list is not null && line is "n" or "next")
        {
            return Page(list!, ListLines.PageOf(list!.State) + ListLines.PageRows);
        }

        if (list is not null && line is "p" or "previous")
        {
            return Page(list!, ListLines.PageOf(list!.State) - ListLines.PageRows);
        }

        if (line is "esc" or "back" && view.Keys.FindCommand(line) is null)
        {
            return [new KeyPressed("esc")];
        }

        var chosen = Of(view).FirstOrDefault(m => m.Letter.Length > 0 && m.Letter == line);
        return [new Commanded(chosen.Key?.Command ?? (line == "?" ? "help" : line.TrimStart(':')))];
    }

    /// <summary>Returns the messages that put a page on the screen with its first row selected.</summary>
    private static IReadOnlyList<Msg> Page(ListBlock list, long first)
    {
        if (first < 0 || first >= list.State.Count)
        {
            return [];
        }

        var last = Math.Min(list.State.Count, first + ListLines.PageRows) - 1;
        return [new RowChosen(list.Id, last), new RowChosen(list.Id, first)];
    }
}
