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
        new(FormKind.Visit, WithEvidence(VisitForm.Of(page.File, follows, desk.Reference), desk.Role), desk.NewId()) { Venue = page.Venue, Follows = follows };

    /// <summary>Opens the only visit, or asks which.</summary>
    private Step<HomeModel> OpenVisits(HomeModel model, VenueOpened page) => page.File.Visits switch
    {
        [] => new(model),
        [var only] => new(model, new OpenVisit(only.Visit.Id)),
        var several => new(model.Put(new Over.ChoosingVisit(new("visit", [.. several.Select(v => new Choice(
            v.Visit.Id.ToString("D"), VisitText.When(v.Visit, desk.Town.Clock), VisitText.InShort(v.Visit, desk.Reference)))])))),
    };

    private static Step<HomeModel> InChoosingVisit(HomeModel model, Over.ChoosingVisit choosing, Msg msg) => PickerRules.Update(choosing.Picker, msg) switch
    {
        _ when msg is Commanded { Word: "back" } => new(model.Pop()),
        { Left: true } => new(model.Pop()),
        { Chosen: { } chosen } => new(model.Pop(), new OpenVisit(Guid.Parse(chosen.Value))),
        var step => new(model.Swap(choosing with { Picker = step.State })),
    };

    private static Step<HomeModel> OnVisit(HomeModel model, VisitFile file, Commanded command) => command.Word switch
    {
        "evidence" => AskEvidence(model, new() { Id = file.Kept.Visit.Id.ToString("D") }, "This visit", command.Rest),
        "done" => new(model.Put(new Over.Asking("Why nobody has to look again", TextInput.Empty, why => new SettleVisit(file.Kept, why)))),
        "withdraw" => new(model.Put(new Over.Asking("Why it is withdrawn", TextInput.Empty, why => new WithdrawVisit(file.Kept, why))
        {
            Question = "Withdraw this visit? It leaves every list and state, and stays in the journal.",
        })),
        _ => new(model),
    };

    /// <summary>The earlier visit that a draft follows up, where it still waits.</summary>
    private static KeptVisit? Followed(VenueOpened page, Draft draft) =>
        HomeDrafts.Follows(draft) is { } id ? page.File.Open.FirstOrDefault(v => v.Visit.Id == id) : null;
}
