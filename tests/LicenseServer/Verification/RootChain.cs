using Portal.Domain.Feeds.Bundles;
using Portal.Domain.Feeds.Tuf;

namespace LicenseServer.Verification;

/// <summary>Roots from the pinned one onwards, each vouched for by the one before it (TUF 5.3).</summary>
public sealed class RootChain
{
    const int MaxRotations = 64;

    readonly SortedDictionary<long, RootDocument> roots = [];

    RootChain(RootDocument pinned)
    {
        roots.Add(pinned.Version, pinned);
        Newest = pinned;
    }

    public RootDocument Newest { get; private set; }

    /// <summary>Starts from a root that is trusted because an operator said so. It has to be signed by its own keys.</summary>
    public static RootChain From(ReadOnlyMemory<byte> pinned)
    {
        var root = Read(pinned);
        return TufVerification.IsSignedBy(root, root.Document.Roles[TufRole.Root])
            ? new RootChain(root.Document)
            : throw new FeedRefusedException(Refusal.Invalid, "the pinned root is not signed by a threshold of its own keys");
    }

    /// <summary>The root with this number, where the chain has it.</summary>
    public RootDocument? Find(long version) => roots.GetValueOrDefault(version);

    /// <summary>
    /// Reads N+1, N+2 … until the source has no next one. Each is handed to <paramref name="adopted"/> with its number as soon as it
    /// verifies, so that progress is kept even when a later one is bad.
    /// </summary>
    public async Task WalkAsync(IFeedSource source, Action<long, byte[]> adopted, CancellationToken cancellation)
    {
        for (var step = 0; step < MaxRotations; step++)
        {
            var name = "metadata/" + TufRoles.FileNameOf(TufRole.Root, Newest.Version + 1);
            var bytes = await source.ReadAsync(name, BundleFormat.MaxRootBytes, cancellation);
            if (bytes is null)
            {
                return;
            }

            var next = Follow(bytes);
            adopted(next.Version, bytes);
            roots.Add(next.Version, next);
            Newest = next;
        }
    }

    RootDocument Follow(byte[] bytes)
    {
        var next = Read(bytes);
        var number = next.Document.Version;
        return number != Newest.Version + 1
                ? throw new FeedRefusedException(Refusal.Invalid, $"root {Newest.Version + 1} says it is version {number}")
            : !TufVerification.IsSignedBy(next, Newest.Roles[TufRole.Root])
                ? throw new FeedRefusedException(Refusal.Invalid, $"root {number} is not signed by a threshold of root {Newest.Version}'s keys")
            : !TufVerification.IsSignedBy(next, next.Document.Roles[TufRole.Root])
                ? throw new FeedRefusedException(Refusal.Invalid, $"root {number} is not signed by a threshold of its own keys")
            : next.Document;
    }

    static SignedMetadata<RootDocument> Read(ReadOnlyMemory<byte> bytes) =>
        TufReading.TryRoot(bytes, out var root, out var reason) ? root : throw new FeedRefusedException(Refusal.Invalid, reason);
}
