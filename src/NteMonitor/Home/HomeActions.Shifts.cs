using System.Globalization;
using NodaTime;
using NteMonitor.Incidents;
using NteMonitor.Patrols;
using NteMonitor.Terminal;

namespace NteMonitor.Home;

/// <content>Shifts, read and written.</content>
public sealed partial class HomeActions
{
    private async Task ReadShiftsAsync(Effect effect, Action<Msg> send, CancellationToken ct)
    {
        switch (effect)
        {
            case ReadMine read:
                send(new MineRead(await MineAsync(ct)) { Draft = read.Draft });
                break;
            case ListShifts:
                send(new ShiftsListed(await ShiftActions.ListAsync(new() { Most = ShiftsScreen.Most }, desk, ct)));
                break;
            case OpenShift open:
                send(await ShiftPageAsync(open.Id, ct) is { } page ? page with { Then = open.Then, Draft = open.Draft } : new WentWrong("This shift is no longer here."));
                break;
            case ReadShift read:
                if (await ShiftPageAsync(read.Id, ct) is { } again)
                {
                    send(new ShiftRead(again));
                }

                break;
            case OpenHandover:
                var handover = await ShiftActions.HandoverAsync(desk, ct);
                send(new TextOpened("Handover", ShiftDetail.Lines(handover, desk)) { Items = handover.Items });
                break;
            case OpenTotals totals:
                send(new TextOpened(HomeProgram.TotalsOf(totals.Month), await TotalsAsync(totals.Month, ct)));
                break;
            default:
                await ReadPremisesAsync(effect, send, ct);
                break;
        }
    }

    private async Task WriteShiftsAsync(Effect effect, Action<Msg> send, CancellationToken ct)
    {
        switch (effect)
        {
            case CountOnShift count:
                send(Counted(await ShiftActions.CountAsync(count.On, count.Wish, desk, ct)));
                break;
            case UndoCount undo:
                send(Counted(await ShiftActions.UndoAsync(undo.On, desk, ct)));
                break;
            case AnswerCall call:
                var answered = await ShiftActions.CallAsync(call.On, desk, ct);
                send(new ShiftCounted((answered as Outcome<KeptShift>.Done)?.Value, Said(answered, s => $"Answered {Clock(desk.Now())}; next {IncidentText.Minute(ShiftRules.CallDue(OnPatrol.Of(s))!.Value, desk.Town.Clock)}"), Refused(answered)));
                break;
            case BeginShift begin:
                send(Kept(begin.Typed, await ShiftActions.OpenAsync(begin.Draft, begin.Typed, desk, ct), s => $"Open: {s.Shift.Scheme}, {ShiftText.Span(s, desk.Town.Clock)}.") with { Began = true });
                break;
            case CloseShift close:
                send(Kept(close.Typed, await ShiftActions.CloseAsync(close.On, close.Draft, close.Typed, desk, ct), s => $"Closed: {ShiftText.Lasted(s.Shift)}. It can be amended, not opened again."));
                break;
            case AmendShift amend:
                send(Kept(amend.Typed, await ShiftActions.AmendAsync(amend.On, amend.Change, amend.Typed, desk, ct), _ => $"Amended {Clock(desk.Now())}."));
                break;
            case WithdrawShift withdraw:
                send(Kept(null, await ShiftActions.WithdrawAsync(withdraw.On, withdraw.Why, desk, ct), _ => "It is withdrawn; it stays in the journal."));
                break;
            case SaveNote note:
                var text = note.IsOpen ? note.Text.TrimStart()[1..] : note.Text;
                send(KeptPart(note.Typed, await ShiftActions.NoteAsync(note.On, (text, note.IsOpen), note.Typed, desk, ct), p => $"Noted {Clock(p.At)}{(p.IsOpen ? ", open for the next shift" : "")}."));
                break;
            case SaveRow row:
                send(KeptPart(row.Typed, await ShiftActions.RowAsync(row.On, (row.When, row.Figures), row.Typed, desk, ct), p => $"Row of {IncidentText.Minute(p.At, desk.Town.Clock)} saved {Clock(desk.Now())}."));
                break;
            case SettleItem item:
                send(KeptPart(null, await ShiftActions.DoneAsync(item.Item, item.Why, desk, ct), _ => "It waits no more."));
                break;
            default:
                await WritePremisesAsync(effect, send, ct);
                break;
        }
    }

    private async Task<MyShift> MineAsync(CancellationToken ct)
    {
        var mine = await ShiftActions.MineAsync(desk, ct);
        return new(
            mine is null ? null : await ShiftActions.OpenAsync(mine, desk, ct),
            mine is null ? await ShiftActions.HandoverAsync(desk, ct) : null,
            await desk.Store.OnPatrolAsync(ct), mine is null ? await ShiftActions.AgainstAsync(desk, ct) : ShiftActions.Against(mine, desk));
    }

    private async Task<ShiftOpened?> ShiftPageAsync(Guid id, CancellationToken ct)
    {
        if (await desk.Store.ShiftAsync(id, ct) is not { } kept)
        {
            return null;
        }

        var file = await ShiftActions.OpenAsync(kept, desk, ct);
        return new(file, ShiftDetail.Lines(file, desk));
    }

    private async Task<IReadOnlyList<string>> TotalsAsync(YearMonth month, CancellationToken ct)
    {
        var nights = NightRange.Of(month);
        var without = await ShiftActions.ListAsync(new() { NightUnknown = true }, desk, ct);
        return ShiftsScreen.Lines(ShiftRules.ByScheme(await ShiftActions.ListAsync(new() { Nights = nights }, desk, ct)), without.Count);
    }

    private ShiftCounted Counted(Outcome<CountMade> outcome) => new(
        (outcome as Outcome<CountMade>.Done)?.Value.Kept,
        Said(outcome, m => $"Saved {Clock(m.At)}: {m.Counter.Name} {(m.Kept.Totals.TryGetValue(m.Counter.Code, out var n) ? n.ToString(CultureInfo.InvariantCulture) : ShiftText.NotCounted)}"),
        Refused(outcome));

    private static ShiftSaved Kept(Guid? typed, Outcome<KeptShift> outcome, Func<KeptShift, string> said) => new(typed, Said(outcome, said), Refused(outcome));

    private static ShiftSaved KeptPart(Guid? typed, Outcome<ShiftPart> outcome, Func<ShiftPart, string> said) => new(typed, Said(outcome, said), Refused(outcome));
}
