using FsCheck.Fluent;
using NteMonitor.Terminal;

namespace NteMonitor.Tests.Terminal;

public class ListRulesTests
{
    private static readonly string[] Keys = ["j", "k", "g", "G", "pgdn", "pgup", "home", "end", "x"];

    [Fact]
    public void Moving_below_the_last_row_on_the_screen_scrolls_by_one() =>
        ListRules.Move(new(100, 9), "j", 10).ShouldBe(new ListState(100, 10, 1) { Height = 10 });

    [Fact]
    public void The_selection_is_always_a_row_and_always_on_the_screen() =>
        FsCheck.Check.QuickThrowOnFailure(Prop.ForAll(
            Gen.Choose(0, 40).Zip(Gen.Choose(1, 15)).Zip(Gen.Elements(Keys).ArrayOf()).ToArbitrary(), drawn =>
            {
                var state = new ListState(drawn.Item1.Item1);
                foreach (var key in drawn.Item2)
                {
                    state = ListRules.Move(state, key, drawn.Item1.Item2);
                    state.Selected.ShouldBeInRange(0, Math.Max(0, state.Count - 1));
                    state.Top.ShouldBeInRange(0, state.Selected);
                    (state.Selected - state.Top).ShouldBeLessThan(Math.Max(drawn.Item1.Item2, 10));
                }
            }));

    [Fact]
    public void A_message_for_another_list_passes_by() =>
        ListRules.Update(new(100), new RowChosen("other", 5), "notes").Selected.ShouldBe(0);

    [Fact]
    public void A_list_that_loses_rows_keeps_a_selection_that_exists() =>
        ListRules.Recount(new(100, 99, 90), 50).Selected.ShouldBe(49);
}
