using NteMonitor.Documents;
using NteMonitor.Patrols;
using NteMonitor.Rates;
using NteMonitor.Terminal;

namespace NteMonitor.Home;

/// <content>Which venues stand out, counted.</content>
public sealed partial class HomeActions
{
    private Night Tonight => desk.Town.Clock.NightOf(desk.Now());

    private async Task ReadRatesAsync(Effect effect, Action<Msg> send, CancellationToken ct)
    {
        switch (effect)
        {
            case CountRates count:
                send(Told(await RateActions.RatesAsync(count.Wish.On(Tonight), desk, ct), figures => new RatesCounted(count.Wish, figures)));
                break;
            case OpenChange change:
                send(await ChangeAsync(change, ct));
                break;
            case OpenAlert alert:
                send(Told(await RateActions.AlertsAsync(null, desk, ct), figures => new TextOpened("Weekly watch", RateSheets.Lines(figures, alert.Venue))));
                break;
            case OpenAlerts:
                send(Told(await RateActions.AlertsAsync(null, desk, ct), figures => new TextOpened("Weekly watch", Text("Weekly watch", RateSheets.Parts(figures)))));
                break;
            case OpenRepeats repeats:
                send(Told(await RateActions.RepeatsAsync(repeats.Wish.On(Tonight), null, desk, ct), figures => new TextOpened("Repeats", Text("Repeat places and times", RateSheets.Parts(figures)))));
                break;
            default:
                await ReadShiftsAsync(effect, send, ct);
                break;
        }
    }

    private async Task<Msg> ChangeAsync(OpenChange asked, CancellationToken ct)
    {
        List<Refusal> reasons = [];
        var spans = RateRules.Around("the date", asked.At, Tonight, reasons);
        var window = RateRules.Window(null, desk.Town, reasons);
        var kinds = RateRules.Kinds(asked.Wish.Kind, desk.Reference.VenueKinds, reasons);
        if (spans is not { } both || window is null || await desk.Store.VenueAsync(asked.Venue, ct) is not { } kept)
        {
            return new WentWrong(Outcome.Said(reasons));
        }

        return Told(await RateActions.ChangeAsync(kept.Venue, new(both.Before, window) { Kinds = kinds }, both.After, desk, ct),
            seen => new TextOpened("Before and after", RateText.Lines(seen)));
    }

    private static string[] Text(string title, IEnumerable<Documents.Part> parts) => PlainTextWriter.Write(new(title, [.. parts])).TrimEnd('\n').Split('\n');
}
