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
                talk.WriteLine($"nte: {line}");
            }

            return answer.Exit == 0 ? 1 : answer.Exit;
        }

        if (answer.Raw is { } raw)
        {
            output.Write(raw);
        }
        else if (_json)
        {
            output.Write((answer.Json ?? new JsonObject()).ToJsonString(Indented) + "\n");
        }
        else if (_csv && answer.Table is { } table)
        {
            output.Write(CsvWriter.Write(table));
        }
        else if (_plain && answer.Table is { } rows)
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
            output.Write(new JsonObject { ["refused"] = new JsonArray([.. list]) }.ToJsonString(Indented) + "\n");
            return;
        }

        foreach (var reason in reasons)
        {
            talk.WriteLine($"nte: {reason.Field}: {reason.Message} {reason.Hint}");
        }
    }

    private void Say(Answer answer)
    {
        foreach (var line in answer.Talk)
        {
            talk.WriteLine(line);
        }

        if (answer.Text is { } text)
        {
            output.Write(text + "\n");
        }
        else if (answer.Table is { } table)
        {
            var width = Console.IsOutputRedirected ? 200 : Math.Max(40, Console.WindowWidth);
            output.Write(string.Concat(TextTable.Lay(table, width).Select(l => l + "\n")));
        }
    }
}
