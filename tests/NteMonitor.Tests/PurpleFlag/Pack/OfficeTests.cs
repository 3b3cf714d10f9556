using System.Text;
using NteMonitor.PurpleFlag.Pack;

namespace NteMonitor.Tests.PurpleFlag.Pack;

public class OfficeTests
{
    [Fact]
    public void A_name_that_is_cut_into_runs_is_read_as_one_and_paragraphs_stay_apart() =>
        Text(("word/document.xml", "<w:p><w:r><w:t>Una</w:t></w:r><w:r><w:t> Unreal</w:t></w:r></w:p><w:p><w:t>Next</w:t></w:p>"), ("docProps/core.xml", "<dc:creator>Somebody Else</dc:creator><dc:title>Plan</dc:title>"))
            .ShouldBe("Una Unreal\nNext\n\nSomebody Else\nPlan\n\n");

    [Fact]
    public void Words_of_a_sheet_stand_on_lines() =>
        Text(("xl/sharedStrings.xml", "<sst><si><t>First</t></si><si><t>Second</t></si></sst>")).ShouldBe("First\nSecond\n\n");

    [Fact]
    public void What_is_no_zip_has_no_words() => OfficeText.Read("PK no zip"u8.ToArray()).ShouldBeNull();

    [Fact]
    public void What_unpacks_without_end_has_none() =>
        OfficeText.Read(SamplePack.Zip([("word/document.xml", new byte[OfficeText.Most + 1], 0)], System.IO.Compression.CompressionLevel.Fastest)).ShouldBeNull();

    private static string? Text(params (string Name, string Xml)[] parts) => OfficeText.Read(SamplePack.Zip(parts.Select(p => (p.Name, Encoding.UTF8.GetBytes(p.Xml), 0))));
}
