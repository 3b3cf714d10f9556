using NteMonitor.Access;
using NteMonitor.Home;
using NteMonitor.Journal;
using NteMonitor.Terminal;
using NteMonitor.Tonight;

namespace NteMonitor.App;

/// <summary>Runs the monitor: full screen on a terminal, line by line where that was asked for, a printed board where nobody sits.</summary>
internal static class Monitor
{
    public static async Task<int> RunAsync(Session session, Desk desk, TextWriter output)
    {
        await output.FlushAsync();
        await using var weeder = Weeder.Begin(session, desk);
        var program = new HomeProgram(desk, Settings(session, desk));
        var runner = new HomeActions(desk);
        if (IsLinear(session))
        {
            await Linear.RunAsync(program, runner, Console.In, output);
            return 0;
        }

        if (OperatingSystem.IsWindows() || !PosixTerminal.IsUsable)
        {
            if (await Gate.RefusedAsync(Act.ReadLog, desk, CancellationToken.None) is { } refusal)
            {
                await Console.Error.WriteLineAsync(Seen.Text($"nte: {refusal.Field}: {refusal.Said}"));
                return 4;
            }

            await output.WriteAsync(Seen.Text(TonightScreen.Text(await TonightActions.CountAsync(desk, CancellationToken.None), desk)) + "\n");
            return 0;
        }

        using var terminal = new PosixTerminal();
        await Loop.RunAsync(program, runner, terminal, new(Themes.Find(session.Config.Theme) ?? Themes.Dark) { LinearInput = Console.In, LinearOutput = output });
        return 0;
    }

    private static bool IsLinear(Session session) =>
        session.Config.Linear || (Environment.GetEnvironmentVariable("TERM") is "dumb" && !Console.IsOutputRedirected);

    /// <summary>Every setting of the screen with where it came from.</summary>
    private static List<(string, string)> Settings(Session session, Desk desk)
    {
        string From(string value, string key) => $"{value}  (from {session.Layers.Get(key).From})";
        return
        [
            ("Authority", From($"{session.Config.Town.Name} ({session.Config.Town.Authority})", "authority")),
            ("Time zone", From(session.Config.Town.Clock.Zone.Id, "timeZone")),
            ("Night ends at", From(session.Config.Town.Clock.Boundary.ToString("HH:mm", System.Globalization.CultureInfo.InvariantCulture), "nightBoundary")),
            ("Windows", From(string.Join("; ", session.Config.Town.Windows.Select(w => w.Name)), "windows")),
            ("Store", From(session.Config.Store, "store")),
            ("SQLite", Storage.SqliteLibrary.Description),
            ("User", $"{desk.Actor}, {AccessRules.Word(desk.Role)}"),
            ("Theme", From($"{session.Config.Theme}; :theme changes it for this run", "theme")),
            ("Log", session.Paths.Log),
        ];
    }
}
