using NodaTime;
using NteMonitor.Incidents;

namespace NteMonitor.Premises.Registers;

/// <summary>What one kind of register of a venue comes to.</summary>
/// <param name="Kind">incidents, refusals, ejections, door-staff or cctv.</param>
/// <param name="Entries">How many entries.</param>
/// <param name="First">The day of the earliest, or none.</param>
/// <param name="Last">The day of the latest, or none.</param>
/// <param name="WithoutReason">How many give no reason, where one is asked for.</param>
/// <param name="Near">How many have an event of the log near them, of those whose minute is known; none where that says nothing.</param>
/// <param name="Timed">How many have a known minute.</param>
public sealed record RegisterFigure(string Kind, int Entries, LocalDate? First, LocalDate? Last, int WithoutReason, int? Near, int Timed)
{
    /// <summary>How many entries there are by reason, category or requester, by code.</summary>
    public IReadOnlyList<(string Code, int Count)> ByCode { get; init; } = [];
}

/// <summary>An entry of a register beside the log.</summary>
/// <param name="Entry">The entry.</param>
/// <param name="Account">The nearest account at the venue that may be of the same event, or none.</param>
/// <param name="Minutes">How far apart they are.</param>
public sealed record BesideTheLog(RegisterEntry Entry, Account? Account, double Minutes);

/// <summary>A badge that has expired or is about to.</summary>
/// <param name="Entry">The entry with its latest expiry.</param>
/// <param name="Days">Days from today to the last valid day; negative once it is over.</param>
public sealed record BadgeEnd(RegisterEntry Entry, int Days);

/// <summary>What a venue's registers come to.</summary>
public static class RegisterRules
{
    /// <summary>How far an entry and an event of the log may lie apart to be named as perhaps the same.</summary>
    public static readonly Duration NearTime = Duration.FromMinutes(60);

    /// <summary>Returns entries beside the log: for each the nearest account at the venue that may be of the same event.</summary>
    /// <param name="entries">Entries of one venue.</param>
    /// <param name="accounts">Accounts of the log at that venue.</param>
    /// <param name="lists">The categories with their groups.</param>
    /// <source>docs/methods/papers.md §2.</source>
    public static IReadOnlyList<BesideTheLog> Beside(IEnumerable<RegisterEntry> entries, IEnumerable<Account> accounts, Reference lists)
    {
        var timed = accounts.Where(a => IsTimed(a.Incident.When)).OrderBy(a => a.Incident.When.From).ThenBy(a => a.Incident.Id).ToList();
        return [.. entries.Select(e => Nearest(e, timed, lists))];
    }

    /// <summary>Returns the figures of each kind of register, in the order of their names.</summary>
    /// <param name="beside">Entries of one venue beside the log.</param>
    /// <param name="clock">The town's clock.</param>
    /// <source>docs/methods/papers.md §2.</source>
    public static IReadOnlyList<RegisterFigure> Figures(IEnumerable<BesideTheLog> beside, NightClock clock) =>
        [.. beside.GroupBy(b => b.Entry.Kind).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => Figure(g.Key, [.. g], clock))];

    /// <summary>Returns the badges that are over or will be within some days, the earliest first; of rows with one badge the latest expiry holds.</summary>
    /// <param name="entries">Entries of door staff, each with the badge that only the program compares; none where it was weeded.</param>
    /// <param name="today">Today.</param>
    /// <param name="within">Days ahead, 0 for those that are over.</param>
    /// <source>docs/methods/papers.md §2.</source>
    public static IReadOnlyList<BadgeEnd> Badges(IEnumerable<(RegisterEntry Entry, string? Badge)> entries, LocalDate today, int within) =>
        [.. entries.Where(e => e.Entry.Expires is not null)
            .GroupBy(e => e.Badge is null ? e.Entry.Id.ToString("D") : $"{e.Entry.Venue:D} {e.Badge}")
            .Select(g => g.MaxBy(e => (e.Entry.Expires!.Value, e.Entry.Id)).Entry)
            .Select(e => new BadgeEnd(e, Period.DaysBetween(today, e.Expires!.Value)))
            .Where(b => b.Days < 0 || b.Days <= within)
            .OrderBy(b => b.Days).ThenBy(b => b.Entry.Id)];

    /// <summary>Returns the code that says what an entry is about: its category, reason or requester; or none.</summary>
    /// <source>docs/methods/papers.md §2.</source>
    public static string? CodeOf(RegisterEntry entry) => entry.Category ?? entry.Reason ?? entry.Requester;

    private static RegisterFigure Figure(string kind, List<BesideTheLog> entries, NightClock clock)
    {
        var days = entries.Select(e => e.Entry.When).OfType<When>().Select(w => clock.Local(w.From).Date).Order().ToList();
        var timed = entries.Count(e => e.Entry.When is { } when && IsTimed(when));
        return new(kind, entries.Count, days.Count == 0 ? null : days[0], days.Count == 0 ? null : days[^1],
            entries.Count(e => e.Entry.Remarks.Contains("reason-missing")), HeldBeside(kind) ? entries.Count(e => e.Account is not null) : null, timed)
        {
            ByCode = [.. entries.Select(e => CodeOf(e.Entry)).OfType<string>().GroupBy(c => c).Select(g => (g.Key, g.Count())).OrderByDescending(c => c.Item2).ThenBy(c => c.Key, StringComparer.Ordinal)],
        };
    }

    private static BesideTheLog Nearest(RegisterEntry entry, List<Account> accounts, Reference lists)
    {
        if (entry.When is not { } when || !IsTimed(when) || !HeldBeside(entry.Kind))
        {
            return new(entry, null, 0);
        }

        var near = accounts.Where(a => a.Incident.When.From <= when.To + NearTime && when.From - NearTime <= a.Incident.When.To && MayBe(entry, a, lists))
            .Select(a => (Account: a, Apart: Apart(when, a.Incident.When))).OrderBy(a => a.Apart).ThenBy(a => a.Account.Incident.Id).FirstOrDefault();
        return near.Account is null ? new(entry, null, 0) : new(entry, near.Account, near.Apart.TotalMinutes);
    }

    private static bool HeldBeside(string kind) => kind is "incidents" or "refusals" or "ejections";

    private static bool MayBe(RegisterEntry entry, Account account, Reference lists) => entry.Kind switch
    {
        "refusals" => account.Incident.Category == "refusal",
        "ejections" => account.Incident.Category == "ejection",
        _ => entry.Category is null or "other" || account.Incident.Category == "other" || Group(entry.Category, lists) == Group(account.Incident.Category, lists),
    };

    private static string Group(string category, Reference lists) => lists.Categories.FirstOrDefault(c => c.Code == category)?.Group ?? category;

    private static bool IsTimed(When when) => when.Precision == TimePrecision.Instant || (when.Precision == TimePrecision.Interval && when.To - when.From <= NearTime);

    private static Duration Apart(When one, When other) =>
        one.To < other.From ? other.From - one.To : other.To < one.From ? one.From - other.To : Duration.Zero;
}
