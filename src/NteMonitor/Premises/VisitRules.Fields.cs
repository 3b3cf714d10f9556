using System.Globalization;
using NodaTime;
using NodaTime.Text;
using NteMonitor.Incidents;
using NteMonitor.Venues;

namespace NteMonitor.Premises;

/// <content>What was typed into one field.</content>
public static partial class VisitRules
{
    private static readonly string[] MetWords = ["met", "m", "yes", "y", "ok", "kept"];
    private static readonly string[] BrokenWords = ["broken", "b", "no", "not met", "breach", "breached"];
    private static readonly string[] NotCheckedWords = ["not checked", "not-checked", "not seen", "nc", "-"];

    /// <summary>Returns what was found of a condition and what was seen, or none where the text says neither met nor broken.</summary>
    /// <param name="said">As typed: <c>met</c>, <c>broken: no clicker at the door</c>, <c>not checked</c>; empty for not checked.</param>
    /// <source>docs/methods/premises.md §2.</source>
    public static (Finding Finding, string Remark)? Read(string said)
    {
        var text = said.Trim();
        if (text.Length == 0)
        {
            return (Finding.NotChecked, "");
        }

        foreach (var (words, finding) in ((string[], Finding)[])[(NotCheckedWords, Finding.NotChecked), (BrokenWords, Finding.Broken), (MetWords, Finding.Met)])
        {
            if (words.OrderByDescending(w => w.Length).FirstOrDefault(w => Begins(text, w)) is { } word)
            {
                return (finding, text[word.Length..].TrimStart(' ', '\t', ':', ';', ',', '.', '-', '–', '—').Trim());
            }
        }

        return null;
    }

    private static bool Begins(string text, string word) =>
        text.StartsWith(word, StringComparison.OrdinalIgnoreCase) && (text.Length == word.Length || (!char.IsLetterOrDigit(text[word.Length]) && text[word.Length] != '-') || word == "-");

    /// <summary>A day alone is a visit whose minute nobody wrote down.</summary>
    private static (LocalDate? On, Instant? At) When(string typed, VisitAgainst against, List<Refusal> reasons)
    {
        var text = typed.Trim();
        if (!text.Contains(' ', StringComparison.Ordinal) && WhenText.DayOf(text, against.Today) is { } day)
        {
            if (day > against.Today)
            {
                reasons.Add(new("when", $"{Iso(day)} is in the future.", "A visit is recorded once it was made."));
            }

            return (day, null);
        }

        switch (WhenText.Read(text, against.Clock, against.Now))
        {
            case Outcome<When>.Done({ Precision: TimePrecision.Instant or TimePrecision.Interval } when):
                return (against.Clock.Local(when.From).Date, when.From);
            case Outcome<When>.Refused(var why):
                reasons.AddRange(why);
                return (null, null);
            default:
                reasons.Add(new("when", $"'{Short(text)}' is not one day.", "Write 2026-11-14 2230, or the day alone where the time is not known."));
                return (null, null);
        }
    }

    private static IReadOnlyList<ConditionCheck> Checks(
        IReadOnlyList<ConditionCheck> was, IReadOnlyList<CheckDraft> drafts, LocalDate? on, VisitAgainst against, List<Refusal> reasons)
    {
        List<ConditionCheck> checks = [];
        foreach (var group in drafts.GroupBy(d => d.Number.Trim()))
        {
            if (group.Count() > 1)
            {
                reasons.Add(new(Field(group.Key), $"Condition {group.Key} is there {group.Count()} times.", "Say once what was found."));
            }

            if (was.FirstOrDefault(c => c.Number == group.Key) is { } old && VisitText.Said(old) == group.First().Said.Trim())
            {
                checks.Add(old);
            }
            else if (OneCheck(group.First(), on, against, reasons) is { } check && (check.Finding != Finding.NotChecked || check.Remark is not null))
            {
                checks.Add(check);
            }
        }

        return [.. checks.OrderBy(c => c.Number, VenueRules.LicenceOrder)];
    }

    /// <summary>Returns what was found of one condition, or none and why it cannot be kept.</summary>
    private static ConditionCheck? OneCheck(CheckDraft draft, LocalDate? on, VisitAgainst against, List<Refusal> reasons)
    {
        var (number, before) = (draft.Number.Trim(), reasons.Count);
        var held = against.Venue.Conditions.FirstOrDefault(c => c.Number == number);
        if (held is null)
        {
            reasons.Add(new(Field(number), $"{against.Venue.Name} does not hold a condition '{Short(number)}'.", Holds(against.Venue, on ?? against.Today)));
        }
        else if (on is { } day && !VenueRules.InForce(held, day))
        {
            reasons.Add(new(Field(number), held.From > day ? $"Condition {number} begins on {Iso(held.From.Value)}; the visit was on {Iso(day)}." : $"Condition {number} was taken off on {Iso(held.Until!.Value)}; the visit was on {Iso(day)}.", Holds(against.Venue, day)));
        }

        if (Read(draft.Said) is not { } found)
        {
            reasons.Add(new(Field(number), $"'{Short(draft.Said)}' says neither met nor broken.", "Begin with met, broken or not checked; what was seen comes after it."));
            return null;
        }

        var remark = Line(Field(number), found.Remark, reasons);
        if (found.Finding == Finding.Broken && remark is null)
        {
            reasons.Add(new(Field(number), $"Condition {number} is said to be broken, and not what was seen.", "Write it after the word, without names: broken: no clicker at the door."));
        }

        return held is null || reasons.Count > before ? null : new(number, held.Text, found.Finding, remark);
    }

    /// <summary>Returns the field of a condition, as forms and sheets name it.</summary>
    internal static string Field(string number) => $"condition {number}";

    private static string Holds(Venue venue, LocalDate day) => Checklist(venue, day) is { Count: > 0 } list
        ? $"In force on {Iso(day)}: {string.Join(", ", list.Select(c => c.Number))}."
        : $"It holds none on {Iso(day)}; `nte venue condition` puts one on.";

    private static DoorCount? Door(VisitDraft draft, List<Refusal> reasons)
    {
        var (staff, badges) = (Count("doorStaff", draft.DoorStaff, MostStaff, reasons), Count("badges", draft.Badges, MostStaff, reasons));
        if (badges > staff)
        {
            reasons.Add(new("badges", $"{badges} badges were seen on {staff} door staff.", "Count the staff, and how many of them had the badge to be seen."));
        }

        if (badges is not null && draft.DoorStaff.Trim().Length == 0)
        {
            reasons.Add(new("doorStaff", "Badges were counted and the door staff were not.", "Give both."));
        }

        return staff is { } people ? new(people, badges) : null;
    }

    private static HeadCount? Inside(HeadCount? was, VisitDraft draft, (LocalDate? On, Instant? At) when, VisitAgainst against, List<Refusal> reasons)
    {
        var people = Count("people", draft.People, VenueRules.MostPeople, reasons);
        if (draft.CountedAt.Trim().Length > 0 && draft.People.Trim().Length == 0)
        {
            reasons.Add(new("people", "A time of counting was given, and no count.", "Give how many people were inside."));
        }

        var at = draft.CountedAt.Trim().Length == 0 ? when.At : CountedAt(draft.CountedAt.Trim(), when, against, reasons);
        return people is { } inside ? new(inside, at, was is null ? against.Venue.Capacity : was.Capacity) : null;
    }

    /// <summary>A time of the clock in the night of the visit; of the day where only that is known.</summary>
    private static Instant? CountedAt(string text, (LocalDate? On, Instant? At) when, VisitAgainst against, List<Refusal> reasons)
    {
        if (when.On is not { } on)
        {
            return null;
        }

        var day = when.At is { } at ? $"night {against.Clock.NightOf(at).ToIso()}" : Iso(on);
        switch (WhenText.Read($"{day} {text}", against.Clock, against.Now))
        {
            case Outcome<When>.Done({ Precision: TimePrecision.Instant } found):
                return found.From;
            case Outcome<When>.Refused(var why):
                reasons.AddRange(why.Select(r => r with { Field = "countedAt" }));
                return null;
            default:
                reasons.Add(new("countedAt", $"'{Short(text)}' is not a time of the clock.", "Write it as 2330."));
                return null;
        }
    }

    private static int? Count(string field, string typed, int most, List<Refusal> reasons)
    {
        var text = typed.Trim();
        if (text.Length == 0)
        {
            return null;
        }

        if (int.TryParse(text, NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out var number) && number >= 0 && number <= most)
        {
            return number;
        }

        reasons.Add(new(field, $"'{Short(text)}' is not a whole number from 0 to {most}.", "Give the number alone; leave it empty when nobody counted."));
        return null;
    }

    private static string? Line(string field, string typed, List<Refusal> reasons)
    {
        var text = typed.Trim();
        if (text.Length > MostText)
        {
            reasons.Add(new(field, $"It has {text.Length} characters.", $"Keep it to {MostText}; the note is longer, and sealed."));
        }
        else if (text.Any(char.IsControl))
        {
            reasons.Add(new(field, "It has a line break or another control character in it.", "Write it in one line."));
        }

        return text.Length == 0 ? null : text;
    }

    private static LocalDate? FollowUp(string typed, LocalDate? on, List<Refusal> reasons)
    {
        var text = typed.Trim();
        if (text.Length == 0)
        {
            return null;
        }

        LocalDate? due = text[0] == '+' && int.TryParse(text[1..], NumberStyles.None, CultureInfo.InvariantCulture, out var days) && days <= LongestWait
            ? on?.PlusDays(days)
            : LocalDatePattern.Iso.Parse(text) is { Success: true, Value: var date } ? date : null;
        if (due is null && (text[0] != '+' || on is not null))
        {
            reasons.Add(new("followUp", $"'{Short(text)}' is not a date.", "Write it as 2026-12-01, or +14 for two weeks after the visit."));
        }
        else if (on is { } day && due < day)
        {
            reasons.Add(new("followUp", $"{Iso(due.Value)} is before the visit on {Iso(day)}.", "Somebody looks again on the day of the visit or later."));
        }
        else if (on is { } from && due > from.PlusDays(LongestWait))
        {
            reasons.Add(new("followUp", $"{Iso(due.Value)} is more than three years after the visit.", "Check the year."));
        }

        return due;
    }

    private static string Figure(int? number) => number?.ToString(CultureInfo.InvariantCulture) ?? "";
}
