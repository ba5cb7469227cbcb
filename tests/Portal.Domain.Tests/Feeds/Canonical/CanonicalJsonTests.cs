using System.Text;
using System.Text.Json.Nodes;
using Portal.Domain.Feeds.Canonical;
using Xunit;

namespace Portal.Domain.Tests.Feeds.Canonical;

public class CanonicalJsonTests
{
    [Fact]
    public void Example_of_section_3_2_2_has_its_published_form()
    {
        const string input = """
            {
              "numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
              "string": "\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/",
              "literals": [null, true, false]
            }
            """;
        const string expected =
            """{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\u000f\nA'B\"\\\\\"/"}""";

        Assert.Equal(expected, Canonical(input));
    }

    [Fact]
    public void Names_sort_by_utf16_code_units_not_by_code_points()
    {
        const string input = """
            {"\u20ac":"Euro Sign","\r":"Carriage Return","\ufb33":"Hebrew Letter Dalet With Dagesh","1":"One",
             "\ud83d\ude00":"Emoji: Grinning Face","\u0080":"Control","\u00f6":"Latin Small Letter O With Diaeresis"}
            """;

        var sorted = JsonNode.Parse(Canonical(input))!.AsObject().Select(member => member.Value!.GetValue<string>());

        Assert.Equal(
            ["Carriage Return", "One", "Control", "Latin Small Letter O With Diaeresis", "Euro Sign", "Emoji: Grinning Face",
                "Hebrew Letter Dalet With Dagesh"],
            sorted);
    }

    [Theory]
    [InlineData(0x0000000000000000, "0")]
    [InlineData(unchecked((long)0x8000000000000000), "0")]
    [InlineData(0x0000000000000001, "5e-324")]
    [InlineData(unchecked((long)0x8000000000000001), "-5e-324")]
    [InlineData(0x7fefffffffffffff, "1.7976931348623157e+308")]
    [InlineData(unchecked((long)0xffefffffffffffff), "-1.7976931348623157e+308")]
    [InlineData(0x4340000000000000, "9007199254740992")]
    [InlineData(unchecked((long)0xc340000000000000), "-9007199254740992")]
    [InlineData(0x4430000000000000, "295147905179352830000")]
    [InlineData(0x44b52d02c7e14af5, "9.999999999999997e+22")]
    [InlineData(0x44b52d02c7e14af6, "1e+23")]
    [InlineData(0x44b52d02c7e14af7, "1.0000000000000001e+23")]
    [InlineData(0x444b1ae4d6e2ef4e, "999999999999999700000")]
    [InlineData(0x444b1ae4d6e2ef4f, "999999999999999900000")]
    [InlineData(0x444b1ae4d6e2ef50, "1e+21")]
    [InlineData(0x3eb0c6f7a0b5ed8c, "9.999999999999997e-7")]
    [InlineData(0x3eb0c6f7a0b5ed8d, "0.000001")]
    [InlineData(0x41b3de4355555553, "333333333.3333332")]
    [InlineData(0x41b3de4355555554, "333333333.33333325")]
    [InlineData(0x41b3de4355555555, "333333333.3333333")]
    [InlineData(0x41b3de4355555556, "333333333.3333334")]
    [InlineData(0x41b3de4355555557, "333333333.33333343")]
    [InlineData(unchecked((long)0xbecbf647612f3696), "-0.0000033333333333333333")]
    [InlineData(0x43143ff3c1cb0959, "1424953923781206.2")]
    public void Numbers_of_appendix_b_have_their_published_form(long bits, string expected)
    {
        Assert.Equal(expected, EcmaScriptNumber.Format(BitConverter.Int64BitsToDouble(bits)));
    }

    [Theory]
    [InlineData("""{"a":1,"a":2}""")]
    [InlineData("""{"a":1,"\u0061":2}""")]
    [InlineData("""{"a":"\ud800"}""")]
    [InlineData("""{"\udc00":1}""")]
    [InlineData("""[1e999]""")]
    [InlineData("""[NaN]""")]
    [InlineData("""[1,]""")]
    [InlineData("""[1] // one""")]
    [InlineData("")]
    public void Text_without_one_meaning_is_refused(string input)
    {
        Assert.Throws<CanonicalJsonException>(() => Canonical(input));
    }

    [Fact]
    public void Bytes_that_are_not_utf8_are_refused()
    {
        Assert.Throws<CanonicalJsonException>(() => CanonicalJson.Canonicalize("{\"a\":\"?\"}"u8.ToArray().Select(b => b == '?' ? (byte)0xFF : b).ToArray()));
    }

    [Fact]
    public void Values_built_in_code_are_refused_alike()
    {
        Assert.Throws<CanonicalJsonException>(() => CanonicalJson.Serialize((JsonNode)new JsonObject { ["a"] = double.NaN }));
        Assert.Throws<CanonicalJsonException>(() => CanonicalJson.Serialize((JsonNode)new JsonObject { ["a"] = double.PositiveInfinity }));
        Assert.Throws<CanonicalJsonException>(() => CanonicalJson.Serialize((JsonNode)new JsonObject { ["a"] = "\ud800" }));
        Assert.Throws<CanonicalJsonException>(() => CanonicalJson.Serialize((JsonNode)new JsonObject { ["\ud800"] = "a" }));
        Assert.Throws<CanonicalJsonException>(() => CanonicalJson.SerializeMap([new("a", "1"), new("a", "2")]));
    }

    [Fact]
    public void Values_built_in_code_have_the_form_of_the_same_text()
    {
        var node = new JsonObject
        {
            ["b"] = new JsonArray(1, 2L, 2.5, 1.50m, null, true, "é"),
            ["a"] = JsonNode.Parse("""{"z":[],"y":{}}"""),
        };

        Assert.Equal("""{"a":{"y":{},"z":[]},"b":[1,2,2.5,1.5,null,true,"é"]}""", Encoding.UTF8.GetString(CanonicalJson.Serialize(node)));
        Assert.Equal("""{"a":"1","b":"2"}""", Encoding.UTF8.GetString(CanonicalJson.SerializeMap([new("b", "2"), new("a", "1")])));
    }

    [Fact]
    public void Only_the_canonical_bytes_are_canonical()
    {
        Assert.True(CanonicalJson.IsCanonical("""{"a":1}"""u8.ToArray()));
        Assert.False(CanonicalJson.IsCanonical("""{"a": 1}"""u8.ToArray()));
        Assert.False(CanonicalJson.IsCanonical("""{"a":1.0}"""u8.ToArray()));
    }

    static string Canonical(string json) => Encoding.UTF8.GetString(CanonicalJson.Canonicalize(Encoding.UTF8.GetBytes(json)));
}
