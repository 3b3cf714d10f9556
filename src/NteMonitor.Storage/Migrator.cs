using System.Globalization;
using System.Reflection;
using NteMonitor.Journal;

namespace NteMonitor.Storage;

/// <summary>Brings a store up to the program's schema: runs what is missing, in order, each once.</summary>
internal static class Migrator
{
    /// <summary>Marks a SQLite file as ours: the letters NTEM.</summary>
    public const int ApplicationId = 0x4E54454D;

    /// <summary>Returns the migrations for an engine, in order: number and SQL.</summary>
    public static IReadOnlyList<(int Number, string Sql)> Of(string engine)
    {
        var assembly = Assembly.GetExecutingAssembly();
        return [.. assembly.GetManifestResourceNames()
            .Where(name => name.EndsWith($".{engine}.sql", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(name => (Number(name), Text(assembly, name)))];
    }

    /// <summary>Runs what is missing; the caller holds the write lock.</summary>
    /// <exception cref="StoreException">A newer program made the store.</exception>
    public static void Run(Sql sql, string path)
    {
        var migrations = Of("sqlite");
        var version = Version(sql);
        if (version > migrations[^1].Number)
        {
            throw new StoreException(StoreTrouble.Newer,
                $"A newer program made this store (schema {version}, this program knows {migrations[^1].Number}): {path}.",
                "Install the newer NTE Monitor; nothing was changed.");
        }

        foreach (var (number, text) in migrations.Where(m => m.Number > version))
        {
            sql.Script($"BEGIN IMMEDIATE; {text}; PRAGMA application_id = {ApplicationId}; PRAGMA user_version = {number}; COMMIT;");
        }
    }

    /// <summary>Returns the store's schema number; 0 before the first migration.</summary>
    public static int Version(Sql sql) => (int)(long)sql.One("PRAGMA user_version")!;

    private static int Number(string resource) =>
        int.Parse(resource.Split(".Migrations.")[1].AsSpan(0, 4), NumberStyles.None, CultureInfo.InvariantCulture);

    private static string Text(Assembly assembly, string name)
    {
        using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }
}
