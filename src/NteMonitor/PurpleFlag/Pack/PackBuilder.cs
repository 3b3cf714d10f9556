using NteMonitor.Documents;

namespace NteMonitor.PurpleFlag.Pack;

/// <summary>Gathers the files of a pack. Paths are within the payload: <c>index.html</c> becomes <c>data/index.html</c>.</summary>
public sealed class PackBuilder
{
    private readonly List<PackFile> _files = [];
    private readonly List<PageFigures> _pages = [];
    private readonly List<PackSum> _sums = [];
    private readonly List<string> _others = [];

    /// <summary>Adds a file as it is: a photograph, a boundary, a framework edition.</summary>
    public PackBuilder Add(string path, ReadOnlyMemory<byte> bytes)
    {
        _files.Add(new(path, bytes));
        return this;
    }

    /// <summary>Adds a text file in UTF-8.</summary>
    public PackBuilder Add(string path, string text)
    {
        _files.Add(PackFile.Of(path, text));
        return this;
    }

    /// <summary>Adds a document as a page, and each of its tables and charts as CSV in a folder of the page's name beside it.</summary>
    /// <param name="path">The page's path, ending in <c>.html</c>.</param>
    /// <param name="document">The document.</param>
    public PackBuilder AddPage(string path, Document document) => AddPage(path, document, HtmlWriter.Write(document));

    /// <summary>Adds a page that somebody wrote around a document's tables, and those tables as CSV; it has each of them under the anchor that <see cref="CsvWriter.WriteAll"/> names its file by.</summary>
    /// <param name="path">The page's path, ending in <c>.html</c>.</param>
    /// <param name="document">The document whose tables the page shows.</param>
    /// <param name="html">The page.</param>
    public PackBuilder AddPage(string path, Document document, string html)
    {
        var tables = CsvWriter.WriteAll(document);
        _files.Add(PackFile.Of(path, html));
        _files.AddRange(tables.Select(t => PackFile.Of(CsvPath(path, t.Name), t.Text)));
        _pages.Add(new(BagItRules.Payload + path, [.. tables.Select(t => new TableFile(Path.GetFileNameWithoutExtension(t.Name), BagItRules.Payload + CsvPath(path, t.Name)))]));
        return this;
    }

    /// <summary>Adds rows that no page shows: what sums are made of, or a list for a machine.</summary>
    public PackBuilder AddRows(string path, Table table)
    {
        _files.Add(PackFile.Of(path, CsvWriter.Write(table)));
        _others.Add(BagItRules.Payload + path);
        return this;
    }

    /// <summary>Adds a sheet as it is, for somebody to fill in; it is in the lists and no figure of it is looked at.</summary>
    public PackBuilder AddSheet(string path, string csv)
    {
        _files.Add(PackFile.Of(path, csv));
        _others.Add(BagItRules.Payload + path);
        return this;
    }

    /// <summary>States that figures are sums, so that whoever checks the pack adds them up again.</summary>
    public PackBuilder Sum(PackSum sum)
    {
        _sums.Add(sum with { Table = BagItRules.Payload + sum.Table, Base = BagItRules.Payload + sum.Base });
        return this;
    }

    /// <summary>Adds the proof of the journal entries that the pack rests on.</summary>
    public PackBuilder Prove(JournalProof proof)
    {
        _files.AddRange(ProofRules.Files(proof));
        return this;
    }

    /// <summary>Returns the bag, or every reason why there can be none.</summary>
    public Outcome<Bag> Build(BagHeader header) => BagItRules.Make(
        header,
        [.. _files, PackFile.Of(PackFigures.File, new PackFigures([.. _pages.OrderBy(p => p.Page, StringComparer.Ordinal)], _sums) { Others = [.. _others.Order(StringComparer.Ordinal)] }.Write())]);

    /// <summary>Returns where the CSV file of a page's table lies, within the payload.</summary>
    /// <param name="page">The page's path.</param>
    /// <param name="file">The file's name, for example <c>table-crime.csv</c>.</param>
    public static string CsvPath(string page, string file) => page[..^Path.GetExtension(page).Length] + "/" + file;
}
