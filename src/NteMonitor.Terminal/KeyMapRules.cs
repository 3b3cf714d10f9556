namespace NteMonitor.Terminal;

/// <summary>What makes a key map usable by everyone, from a phone without function keys to a screen reader.</summary>
public static class KeyMapRules
{
    /// <summary>Returns every fault of a map, in words; none for a good one. A test of each screen asks for it.</summary>
    /// <source>docs/methods/terminal.md §6.</source>
    public static IReadOnlyList<string> Faults(KeyMap map)
    {
        List<string> faults = [];
        foreach (var key in map.Keys)
        {
            if (key.Command.Length == 0 || key.Command.Any(c => !char.IsAsciiLetterLower(c) && !char.IsAsciiDigit(c) && c != '-'))
            {
                faults.Add($"“{key.Command}” ({key.Label}) is no command word: use small letters, digits and hyphens.");
            }

            if (key.WhileTyping && key.Keys.Any(TextInputRules.IsCharacter))
            {
                faults.Add($"{key.Command} would fire while its key {key.Keys.First(TextInputRules.IsCharacter)} is being typed.");
            }

            if (key.Disabled is { Length: 0 })
            {
                faults.Add($"{key.Command} is disabled without a reason.");
            }
        }

        faults.AddRange(Twice(map.Keys.SelectMany(k => k.Keys)).Select(k => $"Key {k} is bound twice."));
        faults.AddRange(Twice(map.Keys.SelectMany(k => k.Aliases.Append(k.Command))).Select(c => $"Command {c} is named twice."));
        return faults;
    }

    /// <summary>Returns the words the <c>:</c> line can be completed to, in the order of the map.</summary>
    /// <source>docs/methods/terminal.md §6.</source>
    public static IReadOnlyList<string> Completions(KeyMap map, string typed) =>
        [.. map.Keys.Select(k => k.Command).Where(c => c.StartsWith(typed, StringComparison.Ordinal))];

    private static IEnumerable<string> Twice(IEnumerable<string> names) =>
        names.GroupBy(n => n, StringComparer.Ordinal).Where(g => g.Count() > 1).Select(g => g.Key);
}
