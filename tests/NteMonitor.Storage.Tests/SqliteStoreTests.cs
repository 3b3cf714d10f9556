using NodaTime;
using NteMonitor.Incidents;
using NteMonitor.Journal;

namespace NteMonitor.Storage.Tests;

public sealed class SqliteStoreTests : StoreContract, IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("nte-store-").FullName;
    private int _made;

    protected override Task<IStore> NewStoreAsync() =>
        Task.FromResult<IStore>(SqliteStore.Create(Path.Combine(_folder, $"{++_made}.db"), A.Options, Guid.CreateVersion7()));

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_missing_store_is_named() =>
        Refused(() => SqliteStore.Open(Path.Combine(_folder, "none.db"), A.Options)).ShouldBe(StoreTrouble.Missing);

    [Fact]
    public void A_file_that_is_no_store_is_named()
    {
        var path = Path.Combine(_folder, "letter.db");
        File.WriteAllText(path, new string('x', 5000));
        Refused(() => SqliteStore.Open(path, A.Options)).ShouldBe(StoreTrouble.NotAStore);
    }

    [Fact]
    public async Task A_store_of_a_newer_program_is_left_alone()
    {
        var path = Path.Combine(_folder, "newer.db");
        await using (SqliteStore.Create(path, A.Options, Guid.CreateVersion7()))
        {
        }

        Run(path, "PRAGMA user_version = 999");
        Refused(() => SqliteStore.Open(path, A.Options)).ShouldBe(StoreTrouble.Newer);
    }

    /// <summary>The stores of every schema that has landed, made by the program of that time.</summary>
    public static TheoryData<string> OldStores => [.. typeof(SqliteStoreTests).Assembly.GetManifestResourceNames().Where(n => n.EndsWith(".sql", StringComparison.Ordinal))];

    [Theory]
    [MemberData(nameof(OldStores))]
    public async Task A_store_of_an_older_program_opens_whole_and_goes_on(string resource)
    {
        var path = Path.Combine(_folder, "old.db");
        Make(path, resource);
        await using var store = SqliteStore.Open(path, A.Options);
        (await JournalActions.VerifyAsync(store, default)).Faults.ShouldBeEmpty();
        await ShouldHoldAsync();
        await store.AppendAsync(new([A.Recorded(A.Incident())], A.Stamp()), default);
        await store.RebuildAsync(default);
        (await store.ListAsync(IncidentFilter.None, default)).Count.ShouldBe(3);

        async Task ShouldHoldAsync()
        {
            var listing = await store.ListAsync(IncidentFilter.None, default);
            (await listing.RowsAsync(0, 9, default)).Select(a => (a.Incident.Source, a.Incident.People, a.Version)).ShouldBe([("cctv", null, 1), ("council", 3, 2)]);
            (await store.CountAsync(new() { EventsOnly = true }, [Dimension.Category], default)).ShouldHaveSingleItem().Count.ShouldBe(1);
            (await store.VenuesAsync(default)).ShouldHaveSingleItem().Venue.Name.ShouldBe("The Paper Heron");
            (await store.SearchAsync(new([new("hero", IsWhole: false)], ["venue", "incident"], 9), default))[0].Doc!.Title.ShouldBe("The Paper Heron");
            (await store.EntriesAsync(new(KindPrefix: "snapshot."), default).ToListAsync()).ShouldHaveSingleItem();
        }
    }

    [Fact]
    public async Task Not_a_byte_of_what_was_erased_is_left_beside_the_store()
    {
        var path = Path.Combine(_folder, "scrubbed.db");
        await using (var store = SqliteStore.Create(path, A.Options, Guid.CreateVersion7()))
        await using (var reader = SqliteStore.Open(path, A.Options))
        {
            var entries = await store.AppendAsync(new([.. Enumerable.Range(0, 300).Select(i => A.Recorded(A.Incident(i), $$"""{"narrative":"Quillon Paperbird {{i}} {{new string('x', i * 20)}}"}"""))], A.Stamp()), default);
            (await reader.ListAsync(IncidentFilter.None, default)).Count.ShouldBe(300);
            await store.KeepDraftAsync(new(Guid.CreateVersion7(), "w07", "incident", """{"note":"Quillon Paperbird"}""", A.Start, A.Start), default);
            Files(path).Count(f => Holds(f, "Paperbird")).ShouldBePositive();
            await store.AppendAsync(new([A.Erasing([], await store.DraftsBeforeAsync(A.Start + Duration.FromDays(1), default), entries.Select(e => e.Id))], A.Stamp(1)), default);
            (await store.ScrubAsync(default)).ShouldBeTrue();
            Files(path).Count(f => Holds(f, "Paperbird")).ShouldBe(0);
            (await reader.ListAsync(IncidentFilter.None, default)).Count.ShouldBe(300);
        }

        Files(path).Count(f => Holds(f, "Paperbird")).ShouldBe(0);

        static string[] Files(string path) => Directory.GetFiles(Path.GetDirectoryName(path)!, Path.GetFileName(path) + "*");
        static bool Holds(string file, string text) => System.Text.Encoding.Latin1.GetString(File.ReadAllBytes(file)).Contains(text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_store_opened_again_has_everything_and_goes_on_with_its_chain()
    {
        var path = Path.Combine(_folder, "again.db");
        await using (var store = SqliteStore.Create(path, A.Options, Guid.CreateVersion7()))
        {
            await store.AppendAsync(new([A.Recorded(A.Incident())], A.Stamp()), default);
        }

        await using var again = SqliteStore.Open(path, A.Options);
        (await again.AppendAsync(new([A.Recorded(A.Incident(1))], A.Stamp(1)), default))[0].Seq.ShouldBe(2);
    }

    [Fact]
    public async Task Nights_are_told_anew_when_the_town_changes_its_boundary()
    {
        var path = Path.Combine(_folder, "boundary.db");
        await using (var store = SqliteStore.Create(path, A.Options, Guid.CreateVersion7()))
        {
            await store.AppendAsync(new([A.Recorded(A.Incident(7 * 60))], A.Stamp()), default);
        }

        await using var later = SqliteStore.Open(path, A.Options with { Clock = A.Clock with { Boundary = new(4, 0) } });
        (await later.CountAsync(IncidentFilter.None, [Dimension.Night], default)).ShouldHaveSingleItem().Keys.ShouldBe(["2026-03-15"]);
    }

    [Fact]
    public async Task What_another_connection_writes_is_noticed()
    {
        var path = Path.Combine(_folder, "notice.db");
        await using var watching = SqliteStore.Create(path, A.Options, Guid.CreateVersion7());
        await using var writing = SqliteStore.Open(path, A.Options);
        var version = await watching.ChangedAsync(null, default);
        var change = watching.ChangedAsync(version, default);
        await writing.AppendAsync(new([A.Recorded(A.Incident())], A.Stamp()), default);
        (await change.WaitAsync(TimeSpan.FromSeconds(30))).ShouldNotBe(version);
    }

    [Fact]
    public async Task Writers_side_by_side_leave_one_chain_without_a_gap()
    {
        var path = Path.Combine(_folder, "many.db");
        await using (SqliteStore.Create(path, A.Options, Guid.CreateVersion7()))
        {
        }

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(async () =>
        {
            await using var store = SqliteStore.Open(path, A.Options);
            for (var i = 0; i < 25; i++)
            {
                await store.AppendAsync(new([A.Recorded(A.Incident(i))], A.Stamp()), default);
            }
        })));
        await using var after = SqliteStore.Open(path, A.Options);
        var entries = await after.EntriesAsync(new(), default).ToListAsync();
        entries.Select(e => e.Seq).ShouldBe(Enumerable.Range(1, 100).Select(i => (long)i));
    }

    private static void Make(string path, string resource)
    {
        using var text = new StreamReader(typeof(SqliteStoreTests).Assembly.GetManifestResourceStream(resource)!);
        Run(path, text.ReadToEnd());
    }

    private static void Run(string path, string sql)
    {
        _ = SqliteLibrary.Description;
        using var raw = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={path};Pooling=False");
        raw.Open();
        using var command = raw.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private static StoreTrouble Refused(Func<IStore> open) => Should.Throw<StoreException>(() => { _ = open(); }).Trouble;
}
