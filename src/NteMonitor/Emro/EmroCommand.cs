using System.CommandLine;
using NteMonitor.Emro.Evaluation;
using NteMonitor.Emro.Law;
using NteMonitor.Emro.Report;
using NteMonitor.Emro.Workbench;

namespace NteMonitor.Emro;

/// <summary><c>nte emro</c>: early morning alcohol restriction orders and what could be done instead.</summary>
public static class EmroCommand
{
    /// <summary>Returns the command.</summary>
    public static Command Create()
    {
        var command = new Command("emro", "Weigh closing hours: orders, their law, their effect, and what else could be done");
        command.Subcommands.Add(ScenarioCommand.Create(RunCommand.Verbs()));
        foreach (var verb in ScenarioCommand.Readings())
        {
            command.Subcommands.Add(verb);
        }

        command.Subcommands.Add(EvaluateCommand.Create());
        foreach (var verb in LawCommand.Verbs())
        {
            command.Subcommands.Add(verb);
        }

        return command;
    }
}
