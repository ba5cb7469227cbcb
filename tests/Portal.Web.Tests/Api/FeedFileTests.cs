using System.Net;
using System.Security.Cryptography;
using System.Text.Json;

namespace Portal.Web.Tests.Api;

/// <summary>A feed as a TUF client fetches it.</summary>
public sealed class FeedFileTests(FeedsFixture feeds) : IClassFixture<FeedsFixture>
{
    const string Metadata = "/feeds/default/metadata/";

    [Theory]
    [InlineData("timestamp.json")]
    [InlineData("1.snapshot.json")]
    [InlineData("1.targets.json")]
    [InlineData("1.root.json")]
    [InlineData("root.json")]
    public async Task Metadata_has_an_etag_and_is_304_when_unchanged(string file)
    {
        using var client = await feeds.Host.Api("sample-license-server");
        using var answer = await client.GetAsync(Metadata + file);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("application/json", answer.Content.Headers.ContentType?.MediaType);
        var bytes = await answer.Content.ReadAsByteArrayAsync();
        Assert.Equal($"\"{Convert.ToHexStringLower(SHA256.HashData(bytes))}\"", answer.Headers.ETag?.ToString());

        using var request = new HttpRequestMessage(HttpMethod.Get, Metadata + file);
        request.Headers.IfNoneMatch.Add(answer.Headers.ETag!);
        using var again = await client.SendAsync(request);

        Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
    }

    [Theory]
    [InlineData("2.root.json")]
    [InlineData("0.root.json")]
    [InlineData("01.root.json")]
    [InlineData("999.snapshot.json")]
    [InlineData("1.timestamp.json")]
    [InlineData("..%2F1.root.json")]
    [InlineData("root.json.tmp")]
    public async Task Metadata_that_is_not_there_is_404(string file) =>
        await feeds.Ask("sample-license-server", HttpMethod.Get, Metadata + file, HttpStatusCode.NotFound);

    [Fact]
    public async Task Targets_are_those_that_were_listed_and_never_change()
    {
        using var client = await feeds.Host.Api("sample-license-server");
        var targets = await client.GetAsync($"{Metadata}1.targets.json").Json(HttpStatusCode.OK);
        foreach (var name in new[] { "release.json", "policies.json", "titles-00.json" })
        {
            var hash = targets.GetProperty("signed").GetProperty("targets").GetProperty(name).GetProperty("hashes").GetProperty("sha256").GetString();

            using var answer = await client.GetAsync($"/feeds/default/targets/{hash}.{name}");

            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.Equal(hash, Convert.ToHexStringLower(SHA256.HashData(await answer.Content.ReadAsByteArrayAsync())));
            Assert.Equal("max-age=31536000, private, immutable", Sorted(answer.Headers.GetValues("Cache-Control").Single()));
        }
    }

    [Theory]
    [InlineData("..%2F..%2F..%2Fportal.db")]
    [InlineData("..%2Ftargets")]
    [InlineData("%2Fetc%2Fpasswd")]
    [InlineData("..%5C..%5Cportal.db")]
    [InlineData("%2E%2E%2Fportal.db")]
    [InlineData("nothing.json")]
    public async Task Target_outside_of_the_feed_is_404(string file) =>
        await feeds.Ask("sample-license-server", HttpMethod.Get, $"/feeds/default/targets/{file}", HttpStatusCode.NotFound);

    [Theory]
    [InlineData("sample-license-server", "/feeds/elsewhere/metadata/timestamp.json")]
    [InlineData("sample-license-server", "/feeds/elsewhere/targets/x.json")]
    [InlineData("sample-approver", "/feeds/default/metadata/timestamp.json")]
    [InlineData("sample-support", "/feeds/default/targets/x.json")]
    public async Task Feed_without_scope_or_grant_is_403(string client, string address) =>
        await feeds.Ask(client, HttpMethod.Get, address, HttpStatusCode.Forbidden);

    [Fact]
    public async Task Feed_without_a_token_is_401()
    {
        using var nobody = feeds.Host.Plain();
        await nobody.GetAsync($"{Metadata}timestamp.json").Json(HttpStatusCode.Unauthorized);
    }

    static string Sorted(string directives)
    {
        string[] order = ["max-age=31536000", "private", "immutable"];
        return string.Join(", ", directives.Split(',').Select(directive => directive.Trim()).OrderBy(directive => Array.IndexOf(order, directive)));
    }
}
