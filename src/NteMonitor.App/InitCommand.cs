using System.CommandLine;
using NteMonitor.Commands;
using NteMonitor.Storage;

namespace NteMonitor.App;

/// <summary><c>nte init</c>: makes the store.</summary>
internal static class InitCommand
{
    public static Command Create(TextWriter output, TextWriter talk)
    {
        var command = new Illustrated("init", "Make the store", "nte init --store sqlite:night.db");
        command.SetAction(async (parsed, _) =>
        {
            await using var session = Session.Open(parsed, new Files(output));
            var path = StoreAddress.PathOf(session.Config.Store);
            await using var store = SqliteStore.Create(path, session.StoreOptions, Session.NewId());
            return new Printer(output, talk, parsed).Print(new()
            {
                Text = $"{path}: a new store for {session.Config.Town.Name} ({session.Config.Town.Authority}), origin {store.Home.Origin:D}.",
                Json = new System.Text.Json.Nodes.JsonObject { ["store"] = path, ["authority"] = session.Config.Town.Authority, ["origin"] = store.Home.Origin.ToString("D") },
            });
        });
        return command;
    }
}
