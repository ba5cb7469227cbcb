using System.Collections.Immutable;

namespace Portal.Domain.Feeds.Tuf;

/// <summary>One entry of <c>signatures</c>: DER bytes, not yet verified.</summary>
public sealed record TufSignature(string KeyId, ImmutableArray<byte> Der);

/// <summary>
/// A metadata file that reads well and is not yet trusted: ask <see cref="TufVerification"/> with the trusted keys before using it.
/// </summary>
public sealed record SignedMetadata<T>(T Document, ReadOnlyMemory<byte> SignedBytes, ImmutableArray<TufSignature> Signatures)
    where T : TufDocument;
