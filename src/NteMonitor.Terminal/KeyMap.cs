namespace NteMonitor.Terminal;

/// <summary>One action as data: the keys that ask for it, its command word, and what it does in a word or two.</summary>
/// <param name="Keys">Key names, the one to show first; none for an action of the <c>:</c> line alone.</param>
/// <param name="Command">The command word, unique within a map: small letters, digits and hyphens.</param>
/// <param name="Label">What it does, imperative, for the help line: <c>New incident</c>.</param>
public sealed record Key(IReadOnlyList<string> Keys, string Command, string Label)
{
    /// <summary>Why it cannot be done now, shown when it is asked for; null when it can.</summary>
    public string? Disabled { get; init; }

    /// <summary>Whether it stands on the help line at the bottom; all stand in <c>?</c>.</summary>
    public bool OnHelpLine { get; init; }

    /// <summary>Whether its keys work while text is being typed; only for keys that type nothing, such as <c>ctrl+s</c>.</summary>
    public bool WhileTyping { get; init; }

    /// <summary>The heading it stands under in <c>?</c>.</summary>
    public string Group { get; init; } = "This screen";

    /// <summary>Other words the <c>:</c> line accepts for it, such as <c>w</c> for <c>save</c>.</summary>
    public IReadOnlyList<string> Aliases { get; init; } = [];

    /// <summary>What may follow the command word, for help: <c>NIGHT</c> in <c>:goto NIGHT</c>; empty for nothing.</summary>
    public string Argument { get; init; } = "";
}

/// <summary>The actions of one view, in the order of the help line.</summary>
public sealed record KeyMap(IReadOnlyList<Key> Keys)
{
    /// <summary>A map without actions.</summary>
    public static readonly KeyMap Empty = new([]);

    /// <summary>Returns the action that a key asks for, or null.</summary>
    public Key? Find(string key) => Keys.FirstOrDefault(k => k.Keys.Contains(key, StringComparer.Ordinal));

    /// <summary>Returns the action with this command word or alias, or null.</summary>
    public Key? FindCommand(string word) =>
        Keys.FirstOrDefault(k => k.Command == word) ?? Keys.FirstOrDefault(k => k.Aliases.Contains(word, StringComparer.Ordinal));

    /// <summary>Returns this map with more actions behind it; where both bind a key or a command, this map's stands.</summary>
    public KeyMap Then(KeyMap more) =>
        new([.. Keys, .. more.Keys.Where(k => FindCommand(k.Command) is null).Select(k => k with { Keys = [.. k.Keys.Where(n => Find(n) is null)] })]);
}
