using NteMonitor.Access;
using NteMonitor.Pubwatch;
using NteMonitor.Terminal;

namespace NteMonitor.Home;

/// <content>Keys of Pubwatch; one that is out of a role's reach says why.</content>
public static partial class HomeKeys
{
    private static KeyMap OfPubwatch(HomeModel model)
    {
        var (ban, meeting) = (PubwatchScreen.Ban(model.Pubwatch), PubwatchScreen.Meeting(model.Pubwatch));
        var keep = Why(model.Role, Act.KeepPubwatch);
        return new(
        [
            Open(ban is null && meeting is null),
            new(["p"], "propose", "Propose") { OnHelpLine = true, Disabled = Gated(model.Role) },
            new(["o"], "notify", "Notified decision") { OnHelpLine = true, Disabled = Why(model.Role, Act.RecordBan) },
            new(["m"], "meetings", "Meetings") { OnHelpLine = model.Pubwatch.Shown != PubwatchList.Meetings },
            new(["a"], "members", "Members") { OnHelpLine = model.Pubwatch.Shown != PubwatchList.Members },
            new(["b"], "bans", "Bans") { OnHelpLine = model.Pubwatch.Shown != PubwatchList.Bans },
            new(["N"], "never", "What is never written"),
            new(["M"], "meet", "New meeting") { OnHelpLine = model.Pubwatch.Shown == PubwatchList.Meetings, Disabled = keep },
            .. model.Pubwatch.Shown == PubwatchList.Meetings
                ? new Key[]
                {
                    new(["t"], "attend", "Who came") { OnHelpLine = true, Disabled = keep ?? (meeting is null ? "Nothing is selected." : null) },
                    new(["u"], "minutes", "Minutes") { OnHelpLine = true, Disabled = keep ?? (meeting is null ? "Nothing is selected." : null) },
                }
                : OnCase(ban, model.Role),
        ]);
    }

    private static KeyMap OfBan(BanFile file, Role role) => new([.. OnCase(file, role).Select(k => k with { OnHelpLine = k.Disabled is null })]);

    private static IEnumerable<Key> OnCase(BanFile? file, Role role)
    {
        var none = file is null ? "Nothing is selected." : null;
        var (keep, judge) = (Why(role, Act.KeepPubwatch), file is { Case.Way: Way.Notified } ? Why(role, Act.RecordBan) : Gated(role));
        var open = none ?? (file!.IsOpen ? null : $"It is {PubwatchText.State(file.State)}.");
        var stands = none ?? (file!.State is BanState.Active or BanState.Varied or BanState.Appeal or BanState.Warned or BanState.Voted or BanState.Notified ? null : $"It is {PubwatchText.State(file.State)}.");
        return
        [
            new(["v"], "vote", "Vote") { Disabled = Gated(role) ?? open },
            new(["d"], "decide", "Decide") { Disabled = Gated(role) ?? open },
            new(["c"], "check", "Facts checked") { Disabled = Why(role, Act.RecordBan) ?? open },
            new(["L"], "letter", "Write a letter") { Disabled = keep ?? none },
            new(["s"], "sent", "Letter sent") { Disabled = keep ?? none ?? (file!.Case.Decision is null ? "Nothing is decided yet." : null) },
            new(["A"], "appeal", "Appeal") { Disabled = keep ?? stands },
            new(["H"], "hear", "Appeal heard") { Disabled = judge ?? none ?? (file!.State == BanState.Appeal ? null : "No appeal waits to be heard.") },
            new(["e"], "review", "Review") { Disabled = judge ?? none ?? (file!.State is BanState.Active or BanState.Varied ? null : "Only a ban in force is reviewed.") },
            new(["x"], "lift", "Lift") { Disabled = judge ?? stands },
            new(["w"], "withdraw", "Withdraw") { Disabled = judge ?? none },
        ];
    }

    /// <summary>Why a role has no part in a decision: the case first, so that a narrow screen still cites it.</summary>
    private static string? Gated(Role role) => AccessRules.Check(role, Act.DecideBan) is null ? null
        : "R (Boyle) v Haverhill Pubwatch [2009] EWHC 2441 (Admin): only a scheme's own users propose, vote and decide. A decision they have notified is recorded with o.";
}
