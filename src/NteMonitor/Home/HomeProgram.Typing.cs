using NteMonitor.Emro;
using NteMonitor.Incidents;
using NteMonitor.Patrols;
using NteMonitor.Premises;
using NteMonitor.Pubwatch;
using NteMonitor.PurpleFlag.Board;
using NteMonitor.PurpleFlag.NightVisits;
using NteMonitor.Retention;
using NteMonitor.Snapshots;
using NteMonitor.Terminal;
using NteMonitor.Venues;

namespace NteMonitor.Home;

/// <content>What is typed: the one-line entry, filters, forms, and the drafts that come back.</content>
public sealed partial class HomeProgram
{
    private Step<HomeModel> InQuickBar(HomeModel model, Over.QuickBar bar, Msg msg)
    {
        switch (msg)
        {
            case KeyPressed("esc") or Commanded { Word: "back" }:
                return Left(model, bar);
            case KeyPressed("enter") when bar.Input.Text.Trim().Length == 0:
                return Left(model, bar);
            case KeyPressed("enter") when bar.SeenOn is { } at:
                return SaveSeen(model, bar, at);
            case KeyPressed("enter") when bar.NoteOn is { } shift:
                var note = EvidenceLine.TakeOut(bar.Input.Text);
                return Save(model, bar, Marked(new SaveNote(shift, note.Text, bar.Typed), note.Marks));
            case KeyPressed("enter") when model.Against is { } against:
                var line = EvidenceLine.TakeOut(bar.Input.Text);
                return Save(model, bar, Marked(new SaveIncident(OneLine.Read(line.Text, against).Draft, null, "", bar.Typed), line.Marks));
            case KeyPressed("enter"):
                return Say(model, "The lists are still being read: enter once more.", Ink.Warn);
            case KeyPressed("tab") when bar.SeenOn is null && model.Evidence is { } codes && EvidenceLine.Complete(bar.Input.Text, codes.Edition) is [var (code, _), ..]:
                return Typed(model, bar with { Input = TextInput.Of($"{bar.Input.Text[..(bar.Input.Text.LastIndexOf(' ') + 1)]}{EvidenceLine.Sign}{code} ") });
            case KeyPressed("tab") when bar is { NoteOn: null, SeenOn: null } && model.Against is { } against:
                var words = OneLine.Complete(bar.Input.Text, against);
                var start = bar.Input.Text.LastIndexOf(' ') + 1;
                return words.Count == 0 ? new(model) : Typed(model, bar with { Input = TextInput.Of(bar.Input.Text[..start] + words[0] + " ") });
            default:
                var input = TextInputRules.Update(bar.Input, msg);
                return input.Text == bar.Input.Text ? new(model.Swap(bar with { Input = input })) : Typed(model, bar with { Input = input });
        }
    }

    private static Step<HomeModel> InFilterBar(HomeModel model, Over.FilterBar bar, Msg msg)
    {
        switch (msg)
        {
            case KeyPressed("esc") or Commanded { Word: "back" }:
                return new(model.Pop());
            case KeyPressed("enter"):
                // A filter that cannot be read stays to be mended.
                var step = Filter(model.Pop(), bar.Input.Text);
                return step.Model.Toast?.Ink == Ink.Bad ? new(step.Model.Put(bar) with { Toast = step.Model.Toast }, step.Effect) : step;
            default:
                return new(model.Swap(bar with { Input = TextInputRules.Update(bar.Input, msg) }));
        }
    }

    private Step<HomeModel> InForm(HomeModel model, Over.Form form, Msg msg)
    {
        if (msg is Commanded { Word: "throw-away" })
        {
            return new(model.Put(new Over.Sure("Throw this draft away?", "What was typed cannot be brought back.", new Batch([new DropDraft(form.Typed), new ListDrafts()])) { LeavesBelow = true }));
        }

        var (state, what) = msg is Commanded { Word: "back" } ? new(form.State, FormEvent.Left) : FormRules.Update(form.State, msg);
        var next = form with { State = state };
        switch (what)
        {
            case FormEvent.Submitted when next is { Kind: FormKind.ShiftClosing, Shift: { } shift }:
                return Closing(model, next, shift);
            case FormEvent.Submitted:
                return Save(model, next, Marked(Saving(next), next.State.Value(EvidenceField)));
            case FormEvent.Left:
                return Left(model, next);
            case FormEvent.Changed when state.Focus == form.State.Focus:
                return Typed(model, next);
            case FormEvent.Changed:
                // A field that was left is kept at once.
                var changed = model.Swap(next with { Dirty = true, Touched = true });
                return new(HomeDrafts.Clean(changed), HomeDrafts.Keep(changed));
            default:
                var moved = model.Swap(next);
                return state.Focus == form.State.Focus ? new(moved) : new(HomeDrafts.Clean(moved), HomeDrafts.Keep(moved));
        }
    }

    private Effect Saving(Over.Form form) => form.Kind switch
    {
        FormKind.Shift => new BeginShift(ShiftForm.Draft(form.State, new()), form.Typed),
        FormKind.ShiftAmendment => new AmendShift(form.Shift!, ShiftForm.Change(form.State, form.Shift!, desk.Town.Clock), form.Typed),
        FormKind.ShiftRow => RowOf(form),
        FormKind.Scenario => new DraftScenario(form.State, form.Typed),
        FormKind.Mark => new SaveMark(form.Mark!, form.State, form.Typed),
        FormKind.Person => new SavePerson(PersonForm.Draft(form.State), form.Typed),
        FormKind.Visit => new SaveVisit(new(form.Venue!, form.Follows), VisitForm.Draft(form.State), form.Typed),
        FormKind.Pubwatch => new TakeStep(form.Pubwatch!, form.State, form.Typed),
        FormKind.Incident or FormKind.Amendment => new SaveIncident(IncidentForm.Draft(form.State), form.Account, form.State.Value("why"), form.Typed),
        FormKind.Snapshot => new TakeSnapshot(SnapshotScreen.Draft(form.State), form.Typed),
        _ => new SaveVenue(VenueScreen.Draft(form.State), form.Venue, form.State.Value("why"), form.Typed),
    };

    /// <summary>Saves what was typed: kept first, so that nothing is lost if the saving fails, and once only, however often enter is pressed.</summary>
    private static Step<HomeModel> Save(HomeModel model, Over.Written written, Effect save) =>
        new(model.Swap(written with { Saving = true, Dirty = false }), Both(written.Dirty ? HomeDrafts.Kept(written) : null, save));

    /// <summary>Leaves what was typed: it is kept, and said to be.</summary>
    private static Step<HomeModel> Left(HomeModel model, Over.Written written)
    {
        if (!written.Touched)
        {
            return new(model.Pop());
        }

        Effect keep = written.Dirty || written is Over.QuickBar ? new Batch([HomeDrafts.Kept(written), new ListDrafts()]) : new ListDrafts();
        if (written is Over.QuickBar { Input.Text: var line } && line.Trim().Length == 0)
        {
            return new(model.Pop(), keep);
        }

        var (next, toast) = Say(model.Pop(), "Kept as an unfinished report; :resume goes on with it.", Ink.Normal);
        return new(next, Both(keep, toast));
    }

    /// <summary>What was typed is kept within a second, not at every key.</summary>
    private static Step<HomeModel> Typed(HomeModel model, Over.Written written)
    {
        var with = model.Swap(written with { Dirty = true, Touched = true });
        return model.KeepingSoon ? new(with) : new(with with { KeepingSoon = true }, new After(KeepAfter, new DraftDue()));
    }

    /// <summary>Takes the answer to a saving: what was saved goes, what was refused shows every reason at its field.</summary>
    private static Step<HomeModel> Saved(HomeModel model, Guid? typed, string said, IReadOnlyList<Refusal> refused)
    {
        if (refused.Count == 0)
        {
            var left = model with { Stack = [.. model.Stack.Where(o => o is not Over.Written written || written.Typed != typed)] };
            var (next, toast) = Say(left, said, Ink.Good);
            return new(next, new Batch([toast!, .. Fresh(next), new ListDrafts()]));
        }

        var rest = Outcome.Said(refused);
        var with = model.Each(o =>
        {
            if (o is not Over.Written written || written.Typed != typed)
            {
                return o;
            }

            if (written is not Over.Form form)
            {
                return written with { Saving = false };
            }

            var (state, other) = IncidentForm.Refuse(form.State, refused);
            rest = other.Length > 0 ? other : refused.Count == 1 ? "Not saved: see the field." : $"Not saved: {refused.Count} reasons, each at its field.";
            return form with { State = state, Saving = false };
        });
        return Say(with, rest, Ink.Bad);
    }

    private static Step<HomeModel> Listed(HomeModel model, IReadOnlyList<Draft> drafts)
    {
        var with = model with { Drafts = drafts, Asked = true, Tonight = model.Tonight with { Drafts = drafts.Count } };
        return model.Asked || model.Top is not null || HomeDrafts.Waiting(with) is not [var first, ..] ? new(with) : new(with.Put(new Over.Resuming(first)));
    }

    private Step<HomeModel> Resume(HomeModel model) => HomeDrafts.Waiting(model) switch
    {
        [] => Say(model, "No unfinished report waits.", Ink.Normal),
        [var only] => Resume(model, only),
        var several => new(model.Put(new Over.Choosing(new("resume", [.. several.Select(d => new Choice(d.Id.ToString("D"), HomeDrafts.Words(d, desk.Town.Clock)))])))),
    };

    private Step<HomeModel> InChoosing(HomeModel model, Over.Choosing choosing, Msg msg) => PickerRules.Update(choosing.Picker, msg) switch
    {
        _ when msg is Commanded { Word: "back" } => new(model.Pop()),
        { Left: true } => new(model.Pop()),
        { Chosen: { } chosen } when model.Drafts.FirstOrDefault(d => d.Id.ToString("D") == chosen.Value) is { } draft => Resume(model.Pop(), draft),
        var step => new(model.Swap(choosing with { Picker = step.State })),
    };

    private Step<HomeModel> Resume(HomeModel model, Draft draft) => HomeDrafts.Kind(draft) switch
    {
        null when HomeDrafts.IsNote(draft) => new(model, new ReadMine { Draft = draft }),
        null when HomeDrafts.IsSeen(draft) => new(model with { Tab = Tab.NightVisit }, new ReadNight(HomeDrafts.On(draft)) { Draft = draft }),
        null when HomeDrafts.IsBench(draft) => new(model with { Tab = Tab.ClosingHours }, new ReadBench { Draft = draft }),
        FormKind.Pubwatch => ResumeStep(model, draft),
        FormKind.Mark => ResumeMark(model, draft),
        FormKind.Shift => new(Restored(model.Put(ShiftBegin(model, draft.Id)), draft)),
        FormKind.ShiftClosing or FormKind.ShiftRow => new(model, new ReadMine { Draft = draft }),
        FormKind.ShiftAmendment when HomeDrafts.On(draft) is { } id => new(model, new OpenShift(id) { Draft = draft }),
        null => new(model.Put(new Over.QuickBar(TextInput.Of(HomeDrafts.Line(draft)), draft.Id) { Touched = true }), new ReadLists()),
        FormKind.Amendment when HomeDrafts.On(draft) is { } id => new(model, new OpenIncident(id) { Draft = draft }),
        FormKind.VenueAmendment or FormKind.Visit when HomeDrafts.On(draft) is { } id => new(model, new OpenVenue(id) { Draft = draft }),
        FormKind.Scenario => new(Restored(model.Put(ScenarioOn(model, draft.Id)), draft)),
        FormKind.Person => new(Restored(model.Put(PersonOn(draft.Id)), draft)),
        FormKind.Venue => new(Restored(model.Put(new Over.Form(FormKind.Venue, VenueScreen.Form(new(), desk.Reference.VenueKinds, amending: false), draft.Id)), draft)),
        FormKind.Snapshot => new(Restored(model.Put(new Over.Form(FormKind.Snapshot, SnapshotScreen.Form(desk.Town.Clock.NightOf(desk.Now()), desk.Town), draft.Id)), draft)),
        _ => new(Restored(model.Put(new Over.Form(FormKind.Incident, WithEvidence(IncidentForm.Of(new(), model.Against ?? Bare(), null), model.Role), draft.Id)), draft), new ReadLists()),
    };

    private static Step<HomeModel> Resumed(HomeModel model, Draft draft, Guid head) => HomeDrafts.IsOvertaken(draft, head)
        ? Say(Restored(model, draft), "The record was changed since this was begun: check every field before you save.", Ink.Warn)
        : new(Restored(model, draft));

    private static HomeModel Restored(HomeModel model, Draft draft) => model.Top is Over.Form form
        ? model.Swap(form with { State = HomeDrafts.Restore(form.State, draft), Typed = draft.Id, Touched = true })
        : model;
}
