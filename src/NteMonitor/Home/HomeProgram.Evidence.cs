using NteMonitor.Access;
using NteMonitor.PurpleFlag.Board;
using NteMonitor.PurpleFlag.Evidence;
using NteMonitor.Terminal;

namespace NteMonitor.Home;

/// <content>Evidence that is marked where it is made: in a note's line, on a form, on the page of a record.</content>
public sealed partial class HomeProgram
{
    private const string EvidenceField = "evidence";

    /// <summary>Whether a role may mark anything as evidence.</summary>
    internal static bool MayMark(Role role) => AccessRules.Check(role, Act.KeepFlag) is null || AccessRules.Check(role, Act.NoteNight) is null;

    /// <summary>Returns a form with the field in which it is marked as evidence, for roles that may.</summary>
    private static FormState WithEvidence(FormState form, Role role)
    {
        if (!MayMark(role))
        {
            return form;
        }

        var field = new TextField(EvidenceField, "Evidence", TextInput.Empty) { Hint = "of the Purple Flag: W2 P3 23-02 strong; empty for none" };
        return form with { Fields = [.. form.Fields, field] };
    }

    /// <summary>Returns what saves something, marked as evidence in one go where evidence was typed.</summary>
    private static Effect Marked(Effect save, string words) => words.Trim().Length == 0 ? save : new Marking(save, words);

    /// <summary>What the words of evidence in a line mean, or what is wrong with them; nothing where there are none.</summary>
    private static IEnumerable<Line> EvidenceEcho(string words, EvidenceAgainst? against)
    {
        if (words.Length == 0)
        {
            return [];
        }

        return against switch
        {
            null => [Line.Of(new Span("Evidence: looking up the codes …", Ink.Muted))],
            { Refused.Count: > 0 } => against.Refused.Select(r => Line.Of(new Span(r.Said, Ink.Warn))),
            _ => EvidenceLine.Read(words, against.Edition) switch
            {
                Outcome<MarkDraft>.Done(var draft) => [Line.Of(new Span($"Marks {EvidenceLine.Said(draft, against.Edition)}.", Ink.Good))],
                Outcome<MarkDraft>.Refused(var reasons) => reasons.Select(r => Line.Of(new Span(r.Said, Ink.Warn))),
                _ => [],
            },
        };
    }

    /// <summary>The same for a note, which may have words of its own that begin with the sign.</summary>
    private static IEnumerable<Line> NoteEcho(string note, EvidenceAgainst? against)
    {
        var words = EvidenceLine.TakeOut(note).Marks;
        var echo = EvidenceEcho(words, against);
        return words.Length > 0 && against is { Refused.Count: 0 } && EvidenceLine.Read(words, against.Edition) is Outcome<MarkDraft>.Refused
            ? echo.Append(Line.Of(new Span("A word that is no evidence is written without #.", Ink.Muted)))
            : echo;
    }

    /// <summary>Codes that the word being typed may become, with what they stand for.</summary>
    private static IReadOnlyList<string> EvidenceCompletions(string text, EvidenceAgainst? against) =>
        against is null ? [] : [.. EvidenceLine.Complete(text, against.Edition).Select(c => $"{EvidenceLine.Sign}{c.Code} {c.Stands}".TrimEnd())];

    /// <summary>Asks of what a record on file is evidence.</summary>
    private static Step<HomeModel> AskEvidence(HomeModel model, MarkWish wish, string what, string words) =>
        new(model.Put(new Over.EvidenceBar(TextInput.Of(words), wish, what)), new ReadEvidence());

    private static Step<HomeModel> InEvidenceBar(HomeModel model, Over.EvidenceBar bar, Msg msg) => msg switch
    {
        KeyPressed("esc") or Commanded { Word: "back" } => new(model.Pop()),
        KeyPressed("enter") when bar.Input.Text.Trim().Length == 0 => new(model.Pop()),
        KeyPressed("enter") when bar.Asked => new(model),
        KeyPressed("enter") => new(model.Swap(bar with { Asked = true }), new MarkOnFile(bar.Wish, bar.Input.Text)),
        _ => new(model.Swap(bar with { Input = TextInputRules.Update(bar.Input, msg) })),
    };

    private static Prompt EvidencePrompt(HomeModel model, Over.EvidenceBar bar) => new("Evidence of", bar.Input)
    {
        Hint = "W2 P3 23-02 strong; enter marks it",
        Echo = [Line.Of(new Span(bar.What, Ink.Muted)), .. EvidenceEcho(bar.Input.Text.Trim(), model.Evidence)],
    };

    /// <summary>Takes the answer to a mark: what was marked is said and the bar goes; what was refused stays to be mended.</summary>
    private static Step<HomeModel> Marked(HomeModel model, MarkSaved saved)
    {
        if (saved.Typed is not null || model.Stack.OfType<Over.EvidenceBar>().FirstOrDefault() is not { } bar)
        {
            return Saved(model, saved.Typed, saved.Said, saved.Refused);
        }

        return saved.Refused.Count > 0
            ? Say(model.Each(o => o == bar ? bar with { Asked = false } : o), Outcome.Said(saved.Refused), Ink.Bad)
            : Saved(model with { Stack = [.. model.Stack.Where(o => o != bar)] }, null, saved.Said, []);
    }
}
