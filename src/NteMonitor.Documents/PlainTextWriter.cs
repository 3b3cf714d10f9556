using NteMonitor.Documents.Text;

namespace NteMonitor.Documents;

/// <summary>Writes a document as plain text of 72 columns: for a terminal, an e-mail, a printer of any age.</summary>
public static class PlainTextWriter
{
    /// <summary>Columns of type on a line; no line is longer.</summary>
    public const int Width = 72;

    private const int LongestLabel = 26;

    /// <summary>Returns the document in lines that end in LF, without control characters.</summary>
    public static string Write(Document document)
    {
        List<IEnumerable<string>> blocks = [Title(document)];
        if (document.Facts.Count > 0)
        {
            blocks.Add(Facts(document.Facts));
        }

        blocks.AddRange(Outline.Of(document).Select(Block));
        return string.Join("\n\n", blocks.Select(lines => string.Join('\n', lines))) + "\n";
    }

    private static IEnumerable<string> Title(Document document) =>
    [
        .. Underlined(document.Title, '='),
        .. document.Subtitle is { } subtitle ? TextWrap.Lines(subtitle, Width) : [],
    ];

    private static IEnumerable<string> Facts(IReadOnlyList<Fact> facts)
    {
        var label = Math.Min(LongestLabel, facts.Max(fact => TextWidth.Of(Clean.OneLine(fact.Label))));
        return facts.SelectMany(fact => Beside(TextWrap.Lines(fact.Label, Math.Max(2, label)), fact.Value, label));
    }

    private static IEnumerable<string> Beside(IReadOnlyList<string> labels, string value, int label)
    {
        var values = TextWrap.Lines(value, Width - label - 2);
        return Enumerable.Range(0, Math.Max(labels.Count, values.Count)).Select(line =>
            (TextWidth.Pad(labels.ElementAtOrDefault(line) ?? "", label + 2, Align.Left) + values.ElementAtOrDefault(line))
            .TrimEnd());
    }

    private static IEnumerable<string> Block(Placed placed) => placed.Part switch
    {
        Heading(_, var text) when placed.Level == 2 => Underlined(text, '-'),
        Heading(_, var text) when placed.Level == 3 => Underlined(text, '.'),
        Heading(_, var text) => TextWrap.Lines(text, Width),
        Paragraph(var text) => TextWrap.Lines(text, Width),
        Bullets(var items) => items.SelectMany(item => TextWrap.Hanging("- ", item, Width)),
        Links(var links) => links.SelectMany(link => TextWrap.Hanging("- ", $"{link.Text} ({link.To})", Width)),
        Picture(var to, var caption, var alternative) => TextWrap.Lines($"{caption} ({to}): {alternative}", Width),
        Note(var kind, var text) => TextWrap.Hanging("  ", $"{kind}: {text}", Width),
        Table table => Of(table, placed.Number),
        Chart chart => Of(chart, placed.Number),
        _ => throw new ArgumentOutOfRangeException(nameof(placed), placed.Part, "An unknown kind of part."),
    };

    private static IEnumerable<string> Of(Table table, int number) =>
    [
        .. TextWrap.Lines($"Table {number}. {table.Caption}", Width),
        "",
        .. TextTable.Lay(table, Width),
        .. Tabulated.Remarks(table).Select((remark, at) => (remark, at)).SelectMany(line =>
            Enumerable.Repeat("", line.at == 0 ? 1 : 0).Concat(TextWrap.Lines(line.remark, Width))),
    ];

    private static IEnumerable<string> Of(Chart chart, int number) =>
    [
        .. TextWrap.Lines($"Figure {number}. {Tabulated.Caption(chart)}", Width),
        "",
        .. chart switch
        {
            BarChart bars => Bars(bars, bars.Bars),
            LineChart { Series: [var only] } line =>
                Bars(line, [.. line.Labels.Select((label, at) => new Bar(label, only.Values[at]))]),
            FunnelChart funnel => [.. FunnelText.Lay(funnel, Width, 18), "", .. FunnelText.Legend(funnel).SelectMany(line => TextWrap.Lines(line, Width))],
            RangeChart ranges => RangeText.Lay(ranges, Width),
            _ => TextTable.Lay(Tabulated.Of(chart), Width),
        },
        "",
        .. TextWrap.Lines(chart.Alternative, Width),
    ];

    private static IEnumerable<string> Bars(Chart chart, IReadOnlyList<Bar> bars)
    {
        if (bars.Count == 0)
        {
            return ["There is nothing to show."];
        }

        var figures = bars.Select(bar => bar.Value is { } value ? CellText.Number(value, chart.Places) : "not known").ToArray();
        var figure = figures.Max(TextWidth.Of);
        var label = Math.Min(LongestLabel, Math.Max(2, bars.Max(bar => TextWidth.Of(Clean.OneLine(bar.Label)))));
        var longest = bars.Max(bar => Math.Abs(bar.Value ?? 0));
        return bars.SelectMany((bar, at) =>
        {
            var drawn = Drawn(bar.Value ?? 0, longest, Width - label - figure - 4);
            var beside = $"{TextWidth.Pad(figures[at], figure, Align.Right)}  {drawn}";
            return Beside(TextWrap.Lines(bar.Label, label), label, beside);
        });
    }

    /// <summary>Returns the lines of a label with the figure and its bar beside the first of them.</summary>
    private static IEnumerable<string> Beside(IReadOnlyList<string> labels, int label, string beside) =>
        labels.Select((line, at) => at == 0 ? $"{TextWidth.Pad(line, label, Align.Left)}  {beside}".TrimEnd() : line);

    // A bar below nothing is drawn with another mark; what is not nothing gets at least one.
    private static string Drawn(decimal value, decimal longest, int room) => value == 0
        ? ""
        : new string(value > 0 ? '#' : '-', Math.Max(1, (int)Math.Round(Math.Abs(value) / longest * room, MidpointRounding.AwayFromZero)));

    private static IEnumerable<string> Underlined(string text, char mark)
    {
        var lines = TextWrap.Lines(text, Width);
        return [.. lines, new string(mark, lines.Max(TextWidth.Of))];
    }
}
