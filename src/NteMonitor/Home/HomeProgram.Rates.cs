using NteMonitor.Rates;
using NteMonitor.Terminal;

namespace NteMonitor.Home;

/// <content>Which venues stand out.</content>
public sealed partial class HomeProgram
{
    private static Step<HomeModel> OnRates(HomeModel model, Commanded command) => (command.Word, RatesScreen.Selected(model.Rates)) switch
    {
        ("open", var selected) => new(model.Put(new Over.TextPage(selected?.Venue.Name ?? "In words", RatesScreen.Lines(model.Rates)))),
        ("period", _) => Counting(model with { Rates = RatesScreen.Shifted(model.Rates) }),
        ("kind", _) => Counting(model with { Rates = RatesScreen.OfKind(model.Rates) }),
        ("order", _) => new(model with { Rates = RatesScreen.Turned(model.Rates) }),
        ("funnel", _) => new(model with { Rates = model.Rates with { ShowsFunnel = !model.Rates.ShowsFunnel } }),
        ("alerts", _) => new(model, new OpenAlerts()),
        ("repeats", _) => new(model, new OpenRepeats(RatesScreen.Wish(model.Rates))),
        ("weeks", { } venue) => new(model, new OpenAlert(venue.Venue.Id)),
        ("change", { } venue) => new(model.Put(new Over.Asking("The first night after the change", TextInput.Empty, text => new OpenChange(venue.Venue.Id, text, RatesScreen.Wish(model.Rates)))
        {
            Empty = "A date is needed, such as 2026-05-01; esc leaves.",
            Hint = "2026-05-01; equal spans before it and after",
        })),
        _ => new(model),
    };

    private static Step<HomeModel> Counting(HomeModel model) => new(model, new CountRates(RatesScreen.Wish(model.Rates)));
}
