using NteMonitor.Journal;
using NteMonitor.Storage;

namespace NteMonitor.App;

/// <summary>Where a store is: <c>sqlite:PATH</c>, or a path alone.</summary>
internal static class StoreAddress
{
    /// <summary>Returns what is wrong with an address, or nothing.</summary>
    public static Refusal? Problem(string address) => Scheme(address) switch
    {
        "sqlite" when PathOf(address).Length > 0 => null,
        "sqlite" => new("store", "The address names no file.", "Write it as sqlite:PATH."),
        "postgres" => new("store", "This build keeps its store in SQLite only.", "Use sqlite:PATH; PostgreSQL comes with a later version."),
        "litedb" => new("store", "This build keeps its store in SQLite only.", "Use sqlite:PATH."),
        var scheme => new("store", $"'{scheme}' is no kind of store.", "Write it as sqlite:PATH."),
    };

    /// <summary>Returns the path of a SQLite address.</summary>
    public static string PathOf(string address) =>
        address.StartsWith("sqlite:", StringComparison.Ordinal) ? address["sqlite:".Length..] : address;

    /// <summary>Opens the store.</summary>
    /// <exception cref="StoreException">It cannot be opened.</exception>
    public static IStore Open(string address, StoreOptions options) => SqliteStore.Open(PathOf(address), options);

    private static string Scheme(string address)
    {
        var colon = address.IndexOf(':', StringComparison.Ordinal);
        return colon > 1 && address.AsSpan(0, colon).IndexOfAny("/.\\") < 0 ? address[..colon] : "sqlite";
    }
}
