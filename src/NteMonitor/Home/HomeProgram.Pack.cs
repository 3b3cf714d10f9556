using NteMonitor.PurpleFlag.Board;
using NteMonitor.PurpleFlag.Pack.Pages;
using NteMonitor.Terminal;

namespace NteMonitor.Home;

/// <content>The pack of an entry, looked through and written.</content>
public sealed partial class HomeProgram
{
    private static Step<HomeModel> OpenPack(HomeModel model, FlagBoard board)
    {
        var wish = new PackWish(board.File!.Entry);
        return new(model.Put(new Over.PackPage(new(wish))), new PlanPack(wish));
    }

    private static Step<HomeModel> OnPack(HomeModel model, Over.PackPage page, Commanded command) => command.Word switch
    {
        "audience" => Wished(model, page, page.State.Wish with { Audience = page.State.Wish.Audience == PackAudience.Public ? PackAudience.Assessors : PackAudience.Public }),
        "venue-names" => Wished(model, page, page.State.Wish with { VenueNames = !page.State.Wish.VenueNames }),
        "sign" => new(model.Put(new Over.PackLine(PackAsked.Key, TextInput.Of(command.Rest.Length > 0 ? command.Rest : page.State.Key)))),
        "write" => new(model.Put(new Over.PackLine(PackAsked.Path, TextInput.Of(command.Rest)))),
        _ => new(model),
    };

    private static Step<HomeModel> Wished(HomeModel model, Over.PackPage page, PackWish wish) =>
        new(model.Swap(page with { State = PackScreen.With(page.State, wish), Scroll = 0 }), new PlanPack(wish));

    private static Step<HomeModel> InPackLine(HomeModel model, Over.PackLine line, Msg msg) => (msg, model.Pop().Top) switch
    {
        (KeyPressed("esc") or Commanded { Word: "back" }, _) => new(model.Pop()),
        (KeyPressed("enter"), _) when line.Asked == PackAsked.Key && line.Input.Text.Trim() == "-" => Say(model, "A key is a file: give its path; esc leaves.", Ink.Warn),
        (KeyPressed("enter"), Over.PackPage page) when line.Asked == PackAsked.Key => new(model.Pop().Swap(page with { State = page.State with { Key = line.Input.Text.Trim(), Made = null } })),
        (KeyPressed("enter"), Over.PackPage) when line.Input.Text.Trim() is "" or "-" => Say(model, "A pack is a folder or a zip: give its path; esc leaves.", Ink.Warn),
        (KeyPressed("enter"), Over.PackPage page) => Writing(model.Pop(), page, line.Input.Text.Trim()),
        _ => new(model.Swap(line with { Input = TextInputRules.Update(line.Input, msg) })),
    };

    private static Step<HomeModel> Writing(HomeModel model, Over.PackPage page, string path)
    {
        var (state, key) = (page.State, page.State.Key.Length > 0 ? page.State.Key : null);
        return new(model.Swap(page with { State = state with { Writing = true, Refused = [], Made = null }, Scroll = 0 }), new WritePack(state.Wish, new(path, key)));
    }

    private static Step<HomeModel> PackTold(HomeModel model, Msg msg)
    {
        var with = model.Each(o => o is Over.PackPage page ? page with { State = PackScreen.Update(page.State, msg) } : o);
        return msg switch
        {
            PackWrote { Made: { } made } => Say(with, $"Written: {made.Written.To}", Ink.Good),
            PackWrote wrote => Say(with, wrote.Refused.Count == 1 ? wrote.Refused[0].Said : $"Not written, for {wrote.Refused.Count} reasons.", Ink.Bad),
            _ => new(with),
        };
    }

    private static Prompt PackPrompt(Over.PackLine line) => line.Asked == PackAsked.Key
        ? new("Key to sign with:", line.Input) { Hint = "the file of a private key, PEM, P-256; empty for none" }
        : new("Write to:", line.Input) { Hint = "a folder, or a file that ends in .zip; nothing may be there" };
}
