using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Microsoft.Playwright;

namespace NteMonitor.EndToEnd.Html;

/// <summary>Every page of the demonstration town's pack as an assessor meets it: in a browser, offline, unpacked from a zip.</summary>
public sealed class FlagPackPageTests(Browser browser, FlagPackPageTests.Made made) : IClassFixture<Browser>, IClassFixture<FlagPackPageTests.Made>
{
    /// <summary>The pack, written once.</summary>
    public sealed class Made : IDisposable
    {
        private readonly Nte _nte = new();

        public Made()
        {
            _nte.Do("demo --keep town.db --now 2026-11-21T02:00:00Z").Exit.ShouldBe(0);
            _nte.Do("flag pack --to pack --store sqlite:town.db --now 2026-11-21T12:00:00Z").Exit.ShouldBe(0);
            Folder = Path.Combine(_nte.Home, "pack/data");
            Pages = [.. Directory.EnumerateFiles(Folder, "*.html", SearchOption.AllDirectories).Order(StringComparer.Ordinal)];
        }

        /// <summary>Where its files are.</summary>
        public string Folder { get; }

        /// <summary>Its pages.</summary>
        public IReadOnlyList<string> Pages { get; }

        public void Dispose() => _nte.Dispose();
    }

    [Fact]
    public async Task Every_page_opens_without_a_complaint_and_asks_for_nothing_outside_the_pack()
    {
        made.Pages.Count.ShouldBeGreaterThan(15);
        List<string> complaints = [];
        var page = await browser.PageAsync(1100, ColorScheme.Light);
        page.Console += (_, message) => complaints.Add(message.Text);
        page.PageError += (_, error) => complaints.Add(error);
        page.RequestFailed += (_, request) => complaints.Add($"failed: {request.Url}");
        page.Request += (_, request) => complaints.AddRange(request.Url.StartsWith(Address(made.Folder), StringComparison.Ordinal) ? [] : [$"outside: {request.Url}"]);
        foreach (var path in made.Pages)
        {
            await page.GotoAsync(Address(path), new() { WaitUntil = WaitUntilState.NetworkIdle });
            (await page.EvaluateAsync<bool>("[...document.images].every(i => i.complete && i.naturalWidth > 0 && i.alt.length > 10)")).ShouldBeTrue(path);
        }

        complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task Every_link_leads_to_a_file_or_a_place_that_is_there_and_every_page_is_reached_from_the_first()
    {
        HashSet<string> reached = [Path.Combine(made.Folder, "index.html")];
        Queue<string> left = new(reached);
        var page = await browser.PageAsync(1100, ColorScheme.Light);
        while (left.TryDequeue(out var path))
        {
            await page.GotoAsync(Address(path));
            (await page.EvaluateAsync<string[]>("[...document.querySelectorAll('a[href^=\"#\"]')].map(a => a.getAttribute('href').slice(1)).filter(id => !document.getElementById(id))")).ShouldBeEmpty(path);
            foreach (var to in await page.EvaluateAsync<string[]>("[...document.querySelectorAll('a[href]:not([href^=\"#\"])')].map(a => a.href)"))
            {
                var file = new Uri(to).LocalPath;
                file.ShouldStartWith(made.Folder);
                File.Exists(file).ShouldBeTrue($"{path}: {to}");
                if (file.EndsWith(".html", StringComparison.Ordinal) && reached.Add(file))
                {
                    left.Enqueue(file);
                }
            }
        }

        reached.ShouldBe(made.Pages, ignoreOrder: true);
    }

    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task The_accessibility_checker_finds_nothing_on_any_page(ColorScheme scheme)
    {
        var page = await browser.PageAsync(1100, scheme);
        foreach (var path in made.Pages)
        {
            await page.GotoAsync(Address(path));
            (await Report.FaultsAsync(page)).ShouldBeEmpty(path);
        }
    }

    [Fact]
    public void Every_page_has_one_title_headings_in_order_and_tables_with_captions_and_scopes()
    {
        foreach (var path in made.Pages)
        {
            var page = new HtmlParser().ParseDocument(File.ReadAllText(path));
            var levels = page.QuerySelectorAll("h1, h2, h3, h4, h5, h6").Select(h => h.LocalName[1] - '0').ToList();
            levels.Count(l => l == 1).ShouldBe(1, path);
            levels[0].ShouldBe(1, path);
            levels.Zip(levels.Skip(1)).ShouldAllBe(pair => pair.Second <= pair.First + 1, path);
            page.DocumentElement.GetAttribute("lang").ShouldBe("en-GB", path);
            page.QuerySelector("a.skip[href='#main']").ShouldNotBeNull(path);
            page.QuerySelectorAll("table").ShouldAllBe(t => ((IHtmlTableElement)t).Caption!.TextContent.Trim().Length > 0, path);
            page.QuerySelectorAll("table").ShouldAllBe(t => t.QuerySelectorAll("thead th[scope=col]").Length > 0 && t.QuerySelectorAll("tbody tr").All(r => r.QuerySelector("th[scope=row]") != null), path);
            page.QuerySelectorAll("th").ShouldAllBe(h => h.GetAttribute("scope") == "col" || h.GetAttribute("scope") == "row" || h.GetAttribute("scope") == "rowgroup" || h.GetAttribute("scope") == "colgroup", path);
            page.QuerySelectorAll("figure").ShouldAllBe(f => f.QuerySelector(".alternative") != null, path);
            page.QuerySelectorAll("script, form, iframe, link").ShouldBeEmpty(path);
        }
    }

    [Theory]
    [InlineData(360)]
    [InlineData(1100)]
    public async Task No_page_scrolls_sideways(int width)
    {
        var page = await browser.PageAsync(width, ColorScheme.Light);
        foreach (var path in made.Pages)
        {
            await page.GotoAsync(Address(path));
            (await page.EvaluateAsync<int>("document.documentElement.scrollWidth")).ShouldBeLessThanOrEqualTo(width, path);
        }
    }

    [Fact]
    public async Task On_paper_the_first_page_has_its_matrix_and_no_links_for_the_screen()
    {
        var page = await browser.PageAsync(700, ColorScheme.Light);
        await page.GotoAsync(Address(made.Pages.Single(p => p.EndsWith("/index.html", StringComparison.Ordinal))));
        (await page.ScreenshotAsync(new() { FullPage = true })).Length.ShouldBeGreaterThan(50_000);
        await page.EmulateMediaAsync(new() { Media = Media.Print });
        (await page.Locator("nav").First.IsVisibleAsync()).ShouldBeFalse();
        (await page.Locator("#table-matrix").InnerTextAsync()).ShouldContain("no evidence");
        (await page.PdfAsync()).Length.ShouldBeGreaterThan(20_000);
    }

    private static string Address(string path) => new Uri(path).AbsoluteUri;
}
