using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Portal.Domain.Feeds.Tuf;
using Xunit;

namespace Portal.Domain.Tests.Feeds.Tuf;

public class TufVerificationTests
{
    readonly SmallFeed feed = new();
    readonly EcdsaSigner[] three = [EcdsaSigner.Create(), EcdsaSigner.Create(), EcdsaSigner.Create()];

    RoleKeys TwoOfThree => new([.. three.Select(signer => signer.PublicKey)], 2);

    [Fact]
    public void Two_of_three_passes_with_two_good_ones()
    {
        Assert.True(Passes(three[0], three[2]));
        Assert.True(Passes(three));
    }

    [Fact]
    public void Two_good_and_one_bad_pass_and_one_good_and_one_bad_fail()
    {
        Assert.True(Passes(three[0], three[1], new WrongSigner(three[2])));
        Assert.False(Passes(three[0], new WrongSigner(three[1])));
    }

    [Fact]
    public void Same_signature_or_same_key_twice_counts_once()
    {
        var once = Signed(three[0]);
        var entry = once["signatures"]![0]!;
        once["signatures"]!.AsArray().Add(entry.DeepClone());

        Assert.False(Passes(once));
        Assert.False(Passes(three[0], three[0]));
    }

    [Fact]
    public void Keys_that_are_not_trusted_count_for_nothing()
    {
        Assert.False(Passes(three[0], EcdsaSigner.Create(), EcdsaSigner.Create()));
    }

    [Fact]
    public void Signature_that_is_no_hex_counts_for_nothing_and_spoils_nothing()
    {
        var file = Signed(three[0], three[1], three[2]);
        file["signatures"]![0]!["sig"] = "zz";
        Assert.True(Passes(file));
        file["signatures"]![1]!["sig"] = "";
        Assert.False(Passes(file));
    }

    [Fact]
    public void One_changed_byte_of_the_content_fails()
    {
        var file = Signed(three);
        file["signed"]!["version"] = 10;
        Assert.False(Passes(file));
    }

    bool Passes(params ISigner[] signers) => Passes(Signed(signers));

    bool Passes(JsonNode file)
    {
        Assert.True(TufReading.TryTimestamp(System.Text.Encoding.UTF8.GetBytes(file.ToJsonString()), out var timestamp, out _));
        return TufVerification.IsSignedBy(timestamp, TwoOfThree);
    }

    JsonNode Signed(params ISigner[] signers) =>
        JsonNode.Parse(TufSigning.Timestamp(9, feed.Timestamp.Expires, feed.Snapshot.Reference, signers).Bytes.Span)!;

    /// <summary>Claims a key and signs something else.</summary>
    sealed class WrongSigner(ISigner claimed) : ISigner
    {
        public TufKey PublicKey => claimed.PublicKey;

        public byte[] Sign(ReadOnlySpan<byte> bytes) => claimed.Sign([.. bytes, 0]);
    }
}
