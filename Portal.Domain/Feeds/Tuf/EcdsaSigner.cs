using System.Security.Cryptography;

namespace Portal.Domain.Feeds.Tuf;

/// <summary>A signer over a P-256 key pair in memory. Safe for concurrent use.</summary>
public sealed class EcdsaSigner : ISigner, IDisposable
{
    readonly ECDsa key;
    readonly Lock gate = new();

    EcdsaSigner(ECDsa key)
    {
        this.key = key;
        PublicKey = TufKey.From(key);
    }

    public TufKey PublicKey { get; }

    /// <summary>A new random key.</summary>
    public static EcdsaSigner Create() => new(ECDsa.Create(ECCurve.NamedCurves.nistP256));

    /// <summary>The key of an unencrypted PKCS#8 private key in DER.</summary>
    /// <exception cref="CryptographicException">Not a PKCS#8 EC key.</exception>
    /// <exception cref="ArgumentException">Not on P-256.</exception>
    public static EcdsaSigner FromPkcs8(ReadOnlySpan<byte> pkcs8)
    {
        var key = ECDsa.Create();
        try
        {
            key.ImportPkcs8PrivateKey(pkcs8, out _);
            return new EcdsaSigner(key);
        }
        catch
        {
            key.Dispose();
            throw;
        }
    }

    /// <summary>The private key as unencrypted PKCS#8 in DER: for storage the caller protects.</summary>
    public byte[] ExportPkcs8()
    {
        lock (gate)
        {
            return key.ExportPkcs8PrivateKey();
        }
    }

    public byte[] Sign(ReadOnlySpan<byte> bytes)
    {
        lock (gate)
        {
            return key.SignData(bytes.ToArray(), HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
        }
    }

    public void Dispose() => key.Dispose();
}
