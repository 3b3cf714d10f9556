using System.Text.Json.Nodes;
using NteMonitor.Documents;

namespace NteMonitor.Commands;

/// <summary>Writes a document to where the user asked for it: a file, several for CSV, or standard output.</summary>
public static class Paper
{
    /// <summary>Returns the format that was named, or that the file's name ends in, or the one that goes without saying; none and why where there is no such.</summary>
    /// <param name="named">What the user calls it, or none.</param>
    /// <param name="path">The file to write, or none for standard output.</param>
    public static Outcome<DocumentFormat> Format(string? named, string? path)
    {
        var name = named ?? (path is null ? DocumentFormat.PlainText.Name : Path.GetExtension(path));
        return DocumentFormat.Find(name) is { } format
            ? Outcome.Done(format)
            : Outcome.Refused<DocumentFormat>("--format", $"'{name}' is no format.", $"Use {string.Join(", ", DocumentFormat.All.Select(f => f.Name))}, or a file name that ends so.");
    }

    /// <summary>Writes a document and says which files there are now.</summary>
    /// <param name="files">The document in its format.</param>
    /// <param name="path">The file that was named, or none for standard output.</param>
    /// <param name="desk">Whose files.</param>
    /// <exception cref="FileTroubleException">One is there already, or cannot be written.</exception>
    public static async Task<Answer> WriteAsync(IReadOnlyList<DocumentFile> files, string? path, Desk desk)
    {
        if (path is null)
        {
            return new() { Raw = string.Concat(files.Select(f => f.Text)) };
        }

        List<string> written = [];
        foreach (var file in files)
        {
            var to = Path.Combine(Path.GetDirectoryName(path) ?? "", file.Name);
            await using var writer = desk.Files.Create(to);
            await writer.WriteAsync(file.Text);
            written.Add(to);
        }

        return new() { Text = string.Join('\n', written), Json = new JsonObject { ["files"] = new JsonArray([.. written.Select(w => (JsonNode)w)]) } };
    }
}
