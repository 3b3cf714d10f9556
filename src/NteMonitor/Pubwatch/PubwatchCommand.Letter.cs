using System.CommandLine;
using NteMonitor.Commands;

namespace NteMonitor.Pubwatch;

/// <content>Letters.</content>
public static partial class PubwatchCommand
{
    private static readonly Argument<string?> LetterOf = new("ban") { Description = "The case whose person is written to", Arity = ArgumentArity.ZeroOrOne };
    private static readonly Option<string> Template = Typed("--template", $"{string.Join(", ", LetterActions.Shipped)}, or a Markdown file of your own");
    private static readonly Option<string> Out = new("--out") { Description = "The file to write: .html, .md or .txt; never the screen", Required = true };
    private static readonly Option<string> InviteTo = Typed("--meeting", "Instead of a case: the meeting that members are invited to");
    private static readonly Option<string> ToVenue = Typed("--member", "Instead of a case: the member that is written to, by its venue's code or name");

    private static Verb Letter() => new("letter", "Write a letter to a file; the name is filled in for roles that may read it, and the look is kept", "nte --as pw1 pubwatch letter BAN --template ban --out letter.html", LetterAsync)
    {
        Arguments = { LetterOf },
        Options = { Template, Out, InviteTo, ToVenue, OfScheme },
    };

    private static async Task<Answer> LetterAsync(ParseResult parsed, Desk desk, CancellationToken ct)
    {
        var (id, meeting, venue) = (parsed.GetValue(LetterOf) ?? "", parsed.GetValue(InviteTo)!, parsed.GetValue(ToVenue)!);
        var order = new LetterOrder(parsed.GetValue(Template)!, parsed.GetValue(Out)!);
        if (new[] { id, meeting, venue }.Count(t => t.Length > 0) != 1)
        {
            return Answer.Refuse([new("ban", "It has to be said whom the letter is to: a case, or --meeting, or --member.", "Give one of them.")]);
        }

        var written = id.Length > 0 ? await (await PubwatchActions.FindAsync(id, desk, ct)).ToAsync(f => LetterActions.ToPersonAsync(f, order, desk, ct))
            : meeting.Length > 0 ? await (await PubwatchActions.MeetingAsync(meeting, desk, ct)).ToAsync(m => LetterActions.OfMeetingAsync(m, order, desk, ct))
            : await (await PubwatchActions.MemberAsync((parsed.GetValue(OfScheme)!, venue), desk, ct)).ToAsync(m => LetterActions.ToMemberAsync(m, order, desk, ct));
        return Answer.To(written, path => new()
        {
            Text = path,
            Json = new System.Text.Json.Nodes.JsonObject { ["path"] = path },
            Talk = id.Length > 0 ? ["The letter bears a name: keep the file as the retention schedule says, and delete it once it has gone out. `nte pubwatch ban sent` records that it went."] : [],
        });
    }

    private static Task<Outcome<TOther>> ToAsync<T, TOther>(this Outcome<T> outcome, Func<T, Task<Outcome<TOther>>> next) => outcome switch
    {
        Outcome<T>.Done(var value) => next(value),
        Outcome<T>.Refused(var reasons) => Task.FromResult<Outcome<TOther>>(new Outcome<TOther>.Refused(reasons)),
        _ => throw new InvalidOperationException("An outcome is done or refused."),
    };
}
