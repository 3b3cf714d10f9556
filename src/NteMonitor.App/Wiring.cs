using System.CommandLine;
using System.Diagnostics;
using Microsoft.Extensions.Logging;
using NteMonitor.Commands;
using NteMonitor.Incidents;
using NteMonitor.Import;
using NteMonitor.Journal;
using NteMonitor.PurpleFlag.Board;
using NteMonitor.Users;

namespace NteMonitor.App;

/// <summary>The composition root: which commands there are, and what they run on.</summary>
internal static class Wiring
{
    /// <summary>Returns the whole command line.</summary>
    public static RootCommand Root(TextWriter output, TextWriter talk, Side side)
    {
        var root = new RootCommand("Keeps watch on a town's night-time economy.") { TreatUnmatchedTokensAsErrors = true };
        foreach (var option in GlobalOptions.All)
        {
            root.Options.Add(option);
        }

        foreach (var command in Commands(root, output, talk))
        {
            root.Subcommands.Add(command);
        }

        root.SetAction(async (parsed, ct) =>
        {
            await using var session = Session.Open(parsed, output, side);
            return await session.DeskAsync(ct) switch
            {
                Outcome<Desk>.Done(var desk) => await Monitor.RunAsync(session, desk, output),
                Outcome<Desk>.Refused(var reasons) => new Printer(output, talk, parsed).Print(Answer.Refuse(reasons)),
                _ => throw new InvalidOperationException("An outcome is done or refused."),
            };
        });
        Bind(root, output, talk, side);
        HelpWithExamples.Attach(root);
        return root;
    }

    private static IEnumerable<Command> Commands(RootCommand root, TextWriter output, TextWriter talk) =>
    [
        InitCommand.Create(output, talk),
        DemoCommand.Create(output, talk),
        EvidenceOption.On(IncidentCommand.Log()),
        EvidenceOption.On(IncidentCommand.Create(), "record"),
        EvidenceOption.On(Patrols.ShiftCommand.Create(), "note", "close"),
        VenueCommands(),
        EvidenceOption.On(Premises.VisitCommand.Create(), "record"),
        Premises.Tens.TenCommand.Create(),
        EvidenceOption.On(Pubwatch.PubwatchCommand.Create(), "meeting record", "meeting minutes"),
        Zones.ZoneCommand.Create(),
        Snapshots.SnapshotCommand.Create(),
        Emro.EmroCommand.Create(),
        PurpleFlag.FlagCommand.Create(),
        PurpleFlag.Pack.Verify.VerifyCommand.Create(),
        Performance.Checking.CheckTableCommand.Create(),
        Search.SearchCommand.Create(),
        JournalCommand.Create(),
        Retention.PersonFileCommand.Create(),
        Retention.RetentionCommand.Create(),
        UserCommands(),
        ImportCommands(),
        ConfigCommand.Create(output, talk),
        ShellCommands.Completion(output),
        ShellCommands.Man(root, output),
    ];

    private static Command VenueCommands()
    {
        var venues = Venues.VenueCommand.Create();
        venues.Subcommands.Add(Premises.Papers.PaperCommand.Create());
        venues.Subcommands.Add(Premises.Registers.RegisterCommand.Create());
        foreach (var verb in Premises.Bundles.BundleCommand.Verbs())
        {
            venues.Subcommands.Add(verb);
        }

        foreach (var verb in Premises.PremisesCommand.Create().Concat(Rates.RateCommand.Verbs()))
        {
            venues.Subcommands.Add(verb);
        }

        return venues;
    }

    private static Command ImportCommands()
    {
        var imports = ImportCommand.Create();
        imports.Subcommands.Add(Premises.Registers.RegisterCommand.Import());
        return imports;
    }

    private static Command UserCommands()
    {
        var users = UserCommand.Create();
        users.Subcommands.Add(AuthorizedKeysCommand.Create());
        return users;
    }

    /// <summary>Gives every verb its store, clock and printer.</summary>
    private static void Bind(Command command, TextWriter output, TextWriter talk, Side side)
    {
        switch (command)
        {
            case Verb verb:
                verb.SetAction((parsed, ct) => AtDeskAsync(parsed, verb.Act, ct));
                break;
            case FileVerb verb:
                verb.SetAction((parsed, ct) => OnFilesAsync(parsed, verb, ct));
                break;
        }

        foreach (var child in command.Subcommands)
        {
            Bind(child, output, talk, side);
        }

        async Task<int> AtDeskAsync(ParseResult parsed, VerbAction act, CancellationToken ct)
        {
            var watch = Stopwatch.StartNew();
            await using var session = Session.Open(parsed, output, side);
            session.Log.Write(LogLevel.Debug, Storage.SqliteLibrary.Description);
            var exit = new Printer(output, talk, parsed).Print(await Answer.ToAsync(await session.DeskAsync(ct), desk => act(parsed, desk, ct)));
            session.Log.Write(LogLevel.Information, $"{Manual.Path(command)}: status {exit} after {watch.ElapsedMilliseconds} ms");
            return exit;
        }

        // The far side is let in first, and has no files but its own.
        Task<int> OnFilesAsync(ParseResult parsed, FileVerb verb, CancellationToken ct) => verb.DeskAction(parsed) is { } act
            ? AtDeskAsync(parsed, act, ct)
            : side == Side.Far
                ? AtDeskAsync(parsed, (_, desk, _) => Task.FromResult(verb.Act(parsed, desk.Files)), ct)
                : Task.FromResult(new Printer(output, talk, parsed).Print(verb.Act(parsed, new Files(output))));
    }
}
