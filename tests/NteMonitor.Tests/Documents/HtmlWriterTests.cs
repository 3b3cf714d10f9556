using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using FsCheck.Fluent;
using NteMonitor.Documents;
using Document = NteMonitor.Documents.Document;

namespace NteMonitor.Tests.Documents;

public sealed class HtmlWriterTests
{
    [Fact]
    public void There_is_one_top_heading_and_no_level_is_skipped() => Always(page =>
    {
        var levels = page.QuerySelectorAll("h1, h2, h3, h4, h5, h6").Select(heading => heading.LocalName[1] - '0').ToArray();
        return levels.Count(level => level == 1) == 1 && levels[0] == 1 && levels.Zip(levels.Skip(1)).All(pair => pair.Second <= pair.First + 1);
    });

    [Fact]
    public void Nothing_runs_and_nothing_is_fetched() => Always(page =>
        page.QuerySelectorAll("script, link, iframe, object, embed, base, form, [srcset], [style]").Length == 0
        && page.All.SelectMany(element => element.Attributes).All(attribute => !attribute.Name.StartsWith("on", StringComparison.Ordinal))
        && page.QuerySelectorAll("[href], [src]").Select(link => link.GetAttribute("href") ?? link.GetAttribute("src")!).All(to => to[0] != '/' && !to.Contains(':', StringComparison.Ordinal)));

    [Fact]
    public void A_picture_needs_leave_to_be_fetched_and_only_from_beside_the_page() => Always((document, page) =>
        page.QuerySelector("meta[http-equiv]")!.GetAttribute("content")!.EndsWith("; img-src 'self'", StringComparison.Ordinal) == document.Parts.Any(p => p is Picture)
        && page.QuerySelectorAll("img").All(picture => picture.HasAttribute("alt")));

    [Fact]
    public void Every_link_of_its_own_leads_to_a_place_in_the_page() => Always(page =>
        page.QuerySelectorAll("nav [href], .skip").All(link => page.GetElementById(link.GetAttribute("href")![1..]) is not null));

    [Fact]
    public void No_name_is_used_twice() => Always(page =>
    {
        var names = page.QuerySelectorAll("[id]").Select(element => element.Id).ToArray();
        return names.Distinct(StringComparer.Ordinal).Count() == names.Length;
    });

    [Fact]
    public void Every_table_has_a_caption_and_its_headings_a_scope() => Always(page =>
        page.QuerySelectorAll("table").All(table => table.FirstElementChild?.LocalName == "caption")
        && page.QuerySelectorAll("thead th").All(heading => heading.GetAttribute("scope") == "col")
        && page.QuerySelectorAll("tbody th").All(heading => heading.GetAttribute("scope") == "row")
        && page.QuerySelectorAll("tbody tr").All(row => row.FirstElementChild?.LocalName == "th"));

    [Fact]
    public void Every_row_has_as_many_cells_as_the_heading() => Always(page =>
        page.QuerySelectorAll("table").OfType<IHtmlTableElement>()
            .All(table => table.Rows.All(row => row.Cells.Length == table.Rows[0].Cells.Length)));

    [Fact]
    public void Every_picture_has_a_name_and_a_description() => Always(page =>
        page.QuerySelectorAll("svg").All(picture => picture.GetAttribute("role") == "img"
            && page.GetElementById(picture.GetAttribute("aria-labelledby")!)?.LocalName == "title"
            && page.GetElementById(picture.GetAttribute("aria-describedby")!)?.LocalName == "desc"));

    [Fact]
    public void Every_region_and_label_names_what_exists() => Always(page =>
        page.QuerySelectorAll("[aria-labelledby]").All(element => page.GetElementById(element.GetAttribute("aria-labelledby")!) is not null));

    [Fact]
    public void Every_word_of_the_document_is_in_the_page_as_text() => Always((document, page) =>
        document.Parts.OfType<Paragraph>().All(paragraph =>
            page.QuerySelectorAll("main > p").Any(p => p.TextContent == NteMonitor.Documents.Text.Clean.OneLine(paragraph.Text))));

    [Fact]
    public void The_page_keeps_its_bones_whatever_stands_in_it() => Always((document, page) =>
        page.QuerySelectorAll("body > main").Length == 1
        && page.QuerySelectorAll("main > *").Length == document.Parts.Count
        && page.QuerySelectorAll("body > *").All(element => element.LocalName is "a" or "header" or "nav" or "main")
        && page.Descendants<IComment>().All(comment => comment.Length == 0));

    [Fact]
    public void The_sample_names_its_language() => Parsed(SampleReport.Document).DocumentElement.GetAttribute("lang").ShouldBe("en-GB");

    private static void Always(Func<IHtmlDocument, bool> law) => Always((_, page) => law(page));

    private static void Always(Func<Document, IHtmlDocument, bool> law)
    {
        law(SampleReport.Document, Parsed(SampleReport.Document)).ShouldBeTrue("for the sample report");
        FsCheck.Check.QuickThrowOnFailure(Prop.ForAll(Hostile.Documents, document => law(document, Parsed(document))));
    }

    private static IHtmlDocument Parsed(Document document) => new HtmlParser().ParseDocument(HtmlWriter.Write(document));
}
