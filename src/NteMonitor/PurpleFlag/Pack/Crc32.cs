namespace NteMonitor.PurpleFlag.Pack;

/// <summary>The check sum of zip files, sixteen bytes at a time.</summary>
/// <source>ISO 3309, polynomial 0xEDB88320 with the lowest bit first; APPNOTE.TXT 4.4.7.</source>
public static class Crc32
{
    private const int Wide = 16;

    private static readonly uint[] Tables = Make();

    /// <summary>Returns the check sum of what came before and these bytes; what comes before the first is 0.</summary>
    public static uint Append(uint before, ReadOnlySpan<byte> bytes)
    {
        var crc = ~before;
        var t = Tables.AsSpan();
        while (bytes.Length >= Wide)
        {
            crc ^= (uint)(bytes[0] | (bytes[1] << 8) | (bytes[2] << 16) | (bytes[3] << 24));
            crc = t[(15 * 256) + (byte)crc] ^ t[(14 * 256) + (byte)(crc >> 8)] ^ t[(13 * 256) + (byte)(crc >> 16)] ^ t[(12 * 256) + (int)(crc >> 24)]
                ^ t[(11 * 256) + bytes[4]] ^ t[(10 * 256) + bytes[5]] ^ t[(9 * 256) + bytes[6]] ^ t[(8 * 256) + bytes[7]]
                ^ t[(7 * 256) + bytes[8]] ^ t[(6 * 256) + bytes[9]] ^ t[(5 * 256) + bytes[10]] ^ t[(4 * 256) + bytes[11]]
                ^ t[(3 * 256) + bytes[12]] ^ t[(2 * 256) + bytes[13]] ^ t[256 + bytes[14]] ^ t[bytes[15]];
            bytes = bytes[Wide..];
        }

        foreach (var one in bytes)
        {
            crc = t[(byte)(crc ^ one)] ^ (crc >> 8);
        }

        return ~crc;
    }

    /// <summary>Table k gives what a byte does to the sum when k bytes of nothing follow it.</summary>
    private static uint[] Make()
    {
        var tables = new uint[Wide * 256];
        for (var i = 0u; i < 256; i++)
        {
            var crc = i;
            for (var bit = 0; bit < 8; bit++)
            {
                crc = (crc & 1) == 0 ? crc >> 1 : (crc >> 1) ^ 0xEDB88320;
            }

            tables[i] = crc;
        }

        for (var i = 256; i < tables.Length; i++)
        {
            tables[i] = tables[(byte)tables[i - 256]] ^ (tables[i - 256] >> 8);
        }

        return tables;
    }
}
