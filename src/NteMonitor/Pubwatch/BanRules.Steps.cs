using NodaTime;
using static NteMonitor.Pubwatch.DraftReader;

namespace NteMonitor.Pubwatch;

/// <content>What happens to a case that is on file.</content>
public static partial class BanRules
{
    /// <summary>Returns the case with the police's check of the facts recorded as done: a date, never an opinion.</summary>
    /// <source>docs/methods/pubwatch.md §1.</source>
    public static Outcome<BanCase> Check(OpenCase open, string on)
    {
        var read = Step(open, [BanState.Proposed, BanState.Checked], "Only a proposal is checked.");
        var day = After(read, "on", on, open.Case.On);
        if (open.Case.CheckedOn is { } was)
        {
            read.Refuse("ban", $"The check was recorded on {Iso(was)}.", "Nothing needs doing.");
        }

        return Outcome.Unless(read.Reasons, () => open.Case with { CheckedOn = day });
    }

    /// <summary>Returns the case decided as the votes that count have it: what was proposed when they carry it, otherwise nothing.</summary>
    /// <param name="open">The case.</param>
    /// <param name="votes">The votes that count, with their days.</param>
    /// <param name="draft">The day of the decision, the first day of a ban, and the meeting's id.</param>
    /// <source>docs/methods/pubwatch.md §2.</source>
    public static Outcome<BanCase> Decide(OpenCase open, IReadOnlyList<RuledVote> votes, (string On, string Start, Guid? Meeting) draft)
    {
        var read = Step(open, [BanState.Proposed, BanState.Checked], "Only a proposal is decided.");
        if (open.Case.Way == Way.Notified)
        {
            read.Refuse("ban", "It was decided by the scheme elsewhere.", "A notified decision is not voted on here.");
        }

        var tally = VoteRules.Count(votes);
        if (tally.Cast < open.Rules.Quorum)
        {
            read.Refuse("votes", $"{tally.Cast} of the {open.Rules.Quorum} votes that the scheme's rule needs are in.", "Enter the members' votes, or withdraw the proposal.");
        }

        var last = votes.Where(v => v.Void is null).Select(v => v.Cast.Vote.On).Append(open.Case.On).Max();
        var on = After(read, "on", draft.On, last);
        var start = read.Date("start", draft.Start, on);
        if (start < on)
        {
            read.Refuse("start", $"The start, {Iso(start!.Value)}, is before the decision of {Iso(on!.Value)}.", "A ban begins once it is decided.");
        }

        var carried = VoteRules.Carries(tally, open.Rules);
        return Outcome.Unless(read.Reasons, () => open.Case with
        {
            Decision = new(on!.Value, carried ? open.Case.Measure : Measure.Nothing, tally, draft.Meeting),
            Start = carried ? start : null,
            End = carried ? CaseRules.EndOf(start!.Value, open.Case.Months ?? open.Rules.WarningMonths) : null,
        });
    }

    /// <summary>Returns the case with a letter that was sent; the first one sets the last day for an appeal.</summary>
    /// <source>docs/methods/pubwatch.md §3.</source>
    public static Outcome<BanCase> Written(OpenCase open, LetterSent letter, string on)
    {
        var read = Step(open, [BanState.Voted, BanState.Notified, BanState.Active, BanState.Appeal, BanState.Varied, BanState.Warned, BanState.Rejected, BanState.Lifted, BanState.Expired], "A letter goes out once it is decided.");
        var day = After(read, "on", on, open.Case.Decision?.On ?? open.Case.On);
        var how = read.Words("how", letter.How, 60);
        if (how.Length == 0)
        {
            read.Refuse("how", "It was not said how the letter went.", "Say it in a word or two: by hand, recorded delivery.");
        }

        return Outcome.Unless(read.Reasons, () => open.Case with
        {
            Letters = [.. open.Case.Letters, letter with { On = day!.Value, How = how }],
            AppealBy = open.Case.AppealBy ?? (open.Case.Decision!.Outcome == Measure.Nothing ? null : day.Value.PlusDays(open.Rules.AppealDays)),
        });
    }

    /// <summary>Returns the case with an appeal; one that comes late is taken when the scheme hears it all the same.</summary>
    /// <source>docs/methods/pubwatch.md §3.</source>
    public static Outcome<BanCase> Appealed(OpenCase open, (string On, string Late) draft)
    {
        var read = Step(open, [BanState.Notified, BanState.Active, BanState.Varied, BanState.Warned], "An appeal is made against a warning or a ban that the person was told of.");
        var day = After(read, "on", draft.On, open.Case.Decision?.On ?? open.Case.On);
        if (open.Case.Appeal is { } was)
        {
            read.Refuse("ban", $"An appeal was made on {Iso(was.Lodged)}{(was.Heard is { } heard ? $" and heard on {Iso(heard)}" : "")}.", "One decision has one appeal; a review looks at it again.");
        }

        if (day > open.Case.AppealBy && !IsYes(draft.Late))
        {
            read.Refuse("on", $"{Iso(day!.Value)} is after {Iso(open.Case.AppealBy!.Value)}, the last day for an appeal.", "Add --late when the scheme hears it all the same.");
        }

        return Outcome.Unless(read.Reasons, () => open.Case with { Appeal = new(day!.Value) });
    }

    /// <summary>Returns the case with the appeal heard; it never makes a ban longer.</summary>
    /// <source>docs/methods/pubwatch.md §3.</source>
    public static Outcome<BanCase> Heard(OpenCase open, RulingDraft draft)
    {
        var read = Step(open, [BanState.Appeal], "No appeal waits to be heard.");
        var (day, outcome) = Ruled(read, open.Case, draft, open.Case.Appeal?.Lodged ?? open.Case.On);
        return Outcome.Unless(read.Reasons, () => Changed(open.Case with { Appeal = open.Case.Appeal! with { Heard = day, Outcome = outcome } }, draft, (day!.Value, outcome!.Value), read));
    }

    /// <summary>Returns the case looked at again; a review never makes a ban longer.</summary>
    /// <source>docs/methods/pubwatch.md §3.</source>
    public static Outcome<BanCase> Reviewed(OpenCase open, RulingDraft draft)
    {
        var read = Step(open, [BanState.Active, BanState.Varied], "Only a ban in force is reviewed.");
        var (day, outcome) = Ruled(read, open.Case, draft, open.Case.Start ?? open.Case.On);
        return Outcome.Unless(read.Reasons, () => Changed(open.Case with { Reviews = [.. open.Case.Reviews, new(day!.Value, outcome!.Value)] }, draft, (day.Value, outcome.Value), read));
    }

    /// <summary>Returns the case lifted before its end.</summary>
    /// <source>docs/methods/pubwatch.md §3.</source>
    public static Outcome<BanCase> Lifted(OpenCase open, string on)
    {
        var read = Step(open, [BanState.Voted, BanState.Notified, BanState.Active, BanState.Varied, BanState.Appeal, BanState.Warned], "Only a warning or a ban that stands is lifted.");
        var day = After(read, "on", on, open.Case.Decision?.On ?? open.Case.On);
        return Outcome.Unless(read.Reasons, () => open.Case with { LiftedOn = day });
    }

    /// <summary>Returns the proposal withdrawn, or the record of a notified decision taken back as a mistake.</summary>
    /// <source>docs/methods/pubwatch.md §1.</source>
    public static Outcome<BanCase> Withdrawn(OpenCase open, string why)
    {
        var read = open.Case.Way == Way.Decided
            ? Step(open, [BanState.Proposed, BanState.Checked], "What was decided is lifted, not withdrawn: `nte pubwatch ban lift`.")
            : Step(open, [.. Enum.GetValues<BanState>().Except([BanState.Withdrawn, BanState.Erased])], "Nothing needs doing.");
        if (why.Trim().Length == 0)
        {
            read.Refuse("why", "No reason was given.", "Say in a few words, without names, why it is withdrawn.");
        }

        return Outcome.Unless(read.Reasons, () => open.Case with { WithdrawnOn = open.Today });
    }

    private static DraftReader Step(OpenCase open, IReadOnlyCollection<BanState> from, string hint)
    {
        var read = new DraftReader(open.Today);
        if (!from.Contains(open.State))
        {
            read.Refuse("ban", $"It is {PubwatchJson.Word(open.State)}.", hint);
        }

        return read;
    }

    private static LocalDate? After(DraftReader read, string field, string text, LocalDate first)
    {
        var day = read.Past(field, text, read.Today);
        if (day < first)
        {
            read.Refuse(field, $"{Iso(day!.Value)} is before {Iso(first)}.", "What comes after is dated after.");
        }

        return day;
    }

    private static (LocalDate? Day, Ruling? Outcome) Ruled(DraftReader read, BanCase ban, RulingDraft draft, LocalDate first)
    {
        var day = After(read, "on", draft.On, first);
        var outcome = read.OneOf<Ruling>("outcome", draft.Outcome);
        var end = read.Perhaps("end", draft.End);
        if (outcome is Ruling.Stands or Ruling.Lifted && (draft.End.Trim().Length > 0 || draft.Area.Trim().Length > 0))
        {
            read.Refuse("outcome", "A new end or area was given, and it is not varied.", "Say varied, or leave them out.");
        }

        if (outcome == Ruling.Varied && draft.End.Trim().Length == 0 && draft.Area.Trim().Length == 0)
        {
            read.Refuse("end", "It is not said what is varied.", "Give an earlier end, a narrower area, or both.");
        }

        if (end < ban.Start)
        {
            read.Refuse("end", $"The end, {Iso(end!.Value)}, is before the start, {Iso(ban.Start!.Value)}.", "Lift it when it should not hold at all.");
        }

        if (end > ban.End || (end is not null && end == ban.End))
        {
            read.Refuse("end", $"{Iso(end!.Value)} is not before the end, {Iso(ban.End!.Value)}.", "An appeal or a review makes a ban shorter, never longer; a longer one is proposed anew.");
        }

        return (day, outcome);
    }

    private static BanCase Changed(BanCase ban, RulingDraft draft, (LocalDate Day, Ruling Outcome) ruling, DraftReader read) => ruling.Outcome switch
    {
        Ruling.Lifted => ban with { LiftedOn = ruling.Day },
        Ruling.Varied => ban with
        {
            End = read.Perhaps("end", draft.End) ?? ban.End,
            Area = draft.Area.Trim().Length > 0 ? draft.Area.Trim() : ban.Area,
            VariedOn = ruling.Day,
        },
        _ => ban,
    };
}
