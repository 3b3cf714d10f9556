namespace NteMonitor;

/// <summary>Words as they stand at the head of a sentence.</summary>
public static class Sentence
{
    /// <summary>Returns words with their first letter as a capital, the others as they are; nothing for none.</summary>
    public static string Capital(string words) => words.Length == 0 ? words : char.ToUpperInvariant(words[0]) + words[1..];
}
