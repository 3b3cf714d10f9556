using NodaTime;
using NteMonitor.Access;
using NteMonitor.Journal;
using NteMonitor.People;
using NteMonitor.PurpleFlag.Framework;

namespace NteMonitor.PurpleFlag.Cycle;

/// <summary>What a user can do to entries and what belongs to them: ask the store, decide, tell the store.</summary>
public static partial class FlagActions
{
    /// <summary>What journal entries about an entry begin with.</summary>
    public const string Thing = "flag";

    /// <summary>The same for bodies of a working group.</summary>
    public const string MemberThing = "flag-member";

    /// <summary>The same for scores.</summary>
    public const string ScoreThing = "flag-score";

    /// <summary>The same for advice.</summary>
    public const string RecommendationThing = "flag-recommendation";

    /// <summary>The same for boundaries.</summary>
    public const string BoundaryThing = "flag-boundary";

    /// <summary>Everything that may be withdrawn by its id.</summary>
    public static readonly IReadOnlyList<string> Things = [Thing, MemberThing, ScoreThing, RecommendationThing, BoundaryThing, Evidence.MarkActions.Thing, NightVisits.NightActions.Thing, CoreData.CoreFileActions.Thing];

    private const int LeastId = 4;

    /// <summary>Returns every entry, the latest registered first; asks nobody's leave.</summary>
    public static async Task<IReadOnlyList<KeptFlag<FlagEntry>>> ListAsync(Desk desk, CancellationToken ct) => await AllAsync(new(Thing), FlagJson.Entry, desk, ct);

    /// <summary>Returns the entry that a word names: its place, the beginning of it, or the beginning of its id; without a word the only one that waits for its outcome, or else the latest. Asks nobody's leave.</summary>
    public static async Task<Outcome<KeptFlag<FlagEntry>>> FindAsync(string? word, Desk desk, CancellationToken ct)
    {
        var all = await ListAsync(desk, ct);
        var text = word?.Trim() ?? "";
        var named = text.Length == 0 ? all : [.. all.Where(e => string.Equals(e.Value.Place, text, StringComparison.OrdinalIgnoreCase))];
        named = named.Count > 0 ? named : [.. all.Where(e => e.Value.Place.StartsWith(text, StringComparison.OrdinalIgnoreCase))];
        named = named.Count > 0 ? named : [.. all.Where(e => text.Length >= LeastId && e.Record.Id.ToString("D").StartsWith(text, StringComparison.OrdinalIgnoreCase))];
        List<KeptFlag<FlagEntry>> open = [.. named.Where(e => e.Value.Outcome is null)];
        return (named, open) switch
        {
            ([], _) when all.Count == 0 => Outcome.Refused<KeptFlag<FlagEntry>>("entry", "Nothing is registered.", "`nte flag register PLACE` begins an entry."),
            ([], _) => Outcome.Refused<KeptFlag<FlagEntry>>("entry", $"There is no entry '{word}'.", $"There is {string.Join(", ", all.Select(Said).Take(5))}."),
            ([var one], _) => Outcome.Done(one),
            (_, [var one]) => Outcome.Done(one),
            (var some, []) when some.Select(e => e.Value.Place).Distinct(StringComparer.OrdinalIgnoreCase).Count() == 1 => Outcome.Done(some[0]),
            var (some, waiting) => Outcome.Refused<KeptFlag<FlagEntry>>("entry", $"It could be {string.Join(", ", (waiting.Count > 0 ? waiting : some).Select(Said).Take(5))}.", "Say which, with --entry and the place or the id."),
        };
    }

    /// <summary>Begins an entry, with the bytes of its edition.</summary>
    /// <param name="entry">The entry; what it says of its edition is filled in.</param>
    /// <param name="framework">The edition that it is assessed by.</param>
    /// <param name="desk">Who and where.</param>
    /// <param name="ct">Stops before anything is written.</param>
    public static async Task<Outcome<KeptFlag<FlagEntry>>> RegisterAsync(FlagEntry entry, FrameworkFile framework, Desk desk, CancellationToken ct)
    {
        if (await Gate.RefusedAsync(Act.KeepFlag, desk, ct) is { } refusal)
        {
            return new Outcome<KeptFlag<FlagEntry>>.Refused([refusal]);
        }

        List<Refusal> faults = [.. CycleRules.Faults(entry, framework.Edition, Today(desk)), .. await NamedAsync("place", $"{entry.Place}\n{entry.Round}", desk, ct)];
        faults.AddRange((await ListAsync(desk, ct)).Where(e => e.Value.Outcome is null && e.Value.Kind == entry.Kind && string.Equals(e.Value.Place, entry.Place, StringComparison.OrdinalIgnoreCase))
            .Select(e => new Refusal("place", $"{Said(e)} waits for its outcome.", "Go on with that one, or withdraw it.")));
        if (faults.Count > 0)
        {
            return new Outcome<KeptFlag<FlagEntry>>.Refused(faults);
        }

        var kept = entry with { EditionSha256 = await desk.Store.KeepBytesAsync(framework.Bytes, ct) };
        return await WriteAsync(Thing + ".registered", kept.Id, FlagJson.Write(kept), FlagJson.Entry, desk, ct);
    }

    /// <summary>Writes when a step is due or was done.</summary>
    /// <param name="was">The entry.</param>
    /// <param name="days">The step's days from now on; without either the step has none.</param>
    /// <param name="why">Why it changes.</param>
    /// <param name="desk">Who and where.</param>
    /// <param name="ct">Stops before anything is written.</param>
    public static async Task<Outcome<KeptFlag<FlagEntry>>> DateAsync(KeptFlag<FlagEntry> was, StepDays days, string why, Desk desk, CancellationToken ct) => days.Step == FrameworkRules.OutcomeStep && (days.Done is not null || was.Value.Outcome is not null)
        ? Outcome.Refused<KeptFlag<FlagEntry>>("step", "An outcome is told with what it says.", "`nte flag outcome CODE --on DATE` writes both.")
        : await ChangeAsync(was, was.Value.With(days), why, desk, ct);

    /// <summary>Writes what the panel decided.</summary>
    public static Task<Outcome<KeptFlag<FlagEntry>>> TellAsync(KeptFlag<FlagEntry> was, OutcomeTold told, Desk desk, CancellationToken ct) => ChangeAsync(
        was, was.Value.With(new(FrameworkRules.OutcomeStep, was.Value.Due(FrameworkRules.OutcomeStep), told.On)) with { Outcome = told }, "the outcome was told", desk, ct);

    /// <summary>Takes any record of the cycle off every list; it stays in the journal.</summary>
    /// <param name="record">The record: an entry, a body, a score, advice, a boundary, a mark or a table of core data.</param>
    /// <param name="why">Why.</param>
    /// <param name="desk">Who and where.</param>
    /// <param name="ct">Stops before anything is written.</param>
    public static async Task<Outcome<KeptRecord>> WithdrawAsync(KeptRecord record, string why, Desk desk, CancellationToken ct)
    {
        List<Refusal> reasons = [.. await Keeping.ForbiddenAsync(Act.KeepFlag, record, why, desk, ct), .. await NamedAsync("why", why, desk, ct)];
        if (reasons.Count > 0)
        {
            return new Outcome<KeptRecord>.Refused(reasons);
        }

        await Keeping.WithdrawAsync(record, why, desk, ct);
        return Outcome.Done(record);
    }

    /// <summary>Returns an entry with everything that is on file about it; asks nobody's leave.</summary>
    public static async Task<FlagFile> OpenAsync(KeptFlag<FlagEntry> entry, Desk desk, CancellationToken ct) => new(
        entry, await EditionAsync(entry.Value, desk, ct), await GroupAsync(entry.Record.Id, desk, ct), await BoundaryActions.ListAsync(entry.Value.Place, desk, ct),
        await AdviceAsync(entry.Value.Place, desk, ct), Today(desk));

    /// <summary>Returns what an entry is assessed by.</summary>
    public static Task<FrameworkEdition> EditionAsync(FlagEntry entry, Desk desk, CancellationToken ct) => FrameworkActions.KeptAsync(entry.EditionSha256, desk, ct);

    /// <summary>Returns today's date by the town's clock.</summary>
    internal static LocalDate Today(Desk desk) => desk.Town.Clock.Local(desk.Now()).Date;

    /// <summary>Returns why a text may not be kept as it is: it names somebody.</summary>
    internal static async Task<IReadOnlyList<Refusal>> NamedAsync(string field, string text, Desk desk, CancellationToken ct) =>
    [
        .. (await LeakActions.CheckAsync(text, desk, ct)).Select(r => new Refusal(field, r.Message, "What is kept for the flag is shown to assessors: name bodies and venues, never persons.")),
    ];

    private static async Task<Outcome<KeptFlag<FlagEntry>>> ChangeAsync(KeptFlag<FlagEntry> was, FlagEntry now, string why, Desk desk, CancellationToken ct)
    {
        List<Refusal> reasons = [.. await Keeping.ForbiddenAsync(Act.KeepFlag, was.Record, why, desk, ct)];
        if (reasons.Count == 0)
        {
            reasons.AddRange(CycleRules.Faults(now, await EditionAsync(now, desk, ct), Today(desk)));
            reasons.AddRange(await NamedAsync("note", $"{now.Outcome?.Note}\n{why}", desk, ct));
        }

        if (reasons.Count > 0)
        {
            return new Outcome<KeptFlag<FlagEntry>>.Refused(reasons);
        }

        await Keeping.AmendAsync(was.Record, FlagJson.Write(now), why, desk, ct);
        return Outcome.Done(await KeptAsync(now.Id, FlagJson.Entry, desk, ct));
    }

    private static string Said(KeptFlag<FlagEntry> entry) => $"{entry.Value.Place}, {entry.Value.Kind}, {entry.Record.Id:D}";
}
