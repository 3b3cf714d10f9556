using System.Buffers.Binary;
using System.Text;
using FsCheck.Fluent;
using NteMonitor.PurpleFlag.Pack;
using NteMonitor.PurpleFlag.Pack.Pages;

namespace NteMonitor.Tests.PurpleFlag.Pack;

public class PictureTests
{
    private static readonly byte[] Table = [0xFF, 0xDB, 0, 4, 1, 2], Scan = [0xFF, 0xDA, 0, 4, 1, 0, 0x12, 0xFF, 0, 0x34, 0xFF, 0xD0, 0x56], End = [0xFF, 0xD9];

    [Fact]
    public void A_jpeg_keeps_its_tables_and_scans_and_loses_what_the_camera_wrote()
    {
        byte[] exif = Segment(0xE1, "Exif\0\0GPS 54.5 N"), comment = Segment(0xFE, "by somebody"), adobe = Segment(0xEE, "Adobe");
        byte[] picture = [0xFF, 0xD8, .. Segment(0xE0, "JFIF"), .. exif, .. Table, .. adobe, .. comment, .. Scan, .. Table, .. exif, .. Scan, .. End, .. "a second picture"u8];
        Done(picture).ShouldBe([0xFF, 0xD8, .. Table, .. adobe, .. Scan, .. Table, .. Scan, .. End]);
    }

    [Fact]
    public void A_png_keeps_what_it_looks_like_alone()
    {
        byte[] header = Chunk("IHDR", [0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0]), data = Chunk("IDAT", [1, 2, 3]), end = Chunk("IEND", []);
        byte[] start = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A];
        Done([.. start, .. header, .. Chunk("tEXt", "Author\0somebody"u8), .. Chunk("eXIf", [1]), .. data, .. Chunk("tIME", [1]), .. end, .. "more"u8]).ShouldBe([.. start, .. header, .. data, .. end]);
    }

    [Fact]
    public void A_picture_that_has_been_bared_stays_as_it_is() => FsCheck.Check.QuickThrowOnFailure(Prop.ForAll(Pictures.ToArbitrary(), picture =>
        PictureRules.Bare(picture) is not Outcome<byte[]>.Done(var bare) || Done(bare).SequenceEqual(bare)));

    [Theory]
    [InlineData(new byte[] { 0x25, 0x50, 0x44, 0x46, 0x2D }, "neither a JPEG nor a PNG")]
    [InlineData(new byte[] { 0xFF, 0xD8, 0xFF, 0xE1, 0xFF, 0xFF, 1 }, "longer than the file")]
    [InlineData(new byte[] { 0xFF, 0xD8, 1, 2, 3, 4 }, "does not begin where")]
    [InlineData(new byte[] { 0xFF, 0xD8, 0xFF, 0xDB, 0, 2 }, "has no end")]
    [InlineData(new byte[] { 0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 0, 0x49, 0x45, 0x4E, 0x44, 1, 2, 3, 4 }, "another check sum")]
    public void What_cannot_be_taken_apart_is_refused(byte[] bytes, string why) => PictureRules.Bare(bytes).ShouldBeOfType<Outcome<byte[]>.Refused>().Reasons.ShouldHaveSingleItem().Message.ShouldContain(why);

    private static FsCheck.Gen<byte[]> Pictures =>
        from parts in Gen.Elements<byte[]>(Table, Scan, Segment(0xE1, "Exif"), Segment(0xFE, "x"), Segment(0xEE, "Adobe"), End, [0xFF], [0]).ListOf()
        select (byte[])[0xFF, 0xD8, .. parts.SelectMany(p => p), .. End];

    private static byte[] Done(byte[] picture) => PictureRules.Bare(picture).ShouldBeOfType<Outcome<byte[]>.Done>().Value;

    private static byte[] Segment(byte kind, string words) => [0xFF, kind, 0, (byte)(words.Length + 2), .. Encoding.ASCII.GetBytes(words)];

    private static byte[] Chunk(string name, ReadOnlySpan<byte> contents)
    {
        byte[] chunk = [0, 0, 0, (byte)contents.Length, .. Encoding.ASCII.GetBytes(name), .. contents, 0, 0, 0, 0];
        BinaryPrimitives.WriteUInt32BigEndian(chunk.AsSpan(chunk.Length - 4), Crc32.Append(0, chunk.AsSpan(4..^4)));
        return chunk;
    }
}
