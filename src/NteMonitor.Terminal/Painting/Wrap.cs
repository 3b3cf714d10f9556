namespace NteMonitor.Terminal;

/// <summary>Breaks lines at words.</summary>
internal static class Wrap
{
    /// <summary>Returns the lines as they stand at a width; a word longer than the width is broken within.</summary>
    internal static List<Line> Lines(IReadOnlyList<Line> lines, int width)
    {
        List<Line> wrapped = [];
        foreach (var line in lines)
        {
            if (width <= 0 || line.Spans.Sum(s => s.Text.Length) * 2 <= width || line.Spans.Sum(s => Graphemes.Width(s.Text)) <= width)
            {
                wrapped.Add(line);
            }
            else
            {
                Break(line, width, wrapped);
            }
        }

        return wrapped;
    }

    private static void Break(Line line, int width, List<Line> wrapped)
    {
        var indent = Math.Min(line.Hanging, width / 2);
        List<Span> row = [];
        var used = 0;
        foreach (var (word, ink) in line.Spans.SelectMany(s => Words(s.Text).Select(w => (Word: w, s.Ink))))
        {
            var rest = word;
            if (used > indent && used + Graphemes.Width(rest.TrimEnd()) > width)
            {
                row[^1] = row[^1] with { Text = row[^1].Text.TrimEnd() };
                wrapped.Add(new(row));
                row = indent > 0 ? [new Span(new string(' ', indent))] : [];
                used = indent;
            }

            while (used + Graphemes.Width(rest.TrimEnd()) > width)
            {
                var head = Graphemes.Fit(rest, width - used, "");
                head = head.Length > 0 ? head : rest[..Math.Min(rest.Length, char.IsHighSurrogate(rest[0]) ? 2 : 1)];
                wrapped.Add(new([.. row, new Span(head, ink)]));
                row = indent > 0 ? [new Span(new string(' ', indent))] : [];
                used = indent;
                rest = rest[Math.Min(head.Length, rest.Length)..];
            }

            row.Add(new(rest, ink));
            used += Graphemes.Width(rest);
        }

        wrapped.Add(new(row));
    }

    /// <summary>Returns the words of a text, each with the blanks behind it.</summary>
    private static IEnumerable<string> Words(string text)
    {
        var start = 0;
        for (var at = 1; at < text.Length; at++)
        {
            if (text[at - 1] == ' ' && text[at] != ' ')
            {
                yield return text[start..at];
                start = at;
            }
        }

        if (start < text.Length)
        {
            yield return text[start..];
        }
    }
}
