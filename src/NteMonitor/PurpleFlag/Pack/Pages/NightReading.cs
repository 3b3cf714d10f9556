using NteMonitor.Documents;
using NteMonitor.PurpleFlag.Cycle;
using NteMonitor.PurpleFlag.Evidence;
using NteMonitor.PurpleFlag.NightVisits;

namespace NteMonitor.PurpleFlag.Pack.Pages;

/// <summary>Reads the pages of visits at night.</summary>
/// <remarks>
/// A look at what is sealed is itself kept in the journal. So the proof is made before these pages are read: a pack stands on the journal as it was when
/// somebody asked for it, and the same store gives the same bytes.
/// </remarks>
internal static class NightReading
{
    /// <summary>Returns the pages, the run sheet first.</summary>
    public static async Task<IReadOnlyList<PackPage>> PagesAsync(PackWish wish, Desk desk, CancellationToken ct)
    {
        var most = wish.Audience == PackAudience.Public ? Sensitivity.Public : Sensitivity.Partner;
        return Placed((await NightActions.SheetsAsync(wish.Entry.Value, new() { VenueNames = wish.VenueNames, Most = most }, desk, ct)).Select(s => (s.Code, s.Page)));
    }

    /// <summary>Returns the same pages without a word in them, for whoever only asks what there would be: nothing sealed is looked at.</summary>
    public static async Task<IReadOnlyList<PackPage>> TitlesAsync(PackWish wish, Desk desk, CancellationToken ct)
    {
        var nights = await NightActions.ListAsync(wish.Entry.Record.Id, desk, ct);
        return Placed(nights.OrderBy(n => n.Value.On).ThenBy(n => n.Value.Kind).Select(n => ($"{NightJson.Code(n.Value.Kind)}-{FlagJson.Iso(n.Value.On)}", new Document($"Visit at night, {FlagJson.Iso(n.Value.On)}", [])))
            .Prepend(("run-sheet", new Document("Run sheet", []))));
    }

    private static IReadOnlyList<PackPage> Placed(IEnumerable<(string Code, Document Page)> sheets) =>
        [.. sheets.GroupBy(s => s.Code, StringComparer.Ordinal).SelectMany(g => g.Select((s, i) => new PackPage(i == 0 ? $"night/{s.Code}.html" : $"night/{s.Code}-{i + 1}.html", s.Page)))];
}
