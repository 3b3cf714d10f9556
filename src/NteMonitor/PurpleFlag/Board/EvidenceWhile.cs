using NteMonitor.Journal;
using NteMonitor.PurpleFlag.Cycle;
using NteMonitor.PurpleFlag.Evidence;
using NteMonitor.PurpleFlag.Framework;

namespace NteMonitor.PurpleFlag.Board;

/// <summary>A desk at which the next record is marked as evidence while it is written.</summary>
public sealed class EvidenceWhile
{
    private const string Field = "evidence";

    private readonly Desk _at;
    private readonly string _words;

    private EvidenceWhile(string words, Desk at)
    {
        (_words, _at) = (words, at);
        Desk = at with { Companion = WithAsync };
    }

    /// <summary>The desk to write the record at.</summary>
    public Desk Desk { get; }

    /// <summary>The mark that was written with the record, or that said the same before; none before the record was written, or where it was refused.</summary>
    public FlagMark? Mark { get; private set; }

    /// <summary>Returns such a desk.</summary>
    /// <param name="words">Codes of attributes and zones, a strength, a sensitivity, as typed.</param>
    /// <param name="at">Who and where.</param>
    public static EvidenceWhile At(string words, Desk at) => new(words, at);

    /// <summary>Returns what was said about a record with what was marked of it.</summary>
    public string Said(string said) => Mark is { } mark
        ? $"{said} {Sentence.Capital(MarkJson.Code(mark.Strength))} evidence of {string.Join(", ", mark.Attributes)}{(mark.Zones.Count > 0 ? $" in {string.Join(", ", mark.Zones)}" : "")}."
        : said;

    private async Task<Accompanied> WithAsync(Upcoming record, CancellationToken ct)
    {
        var outcome = await MarkAsync(record, ct);
        if (outcome is not Outcome<FlagMark>.Done(var mark))
        {
            return new([], [.. ((Outcome<FlagMark>.Refused)outcome).Reasons.Select(AtField)]);
        }

        // Ten notes on one shift are one piece of evidence: a mark that says nothing new is not written again.
        var before = (await _at.Store.RecordsAsync(new(MarkActions.Thing), ct)).Select(r => MarkJson.Read(r.Id, r.Facts)).FirstOrDefault(m => SaysTheSame(m, mark));
        Mark = before ?? mark;
        return new(before is null ? [MarkActions.Made(mark, _at)] : [], []);
    }

    private static bool SaysTheSame(FlagMark one, FlagMark other) =>
        one.Subject == other.Subject && one.Of == other.Of && one.Strength == other.Strength && one.Sensitivity == other.Sensitivity && one.Until >= other.Until
        && one.Attributes.ToHashSet(StringComparer.Ordinal).SetEquals(other.Attributes) && one.Zones.ToHashSet(StringComparer.Ordinal).SetEquals(other.Zones);

    private async Task<Outcome<FlagMark>> MarkAsync(Upcoming record, CancellationToken ct)
    {
        var open = await BoardActions.OpenEntryAsync(_at, ct);
        if (open is not Outcome<FlagEntry?>.Done(var entry))
        {
            return new Outcome<FlagMark>.Refused(((Outcome<FlagEntry?>.Refused)open).Reasons);
        }

        var edition = await MarkActions.EditionAsync(entry, _at, ct);
        return EvidenceLine.Read(_words, edition) switch
        {
            Outcome<MarkDraft>.Done(var draft) => await MarkActions.WhileAsync(record, InItsZones(draft, record, edition), entry, _at, ct),
            Outcome<MarkDraft>.Refused(var reasons) => new Outcome<FlagMark>.Refused(reasons),
            _ => throw new InvalidOperationException("An outcome is done or refused."),
        };
    }

    /// <summary>A record whose hour is known shows nothing of other hours: where no zone was typed, it stands for those that it lies in.</summary>
    private MarkDraft InItsZones(MarkDraft draft, Upcoming record, FrameworkEdition edition)
    {
        if (draft.Zones.Count > 0 || record.Span is not var (first, last) || draft.Attributes.All(a => edition.Attribute(a)?.Zones.Count is null or 0))
        {
            return draft;
        }

        var (from, to) = (_at.Town.Clock.Local(first), _at.Town.Clock.Local(last));
        return draft with { Zones = [.. edition.Zones.Where(z => z.Meets(from, to)).Select(z => z.Code)] };
    }

    /// <summary>Everything about the mark is said at the one field that it was typed in; permission stays what it is.</summary>
    private static Refusal AtField(Refusal reason) => reason.Field == Access.AccessRules.NotPermitted ? reason : reason with { Field = Field };
}
