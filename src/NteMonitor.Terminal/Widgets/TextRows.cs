namespace NteMonitor.Terminal;

/// <summary>Where the lines of a text come to stand once they are wrapped.</summary>
public static class TextRows
{
    /// <summary>Returns how many rows lie above a line.</summary>
    /// <param name="lines">The text.</param>
    /// <param name="line">The line's number, from 0.</param>
    /// <param name="width">Columns that the text has.</param>
    public static int Above(IReadOnlyList<Line> lines, int line, int width) => Wrap.Lines([.. lines.Take(line)], width).Count;
}
