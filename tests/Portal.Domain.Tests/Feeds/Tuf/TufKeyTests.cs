using System.Formats.Asn1;
using System.Numerics;
using System.Security.Cryptography;
using Portal.Domain.Feeds.Tuf;
using Xunit;

namespace Portal.Domain.Tests.Feeds.Tuf;

/// <summary>After Wycheproof's ECDSA P-256 cases: what a signature may look like.</summary>
public class TufKeyTests
{
    static readonly BigInteger Order = BigInteger.Parse(
        "0FFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551",
        System.Globalization.NumberStyles.HexNumber, System.Globalization.CultureInfo.InvariantCulture);

    static readonly byte[] Message = "a feed's bytes"u8.ToArray();

    readonly EcdsaSigner signer = EcdsaSigner.Create();

    [Fact]
    public void Both_low_and_high_s_verify()
    {
        var (r, s) = Parts(signer.Sign(Message));

        Assert.True(Verifies(Der(r, s)));
        Assert.True(Verifies(Der(r, Order - s)));
    }

    [Fact]
    public void R_or_s_outside_of_1_to_n_minus_1_is_refused()
    {
        var (r, s) = Parts(signer.Sign(Message));

        Assert.All(
            [Der(0, s), Der(r, 0), Der(0, 0), Der(Order, s), Der(r, Order), Der(r + Order, s), Der(r, s + Order), Der(-r, s), Der(r, -s)],
            signature => Assert.False(Verifies(signature)));
    }

    [Fact]
    public void Anything_but_strict_der_is_refused()
    {
        var good = signer.Sign(Message);
        var (r, s) = Parts(good);
        byte[] longForm = [0x30, 0x81, .. good[1..]];
        byte[] indefinite = [0x30, 0x80, .. good[2..], 0, 0];
        byte[] trailing = [.. good, 0];
        byte[] inside = [0x30, (byte)(good[1] + 2), .. good[2..], 0x05, 0x00];
        byte[] paddedR = [0x30, (byte)(good[1] + 1), 0x02, (byte)(good[3] + 1), 0, .. good[4..]];
        byte[] wrongTag = [0x31, .. good[1..]];
        byte[] fixedLength = [.. r.ToByteArray(true, true), .. s.ToByteArray(true, true)];

        Assert.All(
            [longForm, indefinite, trailing, inside, paddedR, wrongTag, fixedLength, good[..^1], [], [0x30, 0x00], [0x30, 0x06, 2, 1, 1, 2, 1, 1]],
            signature => Assert.False(Verifies(signature)));
        Assert.True(Verifies(good));
    }

    [Fact]
    public void Key_id_is_the_digest_of_the_three_members()
    {
        var key = signer.PublicKey;
        var text = $$"""{"keytype":"ecdsa","keyval":{"public":"{{key.PublicHex}}"},"scheme":"ecdsa-sha2-nistp256"}""";

        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(text))), key.KeyId);
    }

    [Fact]
    public void Signer_kept_as_pkcs8_signs_for_the_same_key()
    {
        using var again = EcdsaSigner.FromPkcs8(signer.ExportPkcs8());

        Assert.Equal(signer.PublicKey, again.PublicKey);
        Assert.True(Verifies(again.Sign(Message)));
    }

    [Fact]
    public void Signer_of_another_curve_cannot_be_built()
    {
        using var p384 = ECDsa.Create(ECCurve.NamedCurves.nistP384);

        Assert.Throws<ArgumentException>(() => EcdsaSigner.FromPkcs8(p384.ExportPkcs8PrivateKey()));
    }

    bool Verifies(byte[] signature) => signer.PublicKey.Verifies(Message, signature);

    static (BigInteger R, BigInteger S) Parts(byte[] der)
    {
        var sequence = new AsnReader(der, AsnEncodingRules.DER).ReadSequence();
        return (sequence.ReadInteger(), sequence.ReadInteger());
    }

    static byte[] Der(BigInteger r, BigInteger s)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            writer.WriteInteger(r);
            writer.WriteInteger(s);
        }

        return writer.Encode();
    }
}
