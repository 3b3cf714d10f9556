using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace NteMonitor.Tests;

/// <summary>The architecture, as tests. docs/ARCHITECTURE.md says why each one is here.</summary>
public partial class HouseRulesTests
{
    private static readonly Assembly Core = typeof(Night).Assembly;

    private static readonly string[] Everything =
    [
        "Access", "Journal", "Users", "Venues", "Zones", "People", "Incidents", "Patrols", "Rates", "Pubwatch", "Premises", "Retention", "Search",
        "Import", "Emro", "Snapshots", "PurpleFlag", "Performance", "Tonight", "Demo", "Home",
    ];

    /// <summary>Which slice may use which; Common and Commands are open to all.</summary>
    private static readonly Dictionary<string, string[]> MayUse = new(StringComparer.Ordinal)
    {
        ["Access"] = [],
        ["Journal"] = ["Access"],
        ["Venues"] = ["Access", "Journal"],
        ["Zones"] = ["Access", "Journal", "Incidents"],
        ["People"] = ["Access", "Journal"],
        ["Patrols"] = ["Access", "Journal", "Venues", "Incidents", "People"],
        ["Incidents"] = ["Access", "Journal", "Venues", "People"],
        ["Import"] = ["Access", "Journal", "Venues", "Incidents", "Zones", "Patrols"],
        ["Rates"] = ["Access", "Journal", "Venues", "Incidents"],
        ["Premises"] = ["Access", "Journal", "Venues", "Incidents", "Patrols", "People", "Pubwatch", "Rates", "Import"],
        ["Pubwatch"] = ["Access", "Journal", "Venues", "Incidents", "People"],
        ["Tonight"] = ["Access", "Emro", "Incidents", "Patrols", "People", "Pubwatch", "Premises", "PurpleFlag", "Retention"],
        ["Retention"] = ["Access", "Journal", "People", "Incidents", "Patrols", "Venues", "Pubwatch", "Premises"],
        ["Users"] = ["Access", "Journal"],
        ["Search"] = ["Access", "Journal", "Venues", "Incidents", "Patrols", "People", "Pubwatch", "Premises"],
        ["Emro"] = ["Access", "Journal", "Venues", "Zones", "People", "Incidents", "Rates", "Import"],
        ["PurpleFlag"] = ["Access", "Journal", "Venues", "Zones", "People", "Incidents", "Patrols", "Pubwatch", "Premises", "Rates", "Snapshots", "Import"],
        ["Performance"] = ["Import"],
        ["Snapshots"] = Everything,
        ["Demo"] = Everything,
        ["Home"] = Everything,
    };

    public static TheoryData<string> Slices => [.. MayUse.Keys];

    [Theory]
    [MemberData(nameof(Slices))]
    public void A_slice_uses_only_the_slices_the_map_allows(string slice) =>
        Directory.EnumerateFiles(Path.Combine(House.Root, "src/NteMonitor", slice), "*.cs", SearchOption.AllDirectories)
            .SelectMany(File.ReadLines)
            .Select(line => UsingSlice().Match(line).Groups["slice"].Value)
            .Where(used => MayUse.ContainsKey(used) && used != slice)
            .Distinct()
            .ShouldBeSubsetOf(MayUse[slice]);

    [Fact]
    public void Every_folder_of_the_core_is_on_the_map() =>
        Directory.EnumerateDirectories(Path.Combine(House.Root, "src/NteMonitor")).Select(d => Path.GetFileName(d)!)
            .Except(["bin", "obj", "Common", "Commands"])
            .ShouldBe(MayUse.Keys, ignoreOrder: true);

    [Fact]
    public void Rules_screens_and_sections_never_wait() =>
        Core.GetExportedTypes().Where(t => PureName().IsMatch(t.Name))
            .SelectMany(t => t.GetMethods(BindingFlags.Public | BindingFlags.Static))
            .Where(m => typeof(Task).IsAssignableFrom(m.ReturnType))
            .ShouldBeEmpty();

    [Fact]
    public void Every_rule_names_its_source() =>
        XDocument.Load(Path.ChangeExtension(Core.Location, ".xml")).Descendants("member")
            .Where(m => m.Element("source") is null)
            .Select(m => m.Attribute("name")!.Value)
            .Where(name => PublicRules.Any(rule => name == rule || name.StartsWith(rule + "(", StringComparison.Ordinal)))
            .ShouldBeEmpty();

    private static IReadOnlyList<string> PublicRules => [.. Core.GetExportedTypes().Where(t => t.Name.EndsWith("Rules", StringComparison.Ordinal))
        .SelectMany(t => t.GetMethods(BindingFlags.Public | BindingFlags.Static).Select(m => $"M:{t.FullName}.{m.Name}"))];

    [Fact]
    public void The_core_knows_no_database_and_no_console() =>
        Core.GetReferencedAssemblies().Select(a => a.Name!)
            .Where(n => n.Contains("Sqlite", StringComparison.OrdinalIgnoreCase) || n.Contains("Npgsql", StringComparison.Ordinal) || n == "System.Console")
            .ShouldBeEmpty();

    [Fact]
    public void Nothing_is_left_to_do_and_no_test_is_skipped() =>
        Sources().Where(f => !f.EndsWith("HouseRulesTests.cs", StringComparison.Ordinal))
            .Where(f => Unfinished().IsMatch(File.ReadAllText(f)))
            .ShouldBeEmpty();

    [Fact]
    public void Every_page_that_the_documents_point_to_is_there() =>
        Directory.EnumerateFiles(Path.Combine(House.Root, "docs"), "*.md", SearchOption.AllDirectories).Append(Path.Combine(House.Root, "README.md"))
            .SelectMany(page => Link().Matches(File.ReadAllText(page)).Select(m => (Page: page, To: m.Groups["to"].Value)))
            .Where(link => !File.Exists(Path.Combine(Path.GetDirectoryName(link.Page)!, link.To)) && !Directory.Exists(Path.Combine(Path.GetDirectoryName(link.Page)!, link.To)))
            .Select(link => $"{Path.GetFileName(link.Page)} -> {link.To}")
            .ShouldBeEmpty();

    [Fact]
    public void Every_source_that_a_rule_names_in_the_documents_is_there() =>
        Directory.EnumerateFiles(Path.Combine(House.Root, "src"), "*.cs", SearchOption.AllDirectories)
            .SelectMany(f => DocPath().Matches(File.ReadAllText(f)).Select(m => m.Value))
            .Distinct()
            .Where(path => !File.Exists(Path.Combine(House.Root, path)))
            .ShouldBeEmpty();

    private static IEnumerable<string> Sources() =>
        new[] { "src", "tests" }.SelectMany(d => Directory.EnumerateFiles(Path.Combine(House.Root, d), "*.cs", SearchOption.AllDirectories))
            .Where(f => !f.Contains("/obj/", StringComparison.Ordinal) && !f.Contains("/bin/", StringComparison.Ordinal));

    [GeneratedRegex(@"^using NteMonitor\.(?<slice>\w+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex UsingSlice();

    [GeneratedRegex("(Rules|Screen|Section)$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex PureName();

    [GeneratedRegex(@"\bTODO\b|\bFIXME\b|#region|Skip\s*=\s*""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Unfinished();

    [GeneratedRegex(@"\]\((?<to>[^)#:\s]+)(#[^)]*)?\)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Link();

    [GeneratedRegex(@"docs/[\w/.-]+\.md", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex DocPath();
}
