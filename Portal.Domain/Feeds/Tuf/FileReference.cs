using System.Security.Cryptography;

namespace Portal.Domain.Feeds.Tuf;

/// <summary>What a signed list says of a file: length in bytes, SHA-256 in lower-case hex.</summary>
public sealed record FileReference(long Length, string Sha256)
{
    public static FileReference Of(ReadOnlySpan<byte> bytes) => new(bytes.Length, Convert.ToHexStringLower(SHA256.HashData(bytes)));

    /// <summary>Whether these are the bytes that were listed.</summary>
    public bool Matches(ReadOnlySpan<byte> bytes) => bytes.Length == Length && Of(bytes).Sha256 == Sha256;
}
