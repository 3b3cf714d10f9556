using NteMonitor.PurpleFlag.Board;
using NteMonitor.PurpleFlag.NightVisits;
using NteMonitor.Terminal;

namespace NteMonitor.Home;

/// <content>The run sheet of a visit at night, and the line that an observation is typed in.</content>
public sealed partial class HomeProgram
{
    /// <summary>Returns what the person at the desk wrote down last on the visit in front, or none.</summary>
    internal static KeptObservation? LastSeen(HomeModel model) => model.Visiting.File?.Seen.Where(s => s.Value.Who == model.Actor).MaxBy(s => s.Record.RecordedAt);

    private Step<HomeModel> OnNight(HomeModel model, Commanded command) => (command.Word, model.Visiting.File) switch
    {
        ("visit", _) when NightScreen.Other(model.Visiting) is { } other => new(model, new ReadNight(other.Record.Id)),
        (_, null) => new(model),
        ("seen", { } file) when NightScreen.Selected(model.Visiting, model.Now, desk.Town.Clock) is { } line => Seeing(
            model, new(file, line.Attribute.Code, NightScreen.Zone(model.Visiting, model.Now, desk.Town.Clock)!.Code), desk.NewId(), command.Rest),
        ("next-zone", _) => new(model with { Visiting = NightScreen.Turned(model.Visiting, 1, model.Now, desk.Town.Clock) }),
        ("last-zone", _) => new(model with { Visiting = NightScreen.Turned(model.Visiting, -1, model.Now, desk.Town.Clock) }),
        ("compare", { Comparison: { } comparison } file) => new(model.Put(new Over.TextPage("Side by side", NightScreen.SideBySide(file, comparison)))),
        ("sheet", { } file) => new(model.Put(new Over.TextPage("Run sheet", NightPages.Text(RunSheetRules.Of(file.Edition), file.Place).Split('\n')))),
        ("finish", { } file) => new(model.Put(Finishing(file, model.Actor))),
        ("undo", _) when LastSeen(model) is { } last => new(model.Put(new Over.Asking("Why it is taken back", TextInput.Empty, why => new TakeBack(last, why))
        {
            Question = $"Take the last one back? {last.Value.Attribute}: {last.Shown}",
        })),
        _ => new(model),
    };

    private static Over.Sure Finishing(NightFile file, string actor) => file.Kept.Finished.Contains(actor)
        ? new("Write more after all?", "Until you finish again nothing stands side by side.", new FinishNight(file.Kept))
        : new("Have you written down everything?", "Once all have finished, the notes stand side by side for all of you.", new FinishNight(file.Kept));

    private static Step<HomeModel> Seeing(HomeModel model, SeenAt at, Guid typed, string line) => new(
        model.Put(new Over.QuickBar(TextInput.Of(line), typed) { SeenOn = at, Dirty = line.Length > 0, Touched = line.Length > 0 }), new ReadEvidence());

    private Step<HomeModel> SaveSeen(HomeModel model, Over.QuickBar bar, SeenAt at)
    {
        var line = EvidenceLine.TakeOut(bar.Input.Text);
        return Save(model, bar, Marked(new SaveObservation(at.File.Kept, SeenLine.Read(line.Text, at, desk.Town.Clock, desk.Now()), bar.Typed), line.Marks));
    }

    /// <summary>A visit is there; what was half typed on it goes on.</summary>
    private Step<HomeModel> NightThere(HomeModel model, NightRead read)
    {
        var with = model with { Visiting = NightScreen.Update(model.Visiting, read, model.Now, desk.Town.Clock) };
        return (read.Draft, read.File) switch
        {
            (null, _) => new(with),
            ({ } draft, { } file) when HomeDrafts.On(draft) == file.Kept.Record.Id && file.Edition.Attribute(HomeDrafts.SeenOf(draft)) is { } attribute => new(
                with.Put(new Over.QuickBar(TextInput.Of(HomeDrafts.Line(draft)), draft.Id)
                {
                    SeenOn = new(file, attribute.Code, HomeDrafts.SeenIn(draft) is { Length: > 0 } zone ? zone : file.Edition.Zones[0].Code),
                    Touched = true,
                }),
                new ReadEvidence()),
            _ => Say(with, "The visit that it belongs to is no longer here.", Ink.Warn),
        };
    }

    private Prompt SeenPrompt(HomeModel model, Over.QuickBar bar, SeenAt at)
    {
        var (text, marks) = EvidenceLine.TakeOut(bar.Input.Text);
        return new(at.Attribute, bar.Input)
        {
            Hint = "what you saw, @where, score last: lamp out @Quay Steps 2",
            Echo = [.. SeenEcho(text, at), .. EvidenceEcho(marks, model.Evidence)],
        };
    }

    /// <summary>What was understood so far, in words, and what stands against saving it.</summary>
    private Line[] SeenEcho(string text, SeenAt at)
    {
        if (text.Trim().Length == 0)
        {
            return [];
        }

        var draft = SeenLine.Read(text, at, desk.Town.Clock, desk.Now());
        var against = new ObservationAgainst(at.File.Kept.Value, at.File.Edition, desk.Town.Clock, desk.Now()) { Who = desk.Actor };
        return NightRules.Check(Guid.Empty, draft, against) switch
        {
            Outcome<CheckedObservation>.Done(var seen) => [Line.Of(new Span(SeenLine.Said(seen, at, desk.Town.Clock), Ink.Good)), .. seen.Observation.Remarks.Select(r => Line.Of(new Span(r, Ink.Warn)))],
            Outcome<CheckedObservation>.Refused(var reasons) => [.. reasons.Select(r => Line.Of(new Span(r.Said, Ink.Warn)))],
            _ => [],
        };
    }
}
