using NteMonitor.Documents;

namespace NteMonitor.Tests.Documents;

public sealed class WriterTests
{
    [Fact]
    public void The_sample_report_as_plain_text() => PlainTextWriter.Write(SampleReport.Document).ShouldMatchApproved();

    [Fact]
    public void The_sample_report_as_markdown() => MarkdownWriter.Write(SampleReport.Document).ShouldMatchApproved("md");

    [Fact]
    public void The_sample_report_as_a_page() => HtmlWriter.Write(SampleReport.Document).ShouldMatchApproved("html");

    [Fact]
    public void The_sample_report_as_csv_files() =>
        string.Join("\n", DocumentFormat.Csv.Files(SampleReport.Document, "march").Select(file => $"{file.Name}\n{file.Text}"))
            .ShouldMatchApproved();

    [Fact]
    public void The_sample_report_as_json() => JsonWriter.Write(SampleReport.Document).ShouldMatchApproved("json");

    [Fact]
    public void A_narrow_terminal_gets_each_row_as_a_block() =>
        string.Join('\n', TextTable.Lay(SampleReport.Document.Parts.OfType<Table>().First(), 40)).ShouldMatchApproved();
}
