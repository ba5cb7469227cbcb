using Portal.Domain.Feeds.Tuf;

namespace Portal.Domain.Feeds.Publishing;

/// <summary>A metadata file as it was stored; the same bytes for ever.</summary>
public sealed record StoredMetadata(TufRole Role, long Version, DateTimeOffset Expires, ReadOnlyMemory<byte> Bytes);
