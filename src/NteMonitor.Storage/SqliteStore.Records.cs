using System.Text.Json.Nodes;
using NodaTime;
using NteMonitor.Journal;

namespace NteMonitor.Storage;

/// <content>Everything that has no table of its own, and who is mentioned in it.</content>
public sealed partial class SqliteStore
{
    private const string RecordColumns = "SELECT id, thing, facts, head, head_kind, sealed_by, rivals, version, recorded_at, recorded_by FROM record";

    /// <inheritdoc/>
    public Task<IReadOnlyList<KeptRecord>> RecordsAsync(RecordQuery query, CancellationToken ct) => ReadAsync<IReadOnlyList<KeptRecord>>(() => _sql.All(
        $"""
        {RecordColumns} WHERE thing IN (SELECT value FROM json_each(@1)) AND (@2 IS NULL OR parent = @2) AND (@3 IS NULL OR venue = @3)
          AND (@4 IS NULL OR on_day >= @4) AND (@5 IS NULL OR on_day <= @5) AND (@6 = 1 OR withdrawn = 0)
          AND (@7 IS NULL OR id IN (SELECT subject FROM mention WHERE authority = @8 AND person = @7))
        ORDER BY on_day IS NULL, on_day DESC, recorded_at DESC, id DESC LIMIT @9
        """,
        ReadRecord,
        new JsonArray([.. query.Things.Select(t => (JsonNode)t)]).ToJsonString(), query.Of?.Bytes(), query.Venue?.Bytes(), query.From?.Days(), query.To?.Days(),
        query.WithdrawnToo ? 1L : 0L, query.Person?.Bytes(), Home.Authority, (long)query.Most), ct);

    /// <inheritdoc/>
    public Task<KeptRecord?> RecordAsync(Guid id, CancellationToken ct) => ReadAsync(() =>
        _sql.All($"{RecordColumns} WHERE id = @1 LIMIT 1", ReadRecord, id.Bytes()).FirstOrDefault(), ct);

    /// <inheritdoc/>
    public Task<IReadOnlyList<KeptRecord>> RecordsByPrefixAsync(string thing, string prefix, CancellationToken ct) => Keys.Between(prefix) is (var low, var high)
        ? ReadAsync<IReadOnlyList<KeptRecord>>(() => _sql.All($"{RecordColumns} WHERE id BETWEEN @1 AND @2 AND thing = @3 ORDER BY id LIMIT 10", ReadRecord, low, high, thing), ct)
        : Task.FromResult<IReadOnlyList<KeptRecord>>([]);

    /// <inheritdoc/>
    public Task<IReadOnlyList<Mention>> MentionsAsync(Guid person, CancellationToken ct) => ReadAsync<IReadOnlyList<Mention>>(() => _sql.All(
        "SELECT subject, thing, part FROM mention WHERE authority = @1 AND person = @2 ORDER BY subject, part",
        r => new Mention(r.Id(0), r.Text(1), r.Text(2)), Home.Authority, person.Bytes()), ct);

    private static KeptRecord ReadRecord(Row r) => new(
        r.Id(0), r.Text(1), CanonicalJson.Read(r.Text(2)), r.Id(3), r.Text(4), r.IdOrNone(5), (int)r.Number(6), (int)r.Number(7), Keys.At(r.Number(8)), r.Text(9));

    private void WriteRecord(SubjectState state)
    {
        _sql.Run(
            """
            INSERT OR REPLACE INTO record (authority, id, thing, parent, venue, on_day, withdrawn, facts, head, head_kind, sealed_by, rivals, version, recorded_at, recorded_by)
            VALUES (@1, @2, @3, @4, @5, @6, @7, @8, @9, @10, @11, @12, @13, @14, @15)
            """,
            Home.Authority, state.Subject.Bytes(), state.Thing, IdIn(state.Facts, "of"), IdIn(state.Facts, "venue"), DayIn(state.Facts)?.Days(),
            state.Head.Kind.EndsWith(".withdrawn", StringComparison.Ordinal) ? 1L : 0L, CanonicalJson.Write(state.Facts), state.Head.Id.Bytes(), state.Head.Kind,
            state.SealedBy.OrNull(), (long)state.Rivals.Count, (long)state.Version, state.Root.At.Microseconds(), state.Root.Actor);
        WriteMentions(state);
        if (state.Root.Kind == ISealStore.Erasure)
        {
            Erase(state);
        }
    }

    /// <summary>Writes who is mentioned in a subject's facts; in almost all of them nobody is.</summary>
    private void WriteMentions(SubjectState state)
    {
        if (state.Version > 1)
        {
            _sql.Run("DELETE FROM mention WHERE subject = @1", state.Subject.Bytes());
        }

        // Of an incident, people is how many were involved.
        foreach (var mention in (state.Facts["people"] as JsonArray ?? state.Facts["persons"] as JsonArray ?? []).OfType<JsonObject>())
        {
            if (IdIn(mention, "person") is { } person)
            {
                _sql.Run("INSERT OR IGNORE INTO mention (authority, person, subject, thing, part) VALUES (@1, @2, @3, @4, @5)",
                    Home.Authority, person, state.Subject.Bytes(), state.Thing, mention.Text("as") ?? "");
            }
        }
    }

    // What another program wrote may have another shape: a text that is no id is no id.
    private static byte[]? IdIn(JsonObject facts, string name) =>
        facts[name] is JsonValue value && value.TryGetValue<string>(out var text) && Guid.TryParse(text, out var id) ? id.Bytes() : null;

    private static LocalDate? DayIn(JsonObject facts) =>
        facts["on"] is JsonValue value && value.TryGetValue<string>(out var text) && NodaTime.Text.LocalDatePattern.Iso.Parse(text) is { Success: true } day ? day.Value : null;
}
