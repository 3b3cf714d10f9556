using System.Text.Json;

namespace NteMonitor.PurpleFlag.Pack.Verify;

/// <summary>Makes every figure of a pack again that can be made from the pack alone.</summary>
internal static class FigureCheck
{
    private const string Map = BagItRules.Payload + PackFigures.File;
    private const string EntryHeading = "Journal entry", HashHeading = "Journal hash";
    private const int Shortest = 12;

    /// <summary>Returns how many figures were made again; notes those that come out otherwise.</summary>
    /// <param name="pack">The pack.</param>
    /// <param name="proof">The journal entries that it proves, which tables may name; none where they cannot be read.</param>
    /// <param name="faults">Takes what is wrong.</param>
    public static FigureCount Of(ReadPack pack, JournalProof? proof, List<PackFault> faults)
    {
        if (Figures(pack, faults) is not { } figures)
        {
            return new(0, 0, 0, 0);
        }

        string[] csvs = [.. figures.Pages.SelectMany(p => p.Tables.Select(t => t.Csv)), .. figures.Others];
        faults.AddRange(csvs.CountBy(c => c).Where(c => c.Value > 1).Select(c => new PackFault(Map, $"It names {c.Key} twice.")));
        faults.AddRange(pack.Files.Select(f => f.Path).Where(p => p.StartsWith(BagItRules.Payload, StringComparison.Ordinal) && Path.GetExtension(p) == ".csv").Except(csvs)
            .Select(p => new PackFault(p, $"{Map} does not say which table it is.")));
        Dictionary<string, PackCsv> read = new(StringComparer.Ordinal);
        foreach (var path in csvs.Distinct())
        {
            if (Csv(path, pack, faults) is { } csv)
            {
                read[path] = csv;
            }
        }

        var inputs = 0;
        foreach (var (path, csv) in read)
        {
            var (count, wrong) = FigureRules.Inputs(path, csv);
            inputs += count;
            faults.AddRange(wrong);
            faults.AddRange(proof is null ? [] : Named(path, csv, proof));
        }

        faults.AddRange(pack.Files.Where(f => f.Path.StartsWith(BagItRules.Payload, StringComparison.Ordinal) && Path.GetExtension(f.Path) == ".html")
            .Where(f => !figures.Pages.Any(p => p.Page == f.Path) && pack.Text(f.Path, faults) is { } html && HtmlTables.Read(html).Count > 0)
            .Select(f => new PackFault(f.Path, $"It has tables, and {Map} does not name the page.")).ToList());
        var (tables, cells) = Pages(figures, pack, read, faults);
        var (made, unmade) = Sums(figures, read, faults);
        return new(tables, cells, inputs, made) { Unsummed = unmade };
    }

    private static PackFigures? Figures(ReadPack pack, List<PackFault> faults)
    {
        if (pack.Text(Map, faults) is not { } text)
        {
            faults.AddRange(pack.Find(Map) is null ? [new(Map, "It is missing: nothing says which figures hang together.")] : []);
            return null;
        }

        try
        {
            return PackFigures.Read(text);
        }
        catch (Exception e) when (e is FormatException or JsonException or InvalidOperationException or ArgumentException or OverflowException)
        {
            faults.Add(new(Map, "It is not in the form in which the program writes it, so no figure was made again."));
            return null;
        }
    }

    private static PackCsv? Csv(string path, ReadPack pack, List<PackFault> faults)
    {
        try
        {
            if (pack.Text(path, faults) is { } text)
            {
                return PackCsv.Read(text);
            }

            faults.AddRange(pack.Find(path) is null ? [new(path, $"It is missing: {Map} names it.")] : []);
        }
        catch (FormatException e)
        {
            faults.Add(new(path, $"It cannot be read as the program writes CSV: {e.Message}"));
        }

        return null;
    }

    private static (int Tables, int Cells) Pages(PackFigures figures, ReadPack pack, Dictionary<string, PackCsv> read, List<PackFault> faults)
    {
        int tables = 0, cells = 0;
        foreach (var page in figures.Pages)
        {
            if (pack.Text(page.Page, faults) is not { } html)
            {
                faults.AddRange(pack.Find(page.Page) is null ? [new(page.Page, $"It is missing: {Map} names it.")] : []);
                continue;
            }

            var grids = HtmlTables.Read(html).ToLookup(g => g.Anchor);
            foreach (var table in page.Tables)
            {
                if (grids[table.Anchor].ToList() is not [var grid])
                {
                    faults.Add(new(page.Page, $"Table '{table.Anchor}' stands there {(grids[table.Anchor].Any() ? "more than once" : "no more")}; {table.Csv} holds its figures."));
                }
                else if (read.TryGetValue(table.Csv, out var csv))
                {
                    var (held, wrong) = FigureRules.Agreement(page.Page, table, grid, csv);
                    tables++;
                    cells += held;
                    faults.AddRange(wrong);
                }
            }

            faults.AddRange(grids.Select(g => g.Key).Except(page.Tables.Select(t => t.Anchor))
                .Select(a => new PackFault(page.Page, $"{(a.Length == 0 ? "A table without an anchor" : $"Table '{a}'")} stands there, and no file holds its figures.")));
        }

        return (tables, cells);
    }

    private static (int Made, int Unmade) Sums(PackFigures figures, Dictionary<string, PackCsv> read, List<PackFault> faults)
    {
        int made = 0, unmade = 0;
        foreach (var sum in figures.Sums)
        {
            if (!read.TryGetValue(sum.Table, out var table) || !read.TryGetValue(sum.Base, out var rows))
            {
                faults.Add(new(Map, $"It makes sums of {sum.Base} for {sum.Table}, and one of them cannot be read."));
                continue;
            }

            var (done, undone, wrong) = FigureRules.Sums(sum, table, rows);
            made += done;
            unmade += undone;
            faults.AddRange(wrong);
        }

        return (made, unmade);
    }

    /// <summary>Returns the journal entries that a table names and the proof does not have.</summary>
    private static IEnumerable<PackFault> Named(string path, PackCsv csv, JournalProof proof)
    {
        if (csv.Column(EntryHeading) is not { } at)
        {
            yield break;
        }

        var hashes = proof.Entries.ToLookup(e => e.Id.ToString("D"), e => e.Hash);
        var seal = csv.Column(HashHeading);
        for (var row = 0; row < csv.Rows.Count; row++)
        {
            var (id, said) = (csv.Rows[row][at], seal is { } column ? csv.Rows[row][column].TrimStart('#') : null);
            if (Guid.TryParse(id, out _) && !hashes[id].Any(h => said is null || (said.Length >= Shortest && h.StartsWith(said, StringComparison.Ordinal))))
            {
                yield return new(path, $"Row {row + 1} names the journal entry {id}{(said is null ? "" : $" with the hash {said}")}; {BagItRules.Payload + ProofRules.Entries} does not have it.");
            }
        }
    }
}
