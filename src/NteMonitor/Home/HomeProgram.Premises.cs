using NteMonitor.Premises;
using NteMonitor.Terminal;

namespace NteMonitor.Home;

/// <content>The premises file: its parts, and the form of a visit.</content>
public sealed partial class HomeProgram
{
    /// <summary>Returns the page with its next part at the top, or one before; beyond the last it begins again.</summary>
    private static Step<HomeModel> Part(HomeModel model, VenueOpened page, int step)
    {
        if (model.Top is not Over.VenuePage over)
        {
            return new(model);
        }

        var width = Math.Max(1, model.Size.Width - 4);
        List<int> rows = [0, .. PremisesScreen.Parts(page.Lines).Select(line => TextRows.Above(page.Lines, line, width))];
        var next = step > 0 ? rows.Find(r => r > over.Scroll) : rows.FindLast(r => r < over.Scroll);
        return new(model.Swap(over with { Scroll = next }));
    }

    private Over.Form VisitTo(VenueOpened page, KeptVisit? follows) =>
        new(FormKind.Visit, VisitForm.Of(page.File, follows, desk.Reference), desk.NewId()) { Venue = page.Venue, Follows = follows };

    /// <summary>The earlier visit that a draft follows up, where it still waits.</summary>
    private static KeptVisit? Followed(VenueOpened page, Draft draft) =>
        HomeDrafts.Follows(draft) is { } id ? page.File.Open.FirstOrDefault(v => v.Visit.Id == id) : null;
}
