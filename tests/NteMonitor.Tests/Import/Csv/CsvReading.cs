using System.Text;
using NteMonitor.Import.Csv;

namespace NteMonitor.Tests.Import.Csv;

/// <summary>A whole file read at once, for tests.</summary>
internal static class CsvReading
{
    public static readonly CsvForm Utf8 = new(Encoding.UTF8, ',');

    public static List<(long Line, RowKind Kind, string[] Fields, string Fault)> All(byte[] bytes, CsvForm? form = null, int columns = 0, int chunk = int.MaxValue)
    {
        using var stream = new Dribble(bytes, chunk);
        using var rows = new CsvRows(stream, form ?? Utf8) { Columns = columns };
        List<(long, RowKind, string[], string)> all = [];
        while (rows.Read())
        {
            all.Add((rows.Line, rows.Kind, [.. Enumerable.Range(0, rows.Count).Select(i => rows[i].ToString())], rows.Fault));
        }

        return all;
    }

    public static List<(long Line, RowKind Kind, string[] Fields, string Fault)> All(string text, int columns = 0, int chunk = int.MaxValue) =>
        All(Encoding.UTF8.GetBytes(text), columns: columns, chunk: chunk);

    /// <summary>Gives at most so many bytes at a time.</summary>
    private sealed class Dribble(byte[] bytes, int chunk) : MemoryStream(bytes)
    {
        public override int Read(Span<byte> buffer) => base.Read(buffer[..Math.Min(chunk, buffer.Length)]);

        public override int Read(byte[] buffer, int offset, int count) => base.Read(buffer, offset, Math.Min(chunk, count));
    }
}
