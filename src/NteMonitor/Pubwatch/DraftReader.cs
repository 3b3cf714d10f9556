using System.Globalization;
using NodaTime;
using NodaTime.Text;
using NteMonitor.Commands;

namespace NteMonitor.Pubwatch;

/// <summary>Reads what was typed and collects every reason against it.</summary>
internal sealed class DraftReader(LocalDate today)
{
    /// <summary>The day against which dates are held.</summary>
    public LocalDate Today => today;

    /// <summary>Everything that is wrong so far.</summary>
    public List<Refusal> Reasons { get; } = [];

    public void Refuse(string field, string message, string hint) => Reasons.Add(new(field, message, hint));

    /// <summary>Returns a date that has come already; the fallback when nothing was typed; none, with a reason, when it cannot be read.</summary>
    public LocalDate? Past(string field, string text, LocalDate? fallback)
    {
        if (Date(field, text, fallback) is not { } date)
        {
            return null;
        }

        if (date > today)
        {
            Refuse(field, $"{Iso(date)} has not come yet.", $"What happened is written down afterwards; today is {Iso(today)}.");
        }

        return date;
    }

    /// <summary>Returns a date; the fallback when nothing was typed, which is a reason when there is none.</summary>
    public LocalDate? Date(string field, string text, LocalDate? fallback)
    {
        if (text.Trim().Length == 0 && fallback is null)
        {
            Refuse(field, "No date was given.", "Write it as 2026-03-14.");
        }

        return text.Trim().Length == 0 ? fallback : Perhaps(field, text);
    }

    /// <summary>Returns a date, or none when nothing was typed or it cannot be read.</summary>
    public LocalDate? Perhaps(string field, string text)
    {
        var typed = text.Trim();
        if (typed.Length == 0 || typed.Equals("today", StringComparison.OrdinalIgnoreCase))
        {
            return typed.Length == 0 ? null : today;
        }

        if (LocalDatePattern.Iso.Parse(typed) is { Success: true, Value: var date } && date.Year is >= 1990 and <= 2199)
        {
            return date;
        }

        Refuse(field, $"'{typed}' is not a date.", "Write it as 2026-03-14, or today.");
        return null;
    }

    /// <summary>Returns a whole number within a range; none when nothing was typed or it cannot be read.</summary>
    public int? Number(string field, string text, (int Least, int Most) range)
    {
        var typed = text.Trim();
        if (typed.Length == 0)
        {
            return null;
        }

        if (int.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= range.Least && number <= range.Most)
        {
            return number;
        }

        Refuse(field, $"'{typed}' is not a number from {range.Least} to {range.Most}.", "Write it in figures.");
        return null;
    }

    /// <summary>Returns the value of a closed list that was typed; none, with a reason, when it is none of them.</summary>
    public T? OneOf<T>(string field, string text)
        where T : struct, Enum
    {
        var typed = text.Trim().ToLowerInvariant();
        if (PubwatchJson.Read<T>(typed) is { } found)
        {
            return found;
        }

        var words = Enum.GetValues<T>().Select(PubwatchJson.Word).ToList();
        Refuse(field, typed.Length == 0 ? $"No {field} was given." : $"'{text.Trim()}' is not one of them.", Nearest.Hint(typed, words) ?? $"Use one of {string.Join(", ", words)}.");
        return null;
    }

    /// <summary>Returns a text of one line, cut of blanks; a reason when it is too long.</summary>
    public string Words(string field, string text, int most)
    {
        var typed = text.Trim();
        if (typed.Length > most)
        {
            Refuse(field, $"'{typed[..20]}…' has {typed.Length} characters.", $"Keep it to {most}.");
        }

        return typed;
    }

    /// <summary>Returns a date as data has it.</summary>
    public static string Iso(LocalDate date) => LocalDatePattern.Iso.Format(date);
}
