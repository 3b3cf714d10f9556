using System.CommandLine;
using System.Text.Json.Nodes;
using NteMonitor.Commands;
using NteMonitor.PurpleFlag.Evidence;

namespace NteMonitor.PurpleFlag.Board;

/// <summary>The option by which a record is marked as evidence while it is written on the command line.</summary>
public static class EvidenceOption
{
    /// <summary>Returns a command whose verbs of these names, itself where none is named, take <c>--evidence</c>.</summary>
    /// <param name="command">The command.</param>
    /// <param name="names">Names of verbs below it, such as <c>note</c> or <c>meeting minutes</c>; each is there.</param>
    public static Command On(Command command, params IReadOnlyList<string> names)
    {
        if (names.Count == 0)
        {
            Offer((Verb)command);
        }

        foreach (var name in names)
        {
            Offer((Verb)name.Split(' ').Aggregate(command, (below, word) => below.Subcommands.Single(c => c.Name == word)));
        }

        return command;
    }

    private static void Offer(Verb verb)
    {
        var option = new Option<string?>("--evidence") { Description = "Mark it as evidence of the Purple Flag in one go: attributes, and zones, a strength, a sensitivity, such as \"W2 23-02 strong\"", HelpName = "WORDS" };
        verb.Options.Add(option);
        verb.Around(act => async (parsed, desk, ct) =>
        {
            if (parsed.GetValue(option) is not { } words)
            {
                return await act(parsed, desk, ct);
            }

            var marking = EvidenceWhile.At(words, desk);
            return With(await act(parsed, marking.Desk, ct), marking);
        });
    }

    /// <summary>What was marked is said behind what was done.</summary>
    private static Answer With(Answer answer, EvidenceWhile marking)
    {
        if (marking.Mark is not { } mark || answer.Refused.Count > 0)
        {
            return answer;
        }

        if (answer.Json is JsonObject json)
        {
            json["evidence"] = mark.Id.ToString("D");
        }

        return answer with { Text = $"{answer.Text}\n{MarkText.Line(mark)}" };
    }
}
