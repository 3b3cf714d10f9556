using NodaTime;
using NteMonitor.Journal;

namespace NteMonitor.Premises.Tens;

/// <summary>One statutory figure, with the days for which it holds.</summary>
/// <param name="Code">What it limits, for example <c>premises-days</c>.</param>
/// <param name="Value">The figure.</param>
/// <param name="From">The first day.</param>
/// <param name="Until">The last day, included, or none when it still holds.</param>
/// <param name="Provision">The section of the Licensing Act 2003.</param>
/// <param name="Source">Where the figure comes from.</param>
public sealed record TenLimit(string Code, int Value, LocalDate From, LocalDate? Until, string Provision, string Source)
{
    /// <summary>Whether the figure was held against a document.</summary>
    public bool Verified { get; init; }
}

/// <summary>The limits on temporary event notices as dated data, with the lists that notices are described with.</summary>
/// <param name="Limits">The figures.</param>
/// <param name="Activities">Licensable activities.</param>
/// <param name="Objectors">Those who may object.</param>
/// <param name="Holidays">The bank holidays that working days are counted by.</param>
public sealed record TenBook(IReadOnlyList<TenLimit> Limits, IReadOnlyList<Term> Activities, IReadOnlyList<Term> Objectors, BankHolidays Holidays)
{
    /// <summary>The name under which the program ships the figures.</summary>
    public const string Shipped = "reference/tens.json";

    /// <summary>Returns the book read from the two lists that are shipped.</summary>
    /// <param name="tens">The text of <c>seed/reference/tens.json</c>.</param>
    /// <param name="holidays">The text of <c>seed/reference/bank-holidays.json</c>.</param>
    /// <param name="lists">The lists of activities and of those who may object.</param>
    public static TenBook Read(string tens, string holidays, Reference lists)
    {
        var book = CanonicalJson.Read(tens);
        return new(
            book.Items<TenLimit>("limits", l => new(l.Text("code")!, l.Number("value")!.Value, l.Date("from")!.Value, l.Date("until"), l.Text("provision")!, l.Text("source")!)
            {
                Verified = l["verified"]!.GetValue<bool>(),
            }),
            lists.LicensableActivities, lists.TenObjectors, BankHolidays.Read(holidays));
    }

    /// <summary>Returns the figure that holds on a day, or none when there was none.</summary>
    public TenLimit? On(string code, LocalDate day) =>
        Limits.FirstOrDefault(l => l.Code == code && l.From <= day && (l.Until is not { } until || day <= until));
}
