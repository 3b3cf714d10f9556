using System.CommandLine;
using NteMonitor.Access;
using NteMonitor.Commands;
using NteMonitor.Journal;

namespace NteMonitor.Premises;

/// <content>What the options and files of <c>nte visit</c> say.</content>
public static partial class VisitCommand
{
    /// <summary>Returns the draft of a filled sheet, or an empty one where none was given.</summary>
    private static Task<Outcome<VisitDraft>> SheetAsync(ParseResult parsed, Desk desk)
    {
        if (parsed.GetValue(Sheet) is not { } path)
        {
            return Task.FromResult(Outcome.Done(new VisitDraft()));
        }

        using var reader = desk.Files.OpenText(path);
        return Task.FromResult(VisitSheet.Read(reader));
    }

    /// <summary>Returns a draft with everything in it that the options say.</summary>
    private static Outcome<VisitDraft> Draft(ParseResult parsed, VisitDraft was)
    {
        List<Refusal> reasons = [];
        List<CheckDraft> said = [];
        foreach (var text in parsed.GetValue(Checks) ?? [])
        {
            var at = text.IndexOf('=', StringComparison.Ordinal);
            if (at <= 0)
            {
                reasons.Add(new("check", $"'{(text.Length > 40 ? text[..40] + "…" : text)}' names no condition.", "Write the number, = and what was found: 2.1=met, 2.4=broken: one of two had left."));
            }
            else
            {
                said.Add(new(text[..at].Trim(), text[(at + 1)..].Trim()));
            }
        }

        var named = said.Select(c => c.Number).ToHashSet(StringComparer.Ordinal);
        return Outcome.Unless(reasons, () => was with
        {
            When = Take(When, was.When),
            Kind = Take(Kind, was.Kind),
            By = Take(By, was.By),
            Partners = parsed.GetResult(With) is { Implicit: false } ? parsed.GetValue(With)! : was.Partners,
            SpokenTo = Take(SpokeTo, was.SpokenTo),
            Checks = [.. was.Checks.Where(c => !named.Contains(c.Number)), .. said],
            DoorStaff = Take(DoorStaff, was.DoorStaff),
            Badges = Take(Badges, was.Badges),
            People = Take(People, was.People),
            CountedAt = Take(CountedAt, was.CountedAt),
            Advice = Take(Advice, was.Advice),
            Note = Take(Note, was.Note),
            FollowUp = Take(FollowUp, was.FollowUp),
        });

        string Take(Option<string?> option, string fallback) => parsed.GetValue(option) ?? fallback;
    }

    private static async Task<string> NoteAsync(string note, Desk desk, CancellationToken ct)
    {
        if (note != "-")
        {
            return note;
        }

        using var input = desk.Files.OpenText("-");
        return await input.ReadToEndAsync(ct);
    }

    private static Answer Said(string what, KeptVisit kept, Desk desk) => new()
    {
        Text = string.Join('\n', [kept.Visit.Id.ToString("D"), $"{what}: {VisitText.When(kept.Visit, desk.Town.Clock)}, {VisitText.Line(kept.Visit, desk.Reference)}.", .. kept.Visit.Remarks]),
        Json = VisitText.Json(kept, desk.Town.Clock),
    };

    private static async Task<Answer> OnAsync(Act act, ParseResult parsed, Desk desk, Func<KeptVisit, Task<Answer>> then, CancellationToken ct) =>
        await Gate.RefusedAsync(act, desk, ct) is { } refusal
            ? Answer.Refuse([refusal])
            : await Answer.ToAsync(await FindAsync(parsed.GetValue(Id)!, desk, ct), then);

    private static async Task<Outcome<KeptVisit>> FindAsync(string id, Desk desk, CancellationToken ct)
    {
        var digits = Digits(id);
        var found = digits.Length < LeastId ? [] : await VisitActions.ByPrefixAsync(digits, desk, ct);
        return found.Count switch
        {
            1 => Outcome.Done(found[0]),
            0 => Outcome.Refused<KeptVisit>("id", $"No visit's id begins with '{id}'.", $"Give its first {LeastId} digits or more; `nte visit list` prints the ids."),
            _ => Outcome.Refused<KeptVisit>("id", $"Several visits' ids begin with '{id}'.", "Give more of the id."),
        };
    }

    private static string Digits(string id) => id.Trim().Replace("-", "", StringComparison.Ordinal);
}
