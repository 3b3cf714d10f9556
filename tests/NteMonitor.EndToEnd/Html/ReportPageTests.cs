using Microsoft.Playwright;

namespace NteMonitor.EndToEnd.Html;

/// <summary>A report as a reader meets it: in a browser, on paper, by keyboard.</summary>
public sealed class ReportPageTests(Browser browser) : IClassFixture<Browser>
{
    [Fact]
    public async Task The_report_opens_without_a_complaint_and_asks_for_nothing_else()
    {
        List<string> complaints = [], requests = [];
        var page = await browser.PageAsync(1100, ColorScheme.Light);
        page.Console += (_, message) => complaints.Add(message.Text);
        page.PageError += (_, error) => complaints.Add(error);
        page.Request += (_, request) => requests.Add(request.Url);

        await page.GotoAsync(Report.Address, new() { WaitUntil = WaitUntilState.NetworkIdle });

        complaints.ShouldBeEmpty();
        requests.ShouldBe([Report.Address]);
        (await page.TitleAsync()).ShouldBe("Night-time economy: Saltmere town centre");
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
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task Every_word_stands_out_from_what_is_behind_it(ColorScheme scheme)
    {
        var page = await OpenAsync(1100, scheme);
        await page.EvaluateAsync(Report.Checker);

        var checkedWords = await page.EvaluateAsync<int>(
            "async () => (await axe.run({ runOnly: ['color-contrast'] })).passes.flatMap(rule => rule.nodes).length");

        checkedWords.ShouldBeGreaterThan(100);
    }

    [Fact]
    public async Task The_dark_scheme_is_dark()
    {
        var page = await OpenAsync(1100, ColorScheme.Dark);
        (await page.EvaluateAsync<string>("getComputedStyle(document.body).backgroundColor")).ShouldBe("rgb(19, 23, 28)");
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
    public async Task The_first_tab_offers_to_skip_to_the_report()
    {
        var page = await OpenAsync(1100, ColorScheme.Light);
        await page.Keyboard.PressAsync("Tab");
        (await page.EvaluateAsync<string>("document.activeElement.textContent")).ShouldBe("Skip to the report");
        await page.Keyboard.PressAsync("Enter");
        (await page.EvaluateAsync<string>("document.activeElement.id")).ShouldBe("main");
    }

    [Fact]
    public async Task Every_bar_and_line_is_drawn_inside_its_picture()
    {
        var page = await OpenAsync(1100, ColorScheme.Light);
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

    [Fact]
    public async Task A_picture_of_the_page_is_not_blank()
    {
        var page = await OpenAsync(1100, ColorScheme.Light);
        (await page.ScreenshotAsync(new() { FullPage = true })).Length.ShouldBeGreaterThan(50_000);
    }

    [Fact]
    public async Task On_paper_the_report_shows_the_figures_of_its_pictures_and_leaves_out_what_only_a_screen_can_use()
    {
        var page = await OpenAsync(700, ColorScheme.Dark);
        await page.EmulateMediaAsync(new() { Media = Media.Print, ColorScheme = ColorScheme.Dark });

        (await page.Locator("details table").First.IsVisibleAsync()).ShouldBeTrue();
        (await page.Locator("nav").IsVisibleAsync()).ShouldBeFalse();
        (await page.EvaluateAsync<string>("getComputedStyle(document.body).backgroundColor")).ShouldBe("rgb(255, 255, 255)");
        (await page.PdfAsync()).Length.ShouldBeGreaterThan(20_000);
    }

    private async Task<IPage> OpenAsync(int width, ColorScheme scheme)
    {
        var page = await browser.PageAsync(width, scheme);
        await page.GotoAsync(Report.Address);
        return page;
    }
}
