namespace NteMonitor.Import;

/// <summary>How often a file says exactly 00:00.</summary>
/// <param name="Timed">Rows with a time of day.</param>
/// <param name="Midnight">Of these, rows at exactly 00:00.</param>
public readonly record struct MidnightCount(long Timed, long Midnight);

/// <summary>Judges whether 00:00 is a time or what a system writes when it knows none.</summary>
public static class MidnightRules
{
    /// <summary>The fewest rows at exactly 00:00 that are many.</summary>
    public const int Fewest = 10;

    /// <summary>Rows at 00:00 are many from one in this number on: by the minute one in 1,440 is to be expected.</summary>
    public const int OneIn = 100;

    /// <summary>Whether rows at exactly 00:00 are not to be believed: ten or more of them and one in a hundred of all timed rows, or all rows of two or more.</summary>
    /// <param name="count">How often the file says 00:00.</param>
    /// <source>docs/methods/import.md §7.</source>
    public static bool AreDefaults(MidnightCount count) =>
        (count.Midnight >= Fewest && count.Midnight * OneIn >= count.Timed) || (count.Timed >= 2 && count.Midnight == count.Timed);
}
