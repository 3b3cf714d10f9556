using Microsoft.Playwright;

namespace NteMonitor.EndToEnd.Html;

/// <summary>The report on closing hours as a reader meets it in a browser.</summary>
public sealed class ClosingReportTests(Browser browser, ClosingReportTests.Made made) : IClassFixture<Browser>, IClassFixture<ClosingReportTests.Made>
{
    /// <summary>The report of the demonstration town's order, written once.</summary>
    public sealed class Made : IDisposable
    {
        private readonly Nte _nte = new();

        public Made()
        {
            _nte.Do("demo --keep town.db --now 2026-11-21T02:00:00Z").Exit.ShouldBe(0);
            _nte.Do("emro scenario export 'Centre from three' --out closing.html --store sqlite:town.db --now 2026-11-21T12:00:00Z").Exit.ShouldBe(0);
            Address = new Uri(Path.Combine(_nte.Home, "closing.html")).AbsoluteUri;
        }

        /// <summary>Where it stands.</summary>
        public string Address { get; }

        public void Dispose() => _nte.Dispose();
    }

    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task The_accessibility_checker_finds_nothing(ColorScheme scheme)
    {
        var page = await OpenAsync(1100, scheme);
        (await Report.FaultsAsync(page)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(360)]
    [InlineData(1100)]
    public async Task The_page_never_scrolls_sideways(int width)
    {
        var page = await OpenAsync(width, ColorScheme.Light);
        (await page.EvaluateAsync<int>("document.documentElement.scrollWidth")).ShouldBeLessThanOrEqualTo(width);
    }

    [Fact]
    public async Task Everything_is_drawn_inside_its_picture_and_asks_for_nothing_else()
    {
        List<string> requests = [];
        var page = await browser.PageAsync(1100, ColorScheme.Light);
        page.Request += (_, request) => requests.Add(request.Url);
        await page.GotoAsync(made.Address, new() { WaitUntil = WaitUntilState.NetworkIdle });
        requests.ShouldBe([made.Address]);
        (await page.Locator("svg").CountAsync()).ShouldBe(3);
        var outside = await page.EvaluateAsync<string[]>(
            """
            [...document.querySelectorAll('svg')].flatMap(svg => {
              const frame = svg.getBoundingClientRect();
              return [...svg.querySelectorAll('rect, path, circle, line, text')].filter(mark => {
                const box = mark.getBoundingClientRect();
                return box.left < frame.left - 1 || box.right > frame.right + 1 || box.top < frame.top - 1 || box.bottom > frame.bottom + 1;
              }).map(mark => mark.outerHTML);
            })
            """);
        outside.ShouldBeEmpty();
    }

    private async Task<IPage> OpenAsync(int width, ColorScheme scheme)
    {
        var page = await browser.PageAsync(width, scheme);
        await page.GotoAsync(made.Address);
        return page;
    }
}
