using System.Globalization;
using NteMonitor.Incidents;
using NteMonitor.Journal;
using NteMonitor.Terminal;
using NteMonitor.Venues;

namespace NteMonitor.Home;

/// <content>What lies over a tab: bars, forms, pages, questions; and the drafts of what is typed there.</content>
public sealed partial class HomeProgram
{
    private Step<HomeModel> OnTop(HomeModel model, Over top, Msg msg) => (top, msg) switch
    {
        (Over.Resuming resuming, Commanded { Word: "resume-yes" }) => Resume(model.Pop(), resuming.Draft),
        (Over.Resuming, Commanded { Word: "resume-no" }) => Say(model.Pop(), "It is kept; :resume offers it again.", Ink.Normal),
        (Over.Sure sure, Commanded { Word: "sure-yes" }) => new(model.Pop(), sure.Then),
        (Over.Sure, Commanded { Word: "sure-no" }) => new(model.Pop()),
        (Over.QuickBar bar, _) => InQuickBar(model, bar, msg),
        (Over.FilterBar bar, _) => InFilterBar(model, bar, msg),
        (Over.Asking asking, _) => InAsking(model, asking, msg),
        (Over.Incident form, _) => InForm(model, form.Form, msg),
        (Over.VenueForm form, _) => InVenueForm(model, form, msg),
        (Over.Linking linking, _) => InLinking(model, linking, msg),
        (Over.IncidentPage page, Commanded command) => OnIncident(model, page.Page, command),
        (Over.VenuePage page, Commanded command) => OnVenue(model, page.Page, command),
        (_, Commanded { Word: "quit" }) => new(model, new Quit()),
        (_, Commanded { Word: "back" }) => new(model.Pop()),
        _ => new(model),
    };

    private Step<HomeModel> OnIncident(HomeModel model, IncidentOpened page, Commanded command) => command.Word switch
    {
        "amend" => new(model.Put(new Over.Incident(new(
            IncidentForm.Of(IncidentRules.DraftOf(page.Account.Incident, page.Narrative ?? "", page.Against), page.Against, page.Account), desk.NewId(), page.Account))) with
        { Against = page.Against }),
        "link" => new(model.Put(new Over.Linking(page.Account, new("link", [.. page.Suggestions.Select(s =>
            new Choice(s.Other.Incident.Id.ToString("D"), OneLine.Echo(new(s.Other.Incident, ""), page.Against), s.Why))])))),
        "unlink" => Ask(model, "Why they are not one event", why => new UnlinkIncident(page.Account, why)),
        "withdraw" => Ask(model, "Why it is withdrawn", why => new WithdrawIncident(page.Account, why)),
        "back" => new(model.Pop(), Refresh(model)),
        "quit" => new(model, new Quit()),
        _ => new(model),
    };

    private Step<HomeModel> OnVenue(HomeModel model, VenueOpened page, Commanded command) => command.Word switch
    {
        "amend" => new(model.Put(new Over.VenueForm(VenueScreen.Form(page.Draft, desk.Reference.VenueKinds, amending: true), page.Venue, desk.NewId()))),
        "close-venue" => Ask(model, "Why it closes, from today", why => new CloseVenue(page.Venue, why)),
        "back" => new(model.Pop(), Refresh(model)),
        "quit" => new(model, new Quit()),
        _ => new(model),
    };

    private static Step<HomeModel> InQuickBar(HomeModel model, Over.QuickBar bar, Msg msg)
    {
        switch (msg)
        {
            case KeyPressed("esc") or Commanded { Word: "back" }:
                return new(model.Pop(), bar.Dirty ? Keep(model) : null);
            case KeyPressed("enter") when bar.Input.Text.Trim().Length == 0:
                return new(model.Pop());
            case KeyPressed("enter") when model.Against is { } against:
                return new(model, new SaveIncident(OneLine.Read(bar.Input.Text, against).Draft, null, "", bar.Typed));
            case KeyPressed("tab") when model.Against is { } against:
                var words = OneLine.Complete(bar.Input.Text, against);
                var start = bar.Input.Text.LastIndexOf(' ') + 1;
                return words.Count == 0 ? new(model) : Typed(model.Swap(bar with { Input = TextInput.Of(bar.Input.Text[..start] + words[0] + " "), Dirty = true }));
            default:
                var input = TextInputRules.Update(bar.Input, msg);
                return input == bar.Input ? new(model) : Typed(model.Swap(bar with { Input = input, Dirty = true }));
        }
    }

    private static Step<HomeModel> InFilterBar(HomeModel model, Over.FilterBar bar, Msg msg) => msg switch
    {
        KeyPressed("esc") or Commanded { Word: "back" } => new(model.Pop()),
        KeyPressed("enter") => Filter(model.Pop(), bar.Input.Text),
        _ => new(model.Swap(bar with { Input = TextInputRules.Update(bar.Input, msg) })),
    };

    private static Step<HomeModel> InAsking(HomeModel model, Over.Asking asking, Msg msg) => msg switch
    {
        KeyPressed("esc") or Commanded { Word: "back" } => new(model.Pop()),
        KeyPressed("enter") => new(model.Pop(), asking.Then(asking.Input.Text)),
        _ => new(model.Swap(asking with { Input = TextInputRules.Update(asking.Input, msg) })),
    };

    private static Step<HomeModel> InForm(HomeModel model, IncidentForm.Model form, Msg msg)
    {
        if (msg is Commanded { Word: "throw-away" })
        {
            return new(model.Pop().Put(new Over.Sure("Throw this draft away?", "What was typed cannot be brought back.", new Batch([new DropDraft(form.Typed), new ListDrafts()]))));
        }

        var (state, what) = msg is Commanded { Word: "back" } ? new(form.Form, FormEvent.Left)
            : msg is Commanded { Word: "save" } ? new(form.Form, FormEvent.Submitted)
            : FormRules.Update(form.Form, msg);
        var next = form with { Form = state, Dirty = form.Dirty || what == FormEvent.Changed };
        var with = model.Swap(new Over.Incident(next));
        return what switch
        {
            FormEvent.Submitted => new(with, new SaveIncident(IncidentForm.Draft(state), form.On, state.Value("why"), form.Typed)),
            FormEvent.Left => new(with.Pop(), next.Dirty ? new Batch([Keep(with)!, new ListDrafts()]) : null),
            FormEvent.Changed => Typed(with),
            _ => new(with),
        };
    }

    private static Step<HomeModel> InVenueForm(HomeModel model, Over.VenueForm form, Msg msg)
    {
        var (state, what) = msg is Commanded { Word: "back" or "throw-away" } ? new(form.Form, FormEvent.Left)
            : msg is Commanded { Word: "save" } ? new(form.Form, FormEvent.Submitted)
            : FormRules.Update(form.Form, msg);
        var with = model.Swap(form with { Form = state, Dirty = form.Dirty || what == FormEvent.Changed });
        return what switch
        {
            FormEvent.Submitted => new(with, new SaveVenue(VenueScreen.Draft(state), form.On, state.Value("why"), form.Typed)),
            FormEvent.Left => new(with.Pop(), form.Dirty && msg is not Commanded { Word: "throw-away" } ? Keep(with) : new DropDraft(form.Typed)),
            FormEvent.Changed => Typed(with),
            _ => new(with),
        };
    }

    private static Step<HomeModel> InLinking(HomeModel model, Over.Linking linking, Msg msg)
    {
        if (msg is Commanded { Word: "back" })
        {
            return new(model.Pop());
        }

        var step = PickerRules.Update(linking.Picker, msg);
        return step switch
        {
            { Left: true } => new(model.Pop()),
            { Chosen: { } chosen } => new(model.Pop(), new LinkIncidents(linking.Account, Guid.Parse(chosen.Value))),
            _ => new(model.Swap(linking with { Picker = step.State })),
        };
    }

    private Step<HomeModel> NewIncident(HomeModel model) => model.Against is { } against
        ? new(model.Put(new Over.Incident(new(IncidentForm.Of(new(), against, null), desk.NewId(), null))), new ReadLists())
        : new(model.Put(new Over.Incident(new(IncidentForm.Of(new(), Bare(), null), desk.NewId(), null))), new ReadLists());

    private CheckAgainst Bare() => new(new PlaceFinder([]), desk.Reference, desk.Town.Clock, desk.Now(), desk.Role);

    /// <summary>What was typed is kept within a second or so, not at every key.</summary>
    private static Step<HomeModel> Typed(HomeModel model) => model.KeepingSoon
        ? new(model)
        : new(model with { KeepingSoon = true }, new After(KeepAfter, new DraftDue()));

    /// <summary>Returns what keeps everything that was typed and is not kept yet.</summary>
    private static Batch? Keep(HomeModel model)
    {
        List<Effect> keeps = [];
        foreach (var over in model.Stack)
        {
            switch (over)
            {
                case Over.QuickBar { Dirty: true } bar:
                    keeps.Add(new KeepDraft(bar.Typed, "quick", CanonicalJson.Write(new System.Text.Json.Nodes.JsonObject { ["line"] = bar.Input.Text })));
                    break;
                case Over.Incident { Form: { Dirty: true } form }:
                    keeps.Add(new KeepDraft(form.Typed, form.On is null ? "incident" : "amendment", IncidentForm.Fields(form.Form, form.On)));
                    break;
                case Over.VenueForm { Dirty: true } form:
                    keeps.Add(new KeepDraft(form.Typed, "venue", IncidentForm.Fields(form.Form, null)));
                    break;
                default:
                    break;
            }
        }

        return keeps.Count == 0 ? null : new(keeps);
    }

    private static IReadOnlyList<Over> Clean(IReadOnlyList<Over> stack) => [.. stack.Select(over => over switch
    {
        Over.QuickBar bar => bar with { Dirty = false },
        Over.Incident form => new Over.Incident(form.Form with { Dirty = false }),
        Over.VenueForm form => form with { Dirty = false },
        _ => over,
    })];

    private static Step<HomeModel> Offer(HomeModel model)
    {
        var waiting = model.Drafts.FirstOrDefault(d => d.Form is "quick" or "incident" or "venue");
        return waiting is null || model.Asked || model.Top is not null
            ? new(model)
            : new((model with { Asked = true }).Put(new Over.Resuming(waiting)));
    }

    private Step<HomeModel> Resume(HomeModel model, Draft draft)
    {
        var fields = CanonicalJson.Read(draft.Fields);
        return draft.Form switch
        {
            "quick" => new(model.Put(new Over.QuickBar(TextInput.Of(fields.Text("line") ?? ""), draft.Id)), new ReadLists()),
            "venue" => new(model.Put(new Over.VenueForm(IncidentForm.Restore(VenueScreen.Form(new(), desk.Reference.VenueKinds, amending: false), draft.Fields), null, draft.Id))),
            _ => new(model.Put(new Over.Incident(new(IncidentForm.Restore(IncidentForm.Of(new(), model.Against ?? Bare(), null), draft.Fields), draft.Id, null))), new ReadLists()),
        };
    }

    private static Step<HomeModel> Saved(HomeModel model, IncidentSaved saved)
    {
        if (saved.Refused.Count == 0)
        {
            var (next, toast) = Say(model.Top is Over.QuickBar or Over.Incident ? model.Pop() : model, saved.Said, Ink.Good);
            Effect page = next.Top is Over.IncidentPage open ? new OpenIncident(open.Page.Account.Incident.Id) : new CountTonight();
            return new(next, new Batch([toast!, page, Refresh(next), new ListDrafts()]));
        }

        if (model.Top is Over.Incident form)
        {
            var (state, rest) = IncidentForm.Refuse(form.Form.Form, saved.Refused);
            return Say(model.Swap(new Over.Incident(form.Form with { Form = state })), rest.Length > 0 ? rest : "Not saved: see the fields.", Ink.Bad);
        }

        return Say(model, string.Join(" ", saved.Refused.Select(r => $"{r.Message} {r.Hint}")), Ink.Bad);
    }

    private static Step<HomeModel> SavedVenue(HomeModel model, VenueSaved saved)
    {
        if (saved.Refused.Count == 0)
        {
            var (next, toast) = Say(model.Top is Over.VenueForm ? model.Pop() : model, saved.Said, Ink.Good);
            Effect page = next.Top is Over.VenuePage open ? new OpenVenue(open.Page.Venue.Venue.Id) : new ListVenues();
            return new(next, new Batch([toast!, page, new ListVenues()]));
        }

        if (model.Top is Over.VenueForm form)
        {
            var (state, rest) = IncidentForm.Refuse(form.Form, saved.Refused);
            return Say(model.Swap(form with { Form = state }), rest.Length > 0 ? rest : "Not saved: see the fields.", Ink.Bad);
        }

        return Say(model, string.Join(" ", saved.Refused.Select(r => $"{r.Message} {r.Hint}")), Ink.Bad);
    }

    private string Time(NodaTime.Instant at) => desk.Town.Clock.Local(at).ToString("HH:mm", CultureInfo.InvariantCulture);
}
