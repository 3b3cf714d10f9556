using System.Globalization;
using NodaTime;
using NodaTime.Text;
using NteMonitor.Patrols;
using NteMonitor.PurpleFlag.Board;
using NteMonitor.Terminal;

namespace NteMonitor.Home;

/// <content>The shift of the person at the desk, and everybody's.</content>
public sealed partial class HomeProgram
{
    private const string CountPrefix = "count-";

    private Step<HomeModel> OnMine(HomeModel model, Commanded command) => (command.Word, model.Mine.Kept) switch
    {
        ("open-shift", null) when model.Mine.Mine is not null => new(model.Put(ShiftBegin(model, desk.NewId()))),
        ("handover", _) => new(model, new OpenHandover()),
        (_, null) => new(model),
        ("note", var kept) => new(model.Put(new Over.QuickBar(TextInput.Of(command.Rest), desk.NewId()) { NoteOn = kept, Dirty = command.Rest.Length > 0, Touched = command.Rest.Length > 0 }), new ReadEvidence()),
        ("evidence", var kept) => AskEvidence(model, new() { Id = kept.Shift.Id.ToString("D") }, kept.Shift.Scheme, command.Rest),
        ("undo", var kept) => new(model, new UndoCount(kept)),
        ("check-call", var kept) => new(model, new AnswerCall(kept)),
        ("count", var kept) when MyShiftScreen.Selected(model.Mine) is { } counter => new(model, new CountOnShift(kept, new(counter.Code, "1", IsTotal: false))),
        ("total", var kept) when MyShiftScreen.Selected(model.Mine) is { } counter => new(model.Put(new Over.Asking($"{counter.Name} in all", TextInput.Of(command.Rest), figure => new CountOnShift(kept, new(counter.Code, figure, IsTotal: true)))
        {
            Empty = "Type the number, 0 for none; esc leaves.",
            Hint = "0 says that there was none",
        })),
        ("row", var kept) when desk.Shifts.Kind(kept.Shift.Kind)?.Rows is { } form => new(model.Put(new Over.Form(FormKind.ShiftRow, ShiftForm.Row(form), desk.NewId()) { Shift = kept })),
        ("close-shift", var kept) => new(model.Put(new Over.Form(FormKind.ShiftClosing, WithEvidence(ShiftForm.Close(kept, model.Mine.Mine!.Against), model.Role), desk.NewId()) { Shift = kept })),
        ("amend", var kept) => new(model, new OpenShift(kept.Shift.Id) { Then = "amend" }),
        var (word, kept) when word.StartsWith(CountPrefix, StringComparison.Ordinal) =>
            new(model, new CountOnShift(kept, new(word[CountPrefix.Length..], command.Rest.Length > 0 ? command.Rest : "1", IsTotal: false))),
        _ => new(model),
    };

    private Step<HomeModel> OnShift(HomeModel model, ShiftOpened page, Commanded command) => command.Word switch
    {
        "evidence" => AskEvidence(model, new() { Id = page.File.Kept.Shift.Id.ToString("D") }, page.File.Kept.Shift.Scheme, command.Rest),
        "amend" => new(model.Put(Amendment(page))),
        "withdraw" => new(model.Put(new Over.Asking("Why it is withdrawn", TextInput.Empty, why => new WithdrawShift(page.File.Kept, why))
        {
            Question = "Withdraw this shift? It leaves every list and total, and stays in the journal.",
        })),
        _ => new(model),
    };

    private Over.Form Amendment(ShiftOpened page) => new(FormKind.ShiftAmendment, ShiftForm.Amend(page.File.Kept, Checked(null)), desk.NewId()) { Shift = page.File.Kept };

    private Over.Form ShiftBegin(HomeModel model, Guid typed) => new(FormKind.Shift, ShiftForm.Open(model.Mine.Mine?.Against ?? Checked(null)), typed);

    private ShiftAgainst Checked(KeptShift? last) => ShiftActions.Against(last, desk);

    private static SaveRow RowOf(Over.Form form)
    {
        var (when, figures) = ShiftForm.RowOf(form.State);
        return new(form.Shift!, when, figures, form.Typed);
    }

    /// <summary>Asks for a yes to the totals, once nothing else stands against closing.</summary>
    private Step<HomeModel> Closing(HomeModel model, Over.Form form, KeptShift shift)
    {
        // The totals of this moment: a partner's device may have counted since the form was opened.
        var kept = model.Mine.Kept is { } now && now.Shift.Id == shift.Shift.Id ? now : shift;
        var draft = ShiftForm.Draft(form.State, ShiftRules.DraftOf(kept.Shift, desk.Town.Clock));
        var with = model.Swap(form with { Shift = kept });
        return ShiftRules.Close(kept, draft, Checked(kept)) switch
        {
            Outcome<Shift>.Done(var closed) => new(with.Put(new Over.Sure("Close the shift with these totals?", $"{ShiftText.Start(closed, desk.Town.Clock)} to {ShiftText.Finish(kept with { Shift = closed }, desk.Town.Clock)}, {ShiftText.Lasted(closed)}", Marked(new CloseShift(kept, draft, form.Typed), form.State.Value(EvidenceField)))
            {
                Lines = [ShiftText.InShort(kept)],
            })),
            Outcome<Shift>.Refused(var reasons) => Saved(with, form.Typed, "", reasons),
            _ => new(with),
        };
    }

    private Over.Settling Settling(IReadOnlyList<ReadNote> items) =>
        new(items, new("settle", [.. items.Select(i => new Choice(i.Part.Id.ToString("D"), i.Text ?? "sealed", ShiftText.When(i.Part, desk.Town.Clock)))]));

    private static Step<HomeModel> InSettling(HomeModel model, Over.Settling settling, Msg msg) => PickerRules.Update(settling.Picker, msg) switch
    {
        _ when msg is Commanded { Word: "back" } => new(model.Pop()),
        { Left: true } => new(model.Pop()),
        { Chosen: { } chosen } => new(model.Pop(), new InTurn([new SettleItem(settling.Items.First(i => i.Part.Id.ToString("D") == chosen.Value).Part, ""), new OpenHandover()], new ReadAgain())),
        var step => new(model.Swap(settling with { Picker = step.State })),
    };

    private static Step<HomeModel> Counted(HomeModel model, ShiftCounted counted) => counted.Refused.Count > 0
        ? Say(model, Outcome.Said(counted.Refused), Ink.Bad)
        : new(model with { Mine = MyShiftScreen.Update(model.Mine, counted), Toast = null });

    private static Step<HomeModel> Saved(HomeModel model, ShiftSaved saved)
    {
        var step = Saved(model, saved.Typed, saved.Said, saved.Refused);
        return saved is { Began: true, Refused.Count: 0 } ? new(step.Model with { Tab = Tab.MyShift }, Both(step.Effect, new Batch([new ReadMine(), new OpenHandover()]))) : step;
    }

    private Step<HomeModel> Opened(HomeModel model, ShiftOpened page)
    {
        var with = Front(model, new Over.ShiftPage(page));
        if (page.Draft is { } draft)
        {
            return Resumed(with.Put(Amendment(page)), draft, page.File.Kept.Head);
        }

        return with.Top is Over.ShiftPage ? GoOn(with, page.Then, command => OnShift(with, page, command)) : new(with);
    }

    /// <summary>The person's own shift is there, and with it what was begun on it: a report may be resumed before the shift was ever read.</summary>
    private Step<HomeModel> MineThere(HomeModel model, Draft? begun) => begun is null ? new(model) : ResumeOnMine(model, begun);

    private Step<HomeModel> ResumeOnMine(HomeModel model, Draft draft)
    {
        if (HomeDrafts.IsNote(draft))
        {
            return model.Mine.Kept is { } shift
                ? new(model.Put(new Over.QuickBar(TextInput.Of(HomeDrafts.Line(draft)), draft.Id) { Touched = true, NoteOn = shift }))
                : Say(model, "The note waits for a shift: open one, then :resume.", Ink.Warn);
        }

        if (model.Mine.Kept is not { } kept || HomeDrafts.On(draft) != kept.Shift.Id)
        {
            return Say(model, "It belongs to a shift that is not open here any more: `nte shift show` has what was saved.", Ink.Warn);
        }

        var state = HomeDrafts.Kind(draft) == FormKind.ShiftClosing ? WithEvidence(ShiftForm.Close(kept, model.Mine.Mine!.Against), model.Role) : ShiftForm.Row(desk.Shifts.Kind(kept.Shift.Kind)?.Rows ?? new("", 30, []));
        return new(Restored(model.Put(new Over.Form(HomeDrafts.Kind(draft)!.Value, state, draft.Id) { Shift = kept }), draft));
    }

    /// <summary>The totals of the month that was named, or of the selected shift's, or of this one.</summary>
    private Step<HomeModel> Totals(HomeModel model, string month)
    {
        if (month.Length > 0 && !YearMonthPattern.Iso.Parse(month).Success)
        {
            return Say(model, $"'{month}' is not a month: write it as 2026-03.", Ink.Warn);
        }

        var night = ShiftsScreen.Selected(model.Shifts)?.Shift.Night ?? desk.Town.Clock.NightOf(model.Now);
        return new(model, new OpenTotals(month.Length > 0 ? YearMonthPattern.Iso.Parse(month).Value : night.Evening.ToYearMonth()));
    }

    /// <summary>Returns the title of a month's totals.</summary>
    internal static string TotalsOf(YearMonth month) => $"Shifts of {month.ToString("MMMM uuuu", CultureInfo.InvariantCulture)}";
}
