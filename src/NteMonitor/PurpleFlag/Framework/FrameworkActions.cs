using System.Text;
using System.Text.Json.Nodes;
using NteMonitor.Commands;
using NteMonitor.Journal;

namespace NteMonitor.PurpleFlag.Framework;

/// <summary>An edition with the bytes that it was read from.</summary>
/// <param name="Edition">The edition.</param>
/// <param name="Bytes">Its file, which entries keep by SHA-256.</param>
public sealed record FrameworkFile(FrameworkEdition Edition, byte[] Bytes);

/// <summary>Where frameworks come from: what ships, an authority's own file, what an entry keeps.</summary>
public static class FrameworkActions
{
    private const string Folder = "purple-flag/";
    private const int MostBytes = 4 << 20;

    /// <summary>Returns the edition that ships under a code, the current one when none is named; or why there is none.</summary>
    public static Outcome<FrameworkFile> Shipped(string? code, IFiles files)
    {
        var list = Json(files, Folder + "editions.json");
        var editions = list.Texts("editions");
        var wanted = code ?? list.Text("current")!;
        return editions.Contains(wanted)
            ? Read(Bytes(files.Shipped(Folder + wanted + ".json") ?? throw new InvalidOperationException($"seed/{Folder}{wanted}.json is missing from where the program was put.")))
            : Outcome.Refused<FrameworkFile>("edition", $"No edition '{wanted}' ships.", $"There is {string.Join(", ", editions)}; an edition of your own is a file: --framework FILE.");
    }

    /// <summary>Returns the edition of a file, or everything that is wrong with it.</summary>
    /// <exception cref="FileTroubleException">It cannot be opened.</exception>
    public static Outcome<FrameworkFile> OfFile(string path, IFiles files)
    {
        if (files.Size(path) is > MostBytes and var size)
        {
            return Outcome.Refused<FrameworkFile>("framework", $"{path} has {size} bytes.", "A framework has 4 MiB at most.");
        }

        using var file = files.Open(path);
        return Read(Bytes(file));
    }

    /// <summary>Returns the edition that is kept under a SHA-256, as an entry keeps its own.</summary>
    /// <exception cref="InvalidOperationException">It is not kept, or is no edition: an entry is written with an edition that was read.</exception>
    public static async Task<FrameworkEdition> KeptAsync(string sha256, Desk desk, CancellationToken ct) =>
        await desk.Store.BytesAsync(sha256, ct) is { } bytes && Read(bytes) is Outcome<FrameworkFile>.Done(var file)
            ? file.Edition
            : throw new InvalidOperationException($"The framework {sha256} is not kept.");

    private static Outcome<FrameworkFile> Read(byte[] bytes) =>
        FrameworkRules.Read(Encoding.UTF8.GetString(bytes)).Then(edition => Outcome.Done(new FrameworkFile(edition, bytes)));

    private static JsonObject Json(IFiles files, string name)
    {
        using var file = files.Shipped(name) ?? throw new InvalidOperationException($"seed/{name} is missing from where the program was put.");
        return CanonicalJson.Read(Encoding.UTF8.GetString(Bytes(file)));
    }

    private static byte[] Bytes(Stream stream)
    {
        using var bytes = new MemoryStream();
        using (stream)
        {
            stream.CopyTo(bytes);
        }

        return bytes.ToArray();
    }
}
