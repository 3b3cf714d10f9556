using System.CommandLine;
using NodaTime;
using NodaTime.Text;

namespace NteMonitor.App;

/// <summary>The options that every command takes.</summary>
internal static class GlobalOptions
{
    public static readonly Option<string?> Config = new("--config") { Description = "Read settings from this file", Recursive = true, HelpName = "FILE" };
    public static readonly Option<string?> Store = new("--store") { Description = "Use this store: sqlite:PATH", Recursive = true, HelpName = "URI" };
    public static readonly Option<string?> As = new("--as") { Description = "Act as this user", Recursive = true, HelpName = "USER" };
    public static readonly Option<string?> Now = new("--now") { Description = "Fix the clock, for example 2026-03-14T23:15:00Z", Recursive = true, HelpName = "INSTANT" };
    public static readonly Option<bool> Json = new("--json") { Description = "Print JSON", Recursive = true };
    public static readonly Option<bool> Csv = new("--csv") { Description = "Print CSV", Recursive = true };
    public static readonly Option<bool> Plain = new("--plain") { Description = "Print values parted by tabs, without headings", Recursive = true };
    public static readonly Option<bool> NoColor = new("--no-color") { Description = "Print without colour", Recursive = true };
    public static readonly Option<bool> Yes = new("--yes", "-y") { Description = "Answer yes to every question", Recursive = true };
    public static readonly Option<bool> Linear = new("--linear") { Description = "Print lines and numbered menus instead of a full screen", Recursive = true };

    public static readonly IReadOnlyList<Option> All = [Config, Store, As, Now, Json, Csv, Plain, NoColor, Yes, Linear];

    private static readonly InstantPattern Pattern = InstantPattern.ExtendedIso;

    /// <summary>Returns the instant that a text stands for: with <c>Z</c> or an offset, or by UTC.</summary>
    public static Outcome<Instant> ReadNow(string text)
    {
        if (Pattern.Parse(text) is { Success: true } instant)
        {
            return Outcome.Done(instant.Value);
        }

        return OffsetDateTimePattern.ExtendedIso.Parse(text) is { Success: true } offset
            ? Outcome.Done(offset.Value.ToInstant())
            : Outcome.Refused<Instant>("--now", $"'{text}' is not an instant.", "Write it as 2026-03-14T23:15:00Z or 2026-03-14T23:15:00+01:00.");
    }
}
