using Microsoft.Extensions.Logging;
using Portal.Domain.Audit;
using Portal.Domain.Catalog;
using Portal.Domain.Feeds.Bundles;
using Portal.Domain.Feeds.Compiling;
using Portal.Domain.Feeds.Delivery;
using Portal.Domain.Feeds.Tuf;
using Portal.Domain.Rights;
using Portal.Domain.Storage;

namespace Portal.Domain.Feeds.Publishing;

/// <summary>
/// Compiles, signs and stores the pending release of a feed. Safe to ring for twice and to be killed anywhere: files are content-addressed
/// and written first, and one transaction makes the release, its signed bytes and its deliveries true together, or nothing.
/// </summary>
public sealed partial class PublishRelease(
    IUnitOfWork unitOfWork,
    IReleaseStore releases,
    IDeliveryStore deliveries,
    IFeedKeyStore keys,
    IFeedFiles files,
    ReleaseContents contents,
    ICatalogRights catalog,
    IStatementReader statements,
    IRightsRevision revision,
    IPublishedChanges changes,
    IAuditLog audit,
    IPublishingDoorbell doorbell,
    TimeProvider time,
    ILogger<PublishRelease> logger)
{
    public async Task Run(string feedName, CancellationToken cancellationToken)
    {
        var work = await Take(feedName, cancellationToken);
        if (work is null)
        {
            return;
        }
        LogClaimed(work.Release.Number, feedName);
        try
        {
            await Run(work, cancellationToken);
        }
        catch (OperationCanceledException)
        {
            // This worker is being stopped: another need not wait for the claim to run out.
            await GiveBack(work, work.Release);
            throw;
        }
        catch (Exception error)
        {
            LogFailed(error, work.Release.Number, feedName);
            await GiveBack(work, work.Release with { Problem = error.Message });
        }
    }

    Task<bool> GiveBack(Work work, Release release) => unitOfWork.Write(
        Durability.Full, (session, token) => releases.GiveBack(session, release, work.Claim, token), CancellationToken.None);

    async Task Run(Work work, CancellationToken cancellationToken)
    {
        var (feed, release, present) = (work.Feed, work.Release, work.Present);
        var before = present is null ? null : await contents.GrantSetByTitle(feed.Name, present.Number, cancellationToken);
        var at = time.GetUtcNow();
        var (compiled, difference) = await ReleaseCompiler.Compile(
            catalog.StreamAll(cancellationToken), await statements.All(cancellationToken), at, before, present?.PublishedAt ?? at, cancellationToken);
        LogCompiled(release.Number, feed.Name, compiled.Counts.Titles, compiled.Counts.Policies);

        var withdrawals = new ReleaseWithdrawals(difference.Withdrawn, feed.WithdrawalLimitPercent, release.Confirmed);
        if (withdrawals.NeedsConfirmation(before?.Count ?? 0))
        {
            var waiting = release with { State = ReleaseState.AwaitingConfirmation, Withdrawn = difference.Withdrawn, Titles = compiled.Counts.Titles };
            await unitOfWork.Write(Durability.Full, (session, token) => releases.GiveBack(session, waiting, work.Claim, token), cancellationToken);
            LogWaits(release.Number, feed.Name, difference.Withdrawn);
            return;
        }

        var document = new ReleaseDocument(
            BundleFormat.SchemaVersion, feed.Name, release.Number, WholeSeconds(at), WholeSeconds(at + BundleFormat.ReleaseLife), work.AuditHead,
            work.PreviousTargets, compiled.Digest, compiled.Counts,
            withdrawals, []);
        var signed = ReleaseSigning.Sign(document, compiled, work.TimestampVersion + 1, await keys.KeysOf(feed.Name, cancellationToken));
        LogSigned(release.Number, feed.Name);

        await files.Keep(feed.Name, [.. compiled.Files, signed.ReleaseFile], cancellationToken);
        LogFilesKept(release.Number, feed.Name, compiled.Files.Length + 1);

        var published = release with
        {
            State = ReleaseState.Published,
            PublishedAt = at,
            ValidUntil = document.ValidUntil,
            RightsRevision = work.Revision,
            ContentDigest = compiled.Digest,
            Titles = compiled.Counts.Titles,
            Policies = compiled.Counts.Policies,
            Withdrawn = difference.Withdrawn,
            Changed = difference.Added + difference.Changed + difference.Ended + difference.Withdrawn,
            Problem = null,
        };
        if (await unitOfWork.Write(Durability.Full, (session, token) => Store(session, work, published, compiled, signed, token), cancellationToken))
        {
            LogPublished(release.Number, feed.Name);
            await Ring(feed.Name, release.Number, cancellationToken);
        }
    }

    async Task<bool> Store(
        IWriteSession session, Work work, Release published, CompiledContent compiled, SignedRelease signed, CancellationToken cancellationToken)
    {
        // What was compiled has to be what is approved now; what changed meanwhile is compiled again rather than half carried.
        if (await revision.Current(session, cancellationToken) != work.Revision)
        {
            throw new RightsMovedException(published.Number);
        }
        if (!await releases.Publish(session, published, work.Claim, [.. compiled.Files, signed.ReleaseFile], signed.Metadata, cancellationToken))
        {
            return false;
        }
        await deliveries.Open(session, published.Feed, published.Number, published.PublishedAt!.Value, cancellationToken);
        await changes.MarkPublished(session, published.PublishedAt!.Value, cancellationToken);
        await audit.Append(
            session,
            new NewAuditEntry(
                published.PublishedAt!.Value, published.RequestedBy, "release.published", $"feed/{published.Feed}/release/{published.Number}",
                AuditDetails.Of(new { published.ContentDigest, targets = signed.Targets.Reference.Sha256, published.Titles, published.Withdrawn }), []),
            cancellationToken);
        return true;
    }

    Task<Work?> Take(string feedName, CancellationToken cancellationToken) => unitOfWork.Write<Work?>(
        Durability.Full,
        async (session, token) =>
        {
            var now = time.GetUtcNow();
            if (await releases.Claim(session, feedName, now, now + PublishingTimes.CompileClaim, token) is not { } claimed)
            {
                return null;
            }
            var feed = await releases.Feed(session, feedName, token) ?? throw new InvalidOperationException($"The feed {feedName} has a release and no record.");
            var timestamp = await releases.NewestMetadata(session, feedName, TufRole.Timestamp, token);
            var targets = await releases.NewestMetadata(session, feedName, TufRole.Targets, token);
            return new Work(
                feed,
                claimed.Release,
                claimed.Claim,
                await releases.LatestPublished(session, feedName, token),
                timestamp?.Version ?? 0,
                targets is null ? null : FileReference.Of(targets.Bytes.Span).Sha256,
                (await audit.Head(session, token)).Hash,
                await revision.Current(session, token));
        },
        cancellationToken);

    async Task Ring(string feed, long release, CancellationToken cancellationToken)
    {
        var servers = await unitOfWork.Write(Durability.Normal, (session, token) => releases.Servers(session, feed, token), cancellationToken);
        foreach (var server in servers.Where(server => server.Method != DeliveryMethod.Pull))
        {
            doorbell.Deliver(server.Name, release);
        }
    }

    static DateTimeOffset WholeSeconds(DateTimeOffset instant) => new(instant.UtcTicks - (instant.UtcTicks % TimeSpan.TicksPerSecond), TimeSpan.Zero);

    sealed record Work(
        Feed Feed, Release Release, Claim Claim, Release? Present, long TimestampVersion, string? PreviousTargets, string AuditHead, long Revision);

    [LoggerMessage(LogLevel.Information, "Release {Release} of {Feed}: taken up")]
    partial void LogClaimed(long release, string feed);

    [LoggerMessage(LogLevel.Information, "Release {Release} of {Feed}: compiled, {Titles} titles and {Policies} policies")]
    partial void LogCompiled(long release, string feed, int titles, int policies);

    [LoggerMessage(LogLevel.Warning, "Release {Release} of {Feed}: withdraws {Withdrawn} titles and waits for a publisher")]
    partial void LogWaits(long release, string feed, int withdrawn);

    [LoggerMessage(LogLevel.Information, "Release {Release} of {Feed}: signed")]
    partial void LogSigned(long release, string feed);

    [LoggerMessage(LogLevel.Information, "Release {Release} of {Feed}: {Files} files kept")]
    partial void LogFilesKept(long release, string feed, int files);

    [LoggerMessage(LogLevel.Information, "Release {Release} of {Feed}: published")]
    partial void LogPublished(long release, string feed);

    [LoggerMessage(LogLevel.Error, "Release {Release} of {Feed} could not be compiled; it is tried again")]
    partial void LogFailed(Exception error, long release, string feed);
}

/// <summary>Approved rights moved while a release was compiled from them. The release is compiled again.</summary>
public sealed class RightsMovedException(long release)
    : Exception($"Rights changed while release {release} was compiled; it is compiled again from what is approved now.");
