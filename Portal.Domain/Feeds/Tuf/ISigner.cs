namespace Portal.Domain.Feeds.Tuf;

/// <summary>A private ECDSA P-256 key that may live in a file, a vault or a device.</summary>
public interface ISigner
{
    TufKey PublicKey { get; }

    string KeyId => PublicKey.KeyId;

    /// <summary>The DER signature over SHA-256 of the bytes. Differs on each call: store what was published, never sign it again.</summary>
    byte[] Sign(ReadOnlySpan<byte> bytes);
}
