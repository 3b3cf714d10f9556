using System.Diagnostics;
using NodaTime;
using NteMonitor.Import.Csv;
using NteMonitor.Import.Police;

namespace NteMonitor.Benchmarks;

/// <summary>How fast rows are read and turned into incidents, apart from the store.</summary>
internal static class ImportSpeed
{
    public static int Police(string path, string reference)
    {
        var town = new Town("X99000001", "Inventon", new(DateTimeZoneProviders.Tzdb["Europe/London"], new LocalTime(6, 0)), []);
        var lists = Reference.Read(File.ReadAllText(reference));
        for (var round = 0; round < 3; round++)
        {
            using var stream = File.OpenRead(path);
            using var rows = new CsvRows(stream, new(System.Text.Encoding.UTF8, ','));
            rows.Read();
            rows.Columns = rows.Count;
            using var police = new PoliceRows(new([.. Enumerable.Range(0, 12)]), town, lists, (Instant.FromDateTimeUtc(DateTime.UtcNow), "bench"));
            var (watch, read, incidents) = (Stopwatch.StartNew(), 0L, 0L);
            while (rows.Read())
            {
                read++;
                incidents += police.Read(rows, out _) is null ? 0 : 1;
            }

            Console.WriteLine($"police rows: {incidents} of {read} in {watch.Elapsed.TotalSeconds:0.000} s, {watch.Elapsed.TotalMicroseconds / read:0.00} µs a row");
        }

        return 0;
    }

    /// <summary>Reads the same file with our reader and with the CSV library, every field touched, in turns.</summary>
    public static int Readers(string path)
    {
        for (var round = 0; round < 3; round++)
        {
            using var stream = File.OpenRead(path);
            using var rows = new CsvRows(stream, new(System.Text.Encoding.UTF8, ','));
            var (watch, read, length) = (Stopwatch.StartNew(), 0L, 0L);
            while (rows.Read())
            {
                read++;
                for (var i = 0; i < rows.Count; i++)
                {
                    length += rows[i].Length;
                }
            }

            Console.WriteLine($"ours: {read} rows, {length} characters in {watch.Elapsed.TotalSeconds:0.000} s, {watch.Elapsed.TotalMicroseconds / read:0.00} µs a row");
            Library(path);
        }

        return 0;
    }

    private static void Library(string path)
    {
        using var text = new StreamReader(path);
        using var csv = new CsvHelper.CsvParser(text, System.Globalization.CultureInfo.InvariantCulture);
        var (watch, read, length) = (Stopwatch.StartNew(), 0L, 0L);
        while (csv.Read())
        {
            read++;
            for (var i = 0; i < csv.Count; i++)
            {
                length += csv[i].Length;
            }
        }

        Console.WriteLine($"library: {read} rows, {length} characters in {watch.Elapsed.TotalSeconds:0.000} s, {watch.Elapsed.TotalMicroseconds / read:0.00} µs a row");
    }
}
