using NteMonitor.Emro.Models;

namespace NteMonitor.Emro.Workbench;

/// <summary>The interval of the net change on a line: fewer on the left, more on the right, 0 marked.</summary>
public static class IntervalText
{
    /// <summary>Returns the line: <c>[</c> and <c>]</c> the ends of the interval, <c>o</c> its middle, <c>|</c> no change.</summary>
    /// <param name="run">The run.</param>
    /// <param name="width">Columns, 12 or more.</param>
    public static string Lay(EffectRun run, int width)
    {
        // Fewer events to the left: what a run counts as fewer is turned round.
        var (low, middle, high) = (-run.High, -run.Median, -run.Low);
        var (least, most) = (Math.Min(low, 0), Math.Max(high, 0));
        if (most - least <= 0)
        {
            return "fewer |o| more";
        }

        var room = Math.Max(8, width - 12);
        int At(double value) => (int)Math.Round((value - least) / (most - least) * (room - 1));
        var line = new char[room];
        for (var i = 0; i < room; i++)
        {
            line[i] = i > At(low) && i < At(high) ? '=' : '.';
        }

        (line[At(low)], line[At(high)]) = ('[', ']');
        line[At(middle)] = 'o';
        line[At(0)] = '|';
        return $"fewer {new string(line)} more";
    }
}
