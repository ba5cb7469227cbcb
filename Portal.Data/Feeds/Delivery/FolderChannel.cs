using Microsoft.Extensions.Logging;
using Portal.Domain.Feeds;
using Portal.Domain.Feeds.Bundles;
using Portal.Domain.Feeds.Delivery;
using Portal.Domain.Feeds.Publishing;
using Portal.Domain.Feeds.Tuf;

namespace Portal.Data.Feeds.Delivery;

/// <summary>
/// Writes a release into a directory: content first, the pointer last, each file whole. It counts as applied when its timestamp is in place
/// and reads back.
/// </summary>
sealed partial class FolderChannel(IFeedContent content, IFeedFiles files, FeedDirectory directory, ILogger<FolderChannel> logger) : IDeliveryChannel
{
    public DeliveryMethod Method => DeliveryMethod.Folder;

    public async Task<DeliveryOutcome> Deliver(LicenseServer server, long release, CancellationToken cancellationToken)
    {
        var folder = FolderOf(server);
        var wanted = await content.Files(server.Feed, release, cancellationToken);
        await DurableFile.WriteMissing(
            wanted.Select(file => (Path.Combine(folder, "targets", BundleFile.PublishedNameOf(file.Name, file.Reference)), file)),
            async file => await files.Read(server.Feed, file.Name, file.Reference, cancellationToken),
            cancellationToken);
        LogTargets(release, server.Feed, wanted.Length, server.Name);
        var metadata = await content.MetadataOf(server.Feed, release, cancellationToken);
        foreach (var file in metadata)
        {
            await DurableFile.Write(MetadataPath(folder, TufRoles.FileNameOf(file.Role, file.Version)), file.Bytes, cancellationToken);
        }
        if (metadata.LastOrDefault(file => file.Role == TufRole.Root) is { } root)
        {
            await DurableFile.Write(MetadataPath(folder, "root.json"), root.Bytes, cancellationToken);
        }
        LogMetadata(release, server.Feed, server.Name);
        return await content.TimestampOf(server.Feed, release, cancellationToken) is { } timestamp
            ? await Stamp(server, timestamp, cancellationToken)
            : new DeliveryOutcome.Failed("A newer release is out.");
    }

    public async Task<DeliveryOutcome> Stamp(LicenseServer server, StoredMetadata timestamp, CancellationToken cancellationToken)
    {
        var path = MetadataPath(FolderOf(server), TufRoles.FileNameOf(TufRole.Timestamp, timestamp.Version));
        await DurableFile.Write(path, timestamp.Bytes, cancellationToken);
        var read = await DurableFile.Read(path, cancellationToken);
        return read is not null && read.AsSpan().SequenceEqual(timestamp.Bytes.Span)
            ? new DeliveryOutcome.Applied()
            : new DeliveryOutcome.Failed($"{path} does not read back as it was written.");
    }

    string FolderOf(LicenseServer server) => Path.Combine(directory.Resolve(server.Address!), server.Feed);

    static string MetadataPath(string folder, string fileName) => Path.Combine(folder, "metadata", fileName);

    [LoggerMessage(LogLevel.Information, "Release {Release} of {Feed}: {Files} targets in place at {Server}")]
    partial void LogTargets(long release, string feed, int files, string server);

    [LoggerMessage(LogLevel.Information, "Release {Release} of {Feed}: metadata in place at {Server}, timestamp next")]
    partial void LogMetadata(long release, string feed, string server);
}
