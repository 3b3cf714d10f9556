using NteMonitor.Import.Mappings;
using NteMonitor.Journal;

namespace NteMonitor.Tests.Import;

public class MappingTests
{
    private static readonly string[] Header = ["date", "kind", "town"];

    [Theory]
    [InlineData("chicago-incidents")]
    [InlineData("manchester-premises")]
    [InlineData("victoria-licences")]
    public void A_shipped_mapping_reads_back_as_it_is_written(string id)
    {
        var json = CanonicalJson.Write(MappingJson.Write(ImportDesk.Shipped(id)));
        var again = MappingJson.Read(id, json).ShouldBeOfType<Outcome<Mapping>.Done>().Value;
        CanonicalJson.Write(MappingJson.Write(again)).ShouldBe(json);
    }

    [Theory]
    [InlineData("chicago-incidents")]
    [InlineData("manchester-premises")]
    [InlineData("victoria-licences")]
    public async Task A_shipped_mapping_knows_only_fields_and_codes_that_there_are(string id)
    {
        await using var desk = new ImportDesk();
        var mapping = ImportDesk.Shipped(id);
        List<string> columns = [.. mapping.Columns.Values.SelectMany(c => c).Concat(mapping.Identity).Distinct()];
        MappingRules.Check(mapping, columns, desk.Desk.Reference).ShouldBeEmpty();
    }

    [Fact]
    public async Task Every_fault_of_a_mapping_is_named_at_once()
    {
        await using var desk = new ImportDesk();
        var mapping = new Mapping("m", MappingKind.Incidents)
        {
            Columns = new Dictionary<string, IReadOnlyList<string>> { ["when"] = ["dat"], ["categry"] = ["kind"] },
            Constants = new Dictionary<string, string> { ["source"] = "cctvv" },
            Formats = new Dictionary<string, IReadOnlyList<string>> { ["when"] = ["dd/qq"] },
            Clock = "winter",
            System = "polce",
        };
        string.Join('\n', MappingRules.Check(mapping, Header, desk.Desk.Reference).Select(r => $"{r.Message} {r.Hint}")).ShouldMatchApproved();
    }

    [Fact]
    public void A_member_that_there_is_not_is_refused_with_the_nearest() =>
        MappingJson.Read("m.json", """{"kind":"incidents","colums":{}}""").ShouldBeOfType<Outcome<Mapping>.Refused>()
            .Reasons.ShouldHaveSingleItem().Hint.ShouldBe("Did you mean columns?");

    [Theory]
    [InlineData("not json")]
    [InlineData("[]")]
    [InlineData("""{"kind":"incidents","columns":["when"]}""")]
    [InlineData("""{"kind":"incidents","kind":"venues"}""")]
    public void What_is_no_mapping_is_refused(string text) => MappingJson.Read("m.json", text).ShouldBeOfType<Outcome<Mapping>.Refused>();

    [Fact]
    public void Options_that_cannot_be_read_are_all_named() =>
        new MappingWish(null as string) { Columns = ["when"], Values = ["category:BATTERY"], Formats = ["=x"] }.On(new("m", MappingKind.Incidents))
            .ShouldBeOfType<Outcome<Mapping>.Refused>().Reasons.Select(r => r.Field).ShouldBe(["--column", "--format", "--value"]);

    [Fact]
    public async Task A_mapping_is_found_again_by_the_header_and_kept_once()
    {
        await using var desk = new ImportDesk();
        var wish = new MappingWish(null as string) { Columns = ["when=At", "category=What"], Constants = ["source=cctv"] };
        await desk.IncidentsAsync(desk.Write("a.csv", "At,What\n2026-03-14 23:15,assault\n"), wish);
        var next = await desk.IncidentsAsync(desk.Write("b.csv", "AT,What\n2026-03-15 23:15,assault\n"), new(null as string));
        next.Added.ShouldBe(1);
        (await desk.EntriesAsync("mapping.")).Count(e => e.Body.Contains("\"At\"")).ShouldBe(1);
        (await MappingActions.AllAsync(desk.Desk.Store, default)).Select(k => k.Mapping.Id).ShouldBe([next.Mapping!]);
    }

    [Fact]
    public async Task Without_any_mapping_the_columns_are_named()
    {
        await using var desk = new ImportDesk();
        var outcome = await NteMonitor.Import.ImportActions.IncidentsAsync(desk.Ask(desk.Write("a.csv", "At,What\nx,y\n")), new(null as string), desk.Desk, default);
        outcome.ShouldBeOfType<Outcome<NteMonitor.Import.ImportReport>.Refused>().Reasons[0].Hint.ShouldEndWith("Its columns are At, What.");
    }

    [Fact]
    public async Task A_mapping_for_venues_is_not_used_on_incidents()
    {
        await using var desk = new ImportDesk();
        var outcome = await NteMonitor.Import.ImportActions.IncidentsAsync(desk.Ask(desk.Write("a.csv", "At,What\nx,y\n")), new("manchester-premises"), desk.Desk, default);
        outcome.ShouldBeOfType<Outcome<NteMonitor.Import.ImportReport>.Refused>().Reasons[0].Hint.ShouldBe("Use `nte import venues`.");
    }
}
