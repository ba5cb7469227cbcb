using System.Text;
using System.Text.Json.Nodes;
using Portal.Domain.Feeds.Tuf;
using Xunit;

namespace Portal.Domain.Tests.Feeds.Tuf;

public class TufReadingTests
{
    readonly SmallFeed feed = new();

    [Fact]
    public void Every_role_reads_back_as_it_was_signed()
    {
        Assert.True(TufReading.TryRoot(feed.Root.Bytes, out var root, out _));
        Assert.True(TufReading.TryTimestamp(feed.Timestamp.Bytes, out var timestamp, out _));
        Assert.True(TufReading.TrySnapshot(feed.Snapshot.Bytes, out var snapshot, out _));
        Assert.True(TufReading.TryTargets(feed.Targets.Bytes, out var targets, out _));

        Assert.Equal(feed.Snapshot.Reference, timestamp.Document.Snapshot);
        Assert.Equal(feed.Targets.Reference, snapshot.Document.Targets);
        Assert.Equal(["release.json", "titles-00.json"], targets.Document.Targets.Keys);
        Assert.All(TufRoles.All, role => Assert.Equal(feed.Keys[role].PublicKey, Assert.Single(root.Document.Roles[role].Keys)));
        Assert.True(TufVerification.IsSignedBy(timestamp, root.Document.Roles[TufRole.Timestamp]));
        Assert.False(TufVerification.IsSignedBy(timestamp, root.Document.Roles[TufRole.Snapshot]));
    }

    [Fact]
    public void File_names_are_those_a_client_asks_for()
    {
        Assert.Equal(["1.root.json", "7.targets.json", "7.snapshot.json", "timestamp.json"],
            new[] { feed.Root, feed.Targets, feed.Snapshot, feed.Timestamp }.Select(file => file.FileName));
    }

    [Fact]
    public void Snapshot_presented_as_timestamp_is_refused_for_its_type()
    {
        Assert.False(TufReading.TryTimestamp(feed.Snapshot.Bytes, out _, out var reason));
        Assert.Contains("_type is 'snapshot'", reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("spec_version", "\"2.0.0\"")]
    [InlineData("spec_version", "\"1.0\"")]
    [InlineData("version", "0")]
    [InlineData("version", "1.5")]
    [InlineData("version", "\"1\"")]
    [InlineData("version", "9007199254740992")]
    [InlineData("expires", "\"2027-03-01T00:00:00.5Z\"")]
    [InlineData("expires", "\"2027-03-01T00:00:00+01:00\"")]
    [InlineData("expires", "\"2027-02-30T00:00:00Z\"")]
    [InlineData("meta", "{}")]
    [InlineData("meta", "[]")]
    public void Timestamp_with_a_wrong_member_is_refused(string member, string value)
    {
        var content = JsonNode.Parse(feed.Timestamp.Bytes.Span)!["signed"]!.AsObject();
        content[member] = JsonNode.Parse(value);

        Assert.False(TufReading.TryTimestamp(TufSigning.Sign(content, [feed.Keys[TufRole.Timestamp]]), out _, out var reason));
        Assert.Contains(member, reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("../release.json")]
    [InlineData("/release.json")]
    [InlineData("a/b.json")]
    [InlineData("a\\b.json")]
    [InlineData("..")]
    [InlineData(".hidden")]
    [InlineData("a..json")]
    [InlineData("a.json\u0000")]
    [InlineData("")]
    [InlineData("RELEASE.json")]
    public void Targets_with_an_unsafe_or_colliding_name_are_refused(string name)
    {
        var content = JsonNode.Parse(feed.Targets.Bytes.Span)!["signed"]!.AsObject();
        content["targets"]!.AsObject().Add(name, content["targets"]!["release.json"]!.DeepClone());

        Assert.False(TufReading.TryTargets(TufSigning.Sign(content, [feed.Keys[TufRole.Targets]]), out _, out var reason));
        Assert.Contains("targets metadata cannot be read", reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Targets_that_delegate_are_refused()
    {
        var content = JsonNode.Parse(feed.Targets.Bytes.Span)!["signed"]!.AsObject();
        content["delegations"] = new JsonObject();

        Assert.False(TufReading.TryTargets(TufSigning.Sign(content, [feed.Keys[TufRole.Targets]]), out _, out _));
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("{\"signed\":{}}")]
    [InlineData("{\"signatures\":[],\"signed\":{},\"signed\":{}}")]
    [InlineData("{\"signatures\":[],\"signed\":{\"\\ud800\":1}}")]
    public void File_that_is_not_a_metadata_file_is_refused(string text)
    {
        Assert.False(TufReading.TryRoot(Encoding.UTF8.GetBytes(text), out _, out var reason));
        Assert.NotEmpty(reason);
    }
}
