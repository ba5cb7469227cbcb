using System.Text.Json;
using Portal.Domain.Catalog;
using Portal.Domain.Rights;
using Portal.Testing.Rights;
using Xunit;

namespace Portal.Domain.Tests.Rights;

public sealed class TermJsonTests
{
    static readonly Scope Title = Scope.Title("one");

    [Theory]
    [InlineData("""{"territories":["DE","US"],"licenseTypes":["VOD"],"values":{"offlineAllowed":true},"limits":{}}""")]
    [InlineData("""{"territories":null,"licenseTypes":null,"values":{},"limits":{"storageWindow":{"value":"P30D","clause":"4.2"}}}""")]
    [InlineData("""{"territories":null,"licenseTypes":null,"values":{"storageWindow":null,"playbackWindow":"PT48H","hardEnd":"2027-03-01T00:00:00Z"},"limits":{}}""")]
    [InlineData("""{"territories":null,"licenseTypes":null,"values":{"onLapse":"grace P7D","platforms":["android","ios"],"plans":null},"limits":{}}""")]
    [InlineData("""{"territories":null,"licenseTypes":null,"values":{"qualities":{"SD":{"deviceTier":"software"},"HD":{"securityLevel":{"widevine":"L2"}},"UHD":null}},"limits":{}}""")]
    [InlineData("""{"territories":null,"licenseTypes":null,"values":{"downloadsPerTitle":{"count":5,"per":"P365D"}},"limits":{}}""")]
    [InlineData("""{"territories":null,"licenseTypes":null,"values":{"downloadsPerTitle":[{"count":2,"per":"P30D"},{"count":5,"per":"P365D"}]},"limits":{}}""")]
    public void Canonical_text_reads_and_writes_the_same(string json)
    {
        var (statement, problems) = TermText.Read(Title, json);

        Assert.Empty(problems);
        Assert.Equal(json, TermJson.Write(statement!).ToJsonString());
        Assert.Equal(statement, TermJson.ReadStored(Title, json));
    }

    [Fact]
    public void The_contract_s_own_example_is_read()
    {
        var (statement, problems) = TermText.Read(Title, """
            { "territories": null, "licenseTypes": null,
              "values": { "offlineAllowed": true, "storageWindow": "P30D", "playbackWindow": "PT48H",
                          "checkInInterval": null, "clipToAvailEnd": true, "platforms": ["ios","android"],
                          "plans": ["standard","premium"], "rootedDevices": "blocked",
                          "downloadsPerTitle": { "count": 5, "per": "P365D" },
                          "qualities": { "SD": { "deviceTier": "software" }, "HD": { "deviceTier": "hardware" } } },
              "limits": { "storageWindow": { "value": "P30D", "clause": "4.2" } } }
            """);

        Assert.Empty(problems);
        Assert.Equal(10, statement!.Values.Count);
        Assert.Equal(TermValue.None, statement.Values[Term.CheckInInterval]);
        Assert.Equal("4.2", statement.Limits[Term.StorageWindow].Clause);
    }

    [Fact]
    public void Every_problem_is_told_by_its_path()
    {
        var (statement, problems) = TermText.Read(Title, """
            { "territories": ["XX"], "licenseTypes": ["RENT"], "colour": 1,
              "values": { "storageWindow": "P1M", "offlineAllowed": "yes", "sotrageWindow": "P3D", "downloadNotStated": "allowed" },
              "limits": { "playbackWindow": { "value": "PT0S", "clause": 4, "why": "because" }, "hardEnd": "2027-01-01T00:00:00Z" } }
            """);

        Assert.Null(statement);
        Assert.Equal(
            [
                "colour", "licenseTypes", "limits.hardEnd", "limits.playbackWindow.clause", "limits.playbackWindow.value", "limits.playbackWindow.why",
                "territories", "values.downloadNotStated", "values.offlineAllowed", "values.sotrageWindow", "values.storageWindow",
            ],
            problems.Select(problem => problem.Path).Order(StringComparer.Ordinal));
        Assert.All(problems, problem => Assert.NotEmpty(problem.Message));
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("\"terms\"")]
    [InlineData("""{"territories":[]}""")]
    [InlineData("""{"territories":"US"}""")]
    [InlineData("""{"territories":[1]}""")]
    [InlineData("""{"licenseTypes":["vod"]}""")]
    [InlineData("""{"licenseTypes":["1"]}""")]
    [InlineData("""{"values":[]}""")]
    [InlineData("""{"values":{"offlineAllowed":true},"values":{"offlineAllowed":false}}""")]
    [InlineData("""{"values":{"offlineAllowed":true,"offlineAllowed":false}}""")]
    [InlineData("""{"values":{"StorageWindow":"P30D"}}""")]
    [InlineData("""{"values":{"storageWindow":30}}""")]
    [InlineData("""{"values":{"storageWindow":"P0D"}}""")]
    [InlineData("""{"values":{"offlineAllowed":null}}""")]
    [InlineData("""{"values":{"hardEnd":"2027-01-01"}}""")]
    [InlineData("""{"values":{"hardEnd":1}}""")]
    [InlineData("""{"values":{"onLapse":"grace"}}""")]
    [InlineData("""{"values":{"onLapse":"grace P1M"}}""")]
    [InlineData("""{"values":{"onLapse":"grace Perhaps"}}""")]
    [InlineData("""{"values":{"onLapse":null}}""")]
    [InlineData("""{"values":{"atExpiry":"stop"}}""")]
    [InlineData("""{"values":{"rootedDevices":true}}""")]
    [InlineData("""{"values":{"platforms":[]}}""")]
    [InlineData("""{"values":{"platforms":["iOS"]}}""")]
    [InlineData("""{"values":{"platforms":"ios"}}""")]
    [InlineData("""{"values":{"plans":["gold"]}}""")]
    [InlineData("""{"values":{"qualities":{}}}""")]
    [InlineData("""{"values":{"qualities":{"4K":null}}}""")]
    [InlineData("""{"values":{"qualities":{"HD":{}}}}""")]
    [InlineData("""{"values":{"qualities":{"HD":{"deviceTier":"gold"}}}}""")]
    [InlineData("""{"values":{"qualities":{"HD":{"deviceTier":null}}}}""")]
    [InlineData("""{"values":{"qualities":{"HD":{"tier":"hardware"}}}}""")]
    [InlineData("""{"values":{"qualities":{"HD":{"securityLevel":{"widevine":"SL3000"}}}}}""")]
    [InlineData("""{"values":{"qualities":{"HD":{"securityLevel":{"clearkey":"L1"}}}}}""")]
    [InlineData("""{"values":{"qualities":{"HD":null,"HD":{"deviceTier":"hardware"}}}}""")]
    [InlineData("""{"values":{"defaultQuality":"4K"}}""")]
    [InlineData("""{"values":{"downloadsPerTitle":5}}""")]
    [InlineData("""{"values":{"downloadsPerTitle":[]}}""")]
    [InlineData("""{"values":{"downloadsPerTitle":{"count":0,"per":"P1D"}}}""")]
    [InlineData("""{"values":{"downloadsPerTitle":{"count":"5","per":"P1D"}}}""")]
    [InlineData("""{"values":{"downloadsPerTitle":{"count":1.5,"per":"P1D"}}}""")]
    [InlineData("""{"values":{"downloadsPerTitle":{"count":5,"per":"P1M"}}}""")]
    [InlineData("""{"values":{"downloadsPerTitle":{"count":5,"per":"P1D","and":1}}}""")]
    [InlineData("""{"limits":{"storageWindow":"P30D"}}""")]
    [InlineData("""{"limits":{"storageWindow":{"clause":"4.2"}}}""")]
    [InlineData("""{"limits":{"storageWindow":{"value":null}}}""")]
    [InlineData("""{"limits":{"offlineAllowed":{"value":"no"}}}""")]
    public void What_cannot_be_meant_is_refused_and_never_thrown(string json)
    {
        var (statement, problems) = TermText.Read(Title, json);

        Assert.Null(statement);
        Assert.NotEmpty(problems);
    }

    [Fact]
    public void All_unknown_ids_of_a_list_are_named()
    {
        var (_, problems) = TermText.Read(Title, """{"values":{"platforms":["ios","toaster","fridge"]}}""");

        Assert.Contains("\"toaster\" and \"fridge\" are not platforms", Assert.Single(problems).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void All_problems_of_qualities_are_named()
    {
        var (_, problems) = TermText.Read(Title, """{"values":{"qualities":{"4K":null,"HD":{"deviceTier":"gold"}}}}""");

        var message = Assert.Single(problems).Message;
        Assert.Contains("4K", message, StringComparison.Ordinal);
        Assert.Contains("gold", message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("portal")]
    [InlineData("owner")]
    [InlineData("deal")]
    public void Meaning_of_a_silent_avail_is_stated_above_titles(string kind)
    {
        Assert.True(Scope.TryParseKind(kind, out var known));

        Assert.Empty(TermText.Read(new Scope(known, "x"), """{"values":{"downloadNotStated":"allowed"}}""").Problems);
    }

    [Fact]
    public void Forbidden_is_a_limit_on_offline_and_on_a_quality()
    {
        var (statement, _) = TermText.Read(Title, """{"limits":{"offlineAllowed":{"value":"forbidden"},"qualities":{"value":{"UHD":"forbidden"}}}}""");

        Assert.Equal(new TermValue.Flag(false), statement!.Limits[Term.OfflineAllowed].Value);
        Assert.Null(((TermValue.Floors)statement.Limits[Term.Qualities].Value).ByQuality[Quality.UHD]);
    }

    [Fact]
    public void Nothing_stated_is_an_empty_statement()
    {
        Assert.True(TermText.Read(Title, "{}").Statement!.IsEmpty);
        Assert.True(TermText.Read(Title, """{"territories":null,"values":{},"limits":null}""").Statement!.IsEmpty);
    }

    [Fact]
    public void One_grace_has_one_spelling()
    {
        var (week, _) = TermText.Read(Title, """{"values":{"onLapse":"grace PT168H"}}""");

        Assert.Equal(new TermValue.Word("grace P7D"), week!.Values[Term.OnLapse]);
    }

    [Fact]
    public void Stored_text_that_cannot_be_read_throws_naming_the_scope() =>
        Assert.Contains("title one", Assert.Throws<FormatException>(() => TermJson.ReadStored(Title, """{"values":{"nope":1}}""")).Message, StringComparison.Ordinal);

    [Fact]
    public void Every_starting_term_reads_back_from_the_wire()
    {
        foreach (var licenseType in Enum.GetValues<LicenseType>())
        {
            foreach (var (term, value) in StartingTerms.For(licenseType))
            {
                using var json = JsonDocument.Parse(TermValueJson.Write(value)?.ToJsonString() ?? "null");
                Assert.Equal(value, TermValueJson.Read(term, json.RootElement).Value);
            }
        }
    }

    [Fact]
    public void Narrowing_that_lists_worldwide_is_everywhere() =>
        Assert.Equal(Narrowing.None, new Narrowing([Territory.Parse("US"), Territory.Worldwide], null));
}
