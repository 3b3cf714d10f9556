using NteMonitor.Access;
using NteMonitor.Commands;
using NteMonitor.Journal;
using NteMonitor.PurpleFlag.Cycle;
using NteMonitor.PurpleFlag.Evidence;

namespace NteMonitor.PurpleFlag.Board;

/// <summary>What the board asks the store for.</summary>
public static class BoardActions
{
    /// <summary>Returns the board of an entry, or why the person at the desk may not see it.</summary>
    /// <param name="entry">The entry; none, or one that is gone, for the latest that waits for its outcome, or else the latest.</param>
    /// <param name="desk">Who and where.</param>
    /// <param name="ct">Stops between reads.</param>
    public static async Task<Outcome<FlagBoard>> ReadAsync(Guid? entry, Desk desk, CancellationToken ct)
    {
        if (await Gate.RefusedAsync(Act.ReadFlag, desk, ct) is { } refusal)
        {
            return new Outcome<FlagBoard>.Refused([refusal]);
        }

        var entries = await FlagActions.ListAsync(desk, ct);
        var chosen = entries.FirstOrDefault(e => e.Record.Id == entry) ?? entries.FirstOrDefault(e => e.Value.Outcome is null) ?? (entries.Count > 0 ? entries[0] : null);
        var file = chosen is null ? null : await FlagActions.OpenAsync(chosen, desk, ct);
        var edition = file?.Edition ?? await MarkActions.EditionAsync(null, desk, ct);
        var marks = await MarkActions.ListAsync(chosen?.Record.Id, desk, ct);
        List<MarkOn> on = [.. marks.Select(m => m.On)];
        return Outcome.Done(new FlagBoard(entries, MatrixRules.Of(edition, on, FlagActions.Today(desk)), marks, CapRules.Of(edition.Documents.Count, on)) { File = file });
    }

    /// <summary>Returns the entry to which what is written now belongs: the only one that waits for its outcome; none, which counts for every entry, where none waits. Refused where nothing was ever registered; asks nobody's leave.</summary>
    public static async Task<Outcome<FlagEntry?>> OpenEntryAsync(Desk desk, CancellationToken ct)
    {
        var all = await FlagActions.ListAsync(desk, ct);
        List<FlagEntry> waiting = [.. all.Select(e => e.Value).Where(e => e.Outcome is null)];
        return (all.Count, waiting) switch
        {
            (0, _) => Outcome.Refused<FlagEntry?>("evidence", "Nothing is registered for the Purple Flag.", "`nte flag register PLACE` begins an entry; or leave the evidence out."),
            (_, []) => Outcome.Done<FlagEntry?>(null),
            (_, [var one]) => Outcome.Done<FlagEntry?>(one),
            _ => Outcome.Refused<FlagEntry?>("evidence", $"It could be evidence for {string.Join(" or ", waiting.Select(CycleText.Words))}.", "Leave the evidence out, and mark it with `nte flag mark ID --entry …`."),
        };
    }

    /// <summary>Returns what evidence is typed against: the edition of the entry that waits.</summary>
    public static async Task<EvidenceAgainst> AgainstAsync(Desk desk, CancellationToken ct)
    {
        var entry = await OpenEntryAsync(desk, ct);
        return new(await MarkActions.EditionAsync((entry as Outcome<FlagEntry?>.Done)?.Value, desk, ct), (entry as Outcome<FlagEntry?>.Done)?.Value)
        {
            Refused = entry is Outcome<FlagEntry?>.Refused(var reasons) ? reasons : [],
        };
    }

    /// <summary>Whether a thing of the journal can be marked as evidence by its id.</summary>
    public static bool IsMarkable(string thing) => MarkSubjects.IsMarkable(thing);

    /// <summary>Returns what there is to choose evidence from, or why the person at the desk may not.</summary>
    public static async Task<Outcome<IReadOnlyList<Pickable>>> PickableAsync(Desk desk, CancellationToken ct) => await Gate.RefusedAsync(Act.KeepFlag, desk, ct) is { } refusal
        ? new Outcome<IReadOnlyList<Pickable>>.Refused([refusal])
        : Outcome.Done(await MarkSubjects.NewestAsync(desk, ct));

    /// <summary>Returns what a mark's form needs: a mark belongs to the entry whose board is in front while that waits for its outcome.</summary>
    public static async Task<MarkOpened> OpenMarkAsync(OpenMark open, Desk desk, CancellationToken ct)
    {
        var entry = (await FlagActions.ListAsync(desk, ct)).Select(e => e.Value).FirstOrDefault(e => e.Id == open.Entry && e.Outcome is null);
        var against = entry is null ? await AgainstAsync(desk, ct) : new EvidenceAgainst(await MarkActions.EditionAsync(entry, desk, ct), entry);
        return new(open, new(against.Entry, open.Chosen.Label) { Wish = open.Chosen.Wish, IsFile = open.Chosen.IsFile }, against);
    }

    /// <summary>Marks a record on file by a line of words.</summary>
    public static async Task<Outcome<KeptMark>> MarkAsync(MarkWish wish, string words, Desk desk, CancellationToken ct)
    {
        var entry = await OpenEntryAsync(desk, ct);
        if (entry is not Outcome<FlagEntry?>.Done(var of))
        {
            return new Outcome<KeptMark>.Refused(((Outcome<FlagEntry?>.Refused)entry).Reasons);
        }

        var draft = EvidenceLine.Read(words, await MarkActions.EditionAsync(of, desk, ct));
        return draft is Outcome<MarkDraft>.Done(var wanted)
            ? await MarkActions.MarkAsync(wish, wanted, of, desk, ct)
            : new Outcome<KeptMark>.Refused(((Outcome<MarkDraft>.Refused)draft).Reasons);
    }

    /// <summary>Writes what a mark's form says: a new mark, or another state of one.</summary>
    /// <param name="save">The form, and what it is for.</param>
    /// <param name="desk">Who and where.</param>
    /// <param name="ct">Stops before anything is written.</param>
    public static async Task<Outcome<KeptMark>> SaveAsync(SaveMark save, Desk desk, CancellationToken ct)
    {
        if (MarkForm.Draft(save.Form) is not Outcome<MarkDraft>.Done(var draft))
        {
            return new Outcome<KeptMark>.Refused(((Outcome<MarkDraft>.Refused)MarkForm.Draft(save.Form)).Reasons);
        }

        var outcome = save.Task.Amends is { } was
            ? await MarkActions.AmendAsync(was, draft, MarkForm.WhyOf(save.Form), desk, ct)
            : await NewAsync(save, draft, desk, ct);
        return outcome is Outcome<KeptMark>.Refused(var reasons) ? new Outcome<KeptMark>.Refused(MarkForm.InItsWords(reasons)) : outcome;
    }

    private static async Task<Outcome<KeptMark>> NewAsync(SaveMark save, MarkDraft draft, Desk desk, CancellationToken ct)
    {

        var wish = save.Task switch
        {
            { IsFile: true, Wish.Attached: null } => await FileAsync(MarkForm.PathOf(save.Form), desk, ct),
            { Wish.Incidents: not null } => Outcome.Done(new MarkWish { Incidents = MarkForm.FilterOf(save.Form) }),
            var task => Outcome.Done(task.Wish),
        };
        return wish is Outcome<MarkWish>.Done(var wanted)
            ? await MarkActions.MarkAsync(wanted, draft, save.Task.Entry, desk, ct)
            : new Outcome<KeptMark>.Refused(((Outcome<MarkWish>.Refused)wish).Reasons);
    }

    private static async Task<Outcome<MarkWish>> FileAsync(string path, Desk desk, CancellationToken ct)
    {
        // Standard input is the keyboard here.
        if (path is "" or "-")
        {
            return Outcome.Refused<MarkWish>("file", path.Length == 0 ? "No file is named." : "A form takes no stream.", "Give the path of a file.");
        }

        var name = Path.GetFileName(path);
        try
        {
            if (desk.Files.Size(path) is { } size && FileRules.TooLarge(name, size) is { } large)
            {
                return new Outcome<MarkWish>.Refused([large]);
            }

            return Outcome.Done(new MarkWish { File = (name, await FileReading.BytesAsync(path, desk, ct)) });
        }
        catch (FileTroubleException e)
        {
            return new Outcome<MarkWish>.Refused([e.Refusal with { Field = "file" }]);
        }
    }
}
