using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Portal.Domain.Feeds.Canonical;

namespace Portal.Domain.Feeds.Tuf;

/// <summary>
/// An ECDSA P-256 public key as TUF metadata carries it: the uncompressed point in lower-case hex. Two are equal when the point is.
/// Another curve, a compressed point, upper-case hex or a point off the curve cannot be built, so one point has exactly one key id.
/// </summary>
public sealed record TufKey
{
    public const string KeyType = "ecdsa";
    public const string Scheme = "ecdsa-sha2-nistp256";
    const int HexLength = 130;

    TufKey(string publicHex)
    {
        PublicHex = publicHex;
        KeyId = Convert.ToHexStringLower(SHA256.HashData(CanonicalJson.Serialize(ToJson())));
    }

    /// <summary><c>04</c>, then X and Y: 130 lower-case hex digits.</summary>
    public string PublicHex { get; }

    /// <summary>SHA-256 of the canonical key object: 64 lower-case hex digits.</summary>
    public string KeyId { get; }

    /// <summary>The key of a P-256 key pair or public key.</summary>
    /// <exception cref="ArgumentException">The key is of another curve.</exception>
    public static TufKey From(ECDsa key)
    {
        var parameters = key.ExportParameters(includePrivateParameters: false);
        var hex = "04" + Convert.ToHexStringLower(parameters.Q.X!) + Convert.ToHexStringLower(parameters.Q.Y!);
        return TryParse(hex, out var parsed) ? parsed : throw new ArgumentException("The key is not on the curve P-256.", nameof(key));
    }

    /// <summary>False when the text is not an uncompressed point of P-256 in lower-case hex.</summary>
    public static bool TryParse(string? publicHex, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out TufKey? key)
    {
        key = null;
        if (publicHex is not { Length: HexLength } || !publicHex.StartsWith("04", StringComparison.Ordinal) || !TufHex.IsLower(publicHex))
        {
            return false;
        }

        try
        {
            using var point = Import(publicHex);
        }
        catch (CryptographicException)
        {
            return false;
        }

        key = new TufKey(publicHex);
        return true;
    }

    /// <summary>Exactly <c>{"keytype","scheme","keyval":{"public"}}</c>.</summary>
    public JsonObject ToJson() => new()
    {
        ["keytype"] = KeyType,
        ["scheme"] = Scheme,
        ["keyval"] = new JsonObject { ["public"] = PublicHex },
    };

    /// <summary>Whether the strict DER signature is this key's over SHA-256 of the bytes. Malformed signatures are false, never an error.</summary>
    public bool Verifies(ReadOnlySpan<byte> bytes, ReadOnlySpan<byte> derSignature)
    {
        Span<byte> fixedLength = stackalloc byte[DerSignature.FixedLength];
        if (!DerSignature.TryToFixedLength(derSignature, fixedLength))
        {
            return false;
        }

        using var key = Import(PublicHex);
        return key.VerifyData(bytes, fixedLength, HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation);
    }

    static ECDsa Import(string publicHex) => ECDsa.Create(new ECParameters
    {
        Curve = ECCurve.NamedCurves.nistP256,
        Q = new ECPoint { X = Convert.FromHexString(publicHex.AsSpan(2, 64)), Y = Convert.FromHexString(publicHex.AsSpan(66, 64)) },
    });
}
