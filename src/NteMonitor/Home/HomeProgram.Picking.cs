using System.Text.RegularExpressions;
using NteMonitor.PurpleFlag.Board;
using NteMonitor.PurpleFlag.Evidence;
using NteMonitor.Terminal;

namespace NteMonitor.Home;

/// <content>The choice of what is marked as evidence, and the form that follows.</content>
public sealed partial class HomeProgram
{
    private static Step<HomeModel> InPicking(HomeModel model, Over.Picking picking, Msg msg) => PickerRules.Update(picking.Picker, msg) switch
    {
        _ when msg is Commanded { Word: "back" } => new(model.Pop()),
        { Left: true } => new(model.Pop()),
        { Chosen: { Value: PickableText.Search } } => new(model.Swap(new Over.Search(new(TextInput.Empty)) { Picks = picking.Begin })),
        { Chosen: { } chosen } => Picked(model.Pop(), picking, chosen.Value),
        var step => new(model.Swap(picking with { Picker = step.State })),
    };

    private static Step<HomeModel> Picked(HomeModel model, Over.Picking picking, string value) => PickableText.Way(value, FilterOf(model)) switch
    {
        { Wish.Incidents: not null } set => OpenSet(model, set, picking.Begin),
        { } way => new(model, Opening(model, way, picking.Begin)),
        null => new(model, Opening(model, picking.All[int.Parse(value, System.Globalization.CultureInfo.InvariantCulture)], picking.Begin)),
    };

    /// <summary>Takes a hit of the search as evidence, or says why it is none.</summary>
    private static Step<HomeModel> PickedFound(HomeModel model, Over.Search search, Search.Found found)
    {
        var hit = found.Hit;
        var (thing, id) = hit is { Thing: "shift-note", Of: { } shift } ? ("shift", shift) : (hit.Thing, hit.Subject);
        return BoardActions.IsMarkable(thing)
            ? new(model.Pop(), Opening(model, new(new() { Id = id.ToString("D") }, found.Title, thing), search.Picks!))
            : Say(model, $"A {found.Kind} is no evidence by itself: choose an incident, a shift, a visit, a meeting or a paper.", Ink.Warn);
    }

    /// <summary>Asks for the form of a set of incidents: the filter and the nights of the list, the nights as days of their own.</summary>
    private static Step<HomeModel> OpenSet(HomeModel model, Pickable set, MarkDraft begin)
    {
        var nights = model.Incidents.Filter.Nights;
        return new(model, Opening(model, set, begin with
        {
            From = nights is { } from && from.First != Night.Earliest ? from.First.Evening : null,
            Until = nights is { } until && until.Last != Night.Latest ? until.Last.Evening : null,
        }));
    }

    private static OpenMark Opening(HomeModel model, Pickable chosen, MarkDraft begin) => new(chosen, begin) { Entry = model.Flag.Board?.Entry };

    private Step<HomeModel> Opened(HomeModel model, MarkOpened opened)
    {
        if (model.Top is not (null or Over.Page or Over.Search))
        {
            return new(model);
        }

        var form = new Over.Form(FormKind.Mark, MarkForm.Of(opened.Task, opened.Asked.Begin, opened.Against.Edition), opened.Asked.Draft?.Id ?? desk.NewId()) { Mark = opened.Task };
        return opened.Asked.Draft is { } draft ? new(Restored(model.Put(form), draft)) : new(model.Put(form));
    }

    /// <summary>The filter of the list of incidents without its nights, which a set keeps by itself.</summary>
    private static string FilterOf(HomeModel model) => NightWords().Replace(model.Incidents.FilterText, "").Trim();

    /// <summary>What the board's cell in front is short of: the attribute, and its zone where the hour matters.</summary>
    private static MarkDraft Lacking(HomeModel model) => new()
    {
        Attributes = BoardScreen.Selected(model.Flag) is { } attribute ? [attribute.Code] : [],
        Zones = BoardScreen.ZoneOf(model.Flag) is { } zone && BoardScreen.Cell(model.Flag) is { State: not CellState.NotLookedAt } ? [zone] : [],
    };

    [GeneratedRegex(@"(?<!\S)(since|until|on):\S+\s*", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex NightWords();
}
