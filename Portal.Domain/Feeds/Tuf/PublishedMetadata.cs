namespace Portal.Domain.Feeds.Tuf;

/// <summary>
/// A signed metadata file. Its bytes are stored before they leave and sent as they are ever after: (feed, role, version) is unique.
/// </summary>
public sealed record PublishedMetadata(TufRole Role, long Version, DateTimeOffset Expires, ReadOnlyMemory<byte> Bytes)
{
    /// <summary>The name under <c>metadata/</c>, for example <c>12.snapshot.json</c>.</summary>
    public string FileName => TufRoles.FileNameOf(Role, Version);

    public MetadataReference Reference
    {
        get
        {
            var file = FileReference.Of(Bytes.Span);
            return new MetadataReference(Version, file.Length, file.Sha256);
        }
    }
}
