using NteMonitor.Premises;
using NteMonitor.Terminal;
using NteMonitor.Venues;

namespace NteMonitor.Home;

/// <content>The premises file, read and written.</content>
public sealed partial class HomeActions
{
    private async Task ReadPremisesAsync(Effect effect, Action<Msg> send, CancellationToken ct)
    {
        switch (effect)
        {
            case OpenVisit open:
                send(await VisitPageAsync(open.Id, ct) is { } page ? page : new WentWrong("This visit is no longer here."));
                break;
            case ReadVisit read:
                if (await VisitPageAsync(read.Id, ct) is { } again)
                {
                    send(new VisitRead(again));
                }

                break;
            default:
                throw new InvalidOperationException($"Nothing carries out {effect.GetType().Name}.");
        }
    }

    private async Task<VisitOpened?> VisitPageAsync(Guid id, CancellationToken ct)
    {
        if (await VisitActions.VisitAsync(id, desk, ct) is not { } kept)
        {
            return null;
        }

        var file = await VisitActions.OpenAsync(kept, desk, ct);
        return new(file, VisitText.Lines(file, desk));
    }

    private async Task WritePremisesAsync(Effect effect, Action<Msg> send, CancellationToken ct)
    {
        switch (effect)
        {
            case SaveVisit save:
                var visit = await VisitActions.RecordAsync(save.To, save.Draft, save.Typed, desk, ct);
                send(new VenueSaved(save.Typed, Said(visit, v => $"Visit to {save.To.Venue.Venue.Name} recorded{(v.Visit.FollowUp is null ? "." : $"; {VisitText.FollowUp(v.Visit)}.")}"), Refused(visit)));
                break;
            case WithdrawVisit withdraw:
                var gone = await VisitActions.WithdrawAsync(withdraw.Kept, withdraw.Why, desk, ct);
                send(new VenueSaved(null, Said(gone, _ => "It is withdrawn; it stays in the journal."), Refused(gone)));
                break;
            case SettleVisit settle:
                var settled = await VisitActions.DoneAsync(settle.Kept, settle.Why, desk, ct);
                send(new VenueSaved(null, Said(settled, _ => "The follow-up waits no more."), Refused(settled)));
                break;
            case var _ when await WritePeopleAsync(effect, send, ct) || await WriteEmroAsync(effect, send, ct) || await WriteFlagAsync(effect, send, ct):
                break;
            default:
                throw new InvalidOperationException($"Nothing writes {effect.GetType().Name}.");
        }
    }
}
