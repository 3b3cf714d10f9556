using System.Text;

namespace NteMonitor.Terminal;

/// <summary>The lines and marks of the screen, in Unicode or in ASCII alone.</summary>
internal sealed record MarkSet(
    bool Unicode, string Ellipsis, string Chosen, string Across, string Down, string Corners, string Bar, string Steps, string Dot, string Crumb)
{
    internal static readonly MarkSet Full = new(true, "…", "▸", "─", "│", "╭╮╰╯", "█", "▁▂▃▄▅▆▇█", "·", " › ");

    internal static readonly MarkSet Plainest = new(false, "~", ">", "-", "|", "++++", "#", "_.-=+*#@", ".", " > ");

    /// <summary>Letters of Latin-1 from U+00A0 on, as a reader of ASCII would write them.</summary>
    private const string Latin = " !cL$Y|S\"(a<--R-o+23'uP.,1o>///?AAAAAAACEEEEIIIIDNOOOOOxOUUUUYTsaaaaaaaceeeeiiiidnooooo/ouuuuyty";

    /// <summary>Returns a character as this set can show it.</summary>
    internal string Plain(Grapheme grapheme)
    {
        if (Unicode || grapheme.Text[0] < '\x7f')
        {
            return Unicode || grapheme.Text.Length == 1 ? grapheme.Text : grapheme.Text[..1];
        }

        var plain = grapheme.Text[0] switch
        {
            >= '\u00A0' and <= '\u00FF' and var c => Latin[c - 0xA0].ToString(),
            '\u2018' or '\u2019' => "'",
            '\u201C' or '\u201D' => "\"",
            >= '\u2010' and <= '\u2015' => "-",
            '\u2022' or '\u00B7' => "*",
            '\u2026' => "~",
            '\u2191' => "^",
            '\u2193' => "v",
            '\u2190' => "<",
            '\u2192' or '\u203A' or '\u25B8' => ">",
            _ => "?",
        };
        return grapheme.Width == 2 ? "??" : plain;
    }

    /// <summary>Returns a bar of a length in cells, to an eighth of a cell where the marks allow it.</summary>
    internal string BarOf(double cells)
    {
        var whole = (int)Math.Max(0, Math.Floor(cells));
        var bar = new StringBuilder().Insert(0, Bar, whole);
        var eighths = (int)((cells - whole) * 8);
        if (Unicode && eighths > 0)
        {
            bar.Append("▏▎▍▌▋▊▉"[eighths - 1]);
        }
        else if (whole == 0 && cells > 0)
        {
            bar.Append(Unicode ? '▏' : Bar[0]);
        }

        return bar.ToString();
    }
}
