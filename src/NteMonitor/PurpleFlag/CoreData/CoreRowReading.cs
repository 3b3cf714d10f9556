using System.Globalization;
using NodaTime;
using NodaTime.Text;

namespace NteMonitor.PurpleFlag.CoreData;

/// <summary>Reads one row of a table of core data.</summary>
internal static class CoreRowReading
{
    private const int MostWords = 120, MostUnit = 24, MostPlaces = 6;
    private const decimal Most = 1_000_000_000_000;

    private static readonly LocalTimePattern Clock = LocalTimePattern.CreateWithInvariantCulture("HH:mm");

    /// <summary>Returns the row, or none with everything that is wrong with it.</summary>
    public static CoreRow? Read(Dictionary<string, string> fields, long line, LocalDate today, List<Refusal> faults)
    {
        var before = faults.Count;
        var span = CoreSpanRules.Read(fields["period"]);
        if (span is null)
        {
            Fault("period", "is no period", "Write 2026-03-14, 2026-03, 2026-Q1, 2026 or 2025-04-01/2026-03-31.");
        }
        else if (span.First > today)
        {
            Fault("period", $"has not come yet, today is {LocalDatePattern.Iso.Format(today)}", "What lies ahead was not measured.");
        }

        Words("measure", MostWords, mustBe: 1);
        Words("source", MostWords, mustBe: 1);
        Words("place", MostWords, mustBe: 0);
        Words("unit", MostUnit, mustBe: 0);
        var value = Value(fields["value"]);
        if (value is null)
        {
            Fault("value", "is no figure", "Write 1234.5 with a point and nothing between thousands, 02:40, yes or no; nothing where nobody counted, and 0 only for none.");
        }

        var people = fields.GetValueOrDefault("n") is { Length: > 0 } text ? Base(text) : null;
        if (people is null && fields.GetValueOrDefault("n") is { Length: > 0 })
        {
            Fault("n", "is no number of people or answers", "Write a whole number, or nothing.");
        }

        if (value is CoreValue.Number number)
        {
            Check(number);
        }

        return faults.Count > before ? null : new(span!, new(fields["measure"], fields.GetValueOrDefault("place") ?? "", value is CoreValue.Number or CoreValue.NotKnown ? fields["unit"] : ""), value!, fields["source"]) { Base = people };

        void Check(CoreValue.Number number)
        {
            if (fields["unit"].Length == 0)
            {
                Fault("unit", "is no unit", "Say what is counted: people, vehicles, minutes, £, %.");
            }
            else if (fields["unit"] == "%" && (number.Value is < 0 or > 100 || people is null or 0))
            {
                Fault("value", "is no percentage that can be checked", "A percentage lies between 0 and 100 and has in n the number that it is of.");
            }
        }

        void Words(string column, int most, int mustBe)
        {
            var words = fields.GetValueOrDefault(column) ?? "";
            if (words.Length < mustBe || words.Length > most || words.Any(char.IsControl))
            {
                Fault(column, words.Length < mustBe ? "says nothing" : $"has {words.Length} letters, or signs that do not print", $"Say it in {mustBe} to {most} letters.");
            }
        }

        void Fault(string column, string what, string hint) => faults.Add(new(column, $"Line {line}: '{Cut(fields.GetValueOrDefault(column) ?? "")}' {what}.", hint));
    }

    private static CoreValue? Value(string text) => text.ToLowerInvariant() switch
    {
        "" => new CoreValue.NotKnown(),
        "yes" => new CoreValue.Said(true),
        "no" => new CoreValue.Said(false),
        _ when Clock.Parse(text) is { Success: true, Value: var time } => new CoreValue.Clock(time),
        _ when decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && Math.Abs(number) <= Most && number.Scale <= MostPlaces => new CoreValue.Number(number, number.Scale),
        _ => null,
    };

    private static int? Base(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var people) ? people : null;

    private static string Cut(string text) => text.Length > 60 ? text[..60] + "…" : text;
}
