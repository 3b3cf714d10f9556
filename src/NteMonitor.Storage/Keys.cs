using NodaTime;

namespace NteMonitor.Storage;

/// <summary>Ids, times and dates as columns hold them.</summary>
internal static class Keys
{
    private static readonly LocalDate Epoch = new(1970, 1, 1);

    public static byte[] Bytes(this Guid id) => id.ToByteArray(bigEndian: true);

    public static object OrNull(this Guid? id) => id is { } some ? some.Bytes() : DBNull.Value;

    public static Guid Id(byte[] bytes) => new(bytes, bigEndian: true);

    /// <summary>Returns the least and the greatest id that begin with these digits, or none when they cannot begin one.</summary>
    public static (byte[] Low, byte[] High)? Between(string prefix)
    {
        var digits = prefix.Replace("-", "", StringComparison.Ordinal);
        return digits.Length is 0 or > 32 || !digits.All(char.IsAsciiHexDigit)
            ? null
            : (Convert.FromHexString(digits.PadRight(32, '0')), Convert.FromHexString(digits.PadRight(32, 'F')));
    }

    public static long Microseconds(this Instant at) => at.ToUnixTimeTicks() / 10;

    public static Instant At(long microseconds) => Instant.FromUnixTimeTicks(microseconds * 10);

    public static long Days(this Night night) => night.Evening.Days();

    public static long Days(this LocalDate date) => Period.DaysBetween(Epoch, date);

    public static Night NightAt(long days) => new(Epoch.PlusDays((int)days));
}
