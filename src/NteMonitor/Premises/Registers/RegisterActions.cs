using System.Security.Cryptography;
using NteMonitor.Access;
using NteMonitor.Import;
using NteMonitor.Import.Csv;
using NteMonitor.Import.Mappings;
using NteMonitor.Incidents;
using NteMonitor.Journal;
using NteMonitor.Venues;

namespace NteMonitor.Premises.Registers;

/// <summary>What a user asks of the import of a register.</summary>
/// <param name="Kind">incidents, refusals, ejections, door-staff or cctv.</param>
/// <param name="Venue">The venue that handed it over.</param>
public sealed record RegisterWish(string Kind, KeptVenue Venue);

/// <summary>Takes in registers that venues hand over, and reads them.</summary>
public static partial class RegisterActions
{
    /// <summary>What entries of registers begin with.</summary>
    public const string Thing = "register";

    /// <summary>Imports a register, as a whole or not at all; rows that cannot be taken are named with line and reason, never copied.</summary>
    /// <param name="request">The file.</param>
    /// <param name="wish">Kind and venue.</param>
    /// <param name="mapping">The mapping.</param>
    /// <param name="desk">Where it goes.</param>
    /// <param name="ct">Stops before anything is written.</param>
    public static async Task<Outcome<ImportReport>> ImportAsync(ImportRequest request, RegisterWish wish, MappingWish mapping, Desk desk, CancellationToken ct)
    {
        if (await Gate.RefusedAsync(Act.KeepPremises, desk, ct) is { } refusal)
        {
            return new Outcome<ImportReport>.Refused([refusal]);
        }

        if (!MappingKinds.Registers.TryGetValue(wish.Kind, out var kind))
        {
            return Outcome.Refused<ImportReport>("--kind", $"'{wish.Kind}' is no register.",
                Commands.Nearest.Hint(wish.Kind, MappingKinds.Registers.Keys) ?? $"Use one of {string.Join(", ", MappingKinds.Registers.Keys)}.");
        }

        var begun = await ImportActions.BeginAsync(request, mapping, kind, desk, ct);
        if (begun is not Outcome<ImportActions.Begun>.Done(var file))
        {
            return new Outcome<ImportReport>.Refused(((Outcome<ImportActions.Begun>.Refused)begun).Reasons);
        }

        using var run = new ImportRun(file.Source, request, desk) { RowsStayOut = true };
        var (rows, midnight) = Reader(file, wish, desk);
        var known = await KnownAsync(wish, desk, ct);
        var entries = Entries(run, rows, known, desk);
        if (entries.Count > 0)
        {
            await desk.Store.AppendAsync(new(entries, desk.Stamp()), ct);
        }

        await MappingActions.KeepAsync(file.Mapping, file.Header, desk, ct);
        var report = ImportActions.Report(run, $"register-{wish.Kind}", new BulkCount(entries.Count, known.AlreadyThere)) with
        {
            Mapping = file.Mapping.Id,
            Differing = known.Differing,
            Warnings = [.. ImportActions.Warnings(run), .. Warnings(rows, known, midnight)],
        };
        return await ImportActions.DoneAsync(report, run, desk, ct);
    }

    private static List<NewEntry> Entries(ImportRun run, RegisterRows rows, KnownEntries known, Desk desk)
    {
        List<NewEntry> entries = [];
        while (run.Next())
        {
            if (rows.Read(run.Rows, out var fault) is not { } row)
            {
                run.Reject(fault!);
                continue;
            }

            var facts = RegisterJson.Write(row.Entry, desk.Town.Clock);
            if (known.IsNew(facts, row.Personal, out var id))
            {
                entries.Add(new(desk.NewId(), "register.recorded", id, null, CanonicalJson.Write(facts), row.Personal));
            }
        }

        return entries;
    }

    /// <summary>Goes through the file once for its fingerprint and its times of exactly 00:00, and returns a reader for the second time.</summary>
    private static (RegisterRows Rows, MidnightCount Midnight) Reader(ImportActions.Begun file, RegisterWish wish, Desk desk)
    {
        string sha256;
        using (var stream = file.Source.Open())
        {
            sha256 = Convert.ToHexStringLower(SHA256.HashData(stream));
        }

        var rows = new RegisterRows(file.Mapping, file.Header, new(wish.Venue.Venue.Id, wish.Kind, file.Source.Name, sha256), desk);
        long timed = 0, midnight = 0;
        using (var stream = file.Source.Open())
        using (var all = new CsvRows(stream, file.Source.Form))
        {
            _ = ImportRun.ReadHeader(all, out _);
            all.Columns = file.Header.Count;
            while (all.Read())
            {
                if (all.Kind == RowKind.Row && all.Count >= file.Header.Count)
                {
                    var (isTimed, isMidnight) = rows.Look(all);
                    timed += isTimed ? 1 : 0;
                    midnight += isMidnight ? 1 : 0;
                }
            }
        }

        MidnightCount count = new(timed, midnight);
        rows.MidnightDefaulted = file.Mapping.Midnight.Length > 0 ? file.Mapping.Midnight == "defaulted" : MidnightRules.AreDefaults(count);
        return (rows, count);
    }

    private static async Task<KnownEntries> KnownAsync(RegisterWish wish, Desk desk, CancellationToken ct)
    {
        var known = new KnownEntries(wish);
        foreach (var record in await desk.Store.RecordsAsync(new(Thing) { Venue = wish.Venue.Venue.Id, WithdrawnToo = true, Most = int.MaxValue }, ct))
        {
            if (record.Facts.Text("kind") == wish.Kind)
            {
                known.Learn(record, record.SealedBy is { } entry ? (await desk.Store.SealedPartAsync(entry, ct))?.Personal : null);
            }
        }

        return known;
    }

    private static IEnumerable<string> Warnings(RegisterRows rows, KnownEntries known, MidnightCount midnight)
    {
        yield return "A register is the venue's own account of itself: its entries enter no count of the log.";
        if (rows.MidnightDefaulted)
        {
            yield return $"Rows at exactly 00:00 that are taken for times not known: {midnight.Midnight} of {midnight.Timed} with a time. They keep their day only.";
        }

        if (rows.WithoutReason > 0)
        {
            yield return $"Rows that give no reason: {rows.WithoutReason}.";
        }

        if (rows.Untranslated > 0)
        {
            yield return $"Rows whose words have no code, taken for other: {rows.Untranslated}. Their words are sealed with them; --value gives a word a code.";
        }

        if (known.Differing > 0)
        {
            yield return $"Rows of this very file that are on file with other facts, through another mapping: {known.Differing}. They stay; `nte venue register withdraw` takes the file back.";
        }

        if (known.Weeded > 0)
        {
            yield return $"Rows equal to entries whose personal part was weeded: {known.Weeded}. They are not brought back.";
        }

        if (known.Withdrawn > 0)
        {
            yield return $"Rows equal to entries that were withdrawn: {known.Withdrawn}. They stay withdrawn.";
        }
    }
}
