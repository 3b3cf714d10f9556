using NteMonitor.Access;
using NteMonitor.Journal;
using static NteMonitor.Pubwatch.DraftReader;

namespace NteMonitor.Pubwatch;

/// <summary>Everything about one case, in lines.</summary>
/// <param name="File">The case.</param>
/// <param name="Names">Names of venues by id.</param>
/// <param name="Words">What is sealed, for those who may read it; none for others.</param>
/// <param name="History">Its own journal entries, the oldest first.</param>
public sealed record BanPage(BanFile File, IReadOnlyDictionary<Guid, string> Names, SealedWords? Words, IReadOnlyList<Entry> History);

/// <summary>Everything about one case, in lines; the person by token.</summary>
public static class BanDetail
{
    /// <summary>Returns the lines that the command line and the detail screen print.</summary>
    public static IReadOnlyList<string> Lines(BanPage page, Desk desk)
    {
        var (file, ban) = (page.File, page.File.Case);
        List<string> lines = [ban.Id.ToString("D"), $"{PubwatchText.Person(file)}: {PubwatchText.Measured(file)}, {PubwatchText.State(file.State)}; {file.Scheme.Name}", Path(file)];
        if (file.State == BanState.Erased)
        {
            lines.Add($"Weeded on {Iso(file.WeedOn)}: no more than its id, its dates and the decision is kept.");
            return lines;
        }

        lines.Add($"{PubwatchText.Behaviour(file, desk)}; holds in {PubwatchText.Area(file)}{(ban.Young ? "; UNDER 18" : "")}");
        Line("Reported by", ban.Reporter is { } venue ? page.Names.GetValueOrDefault(venue, "a venue no longer here") : "");
        Line("Incidents", string.Join(", ", ban.Incidents.Select(i => i.ToString("D"))));
        Line("Why", page.Words?.Reason ?? "");
        Line("The chair's reason for more than three years", page.Words?.ChairReason ?? "");
        Line("As notified", page.Words?.Text ?? "");
        Line("Under 18: approved apart from the vote", ban.YoungApproved is { } approved ? Iso(approved) : "");
        Line("Facts checked by the police", ban.Way == Way.Notified ? "" : ban.CheckedOn is { } day ? Iso(day) : "not recorded");
        lines.AddRange(Decided(file));
        Line("Letters", string.Join("; ", ban.Letters.Select(l => $"{Iso(l.On)} {l.How} ({l.Template})")));
        Line("Appeal until", ban.AppealBy is { } by ? Iso(by) : "");
        Line("Next review", file.ReviewOn is { } review ? Iso(review) : "");
        Line("Weeded on", Iso(file.WeedOn));
        lines.AddRange(Void(file));
        Part("Votes", file.Votes.Select(v => Vote(v, page.Names)));
        Part("History", page.History.SelectMany(e => HistoryText.Lines(e, desk.Town.Clock)));
        return lines;

        void Line(string label, string text)
        {
            if (text.Length > 0)
            {
                lines.Add($"{label}: {text}");
            }
        }

        void Part(string heading, IEnumerable<string> some)
        {
            var found = some.ToList();
            if (found.Count > 0)
            {
                lines.AddRange(["", heading, .. found.Select(l => "  " + l)]);
            }
        }
    }

    /// <summary>Returns the case's states as a line, the one where it stands in brackets.</summary>
    public static string Path(BanFile file) => string.Join(" → ", PubwatchText.Steps(file).Select(s => s.IsNow ? $"[{s.Word} {s.On}]" : $"{s.Word} {s.On}"));

    /// <summary>Returns what is to be said before anybody relies on a case: votes and entries that do not count.</summary>
    public static IReadOnlyList<string> Void(BanFile file) =>
    [
        .. file.IsBorneOut ? (string[])[] : [$"DOUBTFUL: the votes that count now are {file.Tally}; they do not bear out the decision. The scheme has to look at it."],
        .. file.Ruled.Void.Select(e => $"VOID: {e.Kind} by {e.Actor} in the role {e.Role}; it changes nothing. {AccessRules.Boyle}"),
        .. file.Ruled.Rivals > 0 ? (string[])[$"CONFLICT: {file.Ruled.Rivals} other step(s) from the same state wait to be settled."] : [],
    ];

    private static IEnumerable<string> Decided(BanFile file)
    {
        if (file.Case.Decision is not { } decision)
        {
            yield return $"Votes so far: {file.Tally}; {file.Scheme.Rules.Quorum} have to vote, and it is carried by {PubwatchText.Needs(file.Scheme.Rules.Needs)}.";
            yield break;
        }

        var votes = decision.Votes is { } tally ? $"{tally}{(file.Case.Way == Way.Notified ? ", as notified" : "")}" : "the notice gives no votes";
        yield return $"Decided {Iso(decision.On)}: {PubwatchText.Word(decision.Outcome)}; {votes}";
        if (file.Case is { Start: { } start, End: { } end })
        {
            yield return $"Holds from {Iso(start)} to the night of {Iso(end)}";
        }
    }

    private static string Vote(RuledVote vote, IReadOnlyDictionary<Guid, string> names)
    {
        var (v, cast) = (vote.Cast.Vote, vote.Cast);
        return $"{names.GetValueOrDefault(v.Venue, "a venue no longer here")}: {PubwatchText.Word(v.Choice)}, {Iso(v.On)}, entered by {cast.Actor}{(v.By.Length > 0 ? $" for {v.By}" : "")}{(vote.Void is { } why ? $"; VOID: {why}" : "")}";
    }
}
