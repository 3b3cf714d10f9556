using NteMonitor.Journal;
using NteMonitor.PurpleFlag.Board;
using NteMonitor.PurpleFlag.Cycle;
using NteMonitor.PurpleFlag.Pack.Pages;

namespace NteMonitor.Tests.PurpleFlag.Board;

/// <summary>What the pack's screen says, line by line.</summary>
public class PackScreenTests
{
    private static readonly PackWish Wish = new(new KeptFlag<FlagEntry>(new(Guid.Empty, "Inventon", "full", "") { Round = "round 50" }, new KeptRecord(Guid.Empty, "flag", [], Guid.Empty, "flag.registered", null, 0, 1, default, "l01")));

    private static readonly PackPlan Plan = new(
        [("area-1-wellbeing.html", "Wellbeing"), ("index.html", "Purple Flag: Inventon")], 12,
        [new("Marks", "what they point to stays in the house", 2), new("Marks", "what they marked is gone", 1)], ["No boundary is drawn, so nothing in this pack is counted in one."]);

    private static readonly PackMade Made = new(new("pack.zip", 41, 123_456, new string('a', 64)), Plan);

    [Fact]
    public void Before_its_plan_is_known_and_after_and_written_and_refused()
    {
        var begun = new PackScreen.Model(Wish);
        var planned = PackScreen.Update(begun, new PackPlanned(Wish, Plan, []));
        var written = PackScreen.Update(planned with { Key = "key.pem", Writing = true }, new PackWrote(Made, []));
        var refused = PackScreen.Update(planned, new PackWrote(null, [new("evidence/03.html", "It has a telephone number.", "Take it out of the record that it comes from.")]));
        string.Join("\n\n----\n", new[] { begun, planned, written, refused }.Select(m => string.Join('\n', PackScreen.Lines(m)))).ShouldMatchApproved();
    }

    [Fact]
    public void A_plan_of_another_wish_is_not_shown()
    {
        var everybody = PackScreen.With(new(Wish), Wish with { Audience = PackAudience.Public });
        PackScreen.Update(everybody, new PackPlanned(Wish, Plan, [])).Plan.ShouldBeNull();
        PackScreen.Update(everybody, new PackPlanned(everybody.Wish, Plan, [])).Plan.ShouldBe(Plan);
    }
}
