using System.Globalization;
using CsvHelper.Configuration;
using FsCheck;
using FsCheck.Fluent;
using NteMonitor.Import.Csv;

namespace NteMonitor.Tests.Import.Csv;

public class CsvRowsTests
{
    [Theory]
    [InlineData("a,b\r\nc,d\r\n")]
    [InlineData("a,b\nc,d")]
    [InlineData("a,b\rc,d\r")]
    public void Lines_end_in_any_of_three_ways(string text) =>
        CsvReading.All(text).Select(r => string.Join('|', r.Fields)).ShouldBe(["a|b", "c|d"]);

    [Fact]
    public void A_quoted_field_may_hold_separators_quotes_and_lines()
    {
        var rows = CsvReading.All("\"a,\"\"b\"\"\nc\",d\ne,f\n", columns: 2);
        rows[0].Fields.ShouldBe(["a,\"b\"\nc", "d"]);
        rows[1].Line.ShouldBe(3);
    }

    [Fact]
    public void Blank_lines_and_lines_of_separators_are_no_rows() =>
        CsvReading.All("a,b\n\n,,\n , \n\"\",\"\"\nc,d\n").Select(r => r.Kind)
            .ShouldBe([RowKind.Row, RowKind.Blank, RowKind.Blank, RowKind.Blank, RowKind.Blank, RowKind.Row]);

    [Fact]
    public void A_quote_left_open_costs_one_line() =>
        CsvReading.All("a,b\nc,\"d\ne,f\ng,h\n", columns: 2).Select(r => (r.Line, r.Kind))
            .ShouldBe([(1, RowKind.Row), (2, RowKind.Broken), (3, RowKind.Row), (4, RowKind.Row)]);

    [Fact]
    public void A_quote_left_open_that_meets_a_later_quote_costs_one_line() =>
        CsvReading.All("a,b\nc,\"d\ne,\"f\"\ng,\"h, i\"\n", columns: 2).Select(r => (r.Line, r.Kind))
            .ShouldBe([(1, RowKind.Row), (2, RowKind.Broken), (3, RowKind.Row), (4, RowKind.Row)]);

    [Fact]
    public void Text_behind_a_closing_quote_is_a_broken_line() =>
        CsvReading.All("\"a\"b,c\nd,e\n").Select(r => (r.Kind, r.Fault)).ShouldBe([(RowKind.Broken, "Text follows a closing quote."), (RowKind.Row, "")]);

    [Fact]
    public void A_line_of_ten_megabytes_is_passed_over_and_named()
    {
        var text = "a,b\n" + new string('x', 10_000_000) + ",y\r\nc,d\n";
        var rows = CsvReading.All(text, columns: 2);
        rows.Select(r => (r.Line, r.Kind)).ShouldBe([(1, RowKind.Row), (2, RowKind.Broken), (3, RowKind.Row)]);
        rows[1].Fault.ShouldBe("The line is longer than 262144 characters.");
    }

    [Fact]
    public void A_long_line_behind_an_open_quote_is_passed_over_too() =>
        CsvReading.All("a,\"" + new string('x', 600_000) + "\nc,d\n", columns: 2).Select(r => (r.Line, r.Kind))
            .ShouldBe([(1, RowKind.Broken), (2, RowKind.Row)]);

    [Fact]
    public void Control_characters_are_seen()
    {
        using var stream = new MemoryStream("a,b\0\nc\td,e\n"u8.ToArray());
        using var rows = new CsvRows(stream, CsvReading.Utf8);
        rows.Read();
        rows.HasControls.ShouldBeTrue();
        rows.Read();
        rows.HasControls.ShouldBeFalse();
    }

    [Fact]
    public void A_byte_order_mark_is_no_text() =>
        CsvReading.All([0xEF, 0xBB, 0xBF, (byte)'a', (byte)'\n'])[0].Fields.ShouldBe(["a"]);

    [Fact]
    public void A_table_written_by_another_program_reads_back_the_same() =>
        FsCheck.Check.QuickThrowOnFailure(Prop.ForAll(Tables(), table =>
        {
            var read = CsvReading.All(Written(table), columns: 3);
            var rows = read.Where(r => r.Kind == RowKind.Row).Select(r => r.Fields).ToList();
            var wanted = table.Where(r => !r.All(string.IsNullOrWhiteSpace)).ToList();
            return read.TrueForAll(r => r.Kind != RowKind.Broken) && rows.Count == wanted.Count && rows.Zip(wanted).All(p => p.First.SequenceEqual(p.Second));
        }));

    [Fact]
    public void No_bytes_are_too_bad_to_be_read_and_lines_only_go_on() =>
        FsCheck.Check.QuickThrowOnFailure(Prop.ForAll(Garbage(), bytes =>
        {
            var lines = CsvReading.All(bytes, columns: 2).Select(r => r.Line).ToList();
            return lines.Zip(lines.Skip(1)).All(p => p.First < p.Second);
        }));

    [Fact]
    public void The_size_of_the_pieces_never_matters() =>
        FsCheck.Check.QuickThrowOnFailure(Prop.ForAll(Garbage(), ArbMap.Default.ArbFor<byte>(), (bytes, chunk) =>
            Told(CsvReading.All(bytes, columns: 2)) == Told(CsvReading.All(bytes, columns: 2, chunk: chunk + 1))));

    /// <summary>Rows near the block borders, where a line end or a quote may be cut in two.</summary>
    [Theory]
    [InlineData("\r\n")]
    [InlineData("\"a\"\"b\",c\r\n")]
    [InlineData("\"a\nb\",é\r\n")]
    [InlineData("\"open,x\n")]
    [InlineData("\"a\"b,c\r\n")]
    public void Nothing_is_lost_where_a_block_ends(string piece)
    {
        for (var before = 32_760; before < 32_776; before++)
        {
            var rows = CsvReading.All(new string('x', before - 3) + ",y\n" + piece + "p,q\n", columns: 2);
            rows[^1].Fields.ShouldBe(["p", "q"]);
            rows.Count.ShouldBe(3);
        }
    }

    private static string Told(List<(long Line, RowKind Kind, string[] Fields, string Fault)> rows) =>
        string.Join('\n', rows.Select(r => $"{r.Line} {r.Kind} {string.Join('\u241F', r.Fields)} {r.Fault}"));

    private static Arbitrary<string[][]> Tables()
    {
        var letter = Gen.Elements("a", "é", ",", "\"", "\n", "\r\n", " ", ";", "'", "😀", "");
        var field = Gen.ArrayOf(letter).Select(parts => string.Concat(parts));
        return Arb.From(Gen.ArrayOf(Gen.ArrayOf(field, 3)));
    }

    private static Arbitrary<byte[]> Garbage() => Arb.From(Gen.ArrayOf(Gen.Frequency(
        (8, Gen.Elements((byte)'a', (byte)'"', (byte)',', (byte)'\n', (byte)'\r', (byte)0, (byte)0xC3, (byte)0xA9)),
        (1, ArbMap.Default.GeneratorFor<byte>()))));

    private static string Written(string[][] table)
    {
        using var text = new StringWriter();
        using var csv = new CsvHelper.CsvWriter(text, new CsvConfiguration(CultureInfo.InvariantCulture));
        foreach (var row in table)
        {
            foreach (var field in row)
            {
                csv.WriteField(field);
            }

            csv.NextRecord();
        }

        csv.Flush();
        return text.ToString();
    }
}
