using System.Globalization;
using NteMonitor.Emro.Models;
using NteMonitor.Terminal;

namespace NteMonitor.Emro.Workbench;

/// <summary>The queue at ranks and stops over the night, as it is and as it would be, in characters and in words.</summary>
public static class QueueText
{
    private const int Margin = 6;

    /// <summary>Returns the drawing: <c>.</c> the queue now, <c>#</c> the queue then, <c>@</c> both in one place.</summary>
    /// <param name="now">The queue now.</param>
    /// <param name="then">The queue then.</param>
    /// <param name="room">Columns and rows.</param>
    public static IReadOnlyList<string> Lay(QueueCurve now, QueueCurve then, Size room)
    {
        var (from, to) = (Math.Min(Begins(now, then), Begins(then, now)), Math.Max(Ends(now, then), Ends(then, now)));
        var most = Math.Max(1, Math.Max(now.Peak, then.Peak));
        var (columns, rows) = (Math.Max(10, room.Width - Margin - 1), Math.Max(2, room.Height - 3));
        var head = string.Create(CultureInfo.InvariantCulture, $"Queue  . now {now.Peak:0} at {FigureWords.Clock(now.PeakAt)}  # then {then.Peak:0} at {FigureWords.Clock(then.PeakAt)}");
        List<string> lines = [head.Length <= room.Width ? head : string.Create(CultureInfo.InvariantCulture, $".{now.Peak:0} {FigureWords.Clock(now.PeakAt)} now #{then.Peak:0} {FigureWords.Clock(then.PeakAt)} then")];
        for (var row = 0; row < rows; row++)
        {
            var label = row == 0 ? most.ToString("#,0", CultureInfo.InvariantCulture) : row == rows - 1 ? "0" : "";
            lines.Add($"{label,Margin - 1} " + string.Concat(Enumerable.Range(0, columns).Select(c => Mark(c, row))));
        }

        lines.Add(new string(' ', Margin) + Axis(from, to, columns));
        return lines;

        char Mark(int column, int row)
        {
            var (a, b) = (Passes(now, column, row), Passes(then, column, row));
            return a && b ? '@' : b ? '#' : a ? '.' : ' ';
        }

        // From the height of the column before to its own, so that a steep rise has no gap.
        bool Passes(QueueCurve curve, int column, int row)
        {
            var (at, before) = (Height(curve, column), Height(curve, Math.Max(0, column - 1)));
            return row == at || (row > Math.Min(at, before) && row < Math.Max(at, before));
        }

        int Height(QueueCurve curve, int column) => Row(curve, from + (column * (to - from) / columns), from + ((column + 1) * (to - from) / columns));

        int Row(QueueCurve curve, int first, int next) => rows - 1 - (int)Math.Round(Longest(curve, first, Math.Max(next, first + 1)) / most * (rows - 1));
    }

    /// <summary>Returns the same in words and figures, half-hour by half-hour.</summary>
    public static IReadOnlyList<string> Words(QueueCurve now, QueueCurve then)
    {
        List<string> lines =
        [
            string.Create(CultureInfo.InvariantCulture, $"Queue at ranks and stops: now {now.Peak:0} people at {FigureWords.Clock(now.PeakAt)}, {now.PersonMinutes:#,0} minutes of waiting together; then {then.Peak:0} at {FigureWords.Clock(then.PeakAt)}, {then.PersonMinutes:#,0}."),
        ];
        for (var half = (int)Math.Floor(Math.Min(Begins(now, then), Begins(then, now)) / 30.0) * 30; half < Math.Max(Ends(now, then), Ends(then, now)); half += 30)
        {
            lines.Add(string.Create(CultureInfo.InvariantCulture, $"{FigureWords.Clock(half)}: now {Longest(now, half, half + 30):0}, then {Longest(then, half, half + 30):0}"));
        }

        return lines;
    }

    private static double Longest(QueueCurve curve, int first, int next)
    {
        var longest = 0.0;
        for (var minute = Math.Max(first, curve.From); minute < next && minute - curve.From < curve.Queue.Count; minute++)
        {
            longest = Math.Max(longest, curve.Queue[minute - curve.From]);
        }

        return longest;
    }

    private static int Begins(QueueCurve curve, QueueCurve other) => curve.Queue.Count == 0 ? other.From : curve.From;

    private static int Ends(QueueCurve curve, QueueCurve other) => curve.Queue.Count == 0 ? other.From + other.Queue.Count : curve.From + curve.Queue.Count;

    private static string Axis(int from, int to, int columns)
    {
        var axis = new string(' ', columns).ToCharArray();
        for (var hour = (int)Math.Ceiling(from / 60.0) * 60; hour < to; hour += 60)
        {
            var at = (hour - from) * columns / Math.Max(1, to - from);
            var label = FigureWords.Clock(hour)[..2];
            if (at + 2 <= columns && (at == 0 || axis[at - 1] == ' ') && axis[at] == ' ')
            {
                label.CopyTo(0, axis, at, 2);
            }
        }

        return new string(axis).TrimEnd();
    }
}
