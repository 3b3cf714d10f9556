using System.CommandLine;
using System.Text.Json.Nodes;
using NteMonitor.Commands;

namespace NteMonitor.Import;

/// <summary><c>nte import</c>: data from files, each row in or in a reject file.</summary>
public static partial class ImportCommand
{
    private static readonly Argument<string[]> Files = new("file") { Description = "One or more CSV files; - is standard input", Arity = ArgumentArity.OneOrMore };
    private static readonly Option<string?> Encoding = new("--encoding") { Description = "The encoding, when it is not the one found", HelpName = "NAME" };
    private static readonly Option<string?> Separator = new("--separator") { Description = "The character between fields, when it is not the one found", HelpName = "CHAR" };
    private static readonly Option<string?> Rejects = new("--rejects") { Description = "The folder for the file of rejected rows", HelpName = "DIR" };

    /// <summary>Returns the command.</summary>
    public static Command Create()
    {
        var command = new Command("import", "Bring in data from CSV files; the same file twice adds nothing");
        command.Subcommands.Add(new Verb("police", "Import street crime of data.police.uk, known to the month", "nte import police 2018-10-northamptonshire-street.csv", PoliceAsync)
        {
            Arguments = { Files },
            Options = { Encoding, Separator, Rejects },
        });
        return command;
    }

    private static Task<Answer> PoliceAsync(ParseResult parsed, Desk desk, CancellationToken ct) =>
        EachAsync(parsed, request => ImportActions.PoliceAsync(request, desk, ct));

    /// <summary>Imports one file after another; a file that is refused does not keep the next from going in.</summary>
    private static async Task<Answer> EachAsync(ParseResult parsed, Func<ImportRequest, Task<Outcome<ImportReport>>> import)
    {
        List<ImportReport> reports = [];
        List<Refusal> refused = [];
        foreach (var path in parsed.GetValue(Files)!)
        {
            ImportRequest request = new(path)
            {
                Encoding = parsed.GetValue(Encoding),
                Separator = parsed.GetValue(Separator),
                RejectFolder = parsed.GetValue(Rejects),
            };
            switch (await import(request))
            {
                case Outcome<ImportReport>.Done(var report):
                    reports.Add(report);
                    break;
                case Outcome<ImportReport>.Refused(var reasons):
                    refused.AddRange(reasons);
                    break;
                default:
                    throw new InvalidOperationException("An outcome is done or refused.");
            }
        }

        return reports.Count == 0 ? Answer.Refuse(refused) : Told(reports, refused);
    }

    private static Answer Told(List<ImportReport> reports, List<Refusal> refused) => new()
    {
        Text = string.Join('\n', reports.Select(ImportText.Of)),
        Json = reports is [var only] && refused.Count == 0 ? only.ToJson() : new JsonArray([.. reports.Select(r => (JsonNode)r.ToJson())]),
        Talk = [.. refused.Select(r => $"nte: {r.Field}: {r.Message} {r.Hint}")],
        Exit = refused.Count == 0 ? 0 : 1,
    };
}
