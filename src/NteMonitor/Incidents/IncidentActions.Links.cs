using System.Text.Json.Nodes;
using NteMonitor.Journal;

namespace NteMonitor.Incidents;

/// <content>Several accounts of one event: linked by a person, counted once, never merged.</content>
public static partial class IncidentActions
{
    /// <summary>Says that two accounts are of one event: they are counted once from now on.</summary>
    public static async Task<Outcome<Guid>> LinkAsync(Account first, Account second, Desk desk, CancellationToken ct)
    {
        if (await ForbiddenAsync([first, second], Given, desk, ct) is { } refused)
        {
            return new Outcome<Guid>.Refused(refused);
        }

        if (first.Event == second.Event)
        {
            return Outcome.Refused<Guid>("link", "Both are accounts of the same event already.", "Choose another account, or unlink one first.");
        }

        var link = Link(first.Incident.Id, second.Incident.Id, desk);
        await desk.Store.AppendAsync(new([link], desk.Stamp()), ct);
        return Outcome.Done(link.Subject);
    }

    /// <summary>Returns the entry that links two accounts.</summary>
    public static NewEntry Link(Guid first, Guid second, Desk desk)
    {
        var link = desk.NewId();
        var body = new JsonObject { ["first"] = first.ToString("D"), ["second"] = second.ToString("D") };
        return new(desk.NewId(), "link.made", link, null, CanonicalJson.Write(body));
    }

    /// <summary>Undoes every link of one account: it is an event of its own again.</summary>
    public static async Task<Outcome<int>> UnlinkAsync(Account account, string why, Desk desk, CancellationToken ct)
    {
        if (await ForbiddenAsync(why, desk, ct) is { } refused)
        {
            return new Outcome<int>.Refused(refused);
        }

        var links = await desk.Store.LinksAsync(account.Incident.Id, ct);
        if (links.Count == 0)
        {
            return Outcome.Refused<int>("link", "This account is linked with no other.", "`nte incident show` lists an account's links.");
        }

        var body = CanonicalJson.Write(LedgerRules.Unchanged(why));
        await desk.Store.AppendAsync(new([.. links.Select(l => new NewEntry(desk.NewId(), "link.undone", l.Id, l.Head, body))], desk.Stamp()), ct);
        return Outcome.Done(links.Count);
    }

    /// <summary>Returns accounts that may be of the same event as this one.</summary>
    public static async Task<IReadOnlyList<LinkSuggestion>> SuggestAsync(Account account, CheckAgainst against, Desk desk, CancellationToken ct)
    {
        var around = await desk.Store.AroundAsync(
            new(account.Incident.When.From - IncidentRules.LinkTime, account.Incident.When.To + IncidentRules.LinkTime), 500, ct);
        return IncidentRules.Suggest(account, around, against);
    }
}
