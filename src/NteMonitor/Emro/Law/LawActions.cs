using System.Security.Cryptography;
using NodaTime;
using NteMonitor.Access;
using NteMonitor.Emro.Workbench;
using NteMonitor.Journal;
using NteMonitor.People;
using NteMonitor.Venues;

namespace NteMonitor.Emro.Law;

/// <summary>An act of the procedure as it is asked for: what was typed, whom it names, the file that proves it.</summary>
/// <param name="Draft">What was typed.</param>
public sealed record ServiceAsked(ServiceDraft Draft)
{
    /// <summary>Venues by code or name; <c>all</c> is every affected venue that lacks the step.</summary>
    public IReadOnlyList<string> To { get; init; } = [];

    /// <summary>The bytes of the proof, or none.</summary>
    public byte[]? Proof { get; init; }
}

/// <summary>What a user can do about an order's law and its procedure: ask the store, decide, tell the store.</summary>
public static partial class LawActions
{
    /// <summary>What entries of the proof-of-service log begin with.</summary>
    public const string Thing = "emro-step";

    private const string Everybody = "all";
    private const int MostBytes = 64 << 20;

    /// <summary>Returns what the program ships about the procedure.</summary>
    public static async Task<LawBook> BookAsync(Desk desk, CancellationToken ct) => LawBook.Read(
        await Keeping.ShippedAsync(LawBook.ShippedWays, desk, ct), await Keeping.ShippedAsync(LawBook.ShippedOccasions, desk, ct), await Keeping.ShippedAsync(BankHolidays.Shipped, desk, ct));

    /// <summary>Returns everything that the law says of a scenario's order, the window's incidents counted now; or why it cannot be asked.</summary>
    public static async Task<Outcome<IReadOnlyList<Finding>>> FindingsAsync(KeptScenario kept, Desk desk, CancellationToken ct)
    {
        if (await ForbiddenAsync(Act.ReadEmro, kept, desk, ct) is { Count: > 0 } refused)
        {
            return new Outcome<IReadOnlyList<Finding>>.Refused(refused);
        }

        var around = await ScenarioActions.AroundAsync(desk, ct);
        var inputs = await ScenarioActions.AskedAsync(kept.Scenario, desk, ct) is Outcome<CubeAsked>.Done(var asked)
            && CubeRules.Inputs(await new CubeCounter(desk.Store).CountAsync(asked, ct), kept.Scenario, around) is Outcome<ScenarioInputs>.Done(var counted) ? counted : null;
        return Outcome.Done(ScenarioActions.Law(kept.Scenario, inputs, around, desk));
    }

    /// <summary>Puts acts of the procedure on the log, all of them or none: one entry for each venue and body that was served.</summary>
    public static async Task<Outcome<IReadOnlyList<ServiceEntry>>> ServeAsync(KeptScenario kept, ServiceAsked asked, Desk desk, CancellationToken ct)
    {
        List<Refusal> reasons = [.. await ForbiddenAsync(Act.KeepEmro, kept, desk, ct)];
        if (reasons.Count > 0)
        {
            return new Outcome<IReadOnlyList<ServiceEntry>>.Refused(reasons);
        }

        var log = (await LogAsync(kept, desk, ct)).Select(k => k.Entry).ToList();
        var venues = await VenuesAsync(kept, asked, log, reasons, desk, ct);
        if (asked.Proof is { Length: 0 or > MostBytes } bytes)
        {
            reasons.Add(new("proof", $"The file has {bytes.Length} bytes.", "A proof has 1 byte to 64 MiB."));
        }

        var draft = asked.Draft with { Venues = venues, Proof = asked.Proof is { } proof ? new(Convert.ToHexStringLower(SHA256.HashData(proof)), proof.Length) : null };
        List<Guid> ids = [.. Enumerable.Range(0, Math.Max(1, draft.Venues.Count + draft.Bodies.Count)).Select(_ => desk.NewId())];
        var outcome = ServiceRules.Check(draft, ids, new(kept.Record.Id, log, await BookAsync(desk, ct), Today(desk)));
        reasons.AddRange(outcome is Outcome<IReadOnlyList<ServiceEntry>>.Refused(var no) ? no : []);
        reasons.AddRange(await NamedAsync(draft, desk, ct));
        if (reasons.Count > 0 || outcome is not Outcome<IReadOnlyList<ServiceEntry>>.Done(var entries))
        {
            return new Outcome<IReadOnlyList<ServiceEntry>>.Refused([.. reasons.Distinct()]);
        }

        if (asked.Proof is { } kept64)
        {
            await desk.Store.KeepBytesAsync(kept64, ct);
        }

        await desk.Store.AppendAsync(new([.. entries.Select(e => new NewEntry(desk.NewId(), Thing + ".recorded", e.Id, null, CanonicalJson.Write(ServiceJson.Write(e))))], desk.Stamp()), ct);
        return outcome;
    }

    /// <summary>Takes an entry off the log that was recorded by mistake; it stays in the journal.</summary>
    public static async Task<Outcome<KeptService>> WithdrawAsync(KeptService kept, string why, Desk desk, CancellationToken ct)
    {
        if (await Keeping.ForbiddenAsync(Act.KeepEmro, kept.Record, why, desk, ct) is { Count: > 0 } refused)
        {
            return new Outcome<KeptService>.Refused(refused);
        }

        await Keeping.WithdrawAsync(kept.Record, why, desk, ct);
        return Outcome.Done(kept);
    }

    /// <summary>Returns the entry of the log of an id or its first digits, or why there is none; asks nobody's leave.</summary>
    public static async Task<Outcome<KeptService>> FindAsync(string id, Desk desk, CancellationToken ct) =>
        (await Keeping.FindAsync(Thing, id, desk, ct)).Then(r => Outcome.Done(Read(r)));

    /// <summary>Returns the log of a scenario's order, the first day first; asks nobody's leave.</summary>
    public static async Task<IReadOnlyList<KeptService>> LogAsync(KeptScenario kept, Desk desk, CancellationToken ct) =>
    [
        .. (await desk.Store.RecordsAsync(new(Thing) { Of = kept.Record.Id, Most = int.MaxValue }, ct)).Select(Read)
            .OrderBy(k => k.Entry.On).ThenBy(k => k.Entry.Step.Length).ThenBy(k => k.Entry.Step, StringComparer.Ordinal).ThenBy(k => k.Record.RecordedAt).ThenBy(k => k.Entry.Id),
    ];

    private static KeptService Read(KeptRecord record) => new(ServiceJson.Read(record.Id, record.Facts), record);

    private static LocalDate Today(Desk desk) => desk.Town.Clock.Local(desk.Now()).Date;

    private static async Task<IReadOnlyList<Refusal>> ForbiddenAsync(Act act, KeptScenario kept, Desk desk, CancellationToken ct) =>
    [
        .. await Gate.RefusedAsync(act, desk, ct) is { } refusal ? [refusal] : Array.Empty<Refusal>(),
        .. kept.Scenario.Tool == Tool.Order ? Array.Empty<Refusal>()
            : [new("scenario", $"'{kept.Scenario.Name}' is no order: its tool is {ScenarioJson.Code(kept.Scenario.Tool)}.", "The law of orders and its clock are held against scenarios whose tool is order.")],
    ];

    private static async Task<IReadOnlyList<Venue>> VenuesAsync(KeptScenario kept, ServiceAsked asked, IReadOnlyList<ServiceEntry> log, List<Refusal> reasons, Desk desk, CancellationToken ct)
    {
        List<Venue> venues = [];
        foreach (var word in asked.To)
        {
            if (string.Equals(word.Trim(), Everybody, StringComparison.OrdinalIgnoreCase))
            {
                var left = ServiceRules.Unserved(log, asked.Draft.Step.Trim().ToUpperInvariant(), ServiceRules.Affected(kept.Scenario, await ScenarioActions.AroundAsync(desk, ct)));
                venues.AddRange(left);
                reasons.AddRange(left.Count > 0 ? [] : [new Refusal("to", "No affected venue on file lacks this step.", "`nte emro served` shows who was served.")]);
                continue;
            }

            switch (await VenueActions.FindAsync(word, desk, ct))
            {
                case Outcome<KeptVenue>.Done(var found):
                    venues.Add(found.Venue);
                    break;
                case Outcome<KeptVenue>.Refused(var why):
                    reasons.AddRange(why.Select(r => r with { Field = "to", Hint = $"{r.Hint} A body that is no venue goes into --body." }));
                    break;
                default:
                    throw new InvalidOperationException("An outcome is done or refused.");
            }
        }

        return venues;
    }

    /// <summary>Why body and note may not be kept as they are: they name somebody.</summary>
    private static async Task<IEnumerable<Refusal>> NamedAsync(ServiceDraft draft, Desk desk, CancellationToken ct) =>
    [
        .. (await LeakActions.CheckAsync($"{string.Join('\n', draft.Bodies)}\n{draft.Note}", desk, ct))
            .Select(r => new Refusal("note", r.Message, "The log is shown at the hearing: name bodies and venues, never persons.")),
        .. PersonRules.NeverWritten(draft.Note, desk.Reference).Select(t => new Refusal("note", $"It speaks of {t.Name.ToLowerInvariant()}.", "The note is not sealed: take it out.")),
    ];
}
