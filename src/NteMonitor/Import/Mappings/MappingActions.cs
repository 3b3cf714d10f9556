using System.Text.Json.Nodes;
using NodaTime;
using NteMonitor.Commands;
using NteMonitor.Journal;

namespace NteMonitor.Import.Mappings;

/// <summary>A mapping as the journal keeps it.</summary>
/// <param name="Mapping">The mapping.</param>
/// <param name="Header">The columns of the file it was used on.</param>
/// <param name="Entry">The entry that kept it.</param>
/// <param name="At">When.</param>
/// <param name="By">By whom, by short name.</param>
public sealed record KeptMapping(Mapping Mapping, IReadOnlyList<string> Header, Guid Entry, Instant At, string By);

/// <summary>Finds mappings, and keeps those that were used.</summary>
public static class MappingActions
{
    /// <summary>Returns the mapping that is asked for, checked against the file, or every reason why it cannot be used.</summary>
    /// <param name="kind">What the rows are to become.</param>
    /// <param name="header">The file's columns.</param>
    /// <param name="wish">What the user asked for.</param>
    /// <param name="desk">Where to look.</param>
    /// <param name="ct">Stops the search.</param>
    public static async Task<Outcome<Mapping>> FindAsync(MappingKind kind, IReadOnlyList<string> header, MappingWish wish, Desk desk, CancellationToken ct)
    {
        if (header.Count == 0)
        {
            return Outcome.Refused<Mapping>("file", "The file has no header line.", "The first line with text must name the columns.");
        }

        var kept = await ForHeaderAsync(kind, header, desk.Store, ct);
        var found = wish switch
        {
            { IsEmpty: true } when kept is null => Outcome.Refused<Mapping>("--map", "No mapping is kept for a file with these columns.",
                $"Give one with --map, or say what is what: --column {(kind == MappingKind.Venues ? "name" : "when")}=COLUMN. Its columns are {string.Join(", ", header)}."),
            { Map: { } name } => await NamedAsync(name, desk, ct),
            _ => Outcome.Done(kept?.Mapping ?? new Mapping($"mapping-{MappingRules.Fingerprint(kind, header).ToString("N")[..8]}", kind)),
        };
        return found.Then(wish.On).Then(mapping => Checked(mapping, kind, header, desk.Reference));
    }

    /// <summary>Keeps a mapping for files with this header, unless the same is kept already.</summary>
    public static async Task KeepAsync(Mapping mapping, IReadOnlyList<string> header, Desk desk, CancellationToken ct)
    {
        var kept = await ForHeaderAsync(mapping.Kind, header, desk.Store, ct);
        var body = new JsonObject { ["header"] = new JsonArray([.. header.Select(h => (JsonNode)JsonValue.Create(h))]), ["mapping"] = MappingJson.Write(mapping) };
        var text = CanonicalJson.Write(body);
        if (kept is null || text != CanonicalJson.Write(new JsonObject { ["header"] = body["header"]!.DeepClone(), ["mapping"] = MappingJson.Write(kept.Mapping) }))
        {
            await desk.Store.AppendAsync(
                new([new(desk.NewId(), "mapping.kept", MappingRules.Fingerprint(mapping.Kind, header), kept?.Entry, text)], desk.Stamp()), ct);
        }
    }

    /// <summary>Returns every mapping that is kept, the newest for each header, by id.</summary>
    public static async Task<IReadOnlyList<KeptMapping>> AllAsync(IStore store, CancellationToken ct)
    {
        Dictionary<Guid, Entry> newest = [];
        await foreach (var entry in store.EntriesAsync(new(KindPrefix: "mapping."), ct))
        {
            if (!newest.TryGetValue(entry.Subject, out var other) || (other.At, other.Id).CompareTo((entry.At, entry.Id)) < 0)
            {
                newest[entry.Subject] = entry;
            }
        }

        return [.. newest.Values.Select(Read).OrderBy(k => k.Mapping.Id, StringComparer.Ordinal).ThenBy(k => k.At)];
    }

    private static async Task<KeptMapping?> ForHeaderAsync(MappingKind kind, IReadOnlyList<string> header, IStore store, CancellationToken ct)
    {
        Entry? newest = null;
        await foreach (var entry in store.EntriesAsync(new(Subject: MappingRules.Fingerprint(kind, header)), ct))
        {
            newest = newest is null || (newest.At, newest.Id).CompareTo((entry.At, entry.Id)) < 0 ? entry : newest;
        }

        return newest is null ? null : Read(newest);
    }

    private static KeptMapping Read(Entry entry)
    {
        var body = CanonicalJson.Read(entry.Body);
        return MappingJson.Read("mapping", body["mapping"]!.ToJsonString()) is Outcome<Mapping>.Done(var mapping)
            ? new(mapping, body.Texts("header"), entry.Id, entry.At, entry.Actor)
            : throw new InvalidOperationException($"Entry {entry.Id} keeps a mapping that cannot be read.");
    }

    private static async Task<Outcome<Mapping>> NamedAsync(string name, Desk desk, CancellationToken ct)
    {
        if (name.EndsWith(".json", StringComparison.OrdinalIgnoreCase) || name.Contains('/', StringComparison.Ordinal))
        {
            using var file = desk.Files.OpenText(name);
            return MappingJson.Read(Path.GetFileName(name), await file.ReadToEndAsync(ct)).Then(m =>
                Outcome.Done(m.Id.Length > 0 ? m : m with { Id = Path.GetFileNameWithoutExtension(name) }));
        }

        if (name.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_') && desk.Files.Shipped($"mappings/{name}.json") is { } shipped)
        {
            using var text = new StreamReader(shipped);
            return MappingJson.Read(name, await text.ReadToEndAsync(ct));
        }

        var kept = await AllAsync(desk.Store, ct);
        return kept.FirstOrDefault(k => k.Mapping.Id == name) is { } found
            ? Outcome.Done(found.Mapping)
            : Outcome.Refused<Mapping>("--map", $"There is no mapping '{name}'.",
                Nearest.Hint(name, kept.Select(k => k.Mapping.Id)) ?? "Give a file such as mapping.json, or one of `nte import mapping list`.");
    }

    private static Outcome<Mapping> Checked(Mapping mapping, MappingKind kind, IReadOnlyList<string> header, Reference reference)
    {
        if (mapping.Kind != kind)
        {
            var word = MappingKinds.Word(mapping.Kind);
            return Outcome.Refused<Mapping>("--map", $"The mapping {mapping.Id} makes {word}.",
                MappingKinds.IsRegister(mapping.Kind) ? $"Use `nte import register --kind {MappingKinds.Registers.First(r => r.Value == mapping.Kind).Key}`." : $"Use `nte import {word}`.");
        }

        return Outcome.Unless(MappingRules.Check(mapping, header, reference), () => mapping);
    }
}
