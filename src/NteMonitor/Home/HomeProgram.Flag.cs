using NteMonitor.Documents;
using NteMonitor.PurpleFlag.Board;
using NteMonitor.PurpleFlag.Evidence;
using NteMonitor.Terminal;

namespace NteMonitor.Home;

/// <content>The Purple Flag: the board, one attribute, the form of a mark.</content>
public sealed partial class HomeProgram
{
    private static Step<HomeModel> OnFlag(HomeModel model, Commanded command) => (command.Word, model.Flag.Board) switch
    {
        (_, null) => new(model),
        ("open", { } board) when BoardScreen.Selected(model.Flag) is { } attribute => new(model.Put(new Over.AttributePage(board, attribute.Code))),
        ("pack", { File: not null } board) => OpenPack(model, board),
        ("core-data", { File: { } file }) => new(model, new OpenCore(file.Entry.Value)),
        ("add", _) => new(model, new ReadPickable(Lacking(model))),
        ("next-zone", _) => new(model with { Flag = BoardScreen.Update(model.Flag, new KeyPressed("right")) }),
        ("last-zone", _) => new(model with { Flag = BoardScreen.Update(model.Flag, new KeyPressed("left")) }),
        ("cycle", { File: not null } board) => new(model.Put(new Over.TextPage("The entry", BoardScreen.EntryLines(board)))),
        ("documents", { } board) => new(model.Put(new Over.TextPage("Documents", Text(MarkText.Table(board.Documents))))),
        ("entry", _) when BoardScreen.NextEntry(model.Flag) is { } other => new(model, new ReadBoard(other)),
        _ => new(model),
    };

    private Step<HomeModel> OnAttribute(HomeModel model, Over.AttributePage page, Commanded command) => command.Word switch
    {
        "add" => new(model, new ReadPickable(new() { Attributes = [page.Code] })),
        "next-attribute" or "last-attribute" => Beside(model, page, command.Word == "next-attribute" ? 1 : -1),
        "amend" or "withdraw" => page.Board.Of(page.Code) switch
        {
            [] => new(model),
            [var only] => OnMark(model, only, command.Word),
            var several => new(model.Put(new Over.ChoosingMark(
                new("mark", [.. several.Select(m => new Choice(m.Record.Id.ToString("D"), AttributeText.InShort(m, page.Board)))]), several, command.Word))),
        },
        _ => new(model),
    };

    private static Step<HomeModel> Beside(HomeModel model, Over.AttributePage page, int by)
    {
        var next = BoardScreen.Beside(page.Board, page.Code, by).Code;
        return new(model.Swap(new Over.AttributePage(page.Board, next)) with { Flag = BoardScreen.At(model.Flag, next) });
    }

    private Step<HomeModel> InChoosingMark(HomeModel model, Over.ChoosingMark choosing, Msg msg) => PickerRules.Update(choosing.Picker, msg) switch
    {
        _ when msg is Commanded { Word: "back" } => new(model.Pop()),
        { Left: true } => new(model.Pop()),
        { Chosen: { } chosen } => OnMark(model.Pop(), choosing.Marks.First(m => m.Record.Id.ToString("D") == chosen.Value), choosing.Then),
        var step => new(model.Swap(choosing with { Picker = step.State })),
    };

    private Step<HomeModel> OnMark(HomeModel model, KeptMark kept, string word) => word == "amend"
        ? new(model.Put(Amendment(model, kept, desk.NewId())))
        : new(model.Put(new Over.Asking("Why it is withdrawn", TextInput.Empty, why => new WithdrawMark(kept, why))
        {
            Question = $"Withdraw this mark? \"{kept.On.Mark.Title}\" counts as evidence no more; the mark stays in the journal.",
        }));

    private static Over.Form Amendment(HomeModel model, KeptMark kept, Guid typed)
    {
        var board = model.Flag.Board!;
        var draft = MarkRules.DraftOf(kept.On.Mark, board.File?.Boundaries.Select(b => b.Value) ?? []);
        var task = new MarkTask(null, kept.On.Mark.Title) { Amends = kept, IsFile = kept.On.Mark.File is not null };
        return new(FormKind.Mark, MarkForm.Of(task, draft, board.Edition), typed) { Mark = task };
    }

    private static HomeModel Shown(HomeModel model, FlagBoard board) =>
        model.Each(o => o is Over.AttributePage page && board.Edition.Attribute(page.Code) is not null ? page with { Board = board } : o) with { Flag = BoardScreen.Update(model.Flag, new BoardRead(board)) };

    private static Step<HomeModel> ResumeMark(HomeModel model, Draft draft) => (HomeDrafts.On(draft), model.Flag.Board) switch
    {
        (null, _) => new(model, Opening(model, HomeDrafts.Picked(draft), new()) with { Draft = draft }),
        ({ } id, { } board) when board.Marks.FirstOrDefault(m => m.Record.Id == id) is { } kept => Resumed(model.Put(Amendment(model, kept, draft.Id)), draft, kept.Record.Head),
        _ => Say(model, "It amends a mark: go to Purple Flag, then :resume.", Ink.Warn),
    };

    private static string[] Text(Table table) => PlainTextWriter.Write(new(table.Caption, [table])).TrimEnd('\n').Split('\n');
}
