using System.CommandLine;
using System.Text.Json.Nodes;
using NodaTime.Text;
using NteMonitor.Access;
using NteMonitor.Commands;
using NteMonitor.Documents;
using NteMonitor.Journal;

namespace NteMonitor.Patrols;

/// <content>The verbs that only read.</content>
public static partial class ShiftCommand
{
    private static readonly Option<string?> From = new("--from") { Description = "First night, for example 2026-03-01" };
    private static readonly Option<string?> Until = new("--to") { Description = "Last night, included" };
    private static readonly Option<string?> Month = new("--month") { Description = "A month, for example 2026-03: its nights by their evenings" };
    private static readonly Option<string?> OfKind = new("--kind") { Description = "Only this kind" };
    private static readonly Option<string?> OfScheme = new("--scheme") { Description = "Only this scheme" };
    private static readonly Option<bool> OpenOnly = new("--open") { Description = "Only shifts that go on" };
    private static readonly Option<int> Most = new("--count") { Description = "At most this many", DefaultValueFactory = _ => 50 };

    private static async Task<Answer> ShowAsync(ParseResult parsed, Desk desk, CancellationToken ct) => await OnAsync(parsed.GetValue(Which), desk, async kept =>
    {
        if (await Gate.RefusedAsync(kept.OpenedBy == desk.Actor ? Act.KeepShift : Act.ReadShifts, desk, ct) is { } refusal)
        {
            return Answer.Refuse([refusal]);
        }

        var file = await ShiftActions.OpenAsync(kept, desk, ct);
        var json = ShiftText.Json(kept, desk);
        json["notes"] = new JsonArray([.. file.Notes.Select(n => (JsonNode)new JsonObject { ["id"] = n.Part.Id.ToString("D"), ["by"] = n.Part.By, ["open"] = n.Part.IsOpen, ["text"] = n.Text })]);
        json["incidents"] = new JsonArray([.. file.Incidents.Select(i => (JsonNode)i.Incident.Id.ToString("D"))]);
        return new() { Text = string.Join('\n', ShiftDetail.Lines(file, desk)), Json = json };
    }, ct);

    private static async Task<Answer> HandoverAsync(ParseResult parsed, Desk desk, CancellationToken ct)
    {
        if (await Gate.RefusedAsync(Act.KeepShift, desk, ct) is { } refusal)
        {
            return Answer.Refuse([refusal]);
        }

        var handover = await ShiftActions.HandoverAsync(desk, ct);
        return new()
        {
            Text = string.Join('\n', ShiftDetail.Lines(handover, desk)),
            Json = new JsonObject
            {
                ["since"] = handover.Since is { } since ? Incidents.IncidentText.Offset(since, desk.Town.Clock) : null,
                ["events"] = handover.Events,
                ["items"] = new JsonArray([.. handover.Items.Select(i => (JsonNode)new JsonObject { ["id"] = i.Part.Id.ToString("D"), ["by"] = i.Part.By, ["text"] = i.Text })]),
            },
        };
    }

    private static async Task<Answer> ListAsync(ParseResult parsed, Desk desk, CancellationToken ct)
    {
        List<Refusal> reasons = [.. await MayListAsync(desk, ct)];
        var filter = Filter(parsed, desk, NightOptions.Range(parsed, From, Until, reasons), reasons) with { OpenOnly = parsed.GetValue(OpenOnly), Most = Math.Clamp(parsed.GetValue(Most), 0, 100_000) };
        if (reasons.Count > 0)
        {
            return Answer.Refuse(reasons);
        }

        var shifts = await ShiftActions.ListAsync(filter, desk, ct);
        return new() { Table = ShiftText.Table(shifts, desk), Json = new JsonArray([.. shifts.Select(s => (JsonNode)ShiftText.Json(s, desk))]) };
    }

    private static async Task<Answer> TotalsAsync(ParseResult parsed, Desk desk, CancellationToken ct)
    {
        List<Refusal> reasons = [.. await MayListAsync(desk, ct)];
        var nights = parsed.GetValue(Month) is { } month ? NightsOf(month, parsed, reasons) : NightOptions.Range(parsed, From, Until, reasons);
        if (nights is null && reasons.Count == 0)
        {
            reasons.Add(new("--month", "No nights were named.", "Give --month 2026-03, or --from and --to."));
        }

        var filter = Filter(parsed, desk, nights, reasons);
        if (reasons.Count > 0)
        {
            return Answer.Refuse(reasons);
        }

        var totals = ShiftRules.ByScheme(await ShiftActions.ListAsync(filter, desk, ct));
        var without = (await ShiftActions.ListAsync(filter with { Nights = null, NightUnknown = true }, desk, ct)).Count;
        return new()
        {
            Table = ShiftText.Table(totals),
            Json = new JsonObject { ["from"] = nights!.Value.First.ToIso(), ["to"] = nights.Value.Last.ToIso(), ["schemes"] = ShiftText.Json(totals), ["withoutNight"] = without },
            Talk =
            [
                $"Nights of {nights.Value}.", .. totals.Select(t => $"{t.Scheme}: {ShiftText.Hours(t)}."),
                .. without > 0 ? (string[])[$"{without} {(without == 1 ? "shift is" : "shifts are")} dated by a report and not by a night, and in no total."] : [],
                "- is not counted by any shift, which is not 0; “counted in” says how many shifts counted it.",
            ],
        };
    }

    private static Task<Answer> KindsAsync(ParseResult parsed, Desk desk, CancellationToken ct) => Task.FromResult(new Answer
    {
        Table = new("shift-kinds", "Kinds of shift",
            [new("Kind"), new("Key"), new("Counter"), new("Unit"), new("What counts"), new("Source")],
            [.. desk.Shifts.Kinds.SelectMany(k => k.Counters.Select(c => new Row([k.Code, c.Key ?? "", c.Code, c.Unit, c.Definition, c.Source])))]),
        Json = new JsonArray([.. desk.Shifts.Kinds.Select(k => (JsonNode)new JsonObject
        {
            ["code"] = k.Code,
            ["name"] = k.Name,
            ["edition"] = k.Edition,
            ["counters"] = new JsonArray([.. k.Counters.Select(c => (JsonNode)new JsonObject { ["code"] = c.Code, ["key"] = c.Key, ["name"] = c.Name, ["unit"] = c.Unit, ["definition"] = c.Definition, ["source"] = c.Source })]),
        })]),
    });

    private static async Task<IReadOnlyList<Refusal>> MayListAsync(Desk desk, CancellationToken ct) =>
        AccessRules.Check(desk.Role, Act.KeepShift) is not null && await Gate.RefusedAsync(Act.ReadShifts, desk, ct) is { } refusal ? [refusal] : [];

    private static ShiftFilter Filter(ParseResult parsed, Desk desk, NightRange? nights, List<Refusal> reasons)
    {
        var kind = parsed.GetValue(OfKind);
        if (kind is not null && desk.Shifts.Kind(kind) is null)
        {
            reasons.Add(new("--kind", $"'{kind}' is no kind of shift.", Nearest.Hint(kind, desk.Shifts.Kinds.Select(k => k.Code)) ?? $"Use one of {string.Join(", ", desk.Shifts.Kinds.Select(k => k.Code))}."));
        }

        return new() { Nights = nights, Kind = kind, Scheme = parsed.GetValue(OfScheme) };
    }

    private static NightRange? NightsOf(string month, ParseResult parsed, List<Refusal> reasons)
    {
        if (parsed.GetValue(From) is not null || parsed.GetValue(Until) is not null)
        {
            reasons.Add(new("--month", "Both a month and other nights were given.", "Give one of them."));
        }

        if (YearMonthPattern.Iso.Parse(month) is { Success: true, Value: var found })
        {
            return NightRange.Of(found);
        }

        reasons.Add(new("--month", $"'{month}' is not a month.", "Write it as 2026-03."));
        return null;
    }
}
