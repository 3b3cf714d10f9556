using System.Reflection;
using System.Runtime.InteropServices;

namespace NteMonitor.Storage;

/// <summary>Which SQLite is loaded: the system's where it is new enough, otherwise the one that came with the program.</summary>
public static class SqliteLibrary
{
    private const string System = "libsqlite3.so.0";

    private static readonly Lazy<string> Loaded = new(Load);

    /// <summary>The oldest system library that is preferred to the bundled one.</summary>
    public static readonly Version Preferred = new(3, 40);

    /// <summary>What was loaded, for example <c>system libsqlite3.so.0, SQLite 3.40.1</c>.</summary>
    public static string Description => Loaded.Value;

    private static string Load()
    {
        var version = SystemVersion();
        var useSystem = version >= Preferred;
        if (useSystem)
        {
            NativeLibrary.SetDllImportResolver(typeof(SQLitePCL.SQLite3Provider_e_sqlite3).Assembly, Resolve);
        }

        SQLitePCL.raw.SetProvider(new SQLitePCL.SQLite3Provider_e_sqlite3());

        // The store lets one thread at a time at its connection, so SQLite need not lock on every call.
        _ = SQLitePCL.raw.sqlite3_config(SQLitePCL.raw.SQLITE_CONFIG_MULTITHREAD);
        _ = SQLitePCL.raw.sqlite3_config(SQLitePCL.raw.SQLITE_CONFIG_MEMSTATUS, 0);
        return $"{(useSystem ? $"system {System}" : "bundled e_sqlite3")}, SQLite {SQLitePCL.raw.sqlite3_libversion().utf8_to_string()}";
    }

    private static IntPtr Resolve(string name, Assembly assembly, DllImportSearchPath? path) =>
        name == "e_sqlite3" && NativeLibrary.TryLoad(System, out var handle) ? handle : IntPtr.Zero;

    private static Version? SystemVersion()
    {
        if (!NativeLibrary.TryLoad(System, out var handle)
            || !NativeLibrary.TryGetExport(handle, "sqlite3_libversion", out var export))
        {
            return null;
        }

        var text = Marshal.PtrToStringUTF8(Marshal.GetDelegateForFunctionPointer<LibVersion>(export)());
        return Version.TryParse(text, out var version) ? version : null;
    }

    private delegate IntPtr LibVersion();
}
