using NodaTime;
using NteMonitor.Documents;
using NteMonitor.Emro.Report;

namespace NteMonitor.Tests.Emro;

public class ReportTests
{
    private static readonly Provenance Provenance = new(
        Studies.Usual().Heads, "0.1.0", new string('b', 64), Instant.FromUtc(2026, 3, 2, 10, 30), Guid.Parse("0197a000-0000-7000-8000-00000000000f"));

    [Fact]
    public void The_report_of_an_invented_town_as_text() => PlainTextWriter.Write(EmroSection.Of(Studies.Usual(), Provenance)).ShouldMatchApproved();

    [Fact]
    public void The_report_of_an_invented_town_as_Markdown() => MarkdownWriter.Write(EmroSection.Of(Studies.Usual(), Provenance)).ShouldMatchApproved("md");
}
