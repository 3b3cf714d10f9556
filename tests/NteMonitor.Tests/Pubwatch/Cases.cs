using System.Text.Json.Nodes;
using NodaTime;
using NteMonitor.Journal;
using NteMonitor.Pubwatch;

namespace NteMonitor.Tests.Pubwatch;

/// <summary>Schemes, members and cases that many tests begin with.</summary>
internal static class Cases
{
    public static readonly LocalDate Today = new(2026, 3, 14);

    public static readonly Constitution Rules = new() { Quorum = 3, Terms = [3, 6, 12, 48], Tariff = [new("assault", 6)] };

    public static readonly Scheme Scheme = new(Id(1), "Inventon Pubwatch", ["Inventon"], Rules);

    public static readonly IReadOnlyList<Member> Members = [.. Enumerable.Range(10, 5).Select(v => new Member(Id(100 + v), Scheme.Id, Id(v), new(2024, 1, 1)))];

    public static PubwatchAgainst Common => new(Today, House.Reference);

    public static BanAgainst Against => new(Scheme, Members, Common, Access.Role.Pubwatch);

    public static BanDraft Wish => new() { Person = "P-00000", Venue = "heron", Behaviour = "assault", Months = "6", On = "2026-03-10", Reason = "pushed a member of staff" };

    public static BanNamed Named => new(Id(2), Id(10), [Id(3)], null);

    public static BanDraft Notice => Wish with { Months = "", Measure = "ban", Text = "Banned for six months.", End = "2026-09-09", Votes = "6/1/2" };

    public static BanCase Proposed => ((Outcome<CheckedBan>.Done)BanRules.Propose(Id(4), Wish, Named, Against)).Value.Case;

    public static Guid Id(int number) => new(0x0195_0000, 0, 0x7000, 0x80, 0, 0, 0, 0, 0, (byte)(number >> 8), (byte)number);

    public static OpenCase Open(BanCase ban, LocalDate? today = null) => new(Ruled(ban), Rules, CaseRules.StateOn(ban, Rules, today ?? Today), today ?? Today);

    public static RuledCase Ruled(BanCase ban) => new(ban, Id(5), null, Instant.FromUtc(2026, 3, 10, 12, 0), "pw1", null, [], 0);

    public static CastVote Cast(int venue, VoteChoice choice, string role = "pubwatch") => new(
        new(Id(300 + venue), Id(4), Id(venue), choice, new(2026, 3, 11)), Id(400 + venue), Instant.FromUtc(2026, 3, 11, 12, venue), "pw1", role);

    public static IReadOnlyList<RuledVote> Votes(params CastVote[] votes) => VoteRules.Rule(Ruled(Proposed), votes, Members);

    public static BanCase Decided(string start = "") => Done(BanRules.Decide(Open(Proposed), Votes(Cast(10, VoteChoice.For), Cast(11, VoteChoice.For), Cast(12, VoteChoice.Against)), ("2026-03-12", start, null)));

    public static BanCase Active() => Done(BanRules.Written(Open(Decided()), new(default, "by hand", "ban"), "2026-03-13"));

    public static BanCase Done(Outcome<BanCase> outcome) => outcome switch
    {
        Outcome<BanCase>.Done(var ban) => ban,
        Outcome<BanCase>.Refused(var why) => throw new InvalidOperationException(Outcome.Said(why)),
        _ => throw new InvalidOperationException("An outcome is done or refused."),
    };

    public static IReadOnlyList<string> Fields<T>(Outcome<T> outcome) => outcome is Outcome<T>.Refused(var why) ? [.. why.Select(r => r.Field)] : [];

    /// <summary>An entry as a journal has it, of any role.</summary>
    public static Entry Entry(int number, string kind, string role, (Guid Subject, Guid? Base) on, JsonObject body) => new(
        "X99000001", Id(9), number, Id(500 + number), Instant.FromUtc(2026, 3, 10, 12, number), "somebody", role, kind, on.Subject, on.Base, CanonicalJson.Write(body), null, "");

    public static JsonObject Change(BanCase before, BanCase after) => LedgerRules.Amendment(BanJson.Write(before), BanJson.Write(after), "why")!;
}
