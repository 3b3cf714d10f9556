using System.Text.Json.Nodes;
using NteMonitor.Commands;
using NteMonitor.Import;

namespace NteMonitor.Tests.Import;

public class ImportCommandTests
{
    private const string Row = ",2018-10,Invented Police,Invented Police,-0.72,52.39,On or near Silver Street,E01000001,Inventon 001A,Anti-social behaviour,,\n";

    [Fact]
    public async Task One_file_answers_with_one_object_of_six_members()
    {
        await using var desk = new ImportDesk();
        var answer = await RunAsync(desk, "police", desk.Write("a.csv", ImportDesk.PoliceHeader + Row + Row + "bad\n"), "--rejects", desk.Folder);
        var json = answer.Json.ShouldBeOfType<JsonObject>();
        json["rejectFile"] = Path.GetFileName(json["rejectFile"]!.GetValue<string>());
        json.ToJsonString().ShouldBe("""{"file":"a.csv","read":3,"added":2,"alreadyThere":0,"rejected":1,"rejectFile":"a.csv.rejects.csv"}""");
        answer.Exit.ShouldBe(0);
    }

    [Fact]
    public async Task Of_several_files_one_that_is_refused_keeps_no_other_out()
    {
        await using var desk = new ImportDesk();
        var answer = await RunAsync(desk, "police", Path.Combine(desk.Folder, "missing.csv"), desk.Write("a.csv", ImportDesk.PoliceHeader + Row));
        answer.Json.ShouldBeOfType<JsonArray>().ToJsonString().ShouldBe(
            """[{"file":"missing.csv","refused":[{"field":"FIELD","message":"There is no such file.","hint":"Check the path."}]},{"file":"a.csv","read":1,"added":1,"alreadyThere":0,"rejected":0,"rejectFile":null}]"""
                .Replace("FIELD", Path.Combine(desk.Folder, "missing.csv"), StringComparison.Ordinal));
        answer.Exit.ShouldBe(1);
    }

    [Theory]
    [InlineData("--encoding", "klingon")]
    [InlineData("--separator", "xx")]
    [InlineData("--column", "when")]
    public async Task An_option_that_cannot_be_read_is_misuse(string option, string value)
    {
        await using var desk = new ImportDesk();
        (await RunAsync(desk, "incidents", desk.Write("a.csv", "At\nx\n"), option, value)).Exit.ShouldBe(2);
    }

    [Fact]
    public async Task An_earlier_reject_file_is_never_written_over()
    {
        await using var desk = new ImportDesk();
        var path = desk.Write("a.csv", ImportDesk.PoliceHeader + "bad\n");
        (await desk.PoliceAsync(path)).RejectFile.ShouldEndWith("a.csv.rejects.csv");
        (await desk.PoliceAsync(path)).RejectFile.ShouldEndWith("a.csv.rejects-2.csv");
    }

    [Fact]
    public async Task A_kept_mapping_is_listed_and_shown_so_that_it_can_be_given_again()
    {
        await using var desk = new ImportDesk();
        await RunAsync(desk, "venues", desk.Write("a.csv", "Name,No\nThe Rope Walk,L1\n"), "--column", "name=Name", "--column", "licence=No", "--constant", "kind=pub");
        var id = (await RunAsync(desk, "mapping", "list")).Json!.AsArray().ShouldHaveSingleItem()!["id"]!.GetValue<string>();
        var shown = desk.Write("m.json", (await RunAsync(desk, "mapping", "show", id)).Text!);
        (await RunAsync(desk, "venues", desk.Write("b.csv", "Name,No\nThe Rope Walk,L1\n"), "--map", shown)).Json!["alreadyThere"]!.GetValue<long>().ShouldBe(1);
        (await desk.EntriesAsync("mapping.")).Count.ShouldBe(1);
    }

    [Fact]
    public async Task What_an_import_says_names_the_sum_first()
    {
        await using var desk = new ImportDesk();
        var answer = await RunAsync(desk, "police", desk.Write("a.csv", ImportDesk.PoliceHeader + Row));
        answer.Text!.ShouldMatchApproved();
    }

    private static Task<Answer> RunAsync(ImportDesk desk, params string[] args)
    {
        var parsed = ImportCommand.Create().Parse(args);
        parsed.Errors.ShouldBeEmpty();
        return ((Verb)parsed.CommandResult.Command).Act(parsed, desk.Desk, default);
    }
}
