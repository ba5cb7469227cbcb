using System.Collections.Immutable;
using Portal.Domain.Feeds.Tuf;

namespace Portal.Domain.Tests.Feeds.Tuf;

/// <summary>One signed file of each role over two targets, each role with its own key.</summary>
sealed class SmallFeed
{
    static readonly DateTimeOffset Expires = new(2027, 3, 1, 0, 0, 0, TimeSpan.Zero);

    public SmallFeed()
    {
        var roles = TufRoles.All.ToImmutableDictionary(role => role, role => RoleKeys.SingleKey(Keys[role].PublicKey));
        RootDocument = new RootDocument(1, Expires, roles);
        Root = TufSigning.Root(RootDocument, [Keys[TufRole.Root]]);
        Targets = TufSigning.Targets(
            7, Expires, [new("release.json", FileReference.Of("{}"u8)), new("titles-00.json", FileReference.Of("[]"u8))], [Keys[TufRole.Targets]]);
        Snapshot = TufSigning.Snapshot(7, Expires, Targets.Reference, [Keys[TufRole.Snapshot]]);
        Timestamp = TufSigning.Timestamp(9, Expires, Snapshot.Reference, [Keys[TufRole.Timestamp]]);
    }

    public IReadOnlyDictionary<TufRole, EcdsaSigner> Keys { get; } = TufRoles.All.ToDictionary(role => role, _ => EcdsaSigner.Create());

    public RootDocument RootDocument { get; }

    public PublishedMetadata Root { get; }

    public PublishedMetadata Targets { get; }

    public PublishedMetadata Snapshot { get; }

    public PublishedMetadata Timestamp { get; }
}
