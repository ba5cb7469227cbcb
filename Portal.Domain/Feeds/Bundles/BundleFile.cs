using Portal.Domain.Feeds.Tuf;

namespace Portal.Domain.Feeds.Bundles;

/// <summary>One target of a release: its name in targets.json, its canonical bytes, and how targets.json lists it.</summary>
public sealed record BundleFile(string Name, ReadOnlyMemory<byte> Bytes, FileReference Reference)
{
    public BundleFile(string name, ReadOnlyMemory<byte> bytes)
        : this(name, bytes, FileReference.Of(bytes.Span))
    {
    }

    /// <summary>The name under <c>targets/</c>: <c>{sha256}.{name}</c>.</summary>
    public string PublishedName => PublishedNameOf(Name, Reference);

    public static string PublishedNameOf(string name, FileReference reference) => $"{reference.Sha256}.{name}";
}
