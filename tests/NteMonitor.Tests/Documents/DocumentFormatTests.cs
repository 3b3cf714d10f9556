using NteMonitor.Documents;

namespace NteMonitor.Tests.Documents;

public sealed class DocumentFormatTests
{
    [Theory]
    [InlineData("html")]
    [InlineData("HTML")]
    [InlineData(".html")]
    public void A_format_is_found_by_its_name_or_its_extension(string name) => DocumentFormat.Find(name).ShouldBe(DocumentFormat.Html);

    [Fact]
    public void A_format_that_does_not_exist_is_not_found() => DocumentFormat.Find("pdf").ShouldBeNull();

    [Fact]
    public void Every_format_writes_files_with_its_extension() =>
        DocumentFormat.All.ShouldAllBe(format =>
            format.Files(SampleReport.Document, "march").All(file => file.Name.StartsWith("march") && file.Name.EndsWith(format.Extension)));

    [Fact]
    public void Every_format_ends_its_lines_alike() =>
        DocumentFormat.All.ShouldAllBe(format =>
            format.Files(SampleReport.Document, "march").All(file => !file.Text.Contains('\r') && file.Text.EndsWith('\n')));

    [Fact]
    public void The_same_document_gives_the_same_text_in_another_culture()
    {
        var before = Thread.CurrentThread.CurrentCulture;
        var texts = Texts();
        try
        {
            Thread.CurrentThread.CurrentCulture = Strange;
            Texts().ShouldBe(texts);
        }
        finally
        {
            Thread.CurrentThread.CurrentCulture = before;
        }
    }

    private static System.Globalization.CultureInfo Strange
    {
        get
        {
            var culture = (System.Globalization.CultureInfo)System.Globalization.CultureInfo.InvariantCulture.Clone();
            culture.NumberFormat.NumberDecimalSeparator = ",";
            culture.NumberFormat.NegativeSign = "~";
            culture.NumberFormat.NumberGroupSeparator = ".";
            return culture;
        }
    }

    private static string[] Texts() =>
        [.. DocumentFormat.All.SelectMany(format => format.Files(SampleReport.Document, "march")).Select(file => file.Text)];
}
