using System.Text;

namespace NteMonitor.Storage.Tests;

/// <summary>What is erased leaves the index of words too, to the last byte.</summary>
public sealed class SealedWordsTests : IDisposable
{
    private const string Name = "quillfeatherstone";

    private readonly string _folder = Directory.CreateTempSubdirectory("nte-words-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task An_erased_name_is_in_no_byte_of_the_store()
    {
        var path = Path.Combine(_folder, "town.db");
        await using var store = SqliteStore.Create(path, A.Options, Guid.CreateVersion7());
        var entry = (await store.AppendAsync(new([A.Recorded(A.Incident(), $$"""{"narrative":"{{Name}} again"}""")], A.Stamp()), default))[0];
        for (var i = 0; i < 200; i++)
        {
            await store.AppendAsync(new([A.Recorded(A.Incident(i), $$"""{"narrative":"word{{i}} and other words"}""")], A.Stamp(i)), default);
        }

        (await FindAsync(store, Name)).ShouldBe([entry.Subject]);
        (await FindAsync(store, Name[..3])).ShouldBe([entry.Subject]);
        Holds(Name).ShouldBeTrue();
        TermsLike("quill").ShouldBe(1);

        await store.AppendAsync(new([A.Erasing(entry.Id)], A.Stamp(300)), default);
        (await store.ScrubAsync(default)).ShouldBeTrue();

        (await FindAsync(store, Name)).ShouldBeEmpty();
        (await FindAsync(store, "word7")).ShouldNotBeEmpty();
        Holds(Name).ShouldBeFalse();
        Holds("quillf").ShouldBeFalse();
        TermsLike("qui").ShouldBe(0);

        long TermsLike(string prefix)
        {
            using var raw = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={path};Pooling=False");
            raw.Open();
            using var command = raw.CreateCommand();
            command.CommandText = $"CREATE VIRTUAL TABLE temp.terms USING fts5vocab (main, fts_sealed, row); SELECT count(*) FROM temp.terms WHERE term LIKE '{prefix}%'";
            return (long)command.ExecuteScalar()!;
        }
    }

    private static async Task<IEnumerable<Guid>> FindAsync(SqliteStore store, string word) =>
        (await store.SearchAsync(new([new(word, IsWhole: false)], ["incident"], 20) { Sealed = ["incident"] }, default)).Select(h => h.Subject);

    /// <summary>Whether any file beside the store has these letters, large or small.</summary>
    private bool Holds(string text) => Directory.EnumerateFiles(_folder).Any(file =>
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var reader = new StreamReader(stream, Encoding.Latin1);
        return reader.ReadToEnd().Contains(text, StringComparison.OrdinalIgnoreCase);
    });
}
