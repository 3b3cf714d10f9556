using NodaTime.Text;
using NteMonitor.Access;
using NteMonitor.Import;
using NteMonitor.Journal;
using NteMonitor.People;
using NteMonitor.PurpleFlag.Evidence;

namespace NteMonitor.PurpleFlag.NightVisits;

/// <summary>What came of bringing in a form.</summary>
/// <param name="Night">The visit.</param>
/// <param name="Added">How many observations were added.</param>
/// <param name="Known">How many were on file already, withdrawn ones too.</param>
/// <param name="Blank">How many rows were left as they came.</param>
public sealed record FormTaken(KeptNight Night, int Added, int Known, int Blank);

/// <content>Forms that were filled in where there is no line to the store.</content>
public static partial class NightActions
{
    /// <summary>Returns what stands on a person's own form of a visit: what they saw already, as if typed.</summary>
    /// <param name="file">The visit as they may see it.</param>
    /// <param name="desk">Who and where.</param>
    public static IReadOnlyList<ObservationDraft> Drafts(NightFile file, Desk desk) =>
        [.. file.Seen.Where(s => s.Value.Who == desk.Actor && s.Text is not null).Select(s => NightRules.DraftOf(new(s.Value, s.Text!), desk.Town.Clock))];

    /// <summary>Brings in a form: every row of it, or none and every fault by line and column. What is on file already is not added again.</summary>
    /// <param name="night">The visit.</param>
    /// <param name="form">What was written into it.</param>
    /// <param name="who">Short name of who filled it in, where a row does not say; empty for the person at the desk.</param>
    /// <param name="desk">Who and where.</param>
    /// <param name="ct">Stops before anything is written.</param>
    public static async Task<Outcome<FormTaken>> TakeAsync(KeptNight night, FilledForm form, string who, Desk desk, CancellationToken ct)
    {
        var name = who.Trim() is { Length: > 0 } said ? said : desk.Actor;
        List<FormRow> rows = [.. form.Rows.Select(r => r.Draft.Who.Length > 0 ? r : r with { Draft = r.Draft with { Who = name } })];
        List<Refusal> reasons = [];
        foreach (var one in rows.Select(r => r.Draft.Who).Append(name).Distinct(StringComparer.Ordinal))
        {
            reasons.AddRange((await BarredAsync(night, one, desk, ct)).Select(r => r with { Field = r.Field == AccessRules.NotPermitted ? r.Field : Where(rows, one) }));
        }

        var against = await AgainstAsync(night, rows.Select(r => r.Draft.Photograph), desk, ct);
        var watch = await LeakActions.WatchAsync(desk, ct);
        List<(CheckedObservation Seen, string Key)> seen = [];
        Dictionary<string, int> equal = new(StringComparer.Ordinal);
        foreach (var row in rows)
        {
            var outcome = NightRules.Check(Guid.Empty, row.Draft, against);
            List<Refusal> wrong =
            [
                .. row.Visit.Length > 0 && row.Visit != night.Record.Id.ToString("D") ? [new("visit", $"'{row.Visit}' is another visit's.", $"This is the form of another night; bring it in with --night, or take the column out.")] : Array.Empty<Refusal>(),
                .. outcome is Outcome<CheckedObservation>.Refused(var no) ? no.Where(r => r.Field != "who") : [],
                .. Named(row.Draft, watch),
            ];
            reasons.AddRange(wrong.Select(r => r with { Field = $"line {row.Line}, {r.Field}" }));
            if (wrong.Count == 0 && outcome is Outcome<CheckedObservation>.Done(var checkedRow))
            {
                seen.Add((checkedRow, Key(checkedRow, equal)));
            }
        }

        if (reasons.Count > 0)
        {
            return new Outcome<FormTaken>.Refused([.. reasons.Distinct()]);
        }

        var known = await KeysAsync(night, desk, ct);
        List<NewEntry> entries = [];
        foreach (var (one, key) in seen.Where(s => !known.Contains(s.Key)))
        {
            var id = ImportIdRules.Of(key);
            if (await desk.Store.RecordAsync(id, ct) is null)
            {
                entries.Add(Noted(one with { Observation = one.Observation with { Id = id } }, desk));
            }
        }

        if (entries.Count > 0)
        {
            await desk.Store.AppendAsync(new(entries, desk.Stamp()), ct);
        }

        return Outcome.Done(new FormTaken(night, entries.Count, seen.Count - entries.Count, form.Blank));
    }

    private static string Where(IReadOnlyList<FormRow> rows, string who) => rows.FirstOrDefault(r => r.Draft.Who == who) is { } row ? $"line {row.Line}, who" : "who";

    /// <summary>What makes two observations the same: all that was written. Rows equal to the letter are told apart by their order among themselves.</summary>
    private static string Key(CheckedObservation seen, Dictionary<string, int> equal)
    {
        var o = seen.Observation;
        var words = string.Join(
            '\u001F', ObservationThing, o.Of.ToString("D"), o.Who, o.Attribute, o.Zone ?? "", o.At is { } at ? InstantPattern.ExtendedIso.Format(at) : "", o.Place, seen.Text, o.Score ?? "", o.Photograph?.Reference ?? "", MarkJson.Code(o.Sensitivity));
        var number = equal.GetValueOrDefault(words) + 1;
        equal[words] = number;
        return number == 1 ? words : $"{words}\u001F{number}";
    }

    private static async Task<HashSet<string>> KeysAsync(KeptNight night, Desk desk, CancellationToken ct)
    {
        Dictionary<string, int> equal = new(StringComparer.Ordinal);
        HashSet<string> keys = new(StringComparer.Ordinal);
        foreach (var (value, record) in await ObservationsAsync(night, desk, ct))
        {
            keys.Add(Key(new(value, await TextAsync(record, desk, ct)), equal));
        }

        return keys;
    }
}
