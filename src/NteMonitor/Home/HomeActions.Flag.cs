using NteMonitor.Commands;
using NteMonitor.Documents;
using NteMonitor.Incidents;
using NteMonitor.Patrols;
using NteMonitor.Pubwatch;
using NteMonitor.PurpleFlag.Board;
using NteMonitor.PurpleFlag.CoreData;
using NteMonitor.PurpleFlag.Cycle;
using NteMonitor.PurpleFlag.Evidence;
using NteMonitor.PurpleFlag.NightVisits;
using NteMonitor.PurpleFlag.Pack.Pages;
using NteMonitor.Terminal;
using NteMonitor.Venues;

namespace NteMonitor.Home;

/// <content>The Purple Flag, read and written.</content>
public sealed partial class HomeActions
{
    /// <summary>Returns whether it was asked for something of the Purple Flag.</summary>
    private async Task<bool> ReadFlagAsync(Effect effect, Action<Msg> send, CancellationToken ct)
    {
        switch (effect)
        {
            case ReadBoard read:
                send(Told(await BoardActions.ReadAsync(read.Entry, desk, ct), board => new BoardRead(board)));
                return true;
            case ReadPickable pick:
                send(Told(await BoardActions.PickableAsync(desk, ct), all => new PickableRead(all, pick.Begin)));
                return true;
            case OpenMark open:
                send(await BoardActions.OpenMarkAsync(open, desk, ct));
                return true;
            case PlanPack plan:
                var planned = await PackMaking.PlanAsync(plan.Wish, desk, ct);
                send(new PackPlanned(plan.Wish, (planned as Outcome<PackPlan>.Done)?.Value, Refused(planned)));
                return true;
            case OpenCore core:
                send(Told(await CoreActions.MakeAsync(core.Entry, desk, ct), book => new TextOpened("Core data", [.. book.Sheets.SelectMany(s => PlainTextWriter.Write(s.Page).TrimEnd('\n').Split('\n').Append(""))])));
                return true;
            case ReadNight night:
                send(await NightAsync(night, ct));
                return true;
            case ReadEvidence:
                send(new EvidenceRead(await BoardActions.AgainstAsync(desk, ct)));
                return true;
            default:
                return false;
        }
    }

    /// <summary>Returns whether it was about the Purple Flag.</summary>
    private async Task<bool> WriteFlagAsync(Effect effect, Action<Msg> send, CancellationToken ct)
    {
        switch (effect)
        {
            case SaveMark save:
                send(await MarkAsync(save, ct));
                return true;
            case Marking(var saving, var words):
                var marking = EvidenceWhile.At(words, desk);
                await new HomeActions(marking.Desk).WriteAsync(saving, msg => send(With(msg, marking)), ct);
                return true;
            case MarkOnFile(var wish, var typed):
                var marked = await BoardActions.MarkAsync(wish, typed, desk, ct);
                send(new MarkSaved(null, Said(marked, m => MarkText.Line(m.On.Mark)), Refused(marked)));
                return true;
            case WritePack pack:
                send(await WriteAsync(pack, ct));
                return true;
            case SaveObservation seen:
                send(await SeenAsync(seen, ct));
                return true;
            case TakeBack back:
                send(await TakenBackAsync(back, ct));
                return true;
            case FinishNight finish:
                send(await FinishedAsync(finish, ct));
                return true;
            case WithdrawMark withdraw:
                var gone = await FlagActions.WithdrawAsync(withdraw.Kept.Record, withdraw.Why, desk, ct);
                send(new MarkSaved(null, Said(gone, _ => "It counts as evidence no more; the mark stays in the journal."), Refused(gone)));
                return true;
            default:
                return false;
        }
    }

    private async Task<MarkSaved> MarkAsync(SaveMark save, CancellationToken ct)
    {
        var outcome = await BoardActions.SaveAsync(save, desk, ct);
        if (outcome is Outcome<KeptMark>.Done)
        {
            await desk.Store.DropDraftAsync(save.Typed, ct);
        }

        return new(save.Typed, Said(outcome, m => MarkText.Line(m.On.Mark)), Refused(outcome));
    }

    /// <summary>A path at which something lies already is said at the pack, like every other finding.</summary>
    private async Task<PackWrote> WriteAsync(WritePack pack, CancellationToken ct)
    {
        try
        {
            var made = await PackMaking.MakeAsync(pack.Wish, pack.Target, desk, ct);
            return new((made as Outcome<PackMade>.Done)?.Value, Refused(made));
        }
        catch (FileTroubleException e)
        {
            return new(null, [e.Refusal]);
        }
    }

    /// <summary>What was marked is said behind what was saved.</summary>
    private static Msg With(Msg msg, EvidenceWhile marking) => msg switch
    {
        IncidentSaved { Refused.Count: 0 } saved => saved with { Said = marking.Said(saved.Said) },
        ShiftSaved { Refused.Count: 0 } saved => saved with { Said = marking.Said(saved.Said) },
        VenueSaved { Refused.Count: 0 } saved => saved with { Said = marking.Said(saved.Said) },
        NightSaved { Refused.Count: 0 } saved => saved with { Said = marking.Said(saved.Said) },
        StepTaken { Refused.Count: 0 } taken => taken with { Said = marking.Said(taken.Said) },
        _ => msg,
    };
}
