using NteMonitor.Commands;
using NteMonitor.Documents.Text;
using NteMonitor.Import.Shifts;
using NteMonitor.Incidents;
using NteMonitor.Journal;
using NteMonitor.Patrols;

namespace NteMonitor.Import;

/// <content>Shifts of former years, from sheets.</content>
public static partial class ImportActions
{
    /// <summary>Imports a sheet of shifts: one closed shift for each row.</summary>
    /// <param name="request">The file.</param>
    /// <param name="wish">What the sheet does not say itself.</param>
    /// <param name="desk">Where it goes.</param>
    /// <param name="ct">Stops between batches; what was acknowledged stays.</param>
    public static async Task<Outcome<ImportReport>> ShiftsAsync(ImportRequest request, SheetWish wish, Desk desk, CancellationToken ct)
    {
        var begun = await BeginAsync(request, desk, ct);
        if (begun is not Outcome<SourceFile>.Done(var source))
        {
            return Refused(begun);
        }

        using var run = new ImportRun(source, request, desk);
        var set = Setting(run, wish, desk);
        if (set is not Outcome<SheetSetting>.Done(var setting))
        {
            return Refused(set);
        }

        using var rows = new SheetRows(setting);
        var register = await SheetRegister.LearnAsync(desk.Store, ct);
        foreach (var batch in Entries(run, rows, register, desk).Chunk(Together))
        {
            await desk.Store.AppendAsync(new(batch, desk.Stamp()), ct);
        }

        var report = Report(run, "shifts", new BulkCount(register.Added, register.AlreadyThere)) with
        {
            Differing = register.Differences.Count,
            Differences = register.Differences,
            Warnings = [.. Warnings(run), .. Warnings(register, setting)],
        };
        return await DoneAsync(report, run, desk, ct);
    }

    private static IEnumerable<NewEntry> Entries(ImportRun run, SheetRows rows, SheetRegister register, Desk desk)
    {
        while (run.Next())
        {
            if (rows.Read(run.Rows, out var fault) is not { } shift)
            {
                run.Reject(fault!);
            }
            else if (register.Place(shift))
            {
                yield return new(desk.NewId(), "shift.recorded", shift.Id, null, CanonicalJson.Write(ShiftJson.Write(shift)));
            }
        }
    }

    private static Outcome<SheetSetting> Setting(ImportRun run, SheetWish wish, Desk desk)
    {
        List<Refusal> reasons = [];
        var kinds = desk.Shifts.Kinds;
        var kind = kinds.FirstOrDefault(k => k.Code.Equals(wish.Kind.Trim(), StringComparison.OrdinalIgnoreCase) || k.Name.Equals(wish.Kind.Trim(), StringComparison.OrdinalIgnoreCase));
        if (kind is null)
        {
            var all = $"Use one of {string.Join(", ", kinds.Select(k => k.Code))}.";
            reasons.Add(new("--kind", $"'{wish.Kind}' is no kind of shift.", Nearest.Hint(wish.Kind, kinds.Select(k => k.Code)) ?? all));
        }

        var scheme = Clean.OneLine(wish.Scheme).Trim();
        if (scheme.Length is 0 or > ShiftRules.MostName)
        {
            reasons.Add(new("--scheme", scheme.Length == 0 ? "No scheme was given." : $"'{scheme[..20]}…' has {scheme.Length} characters.", $"Give the scheme's name, up to {ShiftRules.MostName} characters."));
        }

        return reasons.Count > 0
            ? new Outcome<SheetSetting>.Refused(reasons)
            : SheetColumns.Find(run.Header, kind!, wish.Ignored).Then(columns => Outcome.Done(new SheetSetting(kind!, scheme, columns, run.Source.Name, desk.Town.Clock, desk.Now())));
    }

    private static IEnumerable<string> Warnings(SheetRegister register, SheetSetting setting)
    {
        if (register.Added > 0)
        {
            yield return $"The definitions of {setting.Kind.Code}, edition {setting.Kind.Edition}, are stored with the figures; what the sheet's own writers meant by them is not known.";
        }

        if (register.DatedByReport > 0)
        {
            yield return register.DatedByReport == 1
                ? "1 shift is dated by its report, not by its night: its figures enter no month's total."
                : $"{register.DatedByReport} shifts are dated by their reports, not by their nights: their figures enter no month's total.";
        }

        if (register.Repeats > 0)
        {
            yield return $"Rows with the night and start of an earlier row: {register.Repeats}. Each counts as a shift of its own, as of a second team; one that repeats another is withdrawn.";
        }

        if (register.OnKnownNights > 0)
        {
            yield return $"New shifts on a night for which {setting.Scheme} had one on file before: {register.OnKnownNights}. See whether they are the same; one that is counted twice is withdrawn.";
        }

        if (register.Differences.Count > 0)
        {
            yield return $"Shifts that were imported before with other figures, left as they are: {register.Differences.Count}. A person amends them.";
        }
    }
}
