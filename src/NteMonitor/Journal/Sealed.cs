using System.Text.Json.Nodes;
using NteMonitor.Access;

namespace NteMonitor.Journal;

/// <summary>Something sealed that somebody wants to read.</summary>
/// <param name="Kind">The kind of record, which names the line of the retention schedule.</param>
/// <param name="Subject">The record.</param>
/// <param name="Entry">The entry whose personal part holds, or none when there never was one.</param>
public sealed record SealedThing(PersonalKind Kind, Guid Subject, Guid? Entry)
{
    /// <summary>Who wrote it, by short name, who may always read their own words; or none.</summary>
    public string? WrittenBy { get; init; }
}

/// <summary>How something sealed stood when it was asked for.</summary>
public enum Seal
{
    /// <summary>It was opened, and the look is kept.</summary>
    Open,

    /// <summary>There never was anything.</summary>
    Never,

    /// <summary>The role may not read it.</summary>
    Closed,

    /// <summary>It was weeded, or stayed in another store.</summary>
    Gone,

    /// <summary>The look could not be written down, so nothing was shown.</summary>
    Unwritten,
}

/// <summary>What came of opening something sealed.</summary>
/// <param name="Seal">How it stood.</param>
/// <param name="Personal">The personal part, where it was opened.</param>
public sealed record Unsealed(Seal Seal, JsonObject? Personal)
{
    /// <summary>Returns a text of the personal part, or none.</summary>
    public string? Text(string name) => Personal?.Text(name);

    /// <summary>What may be said instead of the text.</summary>
    public string Said => Seal switch
    {
        Seal.Open or Seal.Never => "none",
        Seal.Closed => "sealed; your role may not read it",
        Seal.Gone => "weeded",
        _ => "sealed; the store cannot be written, and a look that is not kept is not taken",
    };
}

/// <summary>The one door to everything sealed: the retention schedule says who may, and the journal keeps who looked.</summary>
public static class Sealed
{
    /// <summary>The kind of entry that a look leaves.</summary>
    public const string Looked = "look.made";

    /// <summary>Whether the person at the desk may read this; asks nothing of the store.</summary>
    public static bool MayRead(SealedThing thing, Desk desk) =>
        (thing.WrittenBy is { } by && by == desk.Actor) || ScheduleRules.Check(desk.Schedule, desk.Role, thing.Kind) is null;

    /// <summary>Returns no reason when the person at the desk may read sealed parts of this kind; otherwise the refusal, which the journal keeps.</summary>
    /// <param name="kind">The kind of record.</param>
    /// <param name="desk">Who and where.</param>
    /// <param name="ct">Stops before anything is written.</param>
    public static async Task<Refusal?> RefusedAsync(PersonalKind kind, Desk desk, CancellationToken ct)
    {
        var refusal = ScheduleRules.Check(desk.Schedule, desk.Role, kind) ?? (desk.Standing is { } standing ? await standing(ct) : null);
        if (refusal is not null)
        {
            await Gate.KeepAsync("read-sealed-" + ScheduleRules.Word(kind), desk, ct);
        }

        return refusal;
    }

    /// <summary>Opens the personal part for somebody who may read it, and keeps the look: one entry for each person, record and night.</summary>
    /// <remarks>
    /// Writes nothing where there is nothing to read. On a store that cannot be written nothing sealed is shown: a look that
    /// nobody can trace is none.
    /// </remarks>
    /// <param name="thing">What is to be read.</param>
    /// <param name="desk">Who and where.</param>
    /// <param name="ct">Stops before anything is written.</param>
    public static async Task<Unsealed> OpenAsync(SealedThing thing, Desk desk, CancellationToken ct)
    {
        if (thing.Entry is not { } entry || !MayRead(thing, desk))
        {
            return new(thing.Entry is null && MayRead(thing, desk) ? Seal.Never : Seal.Closed, null);
        }

        if (await desk.Store.SealedPartAsync(entry, ct) is not { } part)
        {
            return new(Seal.Gone, null);
        }

        var personal = CanonicalJson.Read(part.Personal);
        return personal.Count == 0 ? new(Seal.Never, null)
            : thing.WrittenBy == desk.Actor || await LookedAsync(thing, desk, ct) ? new(Seal.Open, personal)
            : new(Seal.Unwritten, null);
    }

    /// <summary>Keeps in the journal that the person at the desk looked at something sealed, unless they did already this night.</summary>
    /// <returns>Whether it stands in the journal.</returns>
    private static async Task<bool> LookedAsync(SealedThing thing, Desk desk, CancellationToken ct)
    {
        var tonight = desk.Town.Clock.NightOf(desk.Now()).Evening;
        var looks = await desk.Store.RecordsAsync(new("look") { Of = thing.Subject, From = tonight, To = tonight }, ct);
        if (looks.Any(l => l.RecordedBy == desk.Actor))
        {
            return true;
        }

        JsonObject body = new() { ["of"] = thing.Subject.ToString("D"), ["thing"] = ScheduleRules.Word(thing.Kind) };
        body.Put("on", tonight);
        try
        {
            await desk.Store.AppendAsync(new([new(desk.NewId(), Looked, desk.NewId(), null, CanonicalJson.Write(body))], desk.Stamp()), ct);
            return true;
        }
        catch (StoreException e) when (e.Trouble == StoreTrouble.ReadOnly)
        {
            return false;
        }
    }
}
