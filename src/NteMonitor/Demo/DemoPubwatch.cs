using System.Globalization;
using System.Text.Json.Nodes;
using NodaTime;
using NteMonitor.Access;
using NteMonitor.Incidents;
using NteMonitor.Journal;
using NteMonitor.People;
using NteMonitor.Pubwatch;

namespace NteMonitor.Demo;

/// <summary>The invented town's Pubwatch: one scheme, its members, meetings and cases, written through the doors that everybody uses.</summary>
internal sealed class DemoPubwatch(JsonObject facts, Desk desk, Func<string, Role, Instant, Desk> sitting)
{
    private const string Secretary = "pw1";
    private const int Begun = 700;

    private LocalDate Tonight => desk.Town.Clock.NightOf(desk.Now()).Evening;

    /// <summary>Writes it.</summary>
    public async Task WriteAsync(CancellationToken ct)
    {
        var rules = facts["scheme"]!.AsObject();
        var scheme = Must(await PubwatchActions.AddSchemeAsync(new()
        {
            Name = rules.Text("name")!,
            Areas = rules.Text("area")!,
            Quorum = rules.Text("quorum")!,
            Terms = rules.Text("terms")!,
            Tariff = rules.Text("tariff")!,
            MissedInARow = rules.Text("missed")!,
            Contact = rules.Text("contact")!,
        }, null, On(Begun), ct)).Value;
        foreach (var venue in facts.Texts("members"))
        {
            Must(await PubwatchActions.AddMemberAsync((scheme.Name, venue), new("", ""), null, On(Begun), ct));
        }

        foreach (var (post, who) in new[] { ("chair", "pw2"), ("secretary", Secretary), ("coordinator", Secretary) })
        {
            Must(await PubwatchActions.AddOfficerAsync(scheme.Name, new("", "") { Post = post, Who = who }, On(Begun), ct));
        }

        foreach (var meeting in facts.Items("meetings", m => m))
        {
            await MeetAsync(scheme, meeting, ct);
        }

        foreach (var ban in facts.Items("cases", c => c).OrderByDescending(c => c.Number("proposed") ?? c.Number("notified")))
        {
            await (ban["notified"] is null ? DecideAsync(ban, ct) : NotifyAsync(ban, ct));
        }
    }

    private async Task MeetAsync(Scheme scheme, JsonObject meeting, CancellationToken ct)
    {
        var ago = meeting.Number("daysAgo")!.Value;
        var draft = new MeetingDraft { On = Iso(ago), At = "14:30", Place = meeting.Text("place")!, Agenda = meeting.Texts("agenda") };
        var kept = Must(await PubwatchActions.AddMeetingAsync(scheme.Name, draft, null, On(Math.Max(ago, 0) + 5), ct));
        if (meeting["present"] is not null)
        {
            kept = Must(await PubwatchActions.AttendAsync(kept, (meeting.Texts("present"), meeting.Texts("apologies")), null, On(ago), ct));
            Must(await PubwatchActions.MinutesAsync(kept, (meeting.Text("summary")!, meeting.Text("minutes")!), null, On(ago), ct));
        }
    }

    private async Task DecideAsync(JsonObject ban, CancellationToken ct)
    {
        var proposed = ban.Number("proposed")!.Value;
        var draft = await DraftAsync(ban, proposed, On(proposed), ct);
        var id = Must(await PubwatchActions.ProposeAsync(draft, null, On(proposed), ct)).File.Case.Id;
        if (ban.Number("checked") is { } isChecked)
        {
            Must(await PubwatchActions.CheckAsync(id, "", On(isChecked), ct));
        }

        foreach (var (venue, choice) in ban["votes"]!.AsObject())
        {
            Must(await PubwatchActions.VoteAsync(id, (venue, choice!.GetValue<string>(), "", ""), null, On(ban.Number("voted")!.Value), ct));
        }

        if (ban.Number("decided") is { } decided)
        {
            Must(await PubwatchActions.DecideAsync(id, ("", "", ""), null, On(decided), ct));
        }

        if (ban.Number("told") is { } told)
        {
            Must(await PubwatchActions.SentAsync(id, ("", "by hand", ban.Text("measure") ?? "ban"), null, On(told), ct));
        }
    }

    private async Task NotifyAsync(JsonObject ban, CancellationToken ct)
    {
        var notified = ban.Number("notified")!.Value;
        var officer = At("l01", Role.Officer, notified);
        var draft = await DraftAsync(ban, notified, officer, ct);
        Must(await PubwatchActions.NotifyAsync(draft with { End = Iso(ban.Number("ends")!.Value), Text = ban.Text("text")!, Votes = ban.Text("votes")! }, null, officer, ct));
    }

    private async Task<BanDraft> DraftAsync(JsonObject ban, int ago, Desk writer, CancellationToken ct)
    {
        var name = facts.Texts("persons")[ban.Number("person")!.Value];
        var person = Must(await PersonActions.RecordAsync(new() { Name = name, Description = "invented for the demonstration" }, writer, ct));
        var venue = ban.Text("venue") ?? "";
        return new()
        {
            Person = person.Token,
            Venue = venue,
            Incidents = await IncidentAsync(venue, ago, ct),
            Behaviour = ban.Text("behaviour")!,
            Measure = ban.Text("measure") ?? "",
            Months = ban.Text("months") ?? "",
            Reason = ban.Text("reason") ?? "",
            On = Iso(ago),
        };
    }

    /// <summary>An incident at the reporting member in the week before, when there is one.</summary>
    private async Task<IReadOnlyList<string>> IncidentAsync(string venue, int ago, CancellationToken ct)
    {
        if ((await desk.Store.VenuesAsync(ct)).FirstOrDefault(v => v.Venue.Code == venue) is not { } kept)
        {
            return [];
        }

        var filter = new IncidentFilter { Venue = kept.Venue.Id, Nights = new(new(Day(ago + 7)), new(Day(ago + 1))), EventsOnly = true };
        return [.. (await (await desk.Store.ListAsync(filter, ct)).RowsAsync(0, 1, ct)).Select(a => a.Incident.Id.ToString("D"))];
    }

    private LocalDate Day(int ago) => Tonight.PlusDays(-ago);

    private string Iso(int ago) => Day(ago).ToString("uuuu-MM-dd", CultureInfo.InvariantCulture);

    private Desk On(int ago) => At(Secretary, Role.Pubwatch, ago);

    private Desk At(string actor, Role role, int ago) => sitting(actor, role, desk.Town.Clock.Zone.AtLeniently(Day(ago) + new LocalTime(15, 0)).ToInstant());

    private static T Must<T>(Outcome<T> outcome) => outcome switch
    {
        Outcome<T>.Done(var value) => value,
        Outcome<T>.Refused(var reasons) => throw new InvalidOperationException($"The demonstration Pubwatch cannot be made: {Outcome.Said(reasons)}"),
        _ => throw new InvalidOperationException("An outcome is done or refused."),
    };
}
