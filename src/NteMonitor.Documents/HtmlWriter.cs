using NteMonitor.Documents.Html;

namespace NteMonitor.Documents;

/// <summary>Writes a document as one HTML page: no script, nothing fetched, light and dark, and a style for print.</summary>
/// <remarks>
/// The page can be read without colour, without sight and without a mouse: one top heading, no level skipped, captions and
/// scopes on every table, a description and the figures beside every picture. Its policy forbids the browser every request,
/// should a flaw ever let one in.
/// </remarks>
public static class HtmlWriter
{
    /// <summary>The style sheet that every page has, the same in all.</summary>
    public static string StyleSheet { get; } = ReadStyleSheet();

    /// <summary>Returns the page in lines that end in LF; no text of the document can become markup.</summary>
    public static string Write(Document document) => Write(document, []);

    /// <summary>Returns the page of a document that is one of several, with links to the others above its title.</summary>
    /// <param name="document">The document.</param>
    /// <param name="trail">The other pages, in the order shown; paths from this page.</param>
    public static string Write(Document document, IReadOnlyList<Link> trail)
    {
        var placed = Outline.Of(document);
        IEnumerable<string> page =
        [
            "<!doctype html>",
            $"""<html lang="{Markup.Escaped(document.Language)}">""",
            "<head>",
            """<meta charset="utf-8">""",
            """<meta name="viewport" content="width=device-width, initial-scale=1">""",
            $$"""<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'{{(document.Parts.Any(part => part is Picture) ? "; img-src 'self'" : "")}}">""",
            """<meta name="color-scheme" content="light dark">""",
            $"<title>{Markup.Escaped(document.Title)}</title>",
            "<style>",
            StyleSheet,
            "</style>",
            "</head>",
            "<body>",
            """<a class="skip" href="#main">Skip to the report</a>""",
            .. Trail(trail),
            .. Header(document),
            .. Contents(placed),
            """<main id="main" tabindex="-1">""",
            .. placed.SelectMany(Block),
            "</main>",
            "</body>",
            "</html>",
        ];
        return string.Join('\n', page) + "\n";
    }

    private static IEnumerable<string> Trail(IReadOnlyList<Link> trail) => trail.Count == 0 ? [] :
    [
        """<nav class="trail" aria-label="Pages"><ul>""",
        .. trail.Select(link => $"<li>{Markup.Anchor(link.Text, link.To)}</li>"),
        "</ul></nav>",
    ];

    private static IEnumerable<string> Header(Document document) =>
    [
        "<header>",
        $"<h1>{Markup.Escaped(document.Title)}</h1>",
        .. document.Subtitle is { } subtitle ? [$"""<p class="subtitle">{Markup.Escaped(subtitle)}</p>"""] : Array.Empty<string>(),
        .. document.Facts.Count == 0 ? Array.Empty<string>() :
        [
            """<dl class="facts">""",
            .. document.Facts.Select(fact => $"<div><dt>{Markup.Escaped(fact.Label)}</dt><dd>{Markup.Escaped(fact.Value)}</dd></div>"),
            "</dl>",
        ],
        "</header>",
    ];

    /// <summary>Returns links to the sections, where there are enough of them to lose one's way.</summary>
    private static IEnumerable<string> Contents(IReadOnlyList<Placed> placed)
    {
        var sections = placed.Where(one => one.Part is Heading && one.Level == 2).ToArray();
        return sections.Length < 3 ? [] :
        [
            """<nav aria-label="Contents"><ol>""",
            .. sections.Select(one => $"""<li><a href="#{one.Anchor}">{Markup.Escaped(((Heading)one.Part).Text)}</a></li>"""),
            "</ol></nav>",
        ];
    }

    private static IEnumerable<string> Block(Placed placed) => placed.Part switch
    {
        Heading(_, var text) => [$"""<h{placed.Level} id="{placed.Anchor}">{Markup.Escaped(text)}</h{placed.Level}>"""],
        Paragraph(var text) => [$"<p>{Markup.Escaped(text)}</p>"],
        Bullets(var items) => ["<ul>", .. items.Select(item => $"<li>{Markup.Escaped(item)}</li>"), "</ul>"],
        Links(var links) => ["<ul>", .. links.Select(link => $"<li>{Markup.Anchor(link.Text, link.To)}</li>"), "</ul>"],
        Picture(var to, var caption, var alternative) =>
        [
            "<figure>",
            .. Markup.IsPath(to) ? [$"""<img src="{to}" alt="{Markup.Escaped(alternative)}">"""] : Array.Empty<string>(),
            $"<figcaption>{Markup.Escaped(caption)}</figcaption>",
            $"""<p class="alternative">{Markup.Escaped(alternative)}</p>""",
            "</figure>",
        ],
        Note(var kind, var text) =>
        [
            $"""<p class="note{(kind == Note.Warning ? " warning" : "")}"><strong>{Markup.Escaped(kind)}:</strong> {Markup.Escaped(text)}</p>""",
        ],
        Table table => HtmlTable.Of(table, placed.Anchor, $"Table {placed.Number}. {table.Caption}"),
        Chart chart => HtmlChart.Of(chart, placed.Anchor, placed.Number),
        _ => throw new ArgumentOutOfRangeException(nameof(placed), placed.Part, "An unknown kind of part."),
    };

    private static string ReadStyleSheet()
    {
        using var sheet = typeof(HtmlWriter).Assembly.GetManifestResourceStream("report.css")
            ?? throw new InvalidOperationException("The style sheet is not in the assembly.");
        using var reader = new StreamReader(sheet);
        return reader.ReadToEnd().ReplaceLineEndings("\n").TrimEnd();
    }
}
