using System.Globalization;
using NodaTime;
using NteMonitor.Commands;
using NteMonitor.Incidents;

namespace NteMonitor.Patrols;

/// <content>What was typed into one field.</content>
public static partial class ShiftRules
{
    private static Instant? Time(string field, string text, ShiftAgainst against, List<Refusal> reasons)
    {
        switch (WhenText.Read(text, against.Clock, against.Now))
        {
            case Outcome<When>.Done({ Precision: TimePrecision.Instant } when):
                return when.From;
            case Outcome<When>.Refused(var why):
                reasons.AddRange(why.Select(r => r with { Field = field }));
                return null;
            default:
                reasons.Add(new(field, $"'{text}' is not one minute.", "Write it as 2200, or yesterday 2200."));
                return null;
        }
    }

    private static IEnumerable<Refusal> Between(Instant? start, Instant? finish)
    {
        if (start is not { } from || finish is not { } to)
        {
            yield break;
        }

        if (to <= from)
        {
            yield return new("finish", "It ends before it begins, or at the same minute.", "Give the time at which the crew went home; a shift opened by mistake is withdrawn.");
        }
        else if (to - from > Longest)
        {
            yield return new("finish", $"The shift would have lasted {Hours(to - from)}.", $"A shift lasts at most {Longest.TotalHours:0} hours: say when it really finished.");
        }
    }

    private static int? Number(string field, string text, (int Least, int Most) range, List<Refusal> reasons)
    {
        if (int.TryParse(text.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= range.Least && number <= range.Most)
        {
            return number;
        }

        reasons.Add(text.Trim().Length == 0
            ? new(field, "No number was given.", $"Give one from {range.Least} to {range.Most}.")
            : new(field, $"'{Short(text)}' is not a whole number from {range.Least} to {range.Most}.", "Give the number alone."));
        return null;
    }

    private static string Code(string field, string text, IReadOnlyList<Term> list, List<Refusal> reasons)
    {
        var word = text.Trim().ToLowerInvariant();
        if (list.FirstOrDefault(t => t.Code == word || t.Words.Contains(word) || t.Name.Equals(word, StringComparison.OrdinalIgnoreCase)) is { } found)
        {
            return found.Code;
        }

        reasons.Add(new(field, $"'{Short(text)}' is none.", Nearest.Hint(word, list.Select(t => t.Code)) ?? $"Use one of {string.Join(", ", list.Select(t => t.Code))}."));
        return "";
    }

    private static string Short(string text) => text.Length <= 40 ? text.Trim() : text[..40] + "…";
}
