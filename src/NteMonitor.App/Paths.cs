namespace NteMonitor.App;

/// <summary>Where things are on this machine, by the XDG base directories.</summary>
internal sealed record Paths(string Home, string ConfigHome, string DataHome, string StateHome, string Program)
{
    /// <summary>The user's own settings.</summary>
    public string UserConfig => Path.Combine(ConfigHome, "nte", "nte.config.json");

    /// <summary>The store when none is named.</summary>
    public string UserStore => Path.Combine(DataHome, "nte", "nte.db");

    /// <summary>The program's log; it holds no personal data.</summary>
    public string Log => Path.Combine(StateHome, "nte", "nte.log");

    /// <summary>Returns the path of a file that the program ships.</summary>
    public string Seed(string name) => Path.Combine(Program, "seed", name);

    /// <summary>Returns the settings file that is there when none is named, or none: the far side's working folder has no say.</summary>
    public string? Found(Users.Side side) =>
        (side == Users.Side.Far ? new[] { UserConfig } : [Path.GetFullPath("nte.config.json"), UserConfig]).FirstOrDefault(File.Exists);

    /// <summary>Reads the environment.</summary>
    public static Paths Read()
    {
        var home = Environment.GetEnvironmentVariable("HOME") is { Length: > 0 } set ? set : Path.GetTempPath();
        return new(home, Xdg("XDG_CONFIG_HOME", ".config"), Xdg("XDG_DATA_HOME", ".local/share"), Xdg("XDG_STATE_HOME", ".local/state"), AppContext.BaseDirectory);

        string Xdg(string name, string fallback) =>
            Environment.GetEnvironmentVariable(name) is { Length: > 0 } path ? path : Path.Combine(home, fallback);
    }
}
