using System.CommandLine;
using NteMonitor.PurpleFlag.Board;
using NteMonitor.PurpleFlag.CoreData;
using NteMonitor.PurpleFlag.Cycle;
using NteMonitor.PurpleFlag.Evidence;
using NteMonitor.PurpleFlag.Framework;
using NteMonitor.PurpleFlag.NightVisits;
using NteMonitor.PurpleFlag.Pack.Pages;

namespace NteMonitor.PurpleFlag;

/// <summary><c>nte flag</c>: from the street log to the flag, by the framework that an entry keeps.</summary>
public static class FlagCommand
{
    /// <summary>Returns the command.</summary>
    public static Command Create()
    {
        var command = new Command("flag", "Work towards the Purple Flag: entries, evidence, what is missing");
        foreach (var verb in FrameworkCommand.Verbs().Concat(CycleCommand.Verbs()).Concat(MarkCommand.Verbs()).Concat(CoreCommand.Verbs()).Concat(PackCommand.Verbs()))
        {
            command.Subcommands.Add(verb);
        }

        command.Subcommands.Add(EvidenceOption.On(NightCommand.Create(), "note"));
        return command;
    }
}
