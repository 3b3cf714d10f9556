using System.Text;
using NteMonitor.Import.Csv;

namespace NteMonitor.Tests.Import.Csv;

public class CsvEncodingTests
{
    [Fact]
    public void Bytes_that_are_all_good_utf8_are_utf8() => Found(Encoding.UTF8.GetBytes("Café,£")).ShouldBe(("UTF-8", EncodingSign.Valid));

    [Fact]
    public void One_bad_byte_anywhere_makes_it_windows_1252()
    {
        byte[] late = [.. Encoding.UTF8.GetBytes(new string('a', 200_000)), 0xE9, (byte)'!'];
        Found(late).ShouldBe(("Windows-1252", EncodingSign.Supposed));
    }

    [Fact]
    public void A_character_cut_by_a_block_is_whole()
    {
        for (var before = 131_068; before < 131_073; before++)
        {
            Found(Encoding.UTF8.GetBytes(new string('a', before) + "€é😀")).ShouldBe(("UTF-8", EncodingSign.Valid));
        }
    }

    [Fact]
    public void A_character_cut_by_the_end_is_not_utf8() => Found([(byte)'a', 0xE2, 0x82]).ShouldBe(("Windows-1252", EncodingSign.Supposed));

    [Fact]
    public void Utf16_is_known_by_its_mark() => Found([0xFF, 0xFE, (byte)'a', 0]).ShouldBe(("UTF-16", EncodingSign.Mark));

    [Fact]
    public void An_unknown_name_is_refused_with_the_known_ones() =>
        CsvEncodingRules.Named("klingon").ShouldBeOfType<Outcome<FoundEncoding>.Refused>().Reasons[0].Hint.ShouldContain("windows-1252");

    [Theory]
    [InlineData("a,b;c,d\n", ',')]
    [InlineData("a;b;\"c,d,e,f\"\n", ';')]
    [InlineData("\n\na\tb\n", '\t')]
    [InlineData("alone\n", ',')]
    public void The_separator_is_the_one_seen_most_in_the_first_line(string text, char separator) =>
        CsvFormRules.Separator(text).ShouldBe(separator);

    [Theory]
    [InlineData("CafÃ©", "Café")]
    [InlineData("Hickson & BlackÔÇÖs", "Hickson & Black’s")]
    [InlineData("Café", "Café")]
    [InlineData("HALL?ë St Peter's", "HALL?ë St Peter's")]
    [InlineData("plain", "plain")]
    public void Text_encoded_twice_is_put_right_and_other_text_left_alone(string given, string wanted) =>
        TextRepairRules.Repair(given).ShouldBe(wanted);

    private static (string, EncodingSign) Found(byte[] bytes)
    {
        var found = CsvEncodingRules.Find(new MemoryStream(bytes));
        return (found.Name, found.Told);
    }
}
