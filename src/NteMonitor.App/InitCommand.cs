using System.CommandLine;
using NteMonitor.Commands;
using NteMonitor.Storage;
using NteMonitor.Users;
using NteMonitor.Zones;

namespace NteMonitor.App;

/// <summary><c>nte init</c>: makes the store.</summary>
internal static class InitCommand
{
    public static Command Create(TextWriter output, TextWriter talk)
    {
        var command = new Illustrated("init", "Make the store", "nte init --store sqlite:night.db");
        command.SetAction(async (parsed, ct) =>
        {
            await using var session = Session.Open(parsed, output);
            // Read first: a file of zones that is missing must leave no store behind.
            List<(ZoneFile File, string Json)> zones = [];
            foreach (var file in session.Config.Zones)
            {
                using var reader = new Files(output).OpenText(file.Path);
                zones.Add((file, await reader.ReadToEndAsync(ct)));
            }

            var path = StoreAddress.PathOf(session.Config.Store);
            await using var store = SqliteStore.Create(path, session.StoreOptions, Session.NewId());
            var text = $"{path}: a new store for {session.Config.Town.Name} ({session.Config.Town.Authority}), origin {store.Home.Origin:D}.";
            text += "\n" + Words(await UserActions.BeginAsync(session.Desk(store), ct), session.User);
            foreach (var (file, json) in zones)
            {
                var taken = await ZoneActions.ImportAsync(json, file.Naming, session.Desk(store), ct);
                if (taken is Outcome<ZoneCount>.Refused(var reasons))
                {
                    return new Printer(output, talk, parsed).Print(Answer.Refuse([.. reasons, new("zones", $"The store is made, without the zones of {file.Path}.", "Mend the file and run `nte zone import`.")]));
                }

                text += $"\n{((Outcome<ZoneCount>.Done)taken).Value.Added} zones from {file.Path}.";
            }

            return new Printer(output, talk, parsed).Print(new()
            {
                Text = text,
                Json = new System.Text.Json.Nodes.JsonObject { ["store"] = path, ["authority"] = session.Config.Town.Authority, ["origin"] = store.Home.Origin.ToString("D") },
            });
        });
        return command;
    }

    private static string Words(Outcome<User> begun, string name) => begun is Outcome<User>.Done
        ? $"{name} is on file as its first admin, without a key: `nte user add` puts others on file."
        : $"Nobody is on file as admin: '{name}' is no short name of a user. `nte init --as NAME` takes one.";
}
