using System.Globalization;
using NteMonitor.Access;
using NteMonitor.Commands;
using NteMonitor.Documents;
using NteMonitor.Journal;
using NteMonitor.People;

namespace NteMonitor.Pubwatch;

/// <summary>Which letter is written, and where to.</summary>
/// <param name="Template">A shipped template by name, or a path to a Markdown file.</param>
/// <param name="Path">The file that is written: HTML when it ends in <c>.html</c>, Markdown when in <c>.md</c>, otherwise plain text.</param>
public sealed record LetterOrder(string Template, string Path);

/// <summary>Writes letters to files that the user names; a person's name goes nowhere else.</summary>
public static class LetterActions
{
    /// <summary>The templates that the program ships.</summary>
    public static readonly IReadOnlyList<string> Shipped = ["warning", "ban", "ban-after-appeal", "appeal-heard", "lifted", "review", "invitation", "expulsion-warning"];

    /// <summary>Writes a letter to the person of a case; the name is read from the sealed part, and the look is kept.</summary>
    public static async Task<Outcome<string>> ToPersonAsync(BanFile file, LetterOrder order, Desk desk, CancellationToken ct)
    {
        if (await Gate.RefusedAsync(Act.KeepPubwatch, desk, ct) is { } refusal)
        {
            return new Outcome<string>.Refused([refusal]);
        }

        List<Refusal> reasons = [.. await ClosedAsync([PersonalKind.Person, PersonalKind.Ban, PersonalKind.Meeting], desk, ct), .. Against(order)];
        if (file.State == BanState.Erased)
        {
            reasons.Add(new("ban", "It is weeded: there is nobody to write to any more.", "No letter can be made."));
        }

        // Who may not read the name learns so before anything is looked at; the look is kept only once nothing else stands against the letter.
        var trial = reasons.Count > 0 ? null : await FilledAsync(order, await OfCaseAsync(file, new("(name)") { Contact = "(address)" }, new("(reason)", "", ""), "(whom to write to)", desk, ct), desk, ct);
        reasons.AddRange(trial is Outcome<string>.Refused(var why) ? why : []);
        if (reasons.Count > 0)
        {
            return new Outcome<string>.Refused(reasons);
        }

        var read = await PersonActions.ReadAsync(file.Case.Person, $"letter {order.Template} of case {Short(file.Case.Id)}", desk, ct);
        if (read is not Outcome<PersonDetails>.Done(var person))
        {
            return new Outcome<string>.Refused(((Outcome<PersonDetails>.Refused)read).Reasons);
        }

        var words = await PubwatchActions.WordsAsync(file, desk, ct) ?? new("", "", "");
        return await WriteAsync(order, await OfCaseAsync(file, person, words, null, desk, ct), desk, ct);
    }

    /// <summary>Writes an invitation to a meeting.</summary>
    public static Task<Outcome<string>> OfMeetingAsync(Filed<Meeting> meeting, LetterOrder order, Desk desk, CancellationToken ct) => ToMembersAsync(meeting.Value.Scheme, order, scheme => new(StringComparer.Ordinal)
    {
        ["meeting-date"] = PubwatchText.Day(meeting.Value.On),
        ["meeting-time"] = meeting.Value.At?.ToString("HH:mm", CultureInfo.InvariantCulture) ?? "",
        ["place"] = meeting.Value.Place,
        ["agenda"] = string.Join("\n", meeting.Value.Agenda.Select(a => $"- {a}")),
        ["missed-limit"] = scheme.Rules.MissedInARow.ToString(CultureInfo.InvariantCulture),
    }, desk, ct);

    /// <summary>Writes to a member that missed meetings.</summary>
    public static async Task<Outcome<string>> ToMemberAsync(Filed<Member> member, LetterOrder order, Desk desk, CancellationToken ct)
    {
        var names = await PubwatchActions.NamesAsync(desk, ct);
        var meetings = (await PubwatchActions.MeetingsAsync(member.Value.Scheme, desk, ct)).Select(m => m.Value);
        var came = SchemeRules.Attendances([member.Value], meetings, PubwatchActions.Today(desk)) is [var only] ? only : null;
        return await ToMembersAsync(member.Value.Scheme, order, scheme => new(StringComparer.Ordinal)
        {
            ["venue"] = names.GetValueOrDefault(member.Value.Venue, ""),
            ["missed"] = came?.MissedInARow.ToString(CultureInfo.InvariantCulture) ?? "",
            ["missed-limit"] = scheme.Rules.MissedInARow.ToString(CultureInfo.InvariantCulture),
            ["appeal-days"] = scheme.Rules.AppealDays.ToString(CultureInfo.InvariantCulture),
        }, desk, ct);
    }

    private static async Task<Outcome<string>> ToMembersAsync(Guid scheme, LetterOrder order, Func<Scheme, Dictionary<string, string>> values, Desk desk, CancellationToken ct)
    {
        if (await Gate.RefusedAsync(Act.KeepPubwatch, desk, ct) is { } refusal)
        {
            return new Outcome<string>.Refused([refusal]);
        }

        List<Refusal> reasons = [.. await ClosedAsync([PersonalKind.Meeting], desk, ct), .. Against(order)];
        if (reasons.Count > 0)
        {
            return new Outcome<string>.Refused(reasons);
        }

        var found = (await PubwatchActions.SchemesAsync(desk, ct)).First(s => s.Value.Id == scheme);
        var all = values(found.Value);
        await AddCommonAsync(all, found, null, desk, ct);
        return await WriteAsync(order, all, desk, ct);
    }

    private static async Task<Dictionary<string, string>> OfCaseAsync(BanFile file, PersonDetails person, SealedWords words, string? contact, Desk desk, CancellationToken ct)
    {
        var (ban, rules) = (file.Case, file.Scheme.Rules);
        Dictionary<string, string> values = new(StringComparer.Ordinal)
        {
            ["person"] = person.Name,
            ["address"] = person.Contact,
            ["reference"] = Short(ban.Id),
            ["token"] = PersonRules.Token(ban.Person),
            ["behaviour"] = PubwatchText.Behaviour(file, desk),
            ["reason"] = words.Reason,
            ["decision-date"] = Date(ban.Decision?.On),
            ["votes"] = ban.Decision?.Votes?.ToString() ?? "",
            ["start"] = Date(ban.Start),
            ["end"] = Date(ban.End),
            ["area"] = PubwatchText.Area(file),
            ["appeal-days"] = rules.AppealDays.ToString(CultureInfo.InvariantCulture),
            ["appeal-by"] = Date(ban.AppealBy ?? (ban.Way == Way.Decided && ban.Letters.Count == 0 ? PubwatchActions.Today(desk).PlusDays(rules.AppealDays) : null)),
            ["appeal-date"] = Date(ban.Appeal?.Lodged),
            ["heard-date"] = Date(ban.Appeal?.Heard),
            ["outcome"] = ban.Appeal?.Outcome is { } outcome ? PubwatchJson.Word(outcome) : "",
            ["review-date"] = Date(file.ReviewOn),
            ["last-review"] = Date(ban.Reviews.Count > 0 ? ban.Reviews[^1].On : null),
            ["lifted-date"] = Date(ban.LiftedOn),
            ["weed-date"] = Date(file.WeedOn),
        };
        var scheme = (await PubwatchActions.SchemesAsync(desk, ct)).First(s => s.Value.Id == file.Scheme.Id);
        await AddCommonAsync(values, scheme, scheme.SealedBy is null ? "" : contact, desk, ct);
        return values;
    }

    private static async Task AddCommonAsync(Dictionary<string, string> values, Filed<Scheme> scheme, string? contact, Desk desk, CancellationToken ct)
    {
        values["scheme"] = scheme.Value.Name;
        values["contact"] = contact ?? await PubwatchActions.ContactAsync(scheme, desk, ct) ?? "";
        values["today"] = Date(PubwatchActions.Today(desk));
        values["town"] = desk.Town.Name;
    }

    /// <summary>Why the person at the desk may not read what the letter is made from.</summary>
    private static async Task<IReadOnlyList<Refusal>> ClosedAsync(IReadOnlyList<PersonalKind> kinds, Desk desk, CancellationToken ct)
    {
        foreach (var kind in kinds)
        {
            if (await Sealed.RefusedAsync(kind, desk, ct) is { } refusal)
            {
                return [refusal];
            }
        }

        return [];
    }

    private static List<Refusal> Against(LetterOrder order)
    {
        List<Refusal> reasons = [];
        if (order.Path.Trim() is "" or "-")
        {
            reasons.Add(new("out", "No file was named.", "A letter bears a name: it is written to a file that you name, never to the screen. Give --out letter.html."));
        }

        if (order.Template.Trim().Length == 0)
        {
            reasons.Add(new("template", "No template was named.", $"Use one of {string.Join(", ", Shipped)}, or a Markdown file of your own."));
        }

        return reasons;
    }

    private static async Task<Outcome<string>> FilledAsync(LetterOrder order, IReadOnlyDictionary<string, string> values, Desk desk, CancellationToken ct)
    {
        var name = order.Template.Trim();
        using var text = name.EndsWith(".md", StringComparison.OrdinalIgnoreCase) ? desk.Files.OpenText(name)
            : Shipped.Contains(name) && desk.Files.Shipped($"letters/{name}.md") is { } stream ? new StreamReader(stream) : null;
        return text is null
            ? Outcome.Refused<string>("template", $"'{name}' is no template.", Nearest.Hint(name, Shipped) ?? $"Use one of {string.Join(", ", Shipped)}, or a Markdown file of your own.")
            : LetterRules.Fill(await text.ReadToEndAsync(ct), values);
    }

    private static async Task<Outcome<string>> WriteAsync(LetterOrder order, IReadOnlyDictionary<string, string> values, Desk desk, CancellationToken ct)
    {
        var filled = await FilledAsync(order, values, desk, ct);
        if (filled is not Outcome<string>.Done(var letter))
        {
            return filled;
        }

        var document = LetterRules.Document(letter);
        var written = order.Path.EndsWith(".html", StringComparison.OrdinalIgnoreCase) ? HtmlWriter.Write(document)
            : order.Path.EndsWith(".md", StringComparison.OrdinalIgnoreCase) ? MarkdownWriter.Write(document) : PlainTextWriter.Write(document);
        await using var file = desk.Files.Create(order.Path);
        await file.WriteAsync(written.AsMemory(), ct);
        return Outcome.Done(order.Path);
    }

    private static string Short(Guid id) => id.ToString("N")[^8..];

    private static string Date(NodaTime.LocalDate? day) => day is { } some ? PubwatchText.Day(some) : "";
}
