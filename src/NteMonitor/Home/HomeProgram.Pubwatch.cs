using NteMonitor.Journal;
using NteMonitor.Pubwatch;
using NteMonitor.Terminal;

namespace NteMonitor.Home;

/// <content>Pubwatch.</content>
public sealed partial class HomeProgram
{
    private Step<HomeModel> OnPubwatch(HomeModel model, Commanded command) => (command.Word, PubwatchScreen.Ban(model.Pubwatch), PubwatchScreen.Meeting(model.Pubwatch)) switch
    {
        ("bans", _, _) => new(model with { Pubwatch = PubwatchScreen.Show(model.Pubwatch, PubwatchList.Bans) }),
        ("meetings", _, _) => new(model with { Pubwatch = PubwatchScreen.Show(model.Pubwatch, PubwatchList.Meetings) }),
        ("members", _, _) => new(model with { Pubwatch = PubwatchScreen.Show(model.Pubwatch, PubwatchList.Members) }),
        ("never", _, _) => new(model.Put(new Over.TextPage("What is never written", NeverRules.Lines(desk.Reference)))),
        ("propose", _, _) => new(model.Put(StepForm(model, new(PubwatchStep.Propose)))),
        ("notify", _, _) => new(model.Put(StepForm(model, new(PubwatchStep.Notify)))),
        ("meet", _, _) => new(model.Put(StepForm(model, new(PubwatchStep.Meeting)))),
        ("attend", _, { } meeting) => new(model.Put(StepForm(model, new(PubwatchStep.Attend, null, meeting)))),
        ("minutes", _, { } meeting) => new(model.Put(StepForm(model, new(PubwatchStep.Minutes, null, meeting)))),
        ("open", _, { } meeting) => new(model, new OpenMeeting(meeting)),
        ("open", { } ban, _) => new(model, new OpenBan(ban.Case.Id)),
        (var word, { } ban, _) when StepOf(word) is not null => new(model, new OpenBan(ban.Case.Id) { Then = word }),
        _ => new(model),
    };

    private Step<HomeModel> OnBan(HomeModel model, BanOpened page, Commanded command) => StepOf(command.Word) is { } step
        ? new(model.Put(StepForm(model, new(step, page.Page.File))))
        : new(model);

    private Step<HomeModel> Opened(HomeModel model, BanOpened page)
    {
        var with = Front(model, new Over.BanPage(page));
        if (page.Draft is { } draft && CanonicalJson.Read(draft.Fields).Text("step") is { } word && PubwatchJson.Read<PubwatchStep>(word) is { } step)
        {
            return Resumed(with.Put(StepForm(model, new(step, page.Page.File))), draft, page.Page.File.Ruled.Head);
        }

        return with.Top is Over.BanPage ? GoOn(with, page.Then, command => OnBan(with, page, command)) : new(with);
    }

    /// <summary>Goes on with an unfinished form of Pubwatch; one about a case opens the case first.</summary>
    private Step<HomeModel> ResumeStep(HomeModel model, Draft draft)
    {
        var step = PubwatchJson.Read<PubwatchStep>(CanonicalJson.Read(draft.Fields).Text("step")) ?? PubwatchStep.Notify;
        return HomeDrafts.On(draft) is not { } id ? new(Restored(model.Put(StepForm(model, new(step))), draft), model.Pubwatch.Schemes is null ? new ListPubwatch() : null)
            : model.Pubwatch.Meetings.Select(m => m.Meeting).FirstOrDefault(m => m.Value.Id == id) is { } meeting ? new(Restored(model.Put(StepForm(model, new(step, null, meeting))), draft))
            : step is PubwatchStep.Attend or PubwatchStep.Minutes ? Say(model, "Open the tab Pubwatch first, then :resume.", Ink.Warn)
            : new(model, new OpenBan(id) { Draft = draft });
    }

    private Over.Form StepForm(HomeModel model, PubwatchTask task) =>
        new(FormKind.Pubwatch, task.Step is PubwatchStep.Meeting or PubwatchStep.Minutes ? WithEvidence(PubwatchForm.Of(task, model.Pubwatch.Schemes ?? [], desk.Reference), model.Role) : PubwatchForm.Of(task, model.Pubwatch.Schemes ?? [], desk.Reference), desk.NewId()) { Pubwatch = task };

    private static PubwatchStep? StepOf(string word) => PubwatchJson.Read<PubwatchStep>(word) is { } step and not (PubwatchStep.Propose or PubwatchStep.Notify or PubwatchStep.Meeting or PubwatchStep.Attend or PubwatchStep.Minutes) ? step : null;
}
