using System.Text.Json.Nodes;
using NodaTime.Text;
using NteMonitor.Journal;

namespace NteMonitor.Emro.Law;

/// <summary>What the program ships about the procedure: ways of service, special occasions, bank holidays.</summary>
/// <param name="Ways">The ways in which acts of the procedure are done.</param>
/// <param name="Occasions">Special occasions with longer licensing hours.</param>
/// <param name="Holidays">The bank holidays that working days are counted by.</param>
public sealed record LawBook(IReadOnlyList<ServiceWay> Ways, IReadOnlyList<SpecialOccasion> Occasions, BankHolidays Holidays)
{
    /// <summary>The name under which the program ships the ways of service.</summary>
    public const string ShippedWays = "emro/procedure.json";

    /// <summary>The name under which the program ships the special occasions.</summary>
    public const string ShippedOccasions = "emro/occasions.json";

    /// <summary>Returns the book read from the texts of its files.</summary>
    /// <exception cref="FormatException">A text is no such list.</exception>
    public static LawBook Read(string ways, string occasions, string holidays) => new(
        Object(ways).Items("ways", w => new ServiceWay(w.Text("code")!, w.Text("name")!, w.Text("kind")!, w.Texts("steps"))),
        Object(occasions).Items("occasions", o => new SpecialOccasion(
            o.Text("name")!, o.Date("first")!.Value, o.Date("last")!.Value, LocalTimePattern.CreateWithInvariantCulture("HH:mm").Parse(o.Text("until")!).GetValueOrThrow())
        {
            Source = o.Text("source")!,
        }),
        BankHolidays.Read(holidays));

    /// <summary>Returns the name of a way, or its code where it is not in the book.</summary>
    public string Way(string code) => Ways.FirstOrDefault(w => w.Code == code)?.Name ?? code;

    /// <summary>Returns what kind of act a way is, or none where it is not in the book.</summary>
    public string? Kind(string code) => Ways.FirstOrDefault(w => w.Code == code)?.Kind;

    private static JsonObject Object(string text) => JsonNode.Parse(text) as JsonObject ?? throw new FormatException("The list is no object.");
}
