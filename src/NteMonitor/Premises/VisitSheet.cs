using System.Globalization;
using System.Text;
using NodaTime;
using NteMonitor.Documents.Text;
using NteMonitor.Venues;

namespace NteMonitor.Premises;

/// <summary>The checklist of a visit as a text: printed and filled in by hand, or filled in as a file and handed back.</summary>
/// <remarks>A line that begins with <c>#</c> is for the reader; every other line is a field, a colon and its answer.</remarks>
public static class VisitSheet
{
    /// <summary>The longest sheet that is read, in lines.</summary>
    public const int MostLines = 2000;

    private const int Width = 78;
    private const string OfCondition = "condition ";

    private static readonly (string Name, string Says)[] Fields =
    [
        ("when", "2230, yesterday 0040, 2026-11-14 2230; empty is now"),
        ("kind", ""),
        ("by", "short name; yours when empty"),
        ("partners", "who else came, parted by commas"),
        ("spoken-to", "what the person is there"),
        ("name", "of the person spoken to; sealed"),
        ("door-staff", "how many worked the door"),
        ("badges", "how many of them had the SIA badge to be seen"),
        ("people", "how many were inside"),
        ("counted-at", "2245; the time of the visit when empty"),
        ("advice", "without names"),
        ("follow-up", "2026-12-01, or +14 for two weeks after"),
        ("note", "anything else; sealed"),
    ];

    /// <summary>Returns an empty sheet for a venue, with the conditions in force on a day and what is known of each.</summary>
    public static string Write(Venue venue, IReadOnlyList<ConditionState> conditions, LocalDate day, Reference reference)
    {
        StringBuilder sheet = new();
        Said($"VISIT TO {venue.Name}{(venue.Code is { } code ? $" ({code})" : "")}{(venue.Licence is { } licence ? $", licence {licence}" : "")}");
        Said($"Conditions in force on {VisitText.Date(day)}. Capacity {venue.Capacity?.ToString(CultureInfo.InvariantCulture) ?? "not on file"}. Open {(venue.OpeningHours.Count == 0 ? "hours not on file" : HoursText.Write(venue.OpeningHours))}.");
        Said("Lines like this one are not read. Leave empty what was not looked at.");
        foreach (var (name, says) in Fields)
        {
            sheet.Append('\n');
            Said(name switch { "kind" => Codes(reference.VisitKinds), "spoken-to" => $"{says}: {Codes(reference.VisitContacts)}", "partners" => $"{says}: {Codes(reference.VisitPartners)}", _ => says });
            sheet.Append(name).Append(":\n");
        }

        sheet.Append('\n');
        Said("CONDITIONS: met, or broken and what was seen, or not checked");
        foreach (var state in conditions)
        {
            sheet.Append('\n');
            Said($"{state.Condition.Number} {state.Condition.Text}{(state.On is { } on ? $" [last: {VisitText.Word(state.State)} on {VisitText.Date(on)}]" : " [never checked]")}");
            sheet.Append(OfCondition).Append(state.Condition.Number).Append(":\n");
        }

        return sheet.ToString();

        void Said(string text) => sheet.AppendJoin('\n', TextWrap.Lines(text, Width - 2).Select(l => "# " + l)).Append('\n');
    }

    /// <summary>Returns the draft that a filled sheet holds, or every line that cannot be read.</summary>
    public static Outcome<VisitDraft> Read(TextReader reader)
    {
        List<Refusal> reasons = [];
        Dictionary<string, string> answers = new(StringComparer.Ordinal);
        List<CheckDraft> checks = [];
        for (var number = 1; reader.ReadLine() is { } line; number++)
        {
            if (number > MostLines)
            {
                reasons.Add(new("sheet", $"It has more than {MostLines} lines.", "Hand back the sheet that `nte visit checklist` printed."));
                break;
            }

            var text = line.TrimStart('\uFEFF').Trim();
            if (text.Length > 0 && text[0] != '#')
            {
                Take(text, number);
            }
        }

        return Outcome.Unless(reasons, () => Draft(answers, checks));

        void Take(string text, int number)
        {
            var at = text.IndexOf(':', StringComparison.Ordinal);
            var (name, answer) = at < 0 ? (text, "") : (text[..at].Trim(), text[(at + 1)..].Trim());
            if (at > 0 && name.StartsWith(OfCondition, StringComparison.OrdinalIgnoreCase))
            {
                checks.Add(new(name[OfCondition.Length..].Trim(), answer));
            }
            else if (at < 0 || Fields.All(f => !f.Name.Equals(name, StringComparison.OrdinalIgnoreCase)))
            {
                reasons.Add(new($"line {number}", at < 0 ? "It has no colon." : $"'{(name.Length > 40 ? name[..40] + "…" : name)}' is no field.",
                    $"A line is a field, a colon and its answer: {string.Join(", ", Fields.Select(f => f.Name))}, or condition and its number."));
            }
            else if (!answers.TryAdd(name.ToLowerInvariant(), answer))
            {
                reasons.Add(new($"line {number}", $"The field {name} is there twice.", "Answer it once."));
            }
        }
    }

    private static VisitDraft Draft(Dictionary<string, string> answers, IReadOnlyList<CheckDraft> checks)
    {
        string Of(string name) => answers.GetValueOrDefault(name, "");
        return new()
        {
            When = Of("when"),
            Kind = Of("kind"),
            By = Of("by"),
            Partners = Of("partners").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries),
            SpokenTo = Of("spoken-to"),
            Name = Of("name"),
            DoorStaff = Of("door-staff"),
            Badges = Of("badges"),
            People = Of("people"),
            CountedAt = Of("counted-at"),
            Advice = Of("advice"),
            Note = Of("note"),
            FollowUp = Of("follow-up"),
            Checks = [.. checks.Where(c => c.Said.Length > 0)],
        };
    }

    private static string Codes(IEnumerable<Term> list) => string.Join(", ", list.Select(t => t.Code));
}
