using FsCheck;
using FsCheck.Fluent;
using NteMonitor.Documents;

namespace NteMonitor.Tests.Documents;

/// <summary>Documents full of text that tries to break out of its place.</summary>
public static class Hostile
{
    private static readonly string[] Words =
    [
        "<script>alert(1)</script>", "</td></table>", "\"><img src=http://evil.example/x>", "'", "\"", "&amp;", "|", "\\|", "\n", "\r\n",
        "\t", "\0", "\u001b[2J", "\u202e", "=1+1", "@SUM(A1)", "+44", "-2", "# heading", "- item", "1. item", "```", "**", "]]>", "<!--",
        "\ud800", "\udc00", "\uffff", "海の家", "e\u0301", "👩‍👩‍👧", ",", ";", " ", "", "    ", "Harbour Street", "https://evil.example/", "javascript:0",
        "[x](http://evil.example)", "a word that goes on", new string('W', 90),
    ];

    public static Gen<string> Text { get; } =
        Gen.Elements(Words).ListOf().Select(words => string.Concat(words.Take(6)));

    private static readonly Gen<decimal> Figure =
        from whole in Gen.Choose(-2_000_000, 2_000_000)
        from places in Gen.Choose(0, 4)
        select new decimal(Math.Abs(whole), 0, 0, whole < 0, (byte)places);

    private static readonly Gen<decimal?> MaybeFigure =
        Gen.Frequency((4, Figure.Select(figure => (decimal?)figure)), (1, Gen.Constant<decimal?>(null)));

    private static readonly Gen<string> Targets =
        Gen.OneOf(Text, Gen.Elements("area.html", "../a/b-c.html", "javascript:alert(1)", "//elsewhere.example/a", "/etc/passwd", "data:text/html,x", "\" onload=\"x"));

    private static readonly Gen<Cell> AnyCell = Gen.OneOf(
        Text.Select(text => (Cell)new Cell.Text(text)),
        Gen.Zip(Text, Gen.Elements(Enum.GetValues<Tone>())).Select(pair => (Cell)new Cell.State(pair.Item1, pair.Item2)),
        Gen.Zip(Text, Targets).Select(pair => (Cell)new Cell.Link(pair.Item1, pair.Item2)),
        Gen.Choose(-5000, 5_000_000).Select(count => (Cell)new Cell.Count(count)),
        Gen.Zip(Figure, Gen.Choose(0, 4)).Select(pair => (Cell)new Cell.Measure(pair.Item1, pair.Item2)),
        Gen.Zip(Figure, Figure).Select(pair => (Cell)new Cell.Share(pair.Item1, pair.Item2)),
        Gen.Zip(Figure, Figure).Select(pair => (Cell)new Cell.Change(pair.Item1, pair.Item2, 2)),
        Gen.Zip(Figure, Figure).Select(pair => (Cell)new Cell.Points(pair.Item1, pair.Item2, 0)),
        Gen.Zip(Text, Text).Select(pair => (Cell)new Cell.Blank(pair.Item1, pair.Item2)));

    private static readonly Gen<Column> AnyColumn =
        from heading in Text
        from unit in Gen.OneOf(Text.Select(text => (string?)text), Gen.Constant<string?>(null))
        from align in Gen.Elements(Align.Left, Align.Right)
        select new Column(heading, unit, align);

    public static Gen<Table> AnyTable { get; } =
        from width in Gen.Choose(1, 5)
        from columns in AnyColumn.ListOf(width)
        from height in Gen.Choose(0, 4)
        from rows in AnyRow(width).ListOf(height)
        from words in Text.ListOf(3)
        select new Table(words[0], words[1], [.. columns], [.. rows]) { Source = words[2], Notes = [words[0]] };

    private static readonly Gen<Series[]> AnySeries =
        from count in Gen.Choose(0, 6)
        from series in Gen.Zip(Text, MaybeFigure.ListOf(4)).ListOf(count)
        select series.Select(one => new Series(one.Item1, [.. one.Item2])).ToArray();

    private static readonly Gen<Chart> AnyChart =
        from words in Text.ListOf(8)
        from bars in Gen.Zip(Text, MaybeFigure).ListOf()
        from series in AnySeries
        from chart in Gen.Elements<Chart>(
            new BarChart(words[0], words[1], words[2], [.. bars.Select(bar => new Bar(bar.Item1, bar.Item2))]) { Unit = words[3] },
            new LineChart(words[0], words[1], words[2], [.. words.Skip(4)], series) { Places = 2 },
            new HeatChart(words[0], words[1], words[2], [.. words.Skip(4)], series) { Unit = words[3] },
            new RangeChart(words[0], words[1], words[2], [.. bars.Select(bar => new RangeMark(bar.Item1, Math.Min(0, bar.Item2 ?? 0), Math.Max(1, bar.Item2 ?? 0), bar.Item2))]) { Unit = words[3] },
            new FunnelChart(words[0], words[1], words[2],
                [.. bars.Select((bar, at) => new FunnelMark(bar.Item1, Math.Abs(bar.Item2 ?? 0), at, words[3]) { IsOutside = at % 2 == 0 })],
                [new(words[4], [.. bars.Select((bar, at) => new FunnelStation(at, 0, Math.Abs(bar.Item2 ?? 1)))]), new(words[5], [])])
            { Across = words[6], Up = words[7] })
        select chart;

    private static readonly Gen<Part> AnyPart = Gen.OneOf(
        Gen.Zip(Gen.Choose(2, 4), Text).Select(pair => (Part)new Heading(pair.Item1, pair.Item2)),
        Text.Select(text => (Part)new Paragraph(text)),
        Text.ListOf().Select(items => (Part)new Bullets([.. items])),
        Gen.Zip(Text, Targets).ListOf().Select(links => (Part)new Links([.. links.Select(link => new Link(link.Item1, link.Item2))])),
        Gen.Zip(Text, Targets).Select(pair => (Part)new Picture(pair.Item2, pair.Item1, pair.Item1)),
        Gen.Zip(Text, Text).Select(pair => (Part)new Note(pair.Item1, pair.Item2)),
        AnyTable.Select(table => (Part)table),
        AnyChart.Select(chart => (Part)chart));

    private static readonly Gen<Document> AnyDocument =
        from words in Text.ListOf(5)
        from count in Gen.Choose(0, 6)
        from parts in AnyPart.ListOf(count)
        select new Document(words[0], [.. parts]) { Subtitle = words[1], Language = words[2], Facts = [new(words[3], words[4])] };

    public static Arbitrary<Document> Documents { get; } = AnyDocument.ToArbitrary();

    public static Arbitrary<Table> Tables { get; } = AnyTable.ToArbitrary();

    private static Gen<Row> AnyRow(int width) =>
        from cells in AnyCell.ListOf(width)
        from total in Gen.Elements(true, false)
        from level in Gen.Choose(0, 7)
        select new Row([.. cells]) { IsTotal = total, Level = level };
}
