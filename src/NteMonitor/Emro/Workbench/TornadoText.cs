using System.Globalization;

namespace NteMonitor.Emro.Workbench;

/// <summary>On which inputs the net change hangs most, in characters and in words.</summary>
public static class TornadoText
{
    private const int LeastLabel = 20;
    private const int LeastDrawn = 12;
    private const int Figures = 14;

    /// <summary>Returns the drawing, the widest bar first: events fewer on the left, more on the right, <c>|</c> no change.</summary>
    /// <param name="bars">The bars.</param>
    /// <param name="width">Columns.</param>
    public static IReadOnlyList<string> Lay(IReadOnlyList<Models.Bar> bars, int width)
    {
        var ends = bars.SelectMany(b => new[] { -b.AtLow, -b.AtHigh }).Append(0).ToList();
        var (least, most) = (ends.Min(), ends.Max());
        var label = Math.Max(LeastLabel, Math.Min(bars.Select(b => b.Name.Length).DefaultIfEmpty(0).Max(), width - Figures - LeastDrawn - 2));
        var room = width - label - Figures - 2;
        int At(double value) => most > least ? (int)Math.Round((value - least) / (most - least) * (room - 1)) : 0;
        List<string> lines = ["Hangs on (events a year at both ends)"];
        foreach (var bar in bars)
        {
            var figures = $"{BenchWords.Change(bar.AtLow)} to {BenchWords.Change(bar.AtHigh)}";
            if (room < 6)
            {
                lines.Add($"{Cut(bar.Name, label)} {figures}");
                continue;
            }

            var (low, high) = (At(Math.Min(-bar.AtLow, -bar.AtHigh)), At(Math.Max(-bar.AtLow, -bar.AtHigh)));
            var drawn = string.Concat(Enumerable.Range(0, room).Select(c => c == At(0) ? '|' : c >= low && c <= high ? '#' : ' '));
            lines.Add($"{Cut(bar.Name, label)} {drawn} {figures}".TrimEnd());
        }

        return lines;
    }

    /// <summary>Returns the same in words.</summary>
    public static IReadOnlyList<string> Words(IReadOnlyList<Models.Bar> bars) =>
    [
        "Hangs on, the most first (events a year at both ends of each input's likely range):",
        .. bars.Select(b => string.Create(CultureInfo.InvariantCulture, $"{b.Name}: {BenchWords.Fewer(b.AtLow)} at its low end, {BenchWords.Fewer(b.AtHigh)} at its high end")),
    ];

    private static string Cut(string name, int label) => name.Length > label ? name[..(label - 1)] + "…" : name.PadRight(label);
}
