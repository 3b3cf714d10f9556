using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using NteMonitor.Journal;

namespace NteMonitor.Tests.Journal;

public class CanonicalJsonTests
{
    /// <summary>Values of RFC 8785, appendix B.</summary>
    [Theory]
    [InlineData(0x0000000000000000, "0")]
    [InlineData(0x8000000000000000, "0")]
    [InlineData(0x0000000000000001, "5e-324")]
    [InlineData(0x7fefffffffffffff, "1.7976931348623157e+308")]
    [InlineData(0x4340000000000000, "9007199254740992")]
    [InlineData(0x4430000000000000, "295147905179352830000")]
    [InlineData(0x44b52d02c7e14af5, "9.999999999999997e+22")]
    [InlineData(0x44b52d02c7e14af6, "1e+23")]
    [InlineData(0x444b1ae4d6e2ef4e, "999999999999999700000")]
    [InlineData(0x444b1ae4d6e2ef50, "1e+21")]
    [InlineData(0x3eb0c6f7a0b5ed8c, "9.999999999999997e-7")]
    [InlineData(0x3eb0c6f7a0b5ed8d, "0.000001")]
    [InlineData(0x41b3de4355555554, "333333333.33333325")]
    [InlineData(0xbecbf647612f3696, "-0.0000033333333333333333")]
    [InlineData(0x43143ff3c1cb0959, "1424953923781206.2")]
    public void Numbers_are_written_as_the_standard_writes_them(ulong bits, string written) =>
        CanonicalJson.Number(BitConverter.UInt64BitsToDouble(bits)).ShouldBe(written);

    [Fact]
    public void Members_are_sorted_by_code_unit_and_strings_escaped_as_little_as_possible() =>
        CanonicalJson.Write(JsonNode.Parse("""{"\u20ac":"Euro Sign","\r":"Carriage Return","1":"One","\u0080":"Control","\u00f6":"o","a":{"b":[true,null,"\u000f\u0008\n/\"\\"]}}"""))
            .ShouldBe("{\"\\r\":\"Carriage Return\",\"1\":\"One\",\"a\":{\"b\":[true,null,\"\\u000f\\b\\n/\\\"\\\\\"]},\"\u0080\":\"Control\",\"ö\":\"o\",\"€\":\"Euro Sign\"}");

    [Fact]
    public void A_number_reads_back_as_the_same_double() => Check.QuickThrowOnFailure(Prop.ForAll(ArbMap.Default.ArbFor<NormalFloat>(), n =>
        double.Parse(CanonicalJson.Number(n.Get)) == n.Get));

    [Fact]
    public void Canonical_text_is_its_own_canonical_form() => Check.QuickThrowOnFailure(Prop.ForAll(ArbMap.Default.ArbFor<NonNull<string>>(), ArbMap.Default.ArbFor<int>(), (text, number) =>
    {
        var written = CanonicalJson.Write(new JsonObject { ["b"] = Whole(text.Get), ["a"] = number });
        return CanonicalJson.Write(JsonNode.Parse(written)) == written;
    }));

    /// <summary>JSON holds no half of a character.</summary>
    private static string Whole(string text) => new([.. text.Where(c => !char.IsSurrogate(c))]);
}
