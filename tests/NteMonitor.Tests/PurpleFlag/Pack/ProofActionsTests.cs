using NteMonitor.Access;
using NteMonitor.Journal;
using NteMonitor.PurpleFlag.Pack;
using NteMonitor.PurpleFlag.Pack.Verify;

namespace NteMonitor.Tests.PurpleFlag.Pack;

/// <summary>Proofs made of a store's own journal, verified without it.</summary>
public sealed class ProofActionsTests : IDisposable
{
    private readonly OpenDesk _open = new();

    public void Dispose() => _open.Dispose();

    [Fact]
    public async Task Entries_of_a_journal_are_proved_to_somebody_who_has_not_got_it()
    {
        var (flag, other) = (_open.Desk.NewId(), _open.Desk.NewId());
        await WriteAsync("flag.recorded", flag, null);
        for (var i = 0; i < 20; i++)
        {
            await WriteAsync("visit.recorded", _open.Desk.NewId(), "{\"name\":\"Una Unreal\"}");
        }

        await WriteAsync("visit.recorded", other, "{\"name\":\"Una Unreal\"}");
        var proof = SamplePack.Done(await ProofActions.MakeAsync(new() { Subjects = new HashSet<Guid> { flag, other } }, _open, CancellationToken.None));
        proof.Entries.Where(e => e.Shown is not null).Select(e => e.Shown!.Entry.Kind).ShouldBe(["flag.recorded"]);
        var verdict = SamplePack.Verify(SamplePack.Done(new PackBuilder().Prove(proof).Build(new("pack", new(2026, 3, 15)))).Files);
        verdict.Faults.ShouldBeEmpty();
        verdict.Chains.ShouldHaveSingleItem().Head.ShouldBe((await _open.Desk.Store.HeadsAsync(CancellationToken.None)).Single());
        ProofRules.Files(proof).ShouldAllBe(f => !f.Text.Contains("Unreal", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_pack_is_held_against_the_journal_it_came_from_and_against_no_other()
    {
        await WriteAsync("flag.recorded", _open.Desk.NewId(), null);
        await WriteAsync("flag.amended", _open.Desk.NewId(), null);
        var proof = SamplePack.Done(await ProofActions.MakeAsync(new(), _open, CancellationToken.None));
        await WriteAsync("flag.amended", _open.Desk.NewId(), null);
        var verdict = SamplePack.Verify(SamplePack.Done(new PackBuilder().Prove(proof).Build(new("pack", new(2026, 3, 15)))).Files);
        (await AgainstAsync(verdict, _open)).ShouldSatisfyAllConditions(v => v.Faults.ShouldBeEmpty(), v => v.Remarks.ShouldHaveSingleItem().ShouldStartWith("This store's journal has the same head and root at entry 2"));
        var other = verdict with { Chains = [verdict.Chains[0] with { Root = verdict.Chains[0].Head.Hash }] };
        (await AgainstAsync(other, _open)).Faults.ShouldHaveSingleItem().Problem.ShouldContain("another root at entry 2");
        using var elsewhere = new OpenDesk(0x0195_0010);
        (await AgainstAsync(verdict, elsewhere)).Faults.ShouldHaveSingleItem().Problem.ShouldStartWith("This store has 0 of the 2 entries");
        (await VerifyActions.AgainstAsync(verdict, _open.As(Role.Assessor), CancellationToken.None)).ShouldBeOfType<Outcome<PackVerdict>.Refused>();
    }

    private static async Task<PackVerdict> AgainstAsync(PackVerdict verdict, OpenDesk desk) => SamplePack.Done(await VerifyActions.AgainstAsync(verdict, desk, CancellationToken.None));

    [Fact]
    public async Task What_is_proved_reads_back_as_it_was()
    {
        await WriteAsync("flag.recorded", _open.Desk.NewId(), null);
        await WriteAsync("flag.amended", _open.Desk.NewId(), null);
        var proof = SamplePack.Done(await ProofActions.MakeAsync(new(), _open, CancellationToken.None));
        var files = ProofRules.Files(proof);
        var read = SamplePack.Done(ProofRules.Read(files[0].Text, files[1].Text, files[2].Text));
        ProofRules.Files(read).Select(f => f.Text).ShouldBe(files.Select(f => f.Text));
    }

    [Theory]
    [InlineData("data.csv", "Name\nUna Unreal\n")]
    [InlineData("page.html", "<p>una.unreal@example.org</p>")]
    [InlineData("a/b.json", "{\"call\":\"07700 900123\"}")]
    public async Task Nothing_personal_leaves_in_a_pack_and_nothing_is_written(string path, string text)
    {
        await _open.Desk.Store.AppendAsync(new([new(_open.Desk.NewId(), "person.recorded", _open.Desk.NewId(), null, "{}", "{\"name\":\"Una Unreal\"}")], _open.Desk.Stamp()), CancellationToken.None);
        var bag = SamplePack.Done(new PackBuilder().Add(path, text).Build(new("pack", new(2026, 3, 15))));
        ((Outcome<PackWritten>.Refused)await PackActions.WriteAsync(bag, new("pack.zip"), _open, CancellationToken.None)).Reasons.ShouldContain(r => r.Field == "data/" + path);
    }

    private Task<IReadOnlyList<Entry>> WriteAsync(string kind, Guid subject, string? personal) =>
        _open.Desk.Store.AppendAsync(new([new(_open.Desk.NewId(), kind, subject, null, "{\"round\":\"2026\"}", personal)], _open.Desk.Stamp()), CancellationToken.None);
}
