using Microsoft.Playwright;

namespace NteMonitor.EndToEnd.Html;

/// <summary>Where the sample report and the accessibility checker stand in the repository.</summary>
public static class Report
{
    private static readonly string Root = FindRoot();

    /// <summary>The page that the writer's tests hold approved, as an address.</summary>
    public static string Address { get; } =
        new Uri(Existing("tests/NteMonitor.Tests/Documents/WriterTests.The_sample_report_as_a_page.approved.html", "it is part of the repository")).AbsoluteUri;

    /// <summary>The accessibility checker's script.</summary>
    public static string Checker { get; } = File.ReadAllText(
        Existing("tests/NteMonitor.EndToEnd/node_modules/axe-core/axe.min.js", "run: cd tests/NteMonitor.EndToEnd && npm ci"));

    /// <summary>Returns what the accessibility checker finds on a page with everything on it opened.</summary>
    public static async Task<string[]> FaultsAsync(IPage page)
    {
        await page.EvaluateAsync("document.querySelectorAll('details').forEach(details => details.open = true)");
        await page.EvaluateAsync(Checker);
        return await page.EvaluateAsync<string[]>(
            "async () => (await axe.run()).violations.flatMap(rule => rule.nodes.map(node => `${rule.id}: ${node.html} ${node.failureSummary}`))");
    }

    private static string Existing(string path, string remedy)
    {
        var file = Path.Combine(Root, path);
        return File.Exists(file) ? file : throw new FileNotFoundException($"{path} is missing; {remedy}", file);
    }

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "NteMonitor.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new DirectoryNotFoundException($"No NteMonitor.sln above {AppContext.BaseDirectory}.");
    }
}
