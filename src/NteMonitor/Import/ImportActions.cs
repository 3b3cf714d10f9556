using NteMonitor.Access;
using NteMonitor.Import.Police;
using NteMonitor.Incidents;
using NteMonitor.Journal;

namespace NteMonitor.Import;

/// <summary>Brings data in from files. Every run that ends is an entry <c>import.done</c> in the journal.</summary>
public static partial class ImportActions
{
    /// <summary>Imports a street crime file of data.police.uk. Rows are known to the month only.</summary>
    public static async Task<Outcome<ImportReport>> PoliceAsync(ImportRequest request, Desk desk, CancellationToken ct)
    {
        var begun = await BeginAsync(request, desk, ct);
        if (begun is not Outcome<SourceFile>.Done(var source))
        {
            return Refused(begun);
        }

        using var run = new ImportRun(source, request, desk);
        var found = PoliceColumns.Find(source.Name, run.Header);
        if (found is not Outcome<PoliceColumns>.Done(var columns))
        {
            return Refused(found);
        }

        using var rows = new PoliceRows(columns, desk.Town, desk.Reference, (desk.Now(), source.Name));
        var count = await desk.Store.RecordManyAsync(Incidents(run, rows), desk.Stamp(), desk.NewId, ct);
        List<string> warnings = ["Known to the month only: these rows never enter a figure by night or by hour."];
        if (rows.WithoutPlace > 0)
        {
            warnings.Add($"Rows without a location: {rows.WithoutPlace}.");
        }

        return await DoneAsync(Report(run, "police", count) with { Warnings = [.. Warnings(run), .. warnings] }, run, desk, ct);
    }

    private static IEnumerable<Incident> Incidents(ImportRun run, PoliceRows rows)
    {
        while (run.Next())
        {
            if (rows.Read(run.Rows, out var fault) is { } incident)
            {
                yield return incident;
            }
            else
            {
                run.Reject(fault!);
            }
        }
    }

    /// <summary>Looks at the file, if the user may import at all.</summary>
    private static async Task<Outcome<SourceFile>> BeginAsync(ImportRequest request, Desk desk, CancellationToken ct) =>
        await Gate.RefusedAsync(Act.Import, desk, ct) is { } refusal
            ? new Outcome<SourceFile>.Refused([refusal])
            : SourceFile.Look(request, desk.Files);

    private static Outcome<ImportReport> Refused<T>(Outcome<T> outcome) =>
        outcome.Then<ImportReport>(_ => throw new InvalidOperationException("The outcome was not refused."));

    internal static ImportReport Report(ImportRun run, string kind, BulkCount count) => new(run.Source.Name, kind, run.Read, count.Added, count.AlreadyThere, run.Rejected)
    {
        Sha256 = run.Sha256(),
        Size = run.Rows.BytesTaken,
        Encoding = run.Source.Encoding.Name,
        BlankLines = run.Blank,
        RejectFile = run.Rejects.File,
    };

    /// <summary>Returns what is to be said of any file.</summary>
    internal static IEnumerable<string> Warnings(ImportRun run)
    {
        if (run.Source.Encoding.Told == Csv.EncodingSign.Supposed)
        {
            yield return $"The file is not UTF-8; it was read as {run.Source.Encoding.Name}. Check the accents, or name the encoding with --encoding.";
        }

        if (run.Blank > 0)
        {
            yield return $"Lines that hold nothing and are no rows: {run.Blank}.";
        }
    }

    internal static async Task<Outcome<ImportReport>> DoneAsync(ImportReport report, ImportRun run, Desk desk, CancellationToken ct)
    {
        run.Rejects.Dispose();
        var done = report.Reconciled();
        await desk.Store.AppendAsync(new([new(desk.NewId(), "import.done", desk.NewId(), null, CanonicalJson.Write(done.ToFacts()))], desk.Stamp()), ct);
        return Outcome.Done(done);
    }
}
