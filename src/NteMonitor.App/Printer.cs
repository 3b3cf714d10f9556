using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using NteMonitor.Commands;
using NteMonitor.Documents;

namespace NteMonitor.App;

/// <summary>Prints what a command answers: data to standard output, talk to standard error.</summary>
internal sealed class Printer(TextWriter output, TextWriter talk, ParseResult parsed)
{
    /// <summary>How the program prints JSON.</summary>
    public static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly bool _json = parsed.GetValue(GlobalOptions.Json);
    private readonly bool _csv = parsed.GetValue(GlobalOptions.Csv);
    private readonly bool _plain = parsed.GetValue(GlobalOptions.Plain);

    /// <summary>Prints an answer and returns the exit status.</summary>
    public int Print(Answer answer)
    {
        if (answer.Refused.Count > 0)
        {
            Refuse(answer.Refused);
            foreach (var line in _json ? [] : answer.Talk)
            {
                talk.WriteLine($"nte: {Seen.Text(line)}");
            }

            return answer.Exit == 0 ? 1 : answer.Exit;
        }

        if (answer.Raw is { } raw)
        {
            // What goes into a file or to a program stays exact.
            output.Write(Console.IsOutputRedirected ? raw : Seen.Text(raw));
        }
        else if (_json)
        {
            output.Write(Seen.Json((answer.Json ?? new JsonObject()).ToJsonString(Indented)) + "\n");
        }
        else if (_csv && Visible(answer.Table) is { } table)
        {
            output.Write(CsvWriter.Write(table));
        }
        else if (_plain && Visible(answer.Table) is { } rows)
        {
            output.Write(string.Concat(rows.Rows.Select(r => string.Join('\t', r.Cells.Select(CellText.Of)) + "\n")));
        }
        else
        {
            Say(answer);
        }

        return answer.Exit;
    }

    /// <summary>Prints every reason of a refusal.</summary>
    public void Refuse(IReadOnlyList<Refusal> reasons)
    {
        if (_json)
        {
            var list = reasons.Select(r => (JsonNode)new JsonObject { ["field"] = r.Field, ["message"] = r.Message, ["hint"] = r.Hint });
            output.Write(Seen.Json(new JsonObject { ["refused"] = new JsonArray([.. list]) }.ToJsonString(Indented)) + "\n");
            return;
        }

        foreach (var reason in reasons)
        {
            talk.WriteLine(Seen.Text($"nte: {reason.Field}: {reason.Message} {reason.Hint}"));
        }
    }

    private static Table? Visible(Table? table) => table is null ? null : table with
    {
        Rows = [.. table.Rows.Select(r => r with { Cells = [.. r.Cells.Select(c => c is Cell.Text(var words) ? new Cell.Text(Seen.Text(words)) : c)] })],
    };

    private void Say(Answer answer)
    {
        foreach (var line in answer.Talk)
        {
            talk.WriteLine(Seen.Text(line));
        }

        if (answer.Text is { } text)
        {
            output.Write(Seen.Text(text) + "\n");
        }
        else if (Visible(answer.Table) is { } table)
        {
            var width = Console.IsOutputRedirected ? 200 : Math.Max(40, Console.WindowWidth);
            output.Write(string.Concat(TextTable.Lay(table, width).Concat(table.Notes.Count > 0 ? table.Notes.Select(Seen.Text).Prepend("") : []).Select(l => l + "\n")));
        }
    }
}
