using NteMonitor.Incidents;
using NteMonitor.Journal;
using NteMonitor.Premises;
using NteMonitor.Snapshots;
using NteMonitor.Terminal;
using NteMonitor.Venues;

namespace NteMonitor.Home;

/// <content>Pages and questions that lie over a tab.</content>
public sealed partial class HomeProgram
{
    private Step<HomeModel> OnTop(HomeModel model, Over top, Msg msg) => (top, msg) switch
    {
        (Over.Written { Saving: true }, _) => new(model),
        (Over.QuickBar bar, _) => InQuickBar(model, bar, msg),
        (Over.Form form, _) => InForm(model, form, msg),
        (Over.FilterBar bar, _) => InFilterBar(model, bar, msg),
        (Over.Search search, _) => InSearch(model, search, msg),
        (Over.Asking asking, _) => InAsking(model, asking, msg),
        (Over.EvidenceBar bar, _) => InEvidenceBar(model, bar, msg),
        (Over.Workbench bench, _) => InWorkbench(model, bench, msg),
        (Over.BenchLine line, _) => InBenchLine(model, line, msg),
        (Over.Linking linking, _) => InLinking(model, linking, msg),
        (Over.ChoosingVisit choosing, _) => InChoosingVisit(model, choosing, msg),
        (Over.Picking picking, _) => InPicking(model, picking, msg),
        (Over.PackLine line, _) => InPackLine(model, line, msg),
        (Over.PackPage { State.Writing: true }, Commanded) => Say(model, "It is being written.", Ink.Normal),
        (Over.ChoosingMark choosing, _) => InChoosingMark(model, choosing, msg),
        (Over.Settling settling, _) => InSettling(model, settling, msg),
        (Over.TextPage page, Commanded { Word: "done" }) => new(model.Put(Settling(page.Items))),
        (Over.Choosing choosing, _) => InChoosing(model, choosing, msg),
        (Over.Resuming resuming, Commanded { Word: "resume-yes" }) => Resume(model.Pop(), resuming.Draft),
        (Over.Resuming, Commanded { Word: "resume-no" }) => Say(model.Pop(), "It is kept; :resume offers it again.", Ink.Normal),
        (Over.Sure sure, Commanded { Word: "sure-yes" }) => new(sure.LeavesBelow ? model.Pop().Pop() : model.Pop(), sure.Then),
        (Over.Sure, Commanded { Word: "sure-no" }) => new(model.Pop()),
        (Over.Page, Commanded { Word: "back" } or KeyPressed("esc")) => new(model.Pop(), Refresh(model)),
        (Over.IncidentPage page, Commanded command) => OnIncident(model, page.Opened, command),
        (Over.VenuePage page, Commanded command) => OnVenue(model, page.Opened, command),
        (Over.VisitPage page, Commanded command) => OnVisit(model, page.Opened.File, command),
        (Over.ShiftPage page, Commanded command) => OnShift(model, page.Opened, command),
        (Over.BanPage page, Commanded command) => OnBan(model, page.Opened, command),
        (Over.PackPage page, Commanded command) => OnPack(model, page, command),
        (Over.AttributePage page, Commanded command) => OnAttribute(model, page, command),
        (Over.Report report, Commanded { Word: "verify" }) => new(model.Pop() with { Snapshots = model.Snapshots with { Verifying = true } }, new VerifySnapshot(report.Snapshot)),
        (Over.Report report, Commanded { Word: "export" }) => new(model, new WriteSnapshot(report.Snapshot)),
        (Over.Page page, _) => new(model.Swap(page with { Scroll = Scrolled(model, msg, page.Scroll, page.Lines) })),
        _ => new(model),
    };

    private Step<HomeModel> OnIncident(HomeModel model, IncidentOpened page, Commanded command) => command.Word switch
    {
        "evidence" => AskEvidence(model, new() { Id = page.Account.Incident.Id.ToString("D") }, "This incident", command.Rest),
        "amend" => new(model.Put(Amendment(page)) with { Against = page.Against }),
        "link" => new(model.Put(new Over.Linking(page.Account, new("link", Choices(page))))),
        "unlink" => new(model.Put(new Over.Asking("Why they are not one event", TextInput.Empty, why => new UnlinkIncident(page.Account, why)))),
        "withdraw" => new(model.Put(new Over.Asking("Why it is withdrawn", TextInput.Empty, why => new WithdrawIncident(page.Account, why))
        {
            Question = "Withdraw this account? It leaves every list and count, and stays in the journal.",
        })),
        _ => new(model),
    };

    private Step<HomeModel> OnVenue(HomeModel model, VenueOpened page, Commanded command) => command.Word switch
    {
        "amend" => new(model.Put(Amendment(page))),
        "visit" => new(model.Put(VisitTo(page, null))),
        "follow-up" => new(model.Put(VisitTo(page, page.File.Open.FirstOrDefault()))),
        "visits" => OpenVisits(model, page),
        "next-part" => Part(model, page, 1),
        "last-part" => Part(model, page, -1),
        "close-venue" => new(model.Put(new Over.Asking("Why it closes, from today", TextInput.Empty, why => new CloseVenue(page.Venue, why))
        {
            Question = $"Close {page.Venue.Venue.Name} from today? It stays on file with everything that happened there.",
        })),
        "incidents-here" => Filter((model with { Stack = [] }) with { Tab = Tab.Incidents }, $"at:\"{page.Venue.Venue.Code ?? page.Venue.Venue.Name}\""),
        _ => new(model),
    };

    private Over.Form Amendment(IncidentOpened page) => new(
        FormKind.Amendment, IncidentForm.Of(IncidentRules.DraftOf(page.Account.Incident, page.Narrative ?? "", page.Against), page.Against, page.Account), desk.NewId())
    { Account = page.Account };

    private Over.Form Amendment(VenueOpened page) => new(
        FormKind.VenueAmendment, VenueScreen.Form(page.Draft, desk.Reference.VenueKinds, amending: true), desk.NewId())
    { Venue = page.Venue };

    /// <summary>Accounts to link with: those that were suggested first, then what else happened about that time.</summary>
    private IReadOnlyList<Choice> Choices(IncidentOpened page)
    {
        var names = page.Against.Venues.Venues.ToDictionary(v => v.Id, v => v.Name);
        return [.. page.Suggestions.Select(s => Of(s.Other, s.Why)), .. page.Nearby.Select(a => Of(a, "not suggested"))];

        Choice Of(Account account, string why) => new(
            account.Incident.Id.ToString("D"),
            $"{IncidentText.Time(account.Incident.When, page.Against.Clock)} {IncidentText.Place(account.Incident, names)}, {Reference.NameOf(desk.Reference.Categories, account.Incident.Category)}",
            $"{why}; {Reference.NameOf(desk.Reference.Sources, account.Incident.Source).ToLowerInvariant()}");
    }

    /// <summary>Puts a page in front, unless something is being typed or asked: an answer that comes late takes the keys from nobody.</summary>
    private static HomeModel Front(HomeModel model, Over.Page page) => model.Top switch
    {
        null => model.Put(page),
        Over.Page top when top.GetType() == page.GetType() => model.Swap(page),
        Over.Page or Over.Search or Over.Workbench => model.Put(page),
        _ => model,
    };

    private Step<HomeModel> Opened(HomeModel model, IncidentOpened page)
    {
        var with = Front(model, new Over.IncidentPage(page));
        if (page.Draft is { } draft)
        {
            return Resumed(with.Put(Amendment(page)) with { Against = page.Against }, draft, page.Account.Head);
        }

        return with.Top is Over.IncidentPage ? GoOn(with, page.Then, command => OnIncident(with, page, command)) : new(with);
    }

    private Step<HomeModel> Opened(HomeModel model, VenueOpened page)
    {
        var with = Front(model, new Over.VenuePage(page));
        if (page.Resumed is { } draft)
        {
            return Resumed(with.Put(HomeDrafts.Kind(draft) == FormKind.Visit ? VisitTo(page, Followed(page, draft)) : Amendment(page)), draft, page.Venue.Head);
        }

        return with.Top is Over.VenuePage ? GoOn(with, page.Then, command => OnVenue(with, page, command)) : new(with);
    }

    private static Step<HomeModel> GoOn(HomeModel model, string word, Func<Commanded, Step<HomeModel>> then) => word.Length == 0
        ? new(model)
        : HomeKeys.Of(model).FindCommand(word) is { Disabled: { } reason } key ? Say(model, $"{key.Label}: not now. {reason}", Ink.Warn) : then(new(word));

    private static Step<HomeModel> InAsking(HomeModel model, Over.Asking asking, Msg msg) => msg switch
    {
        KeyPressed("esc") or Commanded { Word: "back" } => new(model.Pop()),
        KeyPressed("enter") when asking.Input.Text.Trim().Length == 0 => Say(model, asking.Empty, Ink.Warn),
        KeyPressed("enter") when asking.Question.Length > 0 => new(model.Swap(new Over.Sure(asking.Question, $"Why: {asking.Input.Text.Trim()}", asking.Then(asking.Input.Text)))),
        KeyPressed("enter") => new(model.Pop(), asking.Then(asking.Input.Text)),
        _ => new(model.Swap(asking with { Input = TextInputRules.Update(asking.Input, msg) })),
    };

    private static Step<HomeModel> InLinking(HomeModel model, Over.Linking linking, Msg msg) => PickerRules.Update(linking.Picker, msg) switch
    {
        _ when msg is Commanded { Word: "back" } => new(model.Pop()),
        { Left: true } => new(model.Pop()),
        { Chosen: { } chosen } => new(model.Pop(), new LinkIncidents(linking.Account, Guid.Parse(chosen.Value))),
        var step => new(model.Swap(linking with { Picker = step.State })),
    };

    private static Step<HomeModel> Corrected(HomeModel model, string said, IReadOnlyList<Refusal> refused, Guid? gone)
    {
        if (refused.Count > 0)
        {
            return Say(model, Outcome.Said(refused), Ink.Bad);
        }

        var left = model with { Stack = [.. model.Stack.Where(o => gone is null || o is not Over.IncidentPage page || page.Opened.Account.Incident.Id != gone)] };
        var (next, toast) = Say(left, said, Ink.Good);
        return new(next, new Batch([toast!, .. Fresh(next), .. next.Tab == Tab.Journal ? [new ListConflicts()] : Array.Empty<Effect>()]));
    }

    /// <summary>Returns how far a text is scrolled after a key, over a guess of its wrapped length that is never too short.</summary>
    private static int Scrolled(HomeModel model, Msg msg, int scroll, IReadOnlyList<string> lines)
    {
        var width = Math.Max(10, model.Size.Width - 14);
        var last = Math.Max(0, lines.Sum(l => 1 + (l.Length / width)) - Math.Max(1, model.Size.Height - 6));
        return msg is not KeyPressed(var key) ? scroll : Math.Clamp(key switch
        {
            "j" or "down" => scroll + 1,
            "k" or "up" => scroll - 1,
            "pgdn" or "space" or "." => scroll + 10,
            "pgup" or "," => scroll - 10,
            "g" or "home" or "<" => 0,
            "G" or "end" or ">" => last,
            _ => scroll,
        }, 0, last);
    }
}
