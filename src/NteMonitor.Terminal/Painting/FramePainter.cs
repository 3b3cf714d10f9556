namespace NteMonitor.Terminal;

/// <summary>Paints what stands around the body: the top line, the input, the status and the help line.</summary>
internal static class FramePainter
{
    private const int MostEcho = 4;

    /// <summary>Paints tabs and title; returns the rows used.</summary>
    internal static int PaintTop(View view, Canvas canvas)
    {
        var bar = canvas.Look.Theme[Ink.Bar];
        canvas.Fill(0, bar);
        var corner = Graphemes.Width(view.Corner);
        var behind = view.Tabs is { } tabs
            ? PaintTabs(tabs, canvas)
            : canvas.Write(new(1, 0), Path(view, canvas), canvas.Width - 2, bar with { Marks = bar.Marks | Marks.Bold });
        if (corner > 0 && behind + corner + 2 <= canvas.Width)
        {
            canvas.Write(new(canvas.Width - corner - 1, 0), view.Corner, corner, bar);
        }

        var isNamed = view.Tabs is null || (view.Crumbs.Count == 0 && view.Tabs.Names.ElementAtOrDefault(view.Tabs.Chosen) == view.Title);
        if (isNamed || canvas.Height < 10)
        {
            return 1;
        }

        canvas.Write(new(1, 1), Path(view, canvas), Ink.Heading);
        return 2;
    }

    /// <summary>Returns the rows that the bottom needs: input with its echo, status, help line.</summary>
    internal static int BottomRows(Scene scene, Size size)
    {
        var prompt = scene.Prompt is { } p ? 1 + Math.Min(Echo(p, size.Width).Count, size.Height < 18 ? 2 : MostEcho) + (p.Completions.Count > 0 ? 1 : 0) : 0;
        return Math.Min(2 + prompt, Math.Max(0, size.Height - 1));
    }

    /// <summary>Paints the bottom rows.</summary>
    internal static void PaintBottom(Scene scene, Canvas canvas)
    {
        if (canvas.Height <= 0)
        {
            return;
        }

        PaintStatus(scene, canvas.Below(Math.Max(0, canvas.Height - 2)));
        if (canvas.Height > 1)
        {
            PaintHelp(scene, canvas.Below(canvas.Height - 1));
        }

        if (scene.Prompt is { } prompt && canvas.Height > 2)
        {
            PaintPrompt(prompt, canvas.Inside(default, new(canvas.Width, canvas.Height - 2)));
        }
    }

    private static string Path(View view, Canvas canvas) =>
        string.Join(canvas.Look.Marks.Crumb, view.Crumbs.Append(view.Title));

    /// <summary>Paints the tabs, the chosen one in brackets; where they do not all fit, those around the chosen one.</summary>
    private static int PaintTabs(Tabs tabs, Canvas canvas)
    {
        var words = tabs.Names.Select((name, i) => (i == tabs.Chosen ? "[" : " ") + (i < 10 ? $"{(i + 1) % 10} " : "") + name + (i == tabs.Chosen ? "]" : " ")).ToArray();
        var first = 0;
        while (first < tabs.Chosen && words[first..(tabs.Chosen + 1)].Sum(Graphemes.Width) + 2 > canvas.Width)
        {
            first++;
        }

        var column = 0;
        for (var i = first; i < words.Length; i++)
        {
            if (i > tabs.Chosen && column + Graphemes.Width(words[i]) > canvas.Width)
            {
                break;
            }

            column = canvas.Write(new(column, 0), words[i], Graphemes.Width(words[i]), canvas.Look.Theme[i == tabs.Chosen ? Ink.BarChosen : Ink.Bar]);
        }

        return column;
    }

    private static void PaintPrompt(Prompt prompt, Canvas canvas)
    {
        var row = canvas.Height - 1;
        if (prompt.Completions.Count > 0 && row > 0)
        {
            canvas.Write(new(2, --row), string.Join("  ", prompt.Completions), Ink.Muted);
        }

        var echo = Echo(prompt, canvas.Width);
        for (var i = 0; i < row && i < echo.Count; i++)
        {
            canvas.Write(new(2, i), echo[i]);
        }

        row = canvas.Height - 1;
        var behind = canvas.Write(new(0, row), $"{prompt.Label} ", canvas.Width / 2, canvas.Look.Theme[Ink.Heading]);
        var field = canvas.Inside(new(behind, row), new(canvas.Width - behind, 1));
        FormPainter.PaintInput(prompt.Input, focused: true, field);
        if (prompt.Input.Text.Length == 0)
        {
            field.Write(default, prompt.Hint, field.Width, canvas.Look.Theme[Ink.FieldFocused]);
        }
    }

    /// <summary>What was understood must be read to its end, so it goes on in the next row.</summary>
    private static List<Line> Echo(Prompt prompt, int width) => Wrap.Lines(prompt.Echo, Math.Max(1, width - 4));

    private static void PaintStatus(Scene scene, Canvas canvas)
    {
        var (text, ink) = scene switch
        {
            { Notice.Length: > 0 } => (scene.Notice, Ink.Warn),
            { View.Toast: { } toast } => (toast.Text, toast.Ink),
            _ => (scene.View.Status, Ink.Muted),
        };
        canvas.Write(new(1, 0), text, ink);
    }

    private static void PaintHelp(Scene scene, Canvas canvas)
    {
        var keys = scene switch
        {
            { HelpTop: not null } => [new(["esc"], "", "Close"), new(["j"], "", "Down"), new(["k"], "", "Up")],
            { CommandLine: not null } => [new(["enter"], "", "Do it"), new(["tab"], "", "Complete"), new(["esc"], "", "Give up")],
            { View.Overlay: Confirm } => [new(["y"], "", "Yes"), new(["n"], "", "No")],
            { View.Overlay: Picker } => [new(["enter"], "", "Choose"), new(["esc"], "", "Leave")],
            { View.Prompt: not null } => Typing(scene, "Do it"),
            { View.IsTyping: true } => Typing(scene, "Next field"),
            _ => scene.View.Keys.Keys.Where(k => k.OnHelpLine && k.Keys.Count > 0 && k.Keys[0] != "?"),
        };
        if (!scene.View.IsTyping && scene is { HelpTop: null, CommandLine: null, View.Overlay: null })
        {
            PaintKeys([new(["?"], "", "Help")], canvas.Inside(new(canvas.Width - 8, 0), new(8, 1)));
            canvas = canvas.Inside(default, new(canvas.Width - 9, 1));
        }

        PaintKeys(keys, canvas);
    }

    private static void PaintKeys(IEnumerable<Key> keys, Canvas canvas)
    {
        var column = 1;
        foreach (var key in keys)
        {
            var width = Graphemes.Width(key.Keys[0]) + Graphemes.Width(key.Label) + 1;
            if (column + width > canvas.Width)
            {
                break;
            }

            column = canvas.Write(new(column, 0), key.Keys[0], Ink.KeyName) + 1;
            column = canvas.Write(new(column, 0), key.Label, key.Disabled is null ? Ink.Normal : Ink.Muted);
            column = key.Disabled is null ? column + 2 : canvas.Write(new(column, 0), "*", Ink.Muted) + 1;
        }
    }

    private static IEnumerable<Key> Typing(Scene scene, string enter) =>
        [new(["enter"], "", enter), new(["esc"], "", "Leave"), .. scene.View.Keys.Keys.Where(k => k.WhileTyping && k.OnHelpLine && k.Keys.Count > 0)];
}
