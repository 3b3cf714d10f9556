using NteMonitor.Tests.Home;
using NteMonitor.Tonight;

namespace NteMonitor.Tests.Tonight;

public class TonightScreenTests
{
    [Fact]
    public async Task The_board_as_printed_text()
    {
        await using var town = await SmallTown.OpenAsync();
        TonightScreen.Text(await TonightActions.CountAsync(town.Desk, default), town.Desk).ShouldMatchApproved();
    }

    [Fact]
    public async Task The_board_of_a_town_that_has_logged_nothing()
    {
        await using var town = SmallTown.Empty();
        TonightScreen.Text(await TonightActions.CountAsync(town.Desk, default), town.Desk).ShouldMatchApproved();
    }

    [Fact]
    public async Task Linked_accounts_are_one_event()
    {
        await using var town = await SmallTown.OpenAsync();
        var figures = await TonightActions.CountAsync(town.Desk, default);
        (figures.Events, figures.Accounts).ShouldBe((4, 5));
        figures.ByHour.Sum(h => h.Count).ShouldBe(4);
        figures.Last28[^1].ShouldBe(4);
    }

    [Fact]
    public async Task Accounts_that_know_only_their_month_are_said_and_in_no_hour()
    {
        await using var town = await SmallTown.OpenAsync();
        await town.LogAsync("2026-11", "", "asb", place: "On or near Invented Street");
        var figures = await TonightActions.CountAsync(town.Desk, default);
        (figures.MonthOnly, figures.Events).ShouldBe((2, 4));
    }

    [Fact]
    public async Task The_same_weekday_of_the_last_four_weeks_is_compared()
    {
        await using var town = await SmallTown.OpenAsync();
        (await TonightActions.CountAsync(town.Desk, default)).LastFour.ShouldBe([3, 1, null, null]);
    }

    [Fact]
    public async Task After_midnight_it_is_still_the_same_night()
    {
        await using var town = await SmallTown.OpenAsync();
        town.Now += NodaTime.Duration.FromHours(5);
        (await TonightActions.CountAsync(town.Desk, default)).Events.ShouldBe(4);
        town.Now += NodaTime.Duration.FromHours(2);
        (await TonightActions.CountAsync(town.Desk, default)).Events.ShouldBe(0);
    }
}
