using NteMonitor.Premises;
using NteMonitor.Terminal;
using NteMonitor.Venues;

namespace NteMonitor.Home;

/// <content>The premises file, written.</content>
public sealed partial class HomeActions
{
    private async Task WritePremisesAsync(Effect effect, Action<Msg> send, CancellationToken ct)
    {
        switch (effect)
        {
            case SaveVisit save:
                var visit = await VisitActions.RecordAsync(save.To, save.Draft, save.Typed, desk, ct);
                send(new VenueSaved(save.Typed, Said(visit, v => $"Visit to {save.To.Venue.Venue.Name} recorded{(v.Visit.FollowUp is null ? "." : $"; {VisitText.FollowUp(v.Visit)}.")}"), Refused(visit)));
                break;
            case var _ when await WritePeopleAsync(effect, send, ct):
                break;
            default:
                throw new InvalidOperationException($"Nothing writes {effect.GetType().Name}.");
        }
    }
}
