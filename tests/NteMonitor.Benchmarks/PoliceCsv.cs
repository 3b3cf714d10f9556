using System.Globalization;

namespace NteMonitor.Benchmarks;

/// <summary>Writes a file in the layout of data.police.uk's street crime, of any length, the same for the same length.</summary>
internal static class PoliceCsv
{
    private static readonly string[] Types =
    [
        "Anti-social behaviour", "Bicycle theft", "Burglary", "Criminal damage and arson", "Drugs", "Other crime", "Other theft",
        "Possession of weapons", "Public order", "Robbery", "Shoplifting", "Theft from the person", "Vehicle crime", "Violence and sexual offences",
    ];

    public static int Write(int rows, string path)
    {
        using var file = new StreamWriter(path);
        file.WriteLine("Crime ID,Month,Reported by,Falls within,Longitude,Latitude,Location,LSOA code,LSOA name,Crime type,Last outcome category,Context");
        ulong state = 20181001;
        for (var i = 0; i < rows; i++)
        {
            state = (state * 6364136223846793005) + 1442695040888963407;
            var draw = state >> 33;
            var type = Types[draw % 14];
            var spot = (draw >> 4) % 6000;
            var id = type[0] == 'A' ? "" : $"{state:x16}{state ^ 0x5555555555555555:x16}{i:x16}{draw:x16}";
            file.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{id},{2010 + (i * 10L / rows)}-{1 + (draw % 12):00},Invented Police,Invented Police,{-1.5 + (spot * 0.0001):0.000000},{52.3 + (spot * 0.00007):0.000000},On or near Street {spot},E0100{spot % 900:0000},Inventon {spot % 900:000}A,{type},{(id.Length == 0 ? "" : "Under investigation")},"));
        }

        return 0;
    }
}
