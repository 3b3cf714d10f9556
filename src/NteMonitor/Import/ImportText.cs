using System.Globalization;
using System.Text;

namespace NteMonitor.Import;

/// <summary>What an import says when it is done.</summary>
public static class ImportText
{
    private const int MostDifferences = 20;

    /// <summary>Returns the report in words: the sum first, then what the user should know.</summary>
    public static string Of(ImportReport report)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{report.File}: {report.Read:N0} {(report.Read == 1 ? "row" : "rows")} read = {report.Added:N0} added + {report.AlreadyThere:N0} already there + {report.Rejected:N0} rejected");
        Line(text, $"{report.Encoding}, {report.Size:N0} bytes, SHA-256 {report.Sha256[..12]}…{(report.Mapping is { } mapping ? $", mapping {mapping}" : "")}");
        if (report.RejectFile is { } rejects)
        {
            Line(text, $"The rejected rows stand in {rejects}, each with its line and reason.");
        }

        foreach (var warning in report.Warnings)
        {
            Line(text, $"{warning}");
        }

        foreach (var difference in report.Differences.Take(MostDifferences))
        {
            Line(text, $"differs: {difference}");
        }

        if (report.Differences.Count > MostDifferences)
        {
            Line(text, $"… and {report.Differences.Count - MostDifferences:N0} more that differ.");
        }

        return text.ToString();
    }

    private static void Line(StringBuilder text, FormattableString line) =>
        text.Append("\n  ").Append(line.ToString(CultureInfo.InvariantCulture));
}
