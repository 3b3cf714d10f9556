using NteMonitor.Access;
using NteMonitor.Import.Mappings;
using NteMonitor.Incidents;
using NteMonitor.Journal;
using NteMonitor.Venues;

namespace NteMonitor.Import;

/// <summary>What becomes of venues that are on file with other facts.</summary>
public enum WhenDiffering
{
    /// <summary>They stay as they are and are listed.</summary>
    Leave,

    /// <summary>They are amended to what the file says.</summary>
    Update,
}

/// <content>Venues from any register, through a mapping.</content>
public static partial class ImportActions
{
    private const int Together = 500;

    /// <summary>Imports a register of venues through a mapping, which is kept for the next file with the same header.</summary>
    /// <param name="request">The file.</param>
    /// <param name="wish">The mapping.</param>
    /// <param name="differing">What becomes of venues on file with other facts.</param>
    /// <param name="desk">Where it goes.</param>
    /// <param name="ct">Stops between batches; what was acknowledged stays.</param>
    public static async Task<Outcome<ImportReport>> VenuesAsync(
        ImportRequest request, MappingWish wish, WhenDiffering differing, Desk desk, CancellationToken ct)
    {
        if (await Gate.RefusedAsync(Act.KeepVenues, desk, ct) is { } refusal)
        {
            return new Outcome<ImportReport>.Refused([refusal]);
        }

        var begun = await BeginAsync(request, wish, MappingKind.Venues, desk, ct);
        if (begun is not Outcome<Begun>.Done(var (source, mapping, header)))
        {
            return Refused(begun);
        }

        using var run = new ImportRun(source, request, desk);
        var rows = new VenueRows(mapping, header, source.Name, desk);
        var register = new Register(await desk.Store.VenuesAsync(ct), differing);
        List<NewEntry> batch = [];
        while (run.Next())
        {
            if (Entry(run, rows, register, desk) is { } entry)
            {
                batch.Add(entry);
            }

            if (batch.Count == Together)
            {
                await desk.Store.AppendAsync(new([.. batch], desk.Stamp()), ct);
                batch.Clear();
            }
        }

        if (batch.Count > 0)
        {
            await desk.Store.AppendAsync(new([.. batch], desk.Stamp()), ct);
        }

        await MappingActions.KeepAsync(mapping, header, desk, ct);
        var report = Report(run, "venues", new BulkCount(register.Added, register.AlreadyThere)) with
        {
            Mapping = mapping.Id,
            Differing = register.Differing,
            Amended = register.Amended,
            Differences = register.Differences,
            Warnings = [.. Warnings(run), .. Warnings(register, rows)],
        };
        return await DoneAsync(report, run, desk, ct);
    }

    /// <summary>Returns the entry that a row gives, or none: it is there already, or was rejected.</summary>
    private static NewEntry? Entry(ImportRun run, VenueRows rows, Register register, Desk desk)
    {
        if (rows.Read(run.Rows, out var fault) is not { } venue)
        {
            run.Reject(fault!);
            return null;
        }

        switch (register.Place(venue, run.Rows.Line))
        {
            case Placing.Fresh:
                return VenueActions.Added(venue, rows.Personal(), desk);
            case Placing.Amend(var kept, var after):
                var change = LedgerRules.Amendment(VenueJson.Write(kept.Venue), after, $"Import of {run.Source.Name}")!;
                return new(desk.NewId(), "venue.amended", kept.Venue.Id, kept.Head, CanonicalJson.Write(change));
            case Placing.Reject(var reason):
                run.Reject(reason);
                return null;
            default:
                return null;
        }
    }

    private static IEnumerable<string> Warnings(Register register, VenueRows rows)
    {
        if (register.Repeats > 0)
        {
            yield return $"Rows that repeat the name and postcode of an earlier row under another licence number: {register.Repeats}. Each is on file.";
        }

        if (register.Likely > 0)
        {
            yield return $"New venues with the name and postcode of one that was on file before: {register.Likely}. See whether they are the same.";
        }

        if (register.Differing > register.Amended)
        {
            yield return $"Venues on file with other facts, left as they are: {register.Differing - register.Amended}. --update amends them.";
        }

        if (register.Amended > 0)
        {
            yield return $"Venues amended to what the file says: {register.Amended}.";
        }

        if (register.Remarked is { Count: > 0 } remarked)
        {
            yield return $"Remarks on new venues: {string.Join(", ", remarked.OrderByDescending(r => r.Value).ThenBy(r => r.Key, StringComparer.Ordinal).Select(r => $"{r.Key} {r.Value}"))}.";
        }

        if (rows.Repaired > 0)
        {
            yield return $"Texts put right that had been encoded twice: {rows.Repaired}.";
        }
    }
}
