using System.Collections.Immutable;
using Portal.Data.Connections;
using Portal.Domain.Feeds;
using Portal.Domain.Feeds.Bundles;
using Portal.Domain.Feeds.Publishing;
using Portal.Domain.Feeds.Tuf;
using Portal.Domain.Storage;

namespace Portal.Data.Feeds;

sealed class ReleaseStore(Database database, TimeProvider time) : IReleaseStore
{
    readonly FeedSql sql = new(database.Dialect);

    public async Task<Feed?> Feed(IWriteSession session, string feed, CancellationToken cancellationToken) =>
        (await WriteSession.Of(session).Row<FeedRow>(FeedSql.Feed, new { Feed = feed }, cancellationToken))?.ToFeed();

    public async Task<ImmutableArray<Feed>> Feeds(IWriteSession session, CancellationToken cancellationToken) =>
        [.. (await WriteSession.Of(session).Rows<FeedRow>(FeedSql.Feeds, null, cancellationToken)).Select(row => row.ToFeed())];

    public Task AddFeed(IWriteSession session, Feed feed, CancellationToken cancellationToken) =>
        WriteSession.Of(session).Execute(
            FeedSql.InsertFeed, new { feed.Name, Mode = feed.Mode.ToString(), feed.WithdrawalLimitPercent }, cancellationToken);

    public async Task PutServer(IWriteSession session, LicenseServer server, string? protectedPushToken, CancellationToken cancellationToken)
    {
        var row = new { server.Name, server.Feed, Method = server.Method.ToString(), server.Address, PushToken = protectedPushToken };
        if (await WriteSession.Of(session).Execute(FeedSql.UpdateServer, row, cancellationToken) == 0)
        {
            await WriteSession.Of(session).Execute(FeedSql.InsertServer, row, cancellationToken);
        }
    }

    public async Task<ImmutableArray<LicenseServer>> Servers(IWriteSession session, string feed, CancellationToken cancellationToken) =>
        [.. (await WriteSession.Of(session).Rows<LicenseServerRow>(FeedSql.Servers, new { Feed = feed }, cancellationToken)).Select(row => row.ToServer())];

    public async Task<Release?> Unpublished(IWriteSession session, string feed, CancellationToken cancellationToken) =>
        (await WriteSession.Of(session).Row<ReleaseRow>(sql.Unpublished, new { Feed = feed }, cancellationToken))?.ToRelease();

    public async Task<Release?> LatestPublished(IWriteSession session, string feed, CancellationToken cancellationToken) =>
        (await WriteSession.Of(session).Row<ReleaseRow>(sql.LatestPublished, new { Feed = feed }, cancellationToken))?.ToRelease();

    public async Task<Release> Request(
        IWriteSession session, string feed, ReleaseCause cause, string actor, DateTimeOffset at, CancellationToken cancellationToken)
    {
        await WriteSession.Of(session).Execute(
            FeedSql.InsertRelease, new { Feed = feed, Cause = cause.ToString(), RequestedBy = actor, RequestedAt = at }, cancellationToken);
        return await Unpublished(session, feed, cancellationToken) ?? throw new InvalidOperationException("A release that was just asked for is not there.");
    }

    public async Task<(Release Release, Claim Claim)?> Claim(
        IWriteSession session, string feed, DateTimeOffset now, DateTimeOffset until, CancellationToken cancellationToken)
    {
        var write = WriteSession.Of(session);
        if (await write.Execute(FeedSql.ClaimRelease, new { Feed = feed, Now = now, Until = until }, cancellationToken) == 0)
        {
            return null;
        }
        var row = await write.Row<ReleaseRow>(sql.Unpublished, new { Feed = feed }, cancellationToken);
        return row is null ? null : (row.ToRelease(), new Claim(row.Fence));
    }

    public async Task<bool> Publish(
        IWriteSession session, Release published, Claim claim, IEnumerable<BundleFile> files, IEnumerable<PublishedMetadata> metadata,
        CancellationToken cancellationToken)
    {
        var write = WriteSession.Of(session);
        var changed = await write.Execute(
            FeedSql.PublishRelease,
            new
            {
                published.Feed,
                published.Number,
                published.PublishedAt,
                published.ValidUntil,
                published.RightsRevision,
                published.ContentDigest,
                published.Titles,
                published.Policies,
                published.Withdrawn,
                published.Changed,
                claim.Fence,
            },
            cancellationToken);
        if (changed == 0)
        {
            return false;
        }
        await write.Execute(
            FeedSql.InsertFile,
            files.Select(file => new { published.Feed, published.Number, file.Name, file.Reference.Sha256, file.Reference.Length }),
            cancellationToken);
        foreach (var file in metadata)
        {
            await AddMetadata(session, published.Feed, file, cancellationToken);
        }
        return true;
    }

    public async Task<bool> GiveBack(IWriteSession session, Release release, Claim claim, CancellationToken cancellationToken)
    {
        var problem = release.Problem is { Length: > 2000 } text ? text[..2000] : release.Problem;
        DateTimeOffset? retryAt = release.State == ReleaseState.Pending ? time.GetUtcNow() + PublishingTimes.CompileRetry : null;
        return await WriteSession.Of(session).Execute(
            FeedSql.GiveBackRelease,
            new
            {
                release.Feed,
                release.Number,
                State = release.State.ToString(),
                Problem = problem,
                release.Titles,
                release.Withdrawn,
                RetryAt = retryAt,
                claim.Fence,
            },
            cancellationToken) > 0;
    }

    public async Task<bool> Confirm(IWriteSession session, string feed, long number, CancellationToken cancellationToken) =>
        await WriteSession.Of(session).Execute(FeedSql.ConfirmRelease, new { Feed = feed, Number = number }, cancellationToken) > 0;

    public async Task<StoredMetadata?> NewestMetadata(IWriteSession session, string feed, TufRole role, CancellationToken cancellationToken) =>
        (await WriteSession.Of(session).Row<MetadataRow>(sql.NewestMetadata, new { Feed = feed, Role = role.ToString() }, cancellationToken))?.ToMetadata();

    public Task AddMetadata(IWriteSession session, string feed, PublishedMetadata metadata, CancellationToken cancellationToken) =>
        WriteSession.Of(session).Execute(
            FeedSql.InsertMetadata,
            new { Feed = feed, Role = metadata.Role.ToString(), metadata.Version, metadata.Expires, Bytes = metadata.Bytes.ToArray() },
            cancellationToken);

    public Task EndClaims(IWriteSession session, CancellationToken cancellationToken) =>
        WriteSession.Of(session).Execute(FeedSql.EndReleaseClaims, null, cancellationToken);
}
