using System.CommandLine;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Configuration;
using NteMonitor.Commands;
using NteMonitor.Documents;
using NteMonitor.Storage;

namespace NteMonitor.App;

/// <summary><c>nte config</c>: whether the settings can stand, and where each comes from.</summary>
internal static class ConfigCommand
{
    public static Command Create(TextWriter output, TextWriter talk)
    {
        var command = new Command("config", "Check and show the settings");
        var check = new Illustrated("check", "Name every problem of the settings at once", "nte config check");
        check.SetAction(async (parsed, _) =>
        {
            await using var session = Session.Open(parsed, output);
            return new Printer(output, talk, parsed).Print(new() { Text = "The settings are in order.", Json = new JsonObject { ["problems"] = 0 } });
        });
        var show = new Illustrated("show", "Show the settings in force and where each comes from", "nte config show");
        show.SetAction(async (parsed, _) =>
        {
            await using var session = Session.Open(parsed, output);
            return new Printer(output, talk, parsed).Print(Show(session));
        });
        var schema = new Illustrated("schema", "Print the JSON schema of the settings, for editors", "nte config schema");
        schema.SetAction(_ => output.WriteLine(ConfigSchema.Make().ToJsonString(Printer.Indented)));
        command.Subcommands.Add(check);
        command.Subcommands.Add(show);
        command.Subcommands.Add(schema);
        return command;
    }

    private static Answer Show(Session session)
    {
        List<(string Key, string Value, string From)> rows = [.. ConfigCheck.Keys.Where(k => k.Key != "$schema").Select(k =>
        {
            var (section, from) = session.Layers.Get(k.Key);
            return (k.Key, k.Key switch { "store" => session.Config.Store, "retention" => "`nte retention schedule` prints it", _ => Text(section) }, from);
        }),
            ("(sqlite)", SqliteLibrary.Description, "loaded"),
            ("(log)", session.Paths.Log, "XDG_STATE_HOME"),
            ("(user)", $"{session.User}, {Access.AccessRules.Word(session.Config.RoleOf(session.User))}", "--as, or the login"),
        ];
        return new()
        {
            Table = new("config", "Settings", [new("Setting"), new("Value"), new("From")], [.. rows.Select(r => new Row([r.Key, r.Value, r.From]))]),
            Json = new JsonObject(rows.Select(r => new KeyValuePair<string, JsonNode?>(r.Key, new JsonObject { ["value"] = r.Value, ["from"] = r.From }))),
        };
    }

    private static string Text(IConfigurationSection section) =>
        section.Value ?? string.Join("; ", section.GetChildren().Select(c => c.Value is { } v ? $"{c.Key}={v}" : string.Join(" ", c.GetChildren().Select(m => m.Value))));
}
