using Microsoft.Playwright;

namespace NteMonitor.EndToEnd.Html;

/// <summary>Debian's Chromium without a window, started once for the tests of a class.</summary>
public sealed class Browser : IAsyncLifetime
{
    private const string Chromium = "/usr/bin/chromium";

    // Inside a container there is no sandbox to be had, and a test machine has no business with a vendor's servers.
    private static readonly string[] Arguments =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
        "--disable-component-update", "--disable-sync",
    ];

    private IPlaywright? driver;
    private IBrowser? browser;

    /// <summary>Returns a page of this many pixels by 900, in the light or the dark scheme.</summary>
    public Task<IPage> PageAsync(int width, ColorScheme scheme) => browser!.NewPageAsync(new()
    {
        ColorScheme = scheme,
        ViewportSize = new() { Width = width, Height = 900 },
    });

    public async Task InitializeAsync()
    {
        File.Exists(Chromium).ShouldBeTrue($"{Chromium} is missing; install it with: apt-get install chromium");
        driver = await Playwright.CreateAsync();
        browser = await driver.Chromium.LaunchAsync(new() { ExecutablePath = Chromium, Args = Arguments });
    }

    public async Task DisposeAsync()
    {
        await (browser?.CloseAsync() ?? Task.CompletedTask);
        driver?.Dispose();
    }
}
