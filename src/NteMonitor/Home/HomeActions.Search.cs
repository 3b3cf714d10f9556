using NteMonitor.Search;
using NteMonitor.Terminal;

namespace NteMonitor.Home;

/// <content>Words looked up.</content>
public sealed partial class HomeActions
{
    private async Task<Msg> FindAsync(FindWords find, CancellationToken ct) => await SearchActions.FindAsync(new(find.Text) { Most = SearchScreen.Most }, desk, ct) switch
    {
        Outcome<SearchAnswer>.Done(var answer) => new WordsFound(find.Text, answer.Found, []),
        var refused => new WordsFound(find.Text, [], Refused(refused)),
    };
}
