using NteMonitor.Access;
using NteMonitor.Journal;
using NteMonitor.PurpleFlag.Cycle;
using NteMonitor.PurpleFlag.Evidence;
using NteMonitor.PurpleFlag.Framework;

namespace NteMonitor.PurpleFlag.NightVisits;

/// <summary>A visit as its reader may see it.</summary>
/// <param name="Kept">The visit.</param>
/// <param name="Place">The place that applies.</param>
/// <param name="Edition">The edition of its entry.</param>
/// <param name="Seen">Observations by time: the reader's own and those that they wrote down for another, and once everybody has finished all of them.</param>
/// <param name="Comparison">Notes side by side, once everybody has finished; none before.</param>
public sealed record NightFile(KeptNight Kept, string Place, FrameworkEdition Edition, IReadOnlyList<KeptObservation> Seen, NightComparison? Comparison);

/// <content>What is on file.</content>
public static partial class NightActions
{
    /// <summary>Returns visits that were not withdrawn, the latest first; asks nobody's leave.</summary>
    /// <param name="entry">Only those of this entry, or none for all.</param>
    /// <param name="desk">Where.</param>
    /// <param name="ct">Stops between reads.</param>
    public static async Task<IReadOnlyList<KeptNight>> ListAsync(Guid? entry, Desk desk, CancellationToken ct)
    {
        var finished = (await desk.Store.RecordsAsync(new(FinishedThing) { Most = int.MaxValue }, ct)).ToLookup(r => r.Facts.Text("of"), r => r.Facts.Text("who")!);
        return
        [
            .. (await FlagActions.AllAsync(new(Thing) { Of = entry }, NightJson.Visit, desk, ct)).OrderByDescending(n => n.Value.On).ThenByDescending(n => n.Record.RecordedAt)
                .Select(n => new KeptNight(n.Value, n.Record, [.. n.Value.Assessors.Where(finished[n.Record.Id.ToString("D")].Contains)])),
        ];
    }

    /// <summary>Returns the visits that the person at the desk may know of: all for who reads the flag, otherwise those on which they assess.</summary>
    public static async Task<IReadOnlyList<KeptNight>> MineAsync(Desk desk, CancellationToken ct) =>
        [.. (await ListAsync(null, desk, ct)).Where(n => AccessRules.Check(desk.Role, Act.ReadFlag) is null || n.Value.Assessors.Contains(desk.Actor))];

    /// <summary>Returns the visit of an id, or none; asks nobody's leave.</summary>
    public static async Task<KeptNight?> NightAsync(Guid id, Desk desk, CancellationToken ct) => (await ListAsync(null, desk, ct)).FirstOrDefault(n => n.Record.Id == id);

    /// <summary>Returns the visit that a word names, by its evening or the beginning of its id; without a word tonight's, or else the latest that has begun.</summary>
    /// <param name="word">The word, or none.</param>
    /// <param name="desk">Who and where; visits that they may not know of are not found.</param>
    /// <param name="ct">Stops between reads.</param>
    public static async Task<Outcome<KeptNight>> FindAsync(string? word, Desk desk, CancellationToken ct)
    {
        var mine = await MineAsync(desk, ct);
        var (text, tonight) = (word?.Trim().ToLowerInvariant() ?? "", desk.Town.Clock.NightOf(desk.Now()).Evening);
        List<KeptNight> named = text.Length == 0
            ? [.. mine.Where(n => n.Value.On == tonight)]
            : [.. mine.Where(n => FlagJson.Iso(n.Value.On) == text || (text.Length >= LeastId && n.Record.Id.ToString("D").StartsWith(text, StringComparison.Ordinal)))];
        if (text.Length == 0 && named.Count == 0)
        {
            named = [.. mine.Where(n => n.Value.On < tonight).Take(1)];
        }

        return named switch
        {
            [var one] => Outcome.Done(one),
            [] when mine.Count == 0 => Outcome.Refused<KeptNight>("night", $"No visit at night is planned{(AccessRules.Check(desk.Role, Act.ReadFlag) is null ? "" : $" on which {desk.Actor} assesses")}.", "`nte flag night plan --on DATE --assessor NAME` plans one, for whoever keeps the flag."),
            [] => Outcome.Refused<KeptNight>("night", text.Length == 0 ? "No visit has begun yet." : $"There is no visit '{word}'.", $"There is {string.Join(", ", mine.Take(5).Select(NightText.InShort))}."),
            _ => Outcome.Refused<KeptNight>("night", $"It could be {string.Join(", ", named.Take(5).Select(NightText.InShort))}.", "Say which, with --night and the id."),
        };
    }

    /// <summary>Returns a visit with what the person at the desk may see of it; the look at sealed texts is kept.</summary>
    public static async Task<NightFile> OpenAsync(KeptNight kept, Desk desk, CancellationToken ct)
    {
        var entry = await EntryAsync(kept, desk, ct);
        var edition = await FlagActions.EditionAsync(entry, desk, ct);
        var all = kept.IsOpen && (AccessRules.Check(desk.Role, Act.ReadFlag) is null || kept.Value.Assessors.Contains(desk.Actor));
        List<KeptObservation> seen = [];
        foreach (var (value, record) in (await ObservationsAsync(kept, desk, ct)).Where(s => all || IsOwn(s.Value, s.Record, desk)))
        {
            seen.Add(await OpenedAsync(value, record, desk, ct));
        }

        return new(kept, entry.Place, edition, seen, all ? NightComparisonRules.Of(kept.Value, edition, seen) : null);
    }

    /// <summary>Returns the observation of an id or its first digits, or why the person at the desk cannot have it.</summary>
    public static async Task<Outcome<KeptObservation>> ObservationAsync(string id, Desk desk, CancellationToken ct)
    {
        var found = await Keeping.FindAsync(ObservationThing, id, desk, ct);
        if (found is not Outcome<KeptRecord>.Done(var record))
        {
            return new Outcome<KeptObservation>.Refused(((Outcome<KeptRecord>.Refused)found).Reasons);
        }

        var value = NightJson.Observation(record.Id, record.Facts);
        return IsOwn(value, record, desk) ? Outcome.Done(await OpenedAsync(value, record, desk, ct))
            : AccessRules.Check(desk.Role, Act.KeepFlag) is null
            ? await NightAsync(value.Of, desk, ct) is { IsOpen: true } ? Outcome.Done(await OpenedAsync(value, record, desk, ct)) : Outcome.Done(new KeptObservation(value, record, null) { Said = "not shown before all have finished" })
            : Outcome.Refused<KeptObservation>("id", $"No {ObservationThing} of {desk.Actor} has an id that begins with '{id}'.", "`nte flag night notes` prints the ids.");
    }

    /// <summary>Returns every observation of a visit by time, whoever may see it: to decide and to count, never to be shown.</summary>
    internal static async Task<IReadOnlyList<(Observation Value, KeptRecord Record)>> ObservationsAsync(KeptNight kept, Desk desk, CancellationToken ct) =>
    [
        .. (await FlagActions.AllAsync(new(ObservationThing) { Of = kept.Record.Id }, NightJson.Observation, desk, ct)).Select(s => (s.Value, s.Record))
            .OrderBy(s => s.Value.At is null ? 1 : 0).ThenBy(s => s.Value.At).ThenBy(s => s.Record.RecordedAt).ThenBy(s => s.Record.Id),
    ];

    /// <summary>Returns what an observation is held against.</summary>
    /// <param name="night">The visit.</param>
    /// <param name="pictures">What was given as photographs: those that are SHA-256 are looked up.</param>
    /// <param name="desk">Who and where.</param>
    /// <param name="ct">Stops between reads.</param>
    public static async Task<ObservationAgainst> AgainstAsync(KeptNight night, IEnumerable<string> pictures, Desk desk, CancellationToken ct)
    {
        Dictionary<string, EvidenceFile> files = new(StringComparer.Ordinal);
        foreach (var sha256 in pictures.Select(p => p.Trim().ToLowerInvariant()).Where(p => p.Length == 64 && p.All(char.IsAsciiHexDigitLower)).Distinct())
        {
            if (await desk.Store.BytesAsync(sha256, ct) is { } bytes && FileRules.Kind(bytes) is { } type)
            {
                files[sha256] = new(sha256, bytes.Length, type);
            }
        }

        return new(night.Value, await FlagActions.EditionAsync(await EntryAsync(night, desk, ct), desk, ct), desk.Town.Clock, desk.Now())
        {
            Who = desk.Actor,
            Venues = [.. (await desk.Store.VenuesAsync(ct)).Select(v => (v.Venue.Name, v.Venue.Id))],
            Files = files,
        };
    }

    /// <summary>Returns the text of an observation, whoever asks: to compare it, never to be shown.</summary>
    internal static async Task<string> TextAsync(KeptRecord record, Desk desk, CancellationToken ct) =>
        record.SealedBy is { } entry && await desk.Store.SealedPartAsync(entry, ct) is { } part ? CanonicalJson.Read(part.Personal).Text("text") ?? "" : "";

    private static async Task<FlagEntry> EntryAsync(KeptNight kept, Desk desk, CancellationToken ct) =>
        FlagJson.Entry(kept.Value.Of, (await desk.Store.RecordAsync(kept.Value.Of, ct) ?? throw new InvalidOperationException($"The entry {kept.Value.Of} of a visit is not on file.")).Facts);

    private static async Task<KeptObservation> ShownAsync(Guid id, Desk desk, CancellationToken ct)
    {
        var record = (await desk.Store.RecordAsync(id, ct))!;
        return await OpenedAsync(NightJson.Observation(id, record.Facts), record, desk, ct);
    }

    /// <summary>What one saw, and what one wrote down for another from their paper.</summary>
    private static bool IsOwn(Observation value, KeptRecord record, Desk desk) => value.Who == desk.Actor || record.RecordedBy == desk.Actor;

    /// <summary>One look for the whole visit: who reads one note of it reads them all.</summary>
    private static async Task<KeptObservation> OpenedAsync(Observation value, KeptRecord record, Desk desk, CancellationToken ct)
    {
        var opened = await Sealed.OpenAsync(new(PersonalKind.Observation, value.Of, record.SealedBy) { WrittenBy = value.Who }, desk, ct);
        return new(value, record, opened.Seal == Seal.Never ? "" : opened.Text("text")) { Said = opened.Said };
    }
}
