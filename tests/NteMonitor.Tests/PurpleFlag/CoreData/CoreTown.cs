using System.Text;
using NodaTime;
using NteMonitor.Access;
using NteMonitor.Incidents;
using NteMonitor.PurpleFlag.CoreData;
using NteMonitor.PurpleFlag.Cycle;
using NteMonitor.PurpleFlag.Framework;
using NteMonitor.PurpleFlag.Pack;
using NteMonitor.Tests.PurpleFlag.Pack;
using NteMonitor.Venues;

namespace NteMonitor.Tests.PurpleFlag.CoreData;

/// <summary>A small invented town with an entry, a boundary and a log, on Saturday 14 March 2026.</summary>
internal sealed class CoreTown : IDisposable
{
    /// <summary>The middle of the boundary.</summary>
    public static readonly Position Inside = new(54.502, 2.504);

    /// <summary>A place in the same town that the boundary leaves out.</summary>
    public static readonly Position Outside = new(54.512, 2.504);

    private const string Area = """{"type":"Polygon","coordinates":[[[2.499,54.498],[2.509,54.498],[2.509,54.506],[2.499,54.506],[2.499,54.498]]]}""";

    private readonly List<Incident> _waiting = [];

    public OpenDesk Open { get; } = new();

    public void Dispose() => Open.Dispose();

    /// <summary>Registers the entry and draws its boundary.</summary>
    public async Task<KeptFlag<FlagEntry>> EntryAsync(bool drawn = true)
    {
        var entry = new FlagEntry(Open.Desk.NewId(), "Inventon", "full", "") { Days = [new("register", null, new(2026, 1, 5))] };
        var kept = Done(await FlagActions.RegisterAsync(entry, Done(FrameworkActions.Shipped(null, Open.Desk.Files)), Open, default));
        if (drawn)
        {
            Done(await BoundaryActions.DrawAsync(kept, Encoding.UTF8.GetBytes(Area), new(2026, 1, 10), Open, default));
        }

        return kept;
    }

    /// <summary>Notes events of a category, one a week back from a day at an hour of the clock, every third of them alcohol-related.</summary>
    public CoreTown Log(string category, int count, LocalDateTime last, string source = "venue", Position? at = null)
    {
        for (var i = 0; i < count; i++)
        {
            Add(new(Open.Desk.NewId(), When.Minute(Open.Desk.Town.Clock.First(last.PlusDays(-7 * i))), new(null, "Quay", at ?? Inside), category, source) { Flags = i % 3 == 0 ? ["alcohol"] : [] });
        }

        return this;
    }

    public CoreTown Add(Incident incident)
    {
        _waiting.Add(incident);
        return this;
    }

    /// <summary>Writes what waits.</summary>
    public async Task WriteAsync()
    {
        await Open.Desk.Store.RecordManyAsync(_waiting, new("import", Role.Admin, Open.Desk.Now()), Open.Desk.NewId, default);
        _waiting.Clear();
    }

    public async Task VenueAsync(Venue venue) => await Open.Desk.Store.AppendAsync(new([VenueActions.Added(venue, null, Open)], Open.Desk.Stamp()), default);

    public async Task<CoreBook> BookAsync(FlagEntry entry, LocalDate? last = null) => Done(await CoreActions.MakeAsync(entry, last, Open, default));

    /// <summary>Returns the verdict of a pack that has every sheet of a book.</summary>
    public static NteMonitor.PurpleFlag.Pack.Verify.PackVerdict Verify(CoreBook book)
    {
        var builder = new PackBuilder().Prove(SamplePack.Proof(SamplePack.Entries, 1, 2));
        foreach (var sheet in book.Sheets)
        {
            builder.AddPage(sheet.Path, sheet.Page);
            foreach (var sum in sheet.Sums)
            {
                builder.Sum(sum);
            }
        }

        return SamplePack.Verify(Done(builder.Build(new("pack", new(2026, 3, 15)))).Files);
    }

    public static T Done<T>(Outcome<T> outcome) => outcome is Outcome<T>.Done(var value) ? value : throw new InvalidOperationException(Outcome.Said(((Outcome<T>.Refused)outcome).Reasons));

    public static IReadOnlyList<Refusal> Refused<T>(Outcome<T> outcome) => outcome.ShouldBeOfType<Outcome<T>.Refused>().Reasons;
}
