using NodaTime;
using NteMonitor.People;

namespace NteMonitor.Tests.People;

public sealed class LeakRulesTests
{
    private static readonly LeakWatch Watch = new(
        [
            new("Orla Zebedee-Quill", "P-7M3F2") { Born = new LocalDate(1994, 3, 14) },
            new("Will Park", "P-00001"), new("Dylan Heronby", "P-00002"), new("Inventon Inns Ltd", "a licence holder or supervisor"), new("José Ñandú", "P-00003"),
        ],
        LeakRules.Public(["Inventon", "The Blue Heronby"]), new HashSet<string> { "ZZ991AA" });

    [Theory]
    [InlineData("Orla Zebedee-Quill was there")]
    [InlineData("ORLA zebedee-quill")]
    [InlineData("quill, then orla")]
    [InlineData("seen: Orla")]
    [InlineData("Mr Quill")]
    [InlineData("<td>Orla&nbsp;Zebedee&#45;Quill</td>")]
    [InlineData("{\"x\":\"O\\u0072la\"}")]
    [InlineData("Jose Nandu")]
    [InlineData("JOSÉ")]
    [InlineData("Will in the Park")]
    [InlineData("Park, Will")]
    [InlineData("Dylan")]
    [InlineData("dylan heronby")]
    [InlineData("Inventon Inns Ltd holds it")]
    [InlineData("flat 2, 14 High Street, ZZ1 1ZZ")]
    [InlineData("call 07700 900123")]
    [InlineData("call +44 7700 900123.")]
    [InlineData("call (01632) 960123, or 01632 960123")]
    [InlineData("write to orla@example.org")]
    [InlineData("a car, AB12 CDE")]
    [InlineData("born 3 May 1991")]
    [InlineData("DOB: 03/05/1991")]
    [InlineData("P-7M3F2 (14/03/1994)")]
    public void What_is_personal_is_found_and_not_repeated(string text)
    {
        var found = LeakRules.Findings("First line\n" + text, Watch);
        found.ShouldNotBeEmpty();
        found.ShouldAllBe(f => f.Field == "leak" && f.Message.StartsWith("Line 2 has "));
        found.ShouldAllBe(f => !f.Said.Contains("Orla", StringComparison.OrdinalIgnoreCase) && !f.Said.Contains("900123"));
    }

    [Theory]
    [InlineData("Police will park at the rank. Will it rain?")]
    [InlineData("The Blue Heronby, ZZ99 1AA, Inventon")]
    [InlineData("Inventon Inns are many")]
    [InlineData("01950000-0000-7000-8000-000000000001 2f1f0e077008123450123456789012345678901234567890123456789012345a")]
    [InlineData("2026-03-14 23:15, 12 of 345; 0.01234567890; 020 events")]
    [InlineData("<path d=\"M0 12 345 678 90 12\"/> url(data:image/png;base64,E14ABE14AB+/AB12CDE==)")]
    [InlineData("E01012345 and X99000001")]
    [InlineData("P-7M3F2 was refused on 14/03/2026")]
    public void What_is_public_is_let_through(string text) => LeakRules.Findings(text, Watch).ShouldBeEmpty();
}
