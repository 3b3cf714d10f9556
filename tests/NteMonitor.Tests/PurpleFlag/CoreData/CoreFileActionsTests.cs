using System.Text;
using NteMonitor.Access;
using NteMonitor.Documents;
using NteMonitor.Journal;
using NteMonitor.PurpleFlag.CoreData;
using NteMonitor.PurpleFlag.Cycle;

namespace NteMonitor.Tests.PurpleFlag.CoreData;

public sealed class CoreFileActionsTests : IDisposable
{
    private const string Table =
        """
        period,place,measure,value,unit,n,source
        2025-11,Quay,People passing,18620,people,,counter
        2025-12,Quay,People passing,,people,,counter
        2026-01,Quay,People passing,3,people,,counter
        2026-02,Quay,People passing,17000,people,,counter
        2026-02,Market,People passing,41000,people,,counter
        2025,residents,Feel safe,61.5,%,412,survey
        2025,traders,Feel safe,40,%,12,survey
        2025-10-01,Quay,Last bus,02:40,,,timetable
        """;

    private readonly CoreTown _town = new();

    public void Dispose() => _town.Dispose();

    [Fact]
    public async Task A_table_is_a_page_with_every_figure_but_the_small_ones_and_can_be_verified()
    {
        var entry = await _town.EntryAsync();
        CoreTown.Done(await ImportAsync(entry, "footfall", Table));
        var book = await _town.BookAsync(entry.Value);
        CoreTown.Verify(book).Faults.ShouldBeEmpty();
        MarkdownWriter.Write(book.Sheets.First(s => s.Code == "footfall").Page).ShouldMatchApproved("md");
    }

    [Fact]
    public async Task A_newer_table_takes_the_place_of_the_old_one_and_gives_it_back_when_it_is_withdrawn()
    {
        var entry = await _town.EntryAsync();
        var first = CoreTown.Done(await ImportAsync(entry, "footfall", Table));
        var second = CoreTown.Done(await ImportAsync(entry, "footfall", Table.Replace("18620", "18621", StringComparison.Ordinal)));
        (first.Value.Version, second.Value.Version, second.Value.Rows).ShouldBe((1, 2, 8));
        (await _town.BookAsync(entry.Value)).Tables.ShouldHaveSingleItem().ShouldBe(second.Value);
        CoreTown.Done(await FlagActions.WithdrawAsync(second.Record, "of another town", _town.Open, default));
        (await _town.BookAsync(entry.Value)).Tables.ShouldHaveSingleItem().ShouldBe(first.Value);
        CoreTown.Done(await ImportAsync(entry, "footfall", Table.Replace("18620", "18622", StringComparison.Ordinal))).Value.Version.ShouldBe(3);
        (await _town.Open.Desk.Store.BytesAsync(first.Value.FileSha256, default)).ShouldBe(Encoding.UTF8.GetBytes(Table));
    }

    [Fact]
    public async Task A_table_with_one_fault_is_not_taken_at_all()
    {
        var entry = await _town.EntryAsync();
        CoreTown.Refused(await ImportAsync(entry, "footfall", Table + "\nsoon,Quay,People passing,1,people,,counter")).ShouldHaveSingleItem().Message.ShouldStartWith("Line 10");
        (await CoreFileActions.ListAsync(entry.Record.Id, _town.Open, default)).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_same_file_again_is_refused()
    {
        var entry = await _town.EntryAsync();
        CoreTown.Done(await ImportAsync(entry, "footfall", Table));
        CoreTown.Refused(await ImportAsync(entry, "footfall", Table)).ShouldHaveSingleItem().Message.ShouldContain("version 1");
    }

    [Fact]
    public async Task A_table_that_should_not_be_there_is_erased_for_good_unless_another_record_needs_its_file()
    {
        var entry = await _town.EntryAsync();
        var (one, two) = (CoreTown.Done(await ImportAsync(entry, "footfall", Table)), CoreTown.Done(await ImportAsync(entry, "movement", Table)));
        CoreTown.Refused(await CoreFileActions.EraseAsync(one.Record, "names somebody", _town.Open, default)).ShouldHaveSingleItem().Message.ShouldContain("needs the same file");
        CoreTown.Done(await FlagActions.WithdrawAsync(two.Record, "brought in twice", _town.Open, default));
        CoreTown.Done(await CoreFileActions.EraseAsync(one.Record, "names somebody", _town.Open, default)).ShouldBeTrue();
        (await _town.Open.Desk.Store.BytesAsync(one.Value.FileSha256, default)).ShouldBeNull();
        (await _town.BookAsync(entry.Value)).Tables.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_table_whose_file_is_not_in_this_store_is_asked_for_again()
    {
        var entry = await _town.EntryAsync();
        var kept = CoreTown.Done(await ImportAsync(entry, "footfall", Table));
        await _town.Open.Desk.Store.AppendAsync(new([new(_town.Open.Desk.NewId(), ISealStore.Erasure, _town.Open.Desk.NewId(), null, $$"""{"files":["{{kept.Value.FileSha256}}"]}""")], _town.Open.Desk.Stamp()), default);
        var book = await _town.BookAsync(entry.Value);
        book.States.First(s => s.Set.Code == "footfall").Missing.ShouldHaveSingleItem().ShouldStartWith("Its file is not in this store");
        book.Sheets.ShouldNotContain(s => s.Code == "footfall");
    }

    [Theory]
    [InlineData("crime", "is computed from what is on file")]
    [InlineData("boundary", "is computed from what is on file")]
    [InlineData("footfal", "is no set of core data")]
    public async Task What_is_computed_and_what_is_no_set_has_no_table(string set, string said) =>
        CoreTown.Refused(await ImportAsync(await _town.EntryAsync(), set, Table)).ShouldHaveSingleItem().Message.ShouldContain(said);

    [Fact]
    public async Task A_table_that_holds_a_telephone_number_is_refused() =>
        CoreTown.Refused(await ImportAsync(await _town.EntryAsync(), "footfall", Table.Replace("survey", "survey, ring 07700 900123", StringComparison.Ordinal))).ShouldNotBeEmpty();

    [Theory]
    [InlineData(Role.Admin, true)]
    [InlineData(Role.Police, false)]
    [InlineData(Role.Pastor, false)]
    public async Task Only_those_who_keep_the_flag_bring_tables_in(Role role, bool may)
    {
        var entry = await _town.EntryAsync();
        ((await CoreFileActions.ImportAsync(entry, "footfall", Encoding.UTF8.GetBytes(Table), _town.Open.As(role), default)) is Outcome<KeptFlag<CoreFile>>.Done).ShouldBe(may);
    }

    private Task<Outcome<KeptFlag<CoreFile>>> ImportAsync(KeptFlag<FlagEntry> entry, string set, string csv) => CoreFileActions.ImportAsync(entry, set, Encoding.UTF8.GetBytes(csv), _town.Open, default);
}
