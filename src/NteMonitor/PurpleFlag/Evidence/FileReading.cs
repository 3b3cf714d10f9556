namespace NteMonitor.PurpleFlag.Evidence;

/// <summary>Reads files that are brought in as evidence.</summary>
internal static class FileReading
{
    private const int Piece = 1 << 16;

    /// <summary>Returns the bytes of a file, no more of them than would be refused: a stream has no size of its own.</summary>
    /// <exception cref="Commands.FileTroubleException">It cannot be opened.</exception>
    public static async Task<byte[]> BytesAsync(string path, Desk desk, CancellationToken ct)
    {
        await using var file = desk.Files.Open(path);
        using var bytes = new MemoryStream();
        var buffer = new byte[Piece];
        for (int read; bytes.Length <= FileRules.MostBytes && (read = await file.ReadAsync(buffer, ct)) > 0;)
        {
            bytes.Write(buffer, 0, read);
        }

        return bytes.ToArray();
    }
}
