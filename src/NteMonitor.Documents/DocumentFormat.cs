namespace NteMonitor.Documents;

/// <summary>One format a document can be written in; <see cref="All"/> is the only list of them.</summary>
/// <param name="Name">What the user calls it on the command line.</param>
/// <param name="Extension">The end of its files' names, with the dot.</param>
/// <param name="Title">What it is called in prose.</param>
/// <param name="Files">Writes a document under a base name; one file, except that CSV has one for each table and chart.</param>
public sealed record DocumentFormat(
    string Name, string Extension, string Title, Func<Document, string, IReadOnlyList<DocumentFile>> Files)
{
    /// <summary>Plain text of 72 columns.</summary>
    public static readonly DocumentFormat PlainText = Single("text", ".txt", "plain text", PlainTextWriter.Write);

    /// <summary>GitHub-flavoured Markdown.</summary>
    public static readonly DocumentFormat Markdown = Single("markdown", ".md", "Markdown", MarkdownWriter.Write);

    /// <summary>One HTML page that asks for nothing else.</summary>
    public static readonly DocumentFormat Html = Single("html", ".html", "HTML", HtmlWriter.Write);

    /// <summary>One CSV file for each table and chart.</summary>
    public static readonly DocumentFormat Csv = new("csv", ".csv", "CSV", (document, name) =>
        [.. CsvWriter.WriteAll(document).Select(file => file with { Name = $"{name}-{file.Name}" })]);

    /// <summary>JSON, the one format that is read back.</summary>
    public static readonly DocumentFormat Json = Single("json", ".json", "JSON", JsonWriter.Write);

    /// <summary>Every format, in the order in which they are offered.</summary>
    public static IReadOnlyList<DocumentFormat> All { get; } = [PlainText, Markdown, Html, Csv, Json];

    /// <summary>Returns the format of this name or extension ("html", ".md", "txt"; case does not matter), or null.</summary>
    public static DocumentFormat? Find(string nameOrExtension) => All.FirstOrDefault(format =>
        string.Equals(format.Name, nameOrExtension, StringComparison.OrdinalIgnoreCase)
        || string.Equals(format.Extension, "." + nameOrExtension.TrimStart('.'), StringComparison.OrdinalIgnoreCase));

    private static DocumentFormat Single(string name, string extension, string title, Func<Document, string> write) =>
        new(name, extension, title, (document, file) => [new(file + extension, write(document))]);
}

/// <summary>One file of a written document.</summary>
/// <param name="Name">Its name, without a folder.</param>
/// <param name="Text">Its whole text, with LF line ends, to be saved as UTF-8 without a byte order mark.</param>
public sealed record DocumentFile(string Name, string Text);
