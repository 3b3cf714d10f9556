using System.CommandLine;
using System.Text.Json.Nodes;
using NteMonitor.Access;
using NteMonitor.Commands;
using NteMonitor.Journal;
using NteMonitor.Venues;

namespace NteMonitor.Incidents;

/// <content>The verbs that only read.</content>
public static partial class IncidentCommand
{
    private static async Task<Answer> ListAsync(ParseResult parsed, Desk desk, CancellationToken ct)
    {
        if (await Gate.RefusedAsync(Act.ReadLog, desk, ct) is { } refusal)
        {
            return Answer.Refuse([refusal]);
        }

        List<Refusal> reasons = [];
        var filter = await FilterAsync(parsed, desk, reasons, ct);
        if (reasons.Count > 0)
        {
            return Answer.Refuse(reasons);
        }

        var list = await desk.Store.ListAsync(filter, ct);
        var rows = await list.RowsAsync(0, Math.Clamp(parsed.GetValue(Count), 0, 1_000_000), ct);
        var venues = IncidentText.Names(await desk.Store.VenuesAsync(ct));
        return new()
        {
            Table = IncidentText.Table(rows, venues, desk),
            Json = new JsonArray([.. rows.Select(r => (JsonNode)IncidentText.Json(r, desk))]),
            Talk = rows.Count < list.Count ? [$"{rows.Count} of {list.Count}; --count shows more."] : [],
        };
    }

    private static async Task<IncidentFilter> FilterAsync(ParseResult parsed, Desk desk, List<Refusal> reasons, CancellationToken ct)
    {
        var nights = NightOptions.Range(parsed, From, To, reasons);
        var venue = await VenueAsync(parsed.GetValue(Venue), desk, reasons, ct);
        var window = parsed.GetValue(Window) is { } code ? desk.Town.Window(code) : null;
        if (parsed.GetValue(Window) is { } named && window is null)
        {
            reasons.Add(new("--window", $"There is no window called {named}.", $"Use one of {string.Join(", ", desk.Town.Windows.Select(w => w.Code))}, or all."));
        }

        return new()
        {
            Nights = nights,
            Window = window,
            Zone = await ZoneAsync(parsed.GetValue(Zone), desk, reasons, ct),
            Venue = venue,
            Categories = Code(parsed.GetValue(Category), Category, desk.Reference.Categories, reasons),
            Sources = Code(parsed.GetValue(Source), Source, desk.Reference.Sources, reasons),
        };
    }

    private static string[] Code(string? text, Option<string?> option, IReadOnlyList<Term> list, List<Refusal> reasons)
    {
        var code = text is null ? null : LineList.Find(list, text.Trim().ToLowerInvariant());
        if (text is not null && code is null)
        {
            reasons.Add(new(option.Name, $"'{text}' is none.", Nearest.Hint(text, list.SelectMany(t => t.Words.Prepend(t.Code))) ?? $"Use one of {string.Join(", ", list.Select(t => t.Code))}."));
        }

        return code is null ? [] : [code];
    }

    private static async Task<string?> ZoneAsync(string? text, Desk desk, List<Refusal> reasons, CancellationToken ct)
    {
        var codes = text is null ? [] : (await desk.Store.ZonesAsync(ct)).Select(z => z.Zone.Code).ToList();
        if (text is not null && !codes.Contains(text))
        {
            reasons.Add(new("--zone", $"There is no zone of code {text}.", Nearest.Hint(text, codes) ?? "`nte zone list` has them all."));
        }

        return text;
    }

    private static async Task<Guid?> VenueAsync(string? text, Desk desk, List<Refusal> reasons, CancellationToken ct)
    {
        if (text is null)
        {
            return null;
        }

        switch (new PlaceFinder((await desk.Store.VenuesAsync(ct)).Select(v => v.Venue)).Find(text))
        {
            case PlaceMatch.Exact { Venue: var venue }:
                return venue.Id;
            case PlaceMatch.Several { Venues: var venues }:
                reasons.Add(new("--venue", $"'{text}' may be {string.Join(" or ", venues.Take(5).Select(v => v.Name))}.", "Type more of the name, or the code."));
                return null;
            default:
                reasons.Add(new("--venue", $"No venue is called '{text}'.", "`nte venue list` has them all."));
                return null;
        }
    }

    private static Task<Answer> ShowAsync(ParseResult parsed, Desk desk, CancellationToken ct) => OnAsync(parsed, desk, async account =>
    {
        var file = await IncidentActions.OpenAsync(account, desk, ct);
        return new() { Text = string.Join('\n', IncidentDetail.Lines(file)), Json = IncidentDetail.Json(file, desk) };
    }, ct);

    private static Task<Answer> LinksAsync(ParseResult parsed, Desk desk, CancellationToken ct) => OnAsync(parsed, desk, async account =>
    {
        var list = await desk.Store.ListAsync(new() { Event = account.Event }, ct);
        var accounts = await list.RowsAsync(0, (int)list.Count, ct);
        List<IncidentLink> links = [];
        foreach (var one in accounts)
        {
            links.AddRange(await desk.Store.LinksAsync(one.Incident.Id, ct));
        }

        return new()
        {
            Table = IncidentText.Table(accounts, IncidentText.Names(await desk.Store.VenuesAsync(ct)), desk),
            Json = new JsonObject
            {
                ["event"] = account.Event.ToString("D"),
                ["links"] = new JsonArray([.. links.DistinctBy(l => l.Id).Select(l => (JsonNode)new JsonObject { ["id"] = l.Id.ToString("D"), ["first"] = l.First.ToString("D"), ["second"] = l.Second.ToString("D") })]),
                ["accounts"] = new JsonArray([.. accounts.Select(a => (JsonNode)IncidentText.Json(a, desk))]),
            },
            Talk = accounts.Count < 2 ? ["It is linked with no other account."] : [$"{accounts.Count} accounts of one event, counted once."],
        };
    }, ct);

    private static Task<Answer> SuggestAsync(ParseResult parsed, Desk desk, CancellationToken ct) => OnAsync(parsed, desk, async account =>
    {
        var against = await IncidentActions.VenuesAsync(desk, ct);
        var found = await IncidentActions.SuggestAsync(account, against, desk, ct);
        return new()
        {
            Text = found.Count == 0 ? null : string.Join('\n', found.Select(s => $"{s.Other.Incident.Id:D}  {OneLine.Echo(new(s.Other.Incident, ""), against)}\n    {s.Why}")),
            Json = new JsonArray([.. found.Select(s => (JsonNode)new JsonObject { ["id"] = s.Other.Incident.Id.ToString("D"), ["why"] = s.Why, ["minutes"] = Math.Round(s.Minutes, 1) })]),
            Talk = found.Count == 0 ? ["No other account of the same place, half hour and kind waits to be linked."] : [$"`nte incident link {account.Incident.Id:D} OTHER` says that both are of one event."],
        };
    }, ct);
}
