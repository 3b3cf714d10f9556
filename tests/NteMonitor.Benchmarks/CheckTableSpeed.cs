using System.Diagnostics;
using System.Globalization;
using NteMonitor.Commands;
using NteMonitor.Performance.Checking;

namespace NteMonitor.Benchmarks;

/// <summary>How fast a published table is read and checked: ten columns, changes and percentages in every row, sums across, a subtotal in every hundred rows.</summary>
internal static class CheckTableSpeed
{
    public static int Run(int rows, string path)
    {
        Write(rows, path);
        for (var round = 0; round < 5; round++)
        {
            var watch = Stopwatch.StartNew();
            var table = Value(SheetFile.Read(path, new Disk()).Then(TableRules.Lay));
            var read = watch.Elapsed.TotalMilliseconds;
            var found = CheckRules.Check([RoleRules.Recognise(table, RoleWish.None)])[0];
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"check-table: {found.Rows} rows, {found.Findings.Count} findings, read {read:0} ms, all {watch.Elapsed.TotalMilliseconds:0} ms{(round == 0 ? " (cold)" : "")}"));
        }

        return 0;
    }

    private static void Write(int rows, string path)
    {
        using var file = new StreamWriter(path);
        file.WriteLine("area,2024/25,2025/26,change,% change,comment,day,evening,night,total");
        ulong state = 2026;
        int Draw(int below)
        {
            state = (state * 6364136223846793005) + 1442695040888963407;
            return (int)((state >> 33) % (ulong)below);
        }

        var sums = new long[5];
        for (var i = 0; i < rows; i++)
        {
            var isTotal = i % 100 == 99;
            long[] figures = isTotal ? sums : [1 + Draw(5000), Draw(5000), Draw(900), Draw(900), Draw(900)];
            var (name, percent) = (isTotal ? "Subtotal" : $"Invented area {i}", 100m * (figures[1] - figures[0]) / figures[0]);
            file.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{name},{figures[0]},{figures[1]},{figures[1] - figures[0]},{decimal.Round(percent, 1, MidpointRounding.AwayFromZero)},Counted on the last day,{figures[2]},{figures[3]},{figures[4]},{figures[2] + figures[3] + figures[4]}"));
            sums = isTotal ? new long[5] : [.. sums.Zip(figures, (sum, figure) => sum + figure)];
        }
    }

    private static T Value<T>(Outcome<T> outcome) => outcome is Outcome<T>.Done(var value) ? value : throw new InvalidOperationException("The table was refused.");

    private sealed class Disk : IFiles
    {
        public Stream Open(string path) => File.OpenRead(path);

        public TextReader OpenText(string path) => new StreamReader(path);

        public TextWriter Create(string path) => throw new NotSupportedException();

        public long? Size(string path) => new FileInfo(path).Length;

        public void Line(string text)
        {
        }

        public void Progress(string what, double share)
        {
        }
    }
}
