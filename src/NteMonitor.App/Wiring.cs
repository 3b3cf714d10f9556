using System.CommandLine;
using NteMonitor.Commands;
using NteMonitor.Incidents;
using NteMonitor.Import;
using NteMonitor.Journal;

namespace NteMonitor.App;

/// <summary>The composition root: which commands there are, and what they run on.</summary>
internal static class Wiring
{
    /// <summary>Returns the whole command line.</summary>
    public static RootCommand Root(TextWriter output, TextWriter talk)
    {
        var root = new RootCommand("Keeps watch on a town's night-time economy.") { TreatUnmatchedTokensAsErrors = true };
        foreach (var option in GlobalOptions.All)
        {
            root.Options.Add(option);
        }

        foreach (var command in Commands(output, talk))
        {
            root.Subcommands.Add(command);
        }

        root.SetAction(async (parsed, _) =>
        {
            await using var session = Session.Open(parsed, new Files(output));
            return await Monitor.RunAsync(session, session.Desk(), output);
        });
        Bind(root, output, talk);
        return root;
    }

    private static IEnumerable<Command> Commands(TextWriter output, TextWriter talk) =>
    [
        InitCommand.Create(output, talk),
        DemoCommand.Create(output, talk),
        IncidentCommand.Log(),
        IncidentCommand.Create(),
        Venues.VenueCommand.Create(),
        Zones.ZoneCommand.Create(),
        Snapshots.SnapshotCommand.Create(),
        JournalCommand.Create(),
        ImportCommand.Create(),
        ConfigCommand.Create(output, talk),
    ];

    /// <summary>Gives every verb its store, clock and printer.</summary>
    private static void Bind(Command command, TextWriter output, TextWriter talk)
    {
        if (command is Verb verb)
        {
            verb.SetAction(async (parsed, ct) =>
            {
                await using var session = Session.Open(parsed, new Files(output));
                return new Printer(output, talk, parsed).Print(await verb.Act(parsed, session.Desk(), ct));
            });
        }

        foreach (var child in command.Subcommands)
        {
            Bind(child, output, talk);
        }
    }
}
