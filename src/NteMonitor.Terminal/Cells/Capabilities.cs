namespace NteMonitor.Terminal;

/// <summary>What a terminal can show.</summary>
/// <param name="Depth">Its colours.</param>
/// <param name="Unicode">Whether its locale is UTF-8, so that lines and marks beyond ASCII arrive as such.</param>
public sealed record Capabilities(ColourDepth Depth, bool Unicode)
{
    /// <summary>Terminals that give erased cells the background in force; what terminfo calls bce.</summary>
    private static readonly string[] Erasers =
        ["xterm", "tmux", "linux", "putty", "vte", "gnome", "konsole", "kitty", "alacritty", "foot", "wezterm", "rxvt", "st-", "iterm", "ms-terminal", "ghostty"];

    /// <summary>Whether cells that are erased take the background in force, so that blanks need not be written one by one.</summary>
    public bool Erases { get; init; }

    /// <summary>Whether the terminal can move its cursor at all; where not, linear mode is the one to run.</summary>
    public bool Moves { get; init; } = true;

    /// <summary>Returns what the environment says of the terminal.</summary>
    /// <param name="variable">Returns an environment variable, or null: TERM, TMUX, COLORTERM, NO_COLOR, CLICOLOR_FORCE, FORCE_COLOR, LC_ALL, LC_CTYPE, LANG.</param>
    /// <remarks>NO_COLOR, when not empty, wins over everything. CLICOLOR_FORCE gives a terminal without colours sixteen.</remarks>
    public static Capabilities From(Func<string, string?> variable)
    {
        var term = variable("TERM") ?? "";
        var moves = term.Length > 0 && term != "dumb";
        return new(Colours(variable, term), Utf8(variable)) { Moves = moves, Erases = Knows(variable, term) };
    }

    /// <summary>GNU screen leaves erased cells without background; tmux, which may call itself screen, does not.</summary>
    private static bool Knows(Func<string, string?> variable, string term) =>
        Array.Exists(Erasers, e => term.StartsWith(e, StringComparison.Ordinal))
        || (term.StartsWith("screen", StringComparison.Ordinal) && Said(variable, "TMUX"));

    private static ColourDepth Colours(Func<string, string?> variable, string term)
    {
        if (Said(variable, "NO_COLOR"))
        {
            return ColourDepth.None;
        }

        if (variable("COLORTERM") is "truecolor" or "24bit" || term.EndsWith("-direct", StringComparison.Ordinal))
        {
            return ColourDepth.True;
        }

        if (term.Contains("256color", StringComparison.Ordinal))
        {
            return ColourDepth.Indexed;
        }

        var none = term is "" or "dumb" || term.StartsWith("vt", StringComparison.Ordinal) || term.EndsWith("-m", StringComparison.Ordinal);
        var forced = (Said(variable, "CLICOLOR_FORCE") && variable("CLICOLOR_FORCE") != "0") || Said(variable, "FORCE_COLOR");
        return none && !forced ? ColourDepth.None : ColourDepth.Sixteen;
    }

    private static bool Utf8(Func<string, string?> variable)
    {
        string[] names = ["LC_ALL", "LC_CTYPE", "LANG"];
        var locale = names.Select(variable).FirstOrDefault(v => !string.IsNullOrEmpty(v)) ?? "";
        return locale.Contains("UTF-8", StringComparison.OrdinalIgnoreCase) || locale.Contains("UTF8", StringComparison.OrdinalIgnoreCase);
    }

    private static bool Said(Func<string, string?> variable, string name) => !string.IsNullOrEmpty(variable(name));
}
