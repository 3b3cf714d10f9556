using NteMonitor.Incidents;
using NteMonitor.Journal;
using NteMonitor.Patrols;

namespace NteMonitor.Storage;

/// <content>Shifts and what is written down in their course.</content>
public sealed partial class SqliteStore
{
    private const string LastCall = "(SELECT max(at_us) FROM shift_part p WHERE p.shift = s.id AND p.thing = 3 AND p.live = 1)";

    private const string ShiftColumns =
        $"SELECT s.id, s.facts, s.opened_by, s.head, s.rivals, s.version, s.recorded_at, s.withdrawn, {LastCall} FROM shift s";

    private const string PartColumns = "SELECT id, facts, shift, thing, at_us, made_by, head, is_open, sealed_by FROM shift_part";

    /// <inheritdoc/>
    public Task<KeptShift?> ShiftAsync(Guid id, CancellationToken ct) => ReadAsync(() => Shifts("WHERE s.id = @1", id.Bytes()).FirstOrDefault(), ct);

    /// <inheritdoc/>
    public Task<IReadOnlyList<KeptShift>> ShiftsByPrefixAsync(string prefix, CancellationToken ct) => Keys.Between(prefix) is (var low, var high)
        ? ReadAsync<IReadOnlyList<KeptShift>>(() => Shifts("WHERE s.id BETWEEN @1 AND @2 LIMIT 10", low, high), ct)
        : Task.FromResult<IReadOnlyList<KeptShift>>([]);

    /// <inheritdoc/>
    public Task<IReadOnlyList<KeptShift>> ShiftsAsync(ShiftFilter filter, CancellationToken ct) => ReadAsync<IReadOnlyList<KeptShift>>(() => Shifts(
        """
        WHERE s.withdrawn = 0 AND (@1 IS NULL OR s.night BETWEEN @1 AND @2) AND (@3 IS NULL OR s.kind = @3)
          AND (@4 IS NULL OR s.scheme = @4 COLLATE NOCASE) AND (@5 IS NULL OR s.opened_by = @5) AND (@6 = 0 OR s.is_open = 1) AND (@8 = 0 OR s.night IS NULL)
        ORDER BY s.start_us IS NULL, s.start_us DESC, s.id DESC LIMIT @7
        """,
        filter.Nights?.First.Days(), filter.Nights?.Last.Days(), filter.Kind, filter.Scheme, filter.Actor, filter.OpenOnly ? 1L : 0L, (long)filter.Most, filter.NightUnknown ? 1L : 0L), ct);

    /// <inheritdoc/>
    public Task<IReadOnlyList<ShiftPart>> PartsAsync(Guid shift, CancellationToken ct) => ReadAsync<IReadOnlyList<ShiftPart>>(() =>
        _sql.All($"{PartColumns} WHERE shift = @1 AND live = 1 ORDER BY at_us, id", ReadPart, shift.Bytes()), ct);

    /// <inheritdoc/>
    public Task<IReadOnlyList<ShiftPart>> OpenItemsAsync(CancellationToken ct) => ReadAsync<IReadOnlyList<ShiftPart>>(() =>
        _sql.All($"{PartColumns} WHERE is_open = 1 AND live = 1 ORDER BY at_us, id", ReadPart), ct);

    /// <inheritdoc/>
    public Task<IReadOnlyList<OnPatrol>> OnPatrolAsync(CancellationToken ct) => ReadAsync<IReadOnlyList<OnPatrol>>(() => _sql.All(
        $"SELECT id, opened_by, scheme, start_us, check_call, {LastCall} FROM shift s WHERE is_open = 1 ORDER BY start_us DESC, id",
        r => new OnPatrol(r.Id(0), r.Text(1), r.Text(2), Keys.At(r.Number(3)), (int?)r.NumberOrNone(4), r.NumberOrNone(5) is { } last ? Keys.At(last) : null)), ct);

    /// <inheritdoc/>
    public Task<OnDuty?> OnDutyAsync(string actor, CancellationToken ct) => ReadAsync(() => _sql
        .All("SELECT id, start_us, facts FROM shift WHERE opened_by = @1 AND is_open = 1 ORDER BY start_us DESC, id LIMIT 1",
            r => new OnDuty(r.Id(0), Keys.At(r.Number(1)), CanonicalJson.Read(r.Text(2)).Text("source") ?? ""), actor)
        .FirstOrDefault(), ct);

    private List<KeptShift> Shifts(string where, params object?[] values) =>
        [.. _sql.All($"{ShiftColumns} {where}", ReadShift, values).Select(s => s with { Totals = ShiftRules.Totals(s.Shift.Sheet, CountsOf(s.Shift.Id)) })];

    private List<(string Counter, int Amount)> CountsOf(Guid shift) => _sql.All(
        "SELECT counter, sum(amount) FROM shift_part WHERE shift = @1 AND thing = 0 AND live = 1 GROUP BY counter",
        r => (r.Text(0), (int)r.Number(1)), shift.Bytes());

    private static KeptShift ReadShift(Row r) => new(
        ShiftJson.Read(r.Id(0), CanonicalJson.Read(r.Text(1))), r.Text(2), r.Id(3), (int)r.Number(4), (int)r.Number(5), Keys.At(r.Number(6)))
    {
        Withdrawn = r.Number(7) == 1,
        LastCall = r.NumberOrNone(8) is { } last ? Keys.At(last) : null,
    };

    private static ShiftPart ReadPart(Row r)
    {
        var facts = CanonicalJson.Read(r.Text(1));
        return ShiftJson.Read(r.Id(0), (PartKind)r.Number(3), facts) with
        {
            At = Keys.At(r.Number(4)),
            By = r.Text(5),
            Head = r.Id(6),
            SealedBy = r.IdOrNone(8),
        };
    }

    private void WriteShift(SubjectState state)
    {
        var shift = ShiftJson.Read(state.Subject, state.Facts);
        var withdrawn = state.Head.Kind == "shift.withdrawn";
        var kept = new KeptShift(shift, state.Root.Actor, state.Head.Id, state.Rivals.Count, state.Version, state.Root.At) { Withdrawn = withdrawn };
        _sql.Run(
            """
            INSERT OR REPLACE INTO shift (authority, id, kind, scheme, night, start_us, finish_us, opened_by, is_open, withdrawn, facts, head, rivals, version, recorded_at, check_call)
            VALUES (@1, @2, @3, @4, @5, @6, @7, @8, @9, @10, @11, @12, @13, @14, @15, @16)
            """,
            Home.Authority, shift.Id.Bytes(), shift.Kind, shift.Scheme, shift.Night?.Days(), shift.Start?.Microseconds(), shift.Finish?.Microseconds(),
            kept.OpenedBy, kept.IsOpen ? 1L : 0L, withdrawn ? 1L : 0L, CanonicalJson.Write(state.Facts), kept.Head.Bytes(), (long)kept.Rivals, (long)kept.Version,
            kept.RecordedAt.Microseconds(), shift.CheckCall);
    }

    private void WritePart(SubjectState state, PartKind kind)
    {
        var part = ShiftJson.Read(state, kind);
        WriteMentions(state);
        _sql.Run(
            """
            INSERT OR REPLACE INTO shift_part (authority, id, shift, thing, counter, amount, at_us, made_by, is_open, live, facts, head, sealed_by)
            VALUES (@1, @2, @3, @4, @5, @6, @7, @8, @9, @10, @11, @12, @13)
            """,
            Home.Authority, part.Id.Bytes(), part.Shift.Bytes(), (long)kind, part.Counter, (long)part.Amount, part.At.Microseconds(), part.By,
            part.IsOpen ? 1L : 0L, part.Live ? 1L : 0L, CanonicalJson.Write(state.Facts), part.Head.Bytes(), part.SealedBy.OrNull());
    }
}
