using NteMonitor.Import.Csv;
using NteMonitor.Import.Mappings;
using NteMonitor.Incidents;

namespace NteMonitor.Import;

/// <content>Incidents from any file, through a mapping.</content>
public static partial class ImportActions
{
    /// <summary>Imports incidents through a mapping, which is kept for the next file with the same header.</summary>
    public static async Task<Outcome<ImportReport>> IncidentsAsync(ImportRequest request, MappingWish wish, Desk desk, CancellationToken ct)
    {
        var begun = await BeginAsync(request, wish, MappingKind.Incidents, desk, ct);
        if (begun is not Outcome<Begun>.Done(var (source, mapping, header)))
        {
            return Refused(begun);
        }

        var venues = await desk.Store.VenuesAsync(ct);
        var setting = new IncidentSetting(mapping, header, source.Name, desk, new(venues.Select(v => v.Venue)));
        var midnight = Midnights(source, setting);
        using var run = new ImportRun(source, request, desk);
        using var rows = new IncidentRows(setting)
        {
            MidnightDefaulted = mapping.Midnight.Length > 0 ? mapping.Midnight == "defaulted" : MidnightRules.AreDefaults(midnight),
        };
        var count = await desk.Store.RecordManyAsync(Incidents(run, rows), desk.Stamp(), desk.NewId, ct);
        await MappingActions.KeepAsync(mapping, header, desk, ct);
        var report = Report(run, "incidents", count) with { Mapping = mapping.Id, Warnings = [.. Warnings(run), .. Warnings(rows, midnight)] };
        return await DoneAsync(report, run, desk, ct);
    }

    private static IEnumerable<Incident> Incidents(ImportRun run, IncidentRows rows)
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

    /// <summary>Goes through the file once to count times of exactly 00:00: whether one is believed depends on all.</summary>
    private static MidnightCount Midnights(SourceFile source, IncidentSetting setting)
    {
        using var stream = source.Open();
        using var file = new CsvRows(stream, source.Form);
        using var rows = new IncidentRows(setting);
        long timed = 0, midnight = 0;
        var header = true;
        while (file.Read())
        {
            if (file.Kind != RowKind.Row || file.Count < setting.Header.Count || header)
            {
                header &= file.Kind != RowKind.Row;
                file.Columns = setting.Header.Count;
                continue;
            }

            var (isTimed, isMidnight) = rows.Look(file);
            timed += isTimed ? 1 : 0;
            midnight += isMidnight ? 1 : 0;
        }

        return new(timed, midnight);
    }

    private static IEnumerable<string> Warnings(IncidentRows rows, MidnightCount midnight)
    {
        if (rows.Defaulted > 0)
        {
            yield return $"Rows at exactly 00:00 that are taken for times not known: {rows.Defaulted} of {midnight.Timed} with a time. They keep their day only.";
        }
        else if (midnight.Midnight > 0)
        {
            yield return $"Rows at exactly 00:00 that were believed: {midnight.Midnight} of {midnight.Timed} with a time.";
        }

        if (rows.UnknownVenues > 0)
        {
            yield return $"Rows that name a venue not on file, or there twice: {rows.UnknownVenues}. They keep its name as a place.";
        }

        if (rows.SharedNumbers > 0)
        {
            yield return $"Rows under the number of an earlier row: {rows.SharedNumbers}. Each counts as an event of its own.";
        }

        if (rows.Repaired > 0)
        {
            yield return $"Texts put right that had been encoded twice: {rows.Repaired}.";
        }
    }

    /// <summary>A file with the mapping for it.</summary>
    internal sealed record Begun(SourceFile Source, Mapping Mapping, IReadOnlyList<string> Header);

    internal static async Task<Outcome<Begun>> BeginAsync(ImportRequest request, MappingWish wish, MappingKind kind, Desk desk, CancellationToken ct)
    {
        var looked = await BeginAsync(request, desk, ct);
        if (looked is not Outcome<SourceFile>.Done(var source))
        {
            return looked.Then<Begun>(_ => throw new InvalidOperationException("The outcome was not refused."));
        }

        var found = await MappingActions.FindAsync(kind, Header(source), wish, desk, ct);
        return found.Then(mapping => As(request, mapping, desk).Then(file => Outcome.Done(new Begun(file, mapping, Header(file)))));

        // The mapping may know better than the bytes what encoding and separator a file has; the user knows better than both.
        Outcome<SourceFile> As(ImportRequest asked, Mapping mapping, Desk at) => mapping.Encoding.Length + mapping.Separator.Length == 0
            ? looked
            : SourceFile.Look(
                asked with { Encoding = asked.Encoding ?? OrNone(mapping.Encoding), Separator = asked.Separator ?? OrNone(mapping.Separator) }, at.Files);
    }

    private static string? OrNone(string text) => text.Length == 0 ? null : text;

    private static IReadOnlyList<string> Header(SourceFile source)
    {
        using var stream = source.Open();
        using var rows = new CsvRows(stream, source.Form);
        return ImportRun.ReadHeader(rows, out _);
    }
}
