using System.Formats.Asn1;
using System.Numerics;
using LicenseServer.Verification;
using Portal.Domain.Feeds.Tuf;

namespace LicenseServer.Tests.Guarantees;

/// <summary>7 algorithm confusion, 8 type confusion, 9 threshold, 10 root rotation, 12 key hygiene.</summary>
public class G07_G12_KeyTests
{
    static readonly DateTimeOffset Now = new(2026, 6, 1, 12, 0, 0, TimeSpan.Zero);

    readonly FeedFixture feed = new(Now);

    [Fact]
    public async Task High_s_is_accepted_and_trailing_bytes_are_not()
    {
        using var server = await ServerUnderTest.StartAsync(feed);
        var signer = feed.Signers[TufRole.Timestamp][0];
        feed.Signers[TufRole.Timestamp] = [new ReshapedSigner(signer, WithHighS)];
        feed.Publish(SampleCatalog.Default);
        await server.AppliesAsync(feed);

        feed.Signers[TufRole.Timestamp] = [new ReshapedSigner(signer, der => [.. der, 0])];
        feed.Publish(SampleCatalog.Default);
        Assert.Contains("0 good signatures", await server.RefusesAsync(feed), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Snapshot_presented_as_timestamp_is_refused()
    {
        using var server = await ServerUnderTest.StartAsync(feed);
        feed.Publish(SampleCatalog.Default);
        feed.Files["metadata/timestamp.json"] = feed.Files["metadata/1.snapshot.json"];

        Assert.Contains("_type is 'snapshot'", await server.RefusesAsync(feed), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(TufRole.Timestamp)]
    [InlineData(TufRole.Snapshot)]
    [InlineData(TufRole.Targets)]
    public async Task Another_roles_signature_is_refused(TufRole role)
    {
        using var server = await ServerUnderTest.StartAsync(feed);
        feed.Signers[role] = feed.Signers[TufRole.Root];
        feed.Publish(SampleCatalog.Default);

        Assert.Contains("0 good signatures", await server.RefusesAsync(feed), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Threshold_of_two_of_three_counts_distinct_keys()
    {
        ISigner[] three = [EcdsaSigner.Create(), EcdsaSigner.Create(), EcdsaSigner.Create()];
        feed.RotateRoot(() =>
        {
            feed.Signers[TufRole.Targets] = three;
            feed.Thresholds[TufRole.Targets] = 2;
        });
        using var server = await ServerUnderTest.StartAsync(feed);
        ISigner bad = new ReshapedSigner(three[1], der => [.. der, 0]);

        await PublishedBy(three[0], three[0]);
        Assert.Contains("1 good signatures of the trusted keys and needs 2", await server.RefusesAsync(feed), StringComparison.Ordinal);
        await PublishedBy(three[0], bad);
        Assert.Contains("1 good signatures", await server.RefusesAsync(feed), StringComparison.Ordinal);
        await PublishedBy(three[0], bad, three[2]);
        await server.AppliesAsync(feed);

        Task PublishedBy(params ISigner[] signers)
        {
            feed.Signers[TufRole.Targets] = signers;
            feed.Publish(SampleCatalog.Default);
            return Task.CompletedTask;
        }
    }

    [Fact]
    public async Task Client_several_roots_behind_walks_through_all_of_them()
    {
        feed.Publish(SampleCatalog.Default);
        using var server = await ServerUnderTest.StartAsync(feed);
        for (var rotation = 0; rotation < 3; rotation++)
        {
            feed.RotateRoot(() =>
            {
                foreach (var role in TufRoles.All)
                {
                    feed.Signers[role] = [EcdsaSigner.Create()];
                }
            });
        }

        feed.Publish(SampleCatalog.Default);
        await server.AppliesAsync(feed);
        await server.RestartAsync();

        Assert.Equal("applied", server.Status.State);
        Assert.Equal(2, server.Status.Release);
    }

    [Fact]
    public async Task Root_without_the_old_or_the_new_threshold_is_refused_and_the_previous_kept()
    {
        feed.Publish(SampleCatalog.Default);
        using var server = await ServerUnderTest.StartAsync(feed);
        await server.AppliesAsync(feed);
        Assert.True(TufReading.TryRoot(feed.FirstRoot, out var first, out _));
        using var stranger = EcdsaSigner.Create();
        var roles = first.Document.Roles.SetItem(TufRole.Root, RoleKeys.SingleKey(stranger.PublicKey));
        var next = first.Document with { Version = 2, Roles = roles };

        feed.Add(TufSigning.Root(next, [stranger]));
        Assert.Contains("of root 1's keys", await server.RefusesAsync(feed), StringComparison.Ordinal);
        feed.Add(TufSigning.Root(next, feed.Signers[TufRole.Root]));
        Assert.Contains("of its own keys", await server.RefusesAsync(feed), StringComparison.Ordinal);
        feed.Files["metadata/2.root.json"] = TufSigning.Root(next with { Version = 3 }, [stranger, .. feed.Signers[TufRole.Root]]).Bytes.ToArray();
        Assert.Contains("says it is version 3", await server.RefusesAsync(feed), StringComparison.Ordinal);
        Assert.Equal(1, server.Status.Release);

        feed.Files.TryRemove("metadata/2.root.json", out _);
        await server.AppliesAsync(feed);
    }

    [Fact]
    public async Task Root_with_an_unclean_key_is_refused_and_the_previous_kept()
    {
        feed.Publish(SampleCatalog.Default);
        using var server = await ServerUnderTest.StartAsync(feed);
        await server.AppliesAsync(feed);
        var content = System.Text.Json.Nodes.JsonNode.Parse(feed.FirstRoot)!["signed"]!.AsObject();
        content["version"] = 2;
        content["keys"]!.AsObject().Add(new string('b', 64), EcdsaSigner.Create().PublicKey.ToJson());
        feed.Files["metadata/2.root.json"] = TufSigning.Sign(content, feed.Signers[TufRole.Root]);

        Assert.Contains("is not its key's digest", await server.RefusesAsync(feed), StringComparison.Ordinal);
        Assert.True(server.Ask().Allowed);
    }

    [Fact]
    public async Task Retired_key_signs_nothing_that_is_accepted()
    {
        feed.Publish(SampleCatalog.Default);
        using var server = await ServerUnderTest.StartAsync(feed);
        await server.AppliesAsync(feed);
        var retired = feed.Signers[TufRole.Targets];
        feed.RotateRoot(() => feed.Signers[TufRole.Targets] = [EcdsaSigner.Create()]);
        feed.Signers[TufRole.Targets] = retired;
        feed.Publish(SampleCatalog.Default);

        Assert.Contains("targets metadata has 0 good signatures", await server.RefusesAsync(feed), StringComparison.Ordinal);
        Assert.Equal(1, server.Status.Release);
    }

    static byte[] WithHighS(byte[] der)
    {
        var order = BigInteger.Parse(
            "0FFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551",
            System.Globalization.NumberStyles.HexNumber, System.Globalization.CultureInfo.InvariantCulture);
        var sequence = new AsnReader(der, AsnEncodingRules.DER).ReadSequence();
        var (r, s) = (sequence.ReadInteger(), sequence.ReadInteger());
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            writer.WriteInteger(r);
            writer.WriteInteger(s > order / 2 ? s : order - s);
        }

        return writer.Encode();
    }

    sealed class ReshapedSigner(ISigner inner, Func<byte[], byte[]> reshape) : ISigner
    {
        public TufKey PublicKey => inner.PublicKey;

        public byte[] Sign(ReadOnlySpan<byte> bytes) => reshape(inner.Sign(bytes));
    }
}
