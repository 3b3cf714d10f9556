using NteMonitor.Documents;
using NteMonitor.People;
using NteMonitor.PurpleFlag.Cycle;
using NteMonitor.PurpleFlag.Evidence;
using NteMonitor.PurpleFlag.Pack;

namespace NteMonitor.PurpleFlag.NightVisits;

/// <summary>A page about visits at night, for a pack.</summary>
/// <param name="Code">A short name for its path: <c>run-sheet</c>, <c>own-2026-03-14</c>.</param>
/// <param name="Title">What it is.</param>
/// <param name="Page">The page.</param>
public sealed record NightSheet(string Code, string Title, Document Page);

/// <summary>What may stand on pages about visits at night.</summary>
public sealed record NightWish
{
    /// <summary>Whether venues may be named.</summary>
    public bool VenueNames { get; init; }

    /// <summary>The most sensitive observations whose words are shown; restricted ones never are.</summary>
    public Sensitivity Most { get; init; } = Sensitivity.Partner;
}

/// <summary>What a pack shows of an observation's words.</summary>
/// <param name="Seen">The observation; its text is what may be printed.</param>
/// <param name="Withheld">Why the words are left out; none where they stand.</param>
public sealed record PrintedObservation(KeptObservation Seen, string? Withheld);

/// <content>Pages for a pack.</content>
public static partial class NightActions
{
    /// <summary>Returns the pages of an entry's visits: the run sheet, and for each visit that everybody has finished what was seen and where notes differ.</summary>
    /// <remarks>
    /// The look at sealed texts is kept, so whoever proves the journal's state reads these pages before. Assessors are letters in the visit's order; words that
    /// name somebody, or a venue where that is not allowed, are left out and counted. Whoever calls this has asked whether the person may.
    /// </remarks>
    /// <param name="entry">The entry.</param>
    /// <param name="wish">What may stand there.</param>
    /// <param name="desk">Who and where.</param>
    /// <param name="ct">Stops between reads.</param>
    public static async Task<IReadOnlyList<NightSheet>> SheetsAsync(FlagEntry entry, NightWish wish, Desk desk, CancellationToken ct)
    {
        var edition = await FlagActions.EditionAsync(entry, desk, ct);
        List<NightSheet> sheets = [new("run-sheet", "Run sheet", NightPages.RunSheet(RunSheetRules.Of(edition), entry.Place, null, desk.Town.Clock))];
        var watch = await LeakActions.WatchAsync(desk, ct);
        var mask = wish.VenueNames ? null : VenueMask.Of((await desk.Store.VenuesAsync(ct)).Select(v => v.Venue), entry.Id);
        foreach (var night in (await ListAsync(entry.Id, desk, ct)).OrderBy(n => n.Value.On).ThenBy(n => n.Value.Kind))
        {
            var whole = await OpenAsync(night, desk, ct);
            var file = whole with { Kept = night with { Value = NightPrinting.Of(night.Value, mask) } };
            List<PrintedObservation> printed = [.. file.Seen.Select(s => NightPrinting.Of(s, wish, watch, mask))];
            var page = night.IsOpen ? NightPages.Visit(file, printed, desk.Town.Clock) : NightPages.Unfinished(file);
            sheets.Add(new($"{NightJson.Code(night.Value.Kind)}-{FlagJson.Iso(night.Value.On)}", page.Title, page));
        }

        return sheets;
    }
}
