using Portal.Domain.Access;
using Portal.Domain.Audit;
using Portal.Domain.Storage;
using Portal.Testing.Publishing;

namespace Portal.Data.Tests.Feeds;

/// <summary>What publishing leaves behind, as tests ask for it.</summary>
static class PublishingAssert
{
    /// <summary>How often something was recorded in the audit log.</summary>
    public static async Task<long> Recorded(this PublishingWorld world, string action) =>
        (await world.Get<IAuditReader>().Page(Viewer.Portal, new AuditFilter(Action: action), new PageRequest(1, 1), CancellationToken.None)).Total;

    /// <summary>The bytes behind a name under <c>metadata/</c>; null where there is none.</summary>
    public static async Task<byte[]?> Bytes(this PublishingWorld world, string fileName) =>
        (await world.Content.Metadata(PublishingWorld.Feed, fileName, CancellationToken.None))?.Bytes.ToArray();
}
