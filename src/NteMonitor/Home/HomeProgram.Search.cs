using NteMonitor.Incidents;
using NteMonitor.Patrols;
using NteMonitor.Premises;
using NteMonitor.Pubwatch;
using NteMonitor.Search;
using NteMonitor.Terminal;
using NteMonitor.Venues;

namespace NteMonitor.Home;

/// <content>The search over everything.</content>
public sealed partial class HomeProgram
{
    /// <summary>Opens the search; words that were given with the command are looked up at once, and the list has the keys.</summary>
    private static Step<HomeModel> Search(HomeModel model, string words)
    {
        var (state, effect) = SearchScreen.Update(new(TextInput.Empty), new Pasted(words));
        return new(model.Put(new Over.Search(state with { IsChoosing = words.Length > 0 })), effect);
    }

    private static Step<HomeModel> InSearch(HomeModel model, Over.Search search, Msg msg)
    {
        var state = search.State;
        switch (msg)
        {
            case Commanded { Word: "back" } or KeyPressed("esc"):
                return new(model.Pop(), Refresh(model));
            case Commanded { Word: "words" }:
                return new(model.Swap(search with { State = state with { IsChoosing = false, InOnePiece = false } }));
            case KeyPressed("enter") when state.Input.Text.Trim().Length == 0:
                return new(model.Pop(), Refresh(model));
            case KeyPressed("enter") when state.InOnePiece && !state.IsChoosing && state.Found.Count > 1:
                return new(model.Swap(search with { State = state with { IsChoosing = true } }));
            case KeyPressed("enter") or Commanded { Word: "open" }:
                return SearchScreen.Selected(state) is not { } found || state.IsAsking ? new(model)
                    : search.Picks is not null ? PickedFound(model, search, found)
                    : Opening(found) is { } page ? new(model, page)
                    : new(model.Put(new Over.TextPage(found.Title, FoundText.Lines(found))));
            default:
                var (next, effect) = SearchScreen.Update(state, msg);
                return new(model.Swap(search with { State = next }), effect);
        }
    }

    /// <summary>Takes what was found, wherever the search lies: a page may have been opened over it.</summary>
    private static Step<HomeModel> Found(HomeModel model, Msg msg)
    {
        Effect? next = null;
        var with = model.Each(o =>
        {
            if (o is not Over.Search search)
            {
                return o;
            }

            var (state, effect) = SearchScreen.Update(search.State, msg);
            next = effect;
            return search with { State = state };
        });
        return new(with, next);
    }

    private static Effect? Opening(Found found) => found.Hit switch
    {
        { Thing: "incident" } hit => new OpenIncident(hit.Subject),
        { Thing: "venue" } hit => new OpenVenue(hit.Subject),
        { Thing: "visit" } hit => new OpenVisit(hit.Subject),
        { Thing: "shift" } hit => new OpenShift(hit.Subject),
        { Thing: "shift-note", Of: { } shift } => new OpenShift(shift),
        { Thing: "ban" } hit => new OpenBan(hit.Subject),
        _ => null,
    };
}
