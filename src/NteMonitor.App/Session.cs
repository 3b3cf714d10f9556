using System.CommandLine;
using Microsoft.Extensions.Logging;
using NodaTime;
using NteMonitor.Journal;
using NteMonitor.Patrols;
using NteMonitor.Storage;
using NteMonitor.Users;

namespace NteMonitor.App;

/// <summary>Everything one run of the program stands on: settings, clock, and the desk once a command wants it.</summary>
internal sealed class Session(Paths paths, ConfigLayers layers, NteConfig config, string user, Func<Instant> now, TextWriter output) : IAsyncDisposable
{
    private IStore? _store;
    private Reference? _reference;
    private ShiftBook? _shifts;

    public Paths Paths => paths;

    public ConfigLayers Layers => layers;

    public NteConfig Config => config;

    public Func<Instant> Now => now;

    public string User => user;

    /// <summary>Where the person comes from.</summary>
    public Side Side { get; private init; }

    /// <summary>The log, from the level on that is set.</summary>
    public LogFile Log => new(paths, Enum.Parse<LogLevel>(config.LogLevel, ignoreCase: true));

    /// <summary>The lists of <c>seed/reference</c>, read once.</summary>
    public Reference Reference => _reference ??= Reference.Read(File.ReadAllText(paths.Seed("reference/reference.json")));

    /// <summary>The kinds of shift of <c>seed/shift-kinds</c>, read once.</summary>
    public ShiftBook Shifts => _shifts ??= ShiftBook.Read(File.ReadAllText(paths.Seed("shift-kinds/lists.json")),
        Directory.EnumerateFiles(paths.Seed("shift-kinds"), "*.json").Where(f => Path.GetFileName(f) != "lists.json").Order(StringComparer.Ordinal).Select(File.ReadAllText));

    /// <summary>What a store has to know of this town.</summary>
    public StoreOptions StoreOptions => new(config.Town.Authority, config.Town.Clock, Reference.Flags);

    /// <summary>Returns the settings that the command line asks for, or why they cannot stand.</summary>
    /// <exception cref="ConfigException">They cannot stand.</exception>
    public static Session Open(ParseResult parsed, TextWriter output, Side side = Side.Server) => Open(parsed, output, parsed.GetValue(GlobalOptions.Config), [], side);

    /// <summary>Returns the settings of the demonstration town, over a store of its own.</summary>
    /// <exception cref="ConfigException">They cannot stand.</exception>
    public static Session Demo(ParseResult parsed, TextWriter output, string config, string store) =>
        Open(parsed, output, config, new() { ["store"] = "sqlite:" + store }, Side.Server);

    private static Session Open(ParseResult parsed, TextWriter output, string? given, Dictionary<string, string?> options, Side side)
    {
        var paths = Paths.Read();
        if (parsed.GetValue(GlobalOptions.Store) is { } store && !options.ContainsKey("store"))
        {
            options["store"] = store;
        }

        if (parsed.GetValue(GlobalOptions.Linear))
        {
            options["linear"] = "true";
        }

        if (parsed.GetValue(GlobalOptions.NoColor))
        {
            options["theme"] = "mono";
        }

        var layers = ConfigLayers.Load(given ?? paths.Found(side), options, paths);
        if (ConfigCheck.Read(layers, paths) is not Outcome<NteConfig>.Done(var config))
        {
            throw new ConfigException(((Outcome<NteConfig>.Refused)ConfigCheck.Read(layers, paths)).Reasons);
        }

        return new(paths, layers, config, parsed.GetValue(GlobalOptions.As) ?? Environment.UserName, Clock(parsed.GetValue(GlobalOptions.Now)), output) { Side = side };
    }

    /// <summary>Returns the desk, with the store opened and the person let in, or why the person may not come in.</summary>
    /// <exception cref="StoreException">The store cannot be opened.</exception>
    public Task<Outcome<Desk>> DeskAsync(CancellationToken ct) =>
        UserActions.AdmitAsync(Desk(_store ??= StoreAddress.Open(config.Store, StoreOptions)), Side, ct);

    /// <summary>Returns a desk over a store that somebody else opened.</summary>
    public Desk Desk(IStore store) => new(store, config.Town, Reference, user, config.RoleOf(user))
    {
        Now = now,
        NewId = NewId,
        Files = Side == Side.Far ? new FarFiles(new(output), Path.Combine(config.Exports, user)) : new Files(output),
        Shifts = Shifts,
        Schedule = config.Schedule,
        Reports = Side == Side.Far ? "reports" : config.Reports,
        Version = typeof(Desk).Assembly.GetName().Version?.ToString(3) ?? "",
    };

    /// <summary>Makes the next new id: in the order of making within one process.</summary>
    public static Guid NewId() => Guid.CreateVersion7();

    public ValueTask DisposeAsync() => _store?.DisposeAsync() ?? ValueTask.CompletedTask;

    private static Func<Instant> Clock(string? given)
    {
        if (given is null)
        {
            return SystemClock.Instance.GetCurrentInstant;
        }

        return GlobalOptions.ReadNow(given) switch
        {
            Outcome<Instant>.Done(var fixedAt) => () => fixedAt,
            Outcome<Instant>.Refused(var reasons) => throw new ConfigException(reasons),
            _ => throw new InvalidOperationException("An outcome is done or refused."),
        };
    }
}
