using System.Globalization;
using NteMonitor.Documents;
using NteMonitor.PurpleFlag.Framework;

namespace NteMonitor.PurpleFlag.Pack.Pages;

/// <summary>Where the pages of a pack lie, and how one leads to another.</summary>
internal static class PackPaths
{
    public const string Index = "index.html";
    public const string Evidence = "evidence.html";
    public const string Actions = "actions.html";
    public const string Provenance = "provenance.html";
    public const string Withheld = "withheld.html";
    public const string Boundary = "boundary.geojson";
    public const string Sketch = "boundary.svg";

    public const string Framework = "framework.json";

    public static string Of(FlagArea area, FrameworkEdition edition) =>
        string.Create(CultureInfo.InvariantCulture, $"area-{1 + edition.Areas.ToList().IndexOf(area)}-{string.Concat(area.Code.Where(char.IsAsciiLetterOrDigit)).ToLowerInvariant()}.html");

    public static string Of(PackEvidence evidence) => $"evidence/{evidence.Mark.Id:D}.html";

    /// <summary>Returns how a page leads to a file, both by their paths within the payload.</summary>
    public static string From(string page, string to)
    {
        var up = page.Count(c => c == '/');
        var folder = up == 0 ? "" : page[..(page.LastIndexOf('/') + 1)];
        return up > 0 && to.StartsWith(folder, StringComparison.Ordinal) ? to[folder.Length..] : string.Concat(Enumerable.Repeat("../", up)) + to;
    }

    /// <summary>Returns the links that stand above a page's title.</summary>
    public static IReadOnlyList<Link> Trail(string page, PackMaterial pack) =>
    [
        .. ((IEnumerable<Link>)
        [
            new("First page", Index), .. pack.File.Edition.Areas.Select(a => new Link(a.Name, Of(a, pack.File.Edition))), new("Evidence", Evidence),
            .. pack.Core.Take(1).Select(p => new Link("Core data", p.Path)), .. pack.Night.Take(1).Select(p => new Link("At night", p.Path)),
            new("Actions", Actions), new("Provenance", Provenance), new("Left out", Withheld),
        ]).Where(l => l.To != page).Select(l => l with { To = From(page, l.To) }),
    ];
}
