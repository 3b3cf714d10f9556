using System.CommandLine;
using NteMonitor.Commands;
using NteMonitor.Demo;
using NteMonitor.Storage;
using NteMonitor.Users;

namespace NteMonitor.App;

/// <summary><c>nte demo</c>: an invented town in a store that is thrown away afterwards, then the monitor.</summary>
internal static class DemoCommand
{
    private static readonly Option<string?> Keep = new("--keep") { Description = "Keep the store at this path", HelpName = "PATH" };

    public static Command Create(TextWriter output, TextWriter talk)
    {
        var command = new Illustrated("demo", "Fill a throw-away store with an invented town and open the monitor", "nte demo --keep inventon.db") { Options = { Keep } };
        command.SetAction(async (parsed, ct) =>
        {
            var paths = Paths.Read();
            var folder = Directory.CreateTempSubdirectory("nte-demo-").FullName;
            var path = parsed.GetValue(Keep) ?? Path.Combine(folder, "demo.db");
            try
            {
                await using var session = Session.Demo(parsed, output, paths.Seed("demo-town/nte.config.json"), path);
                await using var store = SqliteStore.Create(path, session.StoreOptions, Session.NewId());
                var town = new DemoTown(await File.ReadAllTextAsync(paths.Seed("demo-town/town.json"), ct), await File.ReadAllTextAsync(paths.Seed("demo-town/zones.geojson"), ct));
                var desk = session.Desk(store);
                var count = await DemoActions.BuildAsync(town, desk, ct);
                await talk.WriteLineAsync($"Inventon, an invented town: {count} incidents over three years{(parsed.GetValue(Keep) is null ? "; the store is thrown away at the end" : $" in {path}")}.");
                return await UserActions.AdmitAsync(desk, Side.Server, ct) switch
                {
                    Outcome<Desk>.Done(var sitting) => await Monitor.RunAsync(session, sitting, output),
                    Outcome<Desk>.Refused(var reasons) => new Printer(output, talk, parsed).Print(Answer.Refuse(reasons)),
                    _ => throw new InvalidOperationException("An outcome is done or refused."),
                };
            }
            finally
            {
                Directory.Delete(folder, recursive: true);
            }
        });
        return command;
    }
}
