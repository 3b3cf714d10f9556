namespace NteMonitor.Terminal;

/// <summary>All keys of a view in words, the same on the full screen and in linear mode.</summary>
public static class HelpText
{
    /// <summary>The keys that work in every program.</summary>
    public static readonly KeyMap Always = new(
    [
        new(["?"], "help", "Help: all keys") { Group = "Everywhere", OnHelpLine = true, Aliases = ["h"] },
        new([":"], "command", "Type a command word") { Group = "Everywhere" },
        new(["ctrl+l"], "repaint", "Draw the screen afresh") { Group = "Everywhere" },
        new(["ctrl+z"], "suspend", "Stop for now, back to the shell") { Group = "Everywhere" },
        new(["ctrl+c"], "quit", "Leave") { Group = "Everywhere", Aliases = ["q", "exit", "leave"] },
    ]);

    /// <summary>The keys that every list and every long text takes, and what they do.</summary>
    public static readonly IReadOnlyList<(string Keys, string What)> Moving =
    [
        ("j k down up", "One on, one back"),
        ("pgdn pgup . ,", "A page on, a page back"),
        ("g G home end", "To the first, to the last"),
    ];

    /// <summary>Returns a heading per group, then a line per action: keys, what it does, its command, and why it is disabled.</summary>
    public static IReadOnlyList<Line> Lines(KeyMap map)
    {
        List<Line> lines = [];
        foreach (var group in map.Then(Always).Keys.GroupBy(k => k.Group, StringComparer.Ordinal))
        {
            if (lines.Count > 0)
            {
                lines.Add("");
            }

            lines.Add(Line.Of(new Span(group.Key, Ink.Heading)));
            lines.AddRange(group.Select(Of));
        }

        return [.. lines, "", Line.Of(new Span("Lists and long texts", Ink.Heading)), .. Moving.Select(m => Line.Of(new($"  {m.Keys,-16} ", Ink.KeyName), m.What))];
    }

    private static Line Of(Key key)
    {
        var command = key.Argument.Length > 0 ? $":{key.Command} {key.Argument}" : $":{key.Command}";
        var keys = string.Join(' ', key.Keys);
        List<Span> spans =
        [
            new($"  {keys,-16} ", Ink.KeyName),
            new($"{key.Label,-34} ", key.Disabled is null ? Ink.Normal : Ink.Muted),
            new(command, Ink.Muted),
        ];
        if (key.Disabled is { } reason)
        {
            spans.Add(new($"  not now: {reason}", Ink.Warn));
        }

        return new(spans) { Hanging = 19 };
    }
}
