using System.Text.Json;
using NteMonitor.Access;
using NteMonitor.Commands;
using NteMonitor.Incidents;

namespace NteMonitor.Tests.Incidents;

public class IncidentCommandTests
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [Fact]
    public async Task A_dry_run_says_what_was_understood_and_saves_nothing()
    {
        await using var desk = await IncidentDesk.OpenAsync();
        var answer = await desk.RunAsync("log", "2315 heron refusal x2 drunk lad", "--dry-run");
        answer.Text.ShouldBe("23:15 tonight (Fri 20 Nov 2026), The Gilded Heron: Refused entry or service; 2 people; alcohol; reported by Warden; note: lad.\nNot understood, kept as narrative: lad");
        (await desk.EventsAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task A_line_on_standard_input_is_logged()
    {
        await using var desk = await IncidentDesk.OpenAsync();
        var answer = await desk.RunAsync("log", "-");
        answer.Json!["understood"]!.GetValue<string>().ShouldEndWith("note: typed and not in the history.");
        (await desk.EventsAsync()).ShouldBe(1);
    }

    [Fact]
    public async Task An_incident_for_programs()
    {
        await using var desk = await IncidentDesk.OpenAsync();
        var account = await desk.LogAsync("25/10 0130 BST heron fight x2 s3 drunk no-weapon cctv arrest ref:police:12 objective:crime \"red jacket\"");
        var shown = (await desk.RunAsync("incident", "show", account.Incident.Id.ToString())).Json!;
        var entry = shown["history"]![0]!;
        (entry["sealed"], entry["hash"]) = ("its salt is random", "and so is its hash");
        shown.ToJsonString(Indented).ShouldMatchApproved("json");
    }

    [Fact]
    public async Task The_accounts_of_an_event_for_programs()
    {
        await using var desk = await IncidentDesk.OpenAsync();
        string one = Id(await desk.LogAsync("2315 heron fight")), other = Id(await desk.LogAsync("2318 heron fight cctv"));
        var suggested = await desk.RunAsync("incident", "suggest", one);
        suggested.Json!.ToJsonString().ShouldBe($$"""[{"id":"{{other}}","why":"same venue, 3 minutes apart, both violence, another source","minutes":3}]""");
        (await desk.RunAsync("incident", "link", one, other)).Exit.ShouldBe(0);
        (await desk.RunAsync("incident", "links", other)).Json!.ToJsonString(Indented).ShouldMatchApproved("json");
        (await desk.RunAsync("incident", "suggest", one)).Json!.AsArray().ShouldBeEmpty();
    }

    [Fact]
    public async Task A_role_that_may_not_read_notes_is_shown_none()
    {
        await using var desk = await IncidentDesk.OpenAsync();
        var account = await desk.LogAsync("2315 heron fight \"red jacket\"");
        var shown = await desk.RunAsync(Role.Pubwatch, "incident", "show", Id(account));
        shown.Json!.ToJsonString().ShouldNotContain("jacket");
        shown.Text!.ShouldNotContain("jacket");
    }

    [Fact]
    public async Task An_id_may_be_given_by_its_first_digits()
    {
        await using var desk = await IncidentDesk.OpenAsync();
        var account = await desk.LogAsync("2315 heron fight");
        (await desk.RunAsync("incident", "show", Id(account)[..6])).Exit.ShouldBe(0);
        Reason(await desk.RunAsync("incident", "show", Id(account)[..3])).ShouldBe("'018' is too short for an id.");
        Reason(await desk.RunAsync("incident", "show", "ffff")).ShouldBe("No incident's id begins with 'ffff'.");
    }

    [Fact]
    public async Task A_form_on_the_command_line_records_and_amends()
    {
        await using var desk = await IncidentDesk.OpenAsync();
        var recorded = await desk.RunAsync("incident", "record", "--venue", "heron", "--category", "assault", "--when", "2315", "--flag", "alcohol", "--note", "red jacket");
        recorded.Text!.ShouldContain("The Gilded Heron: Assault without injury; alcohol;");
        var id = recorded.Json!["id"]!.GetValue<string>();
        Reason(await desk.RunAsync("incident", "amend", id, "--severity", "3")).ShouldBe("No reason was given.");
        (await desk.RunAsync("incident", "amend", id, "--severity", "3", "--why", "seen on camera")).Exit.ShouldBe(0);
        var shown = await desk.RunAsync("incident", "show", id);
        shown.Text!.ShouldContain("severity: nothing -> 3");
        shown.Json!["narrative"]!.GetValue<string>().ShouldBe("red jacket");
        (await desk.RunAsync("incident", "withdraw", id, "--why", "entered twice")).Exit.ShouldBe(0);
        (await desk.RunAsync("incident", "list")).Json!.AsArray().ShouldBeEmpty();
    }

    [Fact]
    public async Task A_list_is_narrowed_by_words_of_the_lists_and_every_wrong_one_is_named()
    {
        await using var desk = await IncidentDesk.OpenAsync();
        await desk.LogAsync("2315 heron fight");
        await desk.LogAsync("2316 rope noise cctv");
        (await desk.RunAsync("incident", "list", "--category", "fight", "--venue", "heron", "--window", "purple-flag", "--from", "2026-11-20")).Json!.AsArray().Count.ShouldBe(1);
        var refused = await desk.RunAsync("incident", "list", "--category", "fihgt", "--source", "cctvv", "--venue", "anchor", "--window", "late", "--zone", "core", "--from", "2026-11-20", "--to", "2026-11-01");
        refused.Refused.Select(r => r.Field).Order(StringComparer.Ordinal).ShouldBe(["--category", "--source", "--to", "--venue", "--window", "--zone"]);
        refused.Exit.ShouldBe(1);
    }

    [Fact]
    public async Task A_file_is_attached_by_name()
    {
        await using var desk = await IncidentDesk.OpenAsync();
        var account = await desk.LogAsync("2315 heron fight");
        (await desk.RunAsync("incident", "attach", Id(account), "/somewhere/door.jpg")).Text!.ShouldStartWith("door.jpg, 9 bytes, SHA-256 ");
    }

    [Fact]
    public async Task A_refusal_of_permission_has_a_status_of_its_own()
    {
        await using var desk = await IncidentDesk.OpenAsync(Role.Assessor);
        (await desk.RunAsync("log", "2315 heron fight")).Exit.ShouldBe(4);
    }

    private static string Id(Account account) => account.Incident.Id.ToString("D");

    private static string Reason(Answer answer) => answer.Refused.ShouldHaveSingleItem().Message;
}
