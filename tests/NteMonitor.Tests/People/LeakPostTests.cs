using NteMonitor.Journal;
using NteMonitor.People;

namespace NteMonitor.Tests.People;

public sealed class LeakPostTests
{
    [Theory]
    [InlineData("door 2", "Door supervisors from 21:00", true)]
    [InlineData("Bar Manager", "Bar and Manager spoken to", true)]
    [InlineData("Barnacle", "Barnacle at the door", false)]
    [InlineData("Door Barnacle", "spoken to Barnacle", false)]
    public async Task A_post_in_a_register_is_no_name_and_a_name_is(string staff, string text, bool passes)
    {
        using var open = new OpenDesk();
        var personal = CanonicalJson.Write(new System.Text.Json.Nodes.JsonObject { ["staff"] = staff });
        await open.Desk.Store.AppendAsync(new([new(open.Desk.NewId(), "register.recorded", open.Desk.NewId(), null, "{}", personal)], open.Desk.Stamp()), default);
        (await LeakActions.CheckAsync(text, open, default)).Count.ShouldBe(passes ? 0 : 1);
    }
}
