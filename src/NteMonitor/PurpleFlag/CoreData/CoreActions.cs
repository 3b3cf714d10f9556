using NodaTime;
using NteMonitor.Access;
using NteMonitor.Journal;
using NteMonitor.PurpleFlag.Cycle;
using NteMonitor.PurpleFlag.Framework;

namespace NteMonitor.PurpleFlag.CoreData;

/// <summary>What a user can do with core data: compute them, see what is missing.</summary>
public static class CoreActions
{
    private const string CategoriesFile = "purple-flag/categories.json";

    /// <summary>Returns all core data of an entry, over the three years up to the night before its step was done or the last night that is over.</summary>
    public static Task<Outcome<CoreBook>> MakeAsync(FlagEntry entry, Desk desk, CancellationToken ct) => MakeAsync(entry, null, desk, ct);

    /// <summary>Returns all core data of an entry over the three years up to a night, all from one state of the journal: it counts again when somebody wrote meanwhile.</summary>
    /// <param name="entry">The entry.</param>
    /// <param name="last">The last night, or none for the entry's own.</param>
    /// <param name="desk">Who and where.</param>
    /// <param name="ct">Stops between counts.</param>
    public static async Task<Outcome<CoreBook>> MakeAsync(FlagEntry entry, LocalDate? last, Desk desk, CancellationToken ct)
    {
        if (await Gate.RefusedAsync(Act.ReadFlag, desk, ct) is { } refusal)
        {
            return new Outcome<CoreBook>.Refused([refusal]);
        }

        var decided = CoreRules.Period(entry, last, FlagActions.Today(desk), desk.Town.Clock.NightOf(desk.Now()));
        if (decided is not Outcome<CorePeriod>.Done(var period))
        {
            return new Outcome<CoreBook>.Refused(((Outcome<CorePeriod>.Refused)decided).Reasons);
        }

        while (true)
        {
            var heads = await desk.Store.HeadsAsync(ct);
            var book = await OnceAsync(await GroundAsync(entry, period, desk, ct), heads, desk, ct);
            if (heads.SequenceEqual(await desk.Store.HeadsAsync(ct)))
            {
                return Outcome.Done(book);
            }
        }
    }

    /// <summary>Returns how far each set of core data of an entry is there, without counting it; asks nobody's leave.</summary>
    public static async Task<IReadOnlyList<CoreState>> StatesAsync(FlagEntry entry, Desk desk, CancellationToken ct) =>
        CoreRules.Period(entry, null, FlagActions.Today(desk), desk.Town.Clock.NightOf(desk.Now())) is Outcome<CorePeriod>.Done(var period)
            ? States(await GroundAsync(entry, period, desk, ct))
            : [];

    private static async Task<CoreGround> GroundAsync(FlagEntry entry, CorePeriod period, Desk desk, CancellationToken ct)
    {
        var boundaries = (await BoundaryActions.ListAsync(entry.Place, desk, ct)).Select(b => b.Value).ToList();
        var boundary = BoundaryRules.On(boundaries, period.Day);
        var offer = boundary is null ? null : OfferRules.Of(entry.Place, [.. (await desk.Store.VenuesAsync(ct)).Select(v => v.Venue)], boundary, period.Day) with { Kinds = desk.Reference.VenueKinds };
        return new(entry, await FlagActions.EditionAsync(entry, desk, ct), period, boundary)
        {
            Years = CrimeRules.Years(period.Last, await CrimeCounter.BeganAsync(desk.Store, period.Nights, ct)),
            Offer = offer,
            HoldsFrom = boundaries.Select(b => (LocalDate?)b.From).Min(),
            Tables = await CoreFileActions.CurrentAsync(entry.Id, desk, ct),
        };
    }

    private static async Task<CoreBook> OnceAsync(CoreGround ground, IReadOnlyList<JournalHead> heads, Desk desk, CancellationToken ct)
    {
        var states = States(ground);
        List<CoreSheet> sheets = [];
        foreach (var set in ground.Edition.CoreData)
        {
            if (set.Code == CoreRules.Crime && ground.Boundary is { } boundary)
            {
                var (page, sums) = CrimeSection.Of(set.Name, await CrimeAsync(ground, boundary, heads, desk, ct));
                sheets.Add(new(set.Code, set.Name, page, sums));
            }
            else if (set.Code == CoreRules.Offer && ground.Offer is { } offer)
            {
                var (page, sums) = OfferSection.Of(set.Name, offer);
                sheets.Add(new(set.Code, set.Name, page, sums));
            }
            else if (ground.Tables.FirstOrDefault(t => t.File.Set == set.Code && t.Rows is not null && !CoreRules.Own.Contains(set.Code)) is { } table)
            {
                sheets.Add(new(set.Code, set.Name, FileSection.Of(set.Name, ground.Entry.Place, table, states.First(s => s.Set == set)), []));
            }
        }

        return new(ground.Entry, ground.Period, ground.Boundary, [CoreText.Overview(ground.Entry, ground.Period, states), .. sheets], states)
        {
            Tables = [.. ground.Tables.Select(t => t.File)],
        };
    }

    private static async Task<CrimeFigures> CrimeAsync(CoreGround ground, FlagBoundary boundary, IReadOnlyList<JournalHead> heads, Desk desk, CancellationToken ct)
    {
        var hours = ground.Edition.Window;
        var window = new NamedWindow("framework", "the framework's hours", hours.From, hours.To);
        var counts = await new CrimeCounter(desk.Store, boundary.Zone.Code, ground.Years).CountAsync(window, ct);
        return new()
        {
            Place = ground.Entry.Place,
            Years = ground.Years,
            Window = window,
            Boundary = boundary,
            Town = desk.Town,
            Heads = heads,
            Reference = desk.Reference,
            Kinds = CrimeRules.Kinds(CanonicalJson.Read(await Keeping.ShippedAsync(CategoriesFile, desk, ct)), desk.Reference),
            Cells = counts.Cells,
            InWindow = counts.InWindow,
            BySource = counts.BySource,
            Further = counts.Further,
            MonthOnly = counts.MonthOnly,
            MonthOnlyBySource = counts.MonthOnlyBySource,
            Unplaced = counts.Unplaced,
        };
    }

    private static IReadOnlyList<CoreState> States(CoreGround ground) =>
    [
        .. ground.Edition.CoreData.Select(set => set.Code switch
        {
            CoreRules.Crime => CoreRules.OfCrime(set, ground.Boundary, ground.Years),
            CoreRules.Offer => CoreRules.OfOffer(set, ground.Offer),
            CoreRules.Boundary => CoreRules.OfBoundary(set, ground.Boundary),
            _ => CoverageRules.Of(set, ground.Tables.FirstOrDefault(t => t.File.Set == set.Code), ground.Years),
        }).Select(s => CoreRules.Later(s, ground.Period.Day, ground.HoldsFrom)),
    ];

    /// <summary>What the core data of an entry stand on.</summary>
    private sealed record CoreGround(FlagEntry Entry, FrameworkEdition Edition, CorePeriod Period, FlagBoundary? Boundary)
    {
        public required IReadOnlyList<CoreYear> Years { get; init; }

        public required OfferFigures? Offer { get; init; }

        public required LocalDate? HoldsFrom { get; init; }

        public required IReadOnlyList<CoreTable> Tables { get; init; }
    }
}
