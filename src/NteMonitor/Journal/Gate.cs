using System.Text.Json.Nodes;
using NteMonitor.Access;

namespace NteMonitor.Journal;

/// <summary>The one door of every action: who may not is told so, and the journal keeps that it was tried.</summary>
public static class Gate
{
    /// <summary>The kind of entry that a refused action leaves.</summary>
    public const string Kind = "action.refused";

    /// <summary>Returns no reason when the person at the desk may do this; otherwise the refusal, which the journal keeps with who and when.</summary>
    /// <remarks>Where the store cannot be written the refusal stands all the same.</remarks>
    /// <param name="act">What was tried.</param>
    /// <param name="desk">Who and where.</param>
    /// <param name="ct">Stops before anything is written.</param>
    public static async Task<Refusal?> RefusedAsync(Act act, Desk desk, CancellationToken ct)
    {
        // Whoever was suspended a minute ago may sit at an open screen.
        var refusal = AccessRules.Check(desk.Role, act) ?? (desk.Standing is { } standing ? await standing(ct) : null);
        if (refusal is not null)
        {
            await KeepAsync(AccessRules.Code(act), desk, ct);
        }

        return refusal;
    }

    /// <summary>Keeps in the journal that something was tried and refused.</summary>
    /// <remarks>Where the store cannot be written the refusal stands all the same.</remarks>
    /// <param name="act">What was tried, in one word of a to z and lines.</param>
    /// <param name="desk">Who and where.</param>
    /// <param name="ct">Stops before anything is written.</param>
    public static async Task KeepAsync(string act, Desk desk, CancellationToken ct)
    {
        var body = CanonicalJson.Write(new JsonObject { ["act"] = act });
        try
        {
            await desk.Store.AppendAsync(new([new(desk.NewId(), Kind, desk.NewId(), null, body)], desk.Stamp()), ct);
        }
        catch (StoreException)
        {
            // Nothing is done either way, and the refusal is what the person needs to hear.
        }
    }
}
