using LicenseServer.Storage;
using LicenseServer.Verification;
using Portal.Domain.Feeds.Bundles;
using Portal.Domain.Feeds.Tuf;

namespace LicenseServer.Feeds;

/// <summary>Keeps one feed: verifies what arrives, serves the last release that verified, and remembers what it has trusted.</summary>
public sealed class FeedKeeper(string feed, FeedStore store, RootOfTrust trust, TrustedClock clock, ILogger<FeedKeeper> log) : IDisposable
{
    readonly SemaphoreSlim oneAtATime = new(1, 1);
    TrustedState state = TrustedState.Initial(0);
    RootChain? chain;
    volatile BundleContent? live;
    string? fault;

    public string Feed => feed;

    /// <summary>The release being served.</summary>
    public BundleContent? Live => live;

    public FeedStatus Status => FeedStatus.Of(state, live, fault, clock.Now());

    /// <summary>The latest time this server has seen.</summary>
    public DateTimeOffset Now => clock.Now();

    /// <summary>Verifies the release on disk again, from the pinned root on. One that no longer verifies is not served.</summary>
    public async Task StartAsync(CancellationToken cancellation)
    {
        store.SweepTemporaries();
        state = store.LoadState() ?? state;
        try
        {
            chain = await trust.LoadAsync(cancellation);
            live = state.Live is { } saved && chain is not null ? (await ReloadAsync(saved, chain, cancellation)).Content : null;
        }
        catch (FeedRefusedException error)
        {
            fault = $"the release on disk does not verify: {error.Message}";
            log.LogError("Feed {Feed}: {Fault}", feed, fault);
        }
    }

    /// <summary>
    /// Walks the source's metadata and activates its release. With <paramref name="expected"/>, any other release is refused. Never throws
    /// for what the source holds: the outcome says it.
    /// </summary>
    public async Task<UpdateOutcome> UpdateAsync(IFeedSource source, long? expected, CancellationToken cancellation)
    {
        await oneAtATime.WaitAsync(cancellation);
        var offered = expected;
        try
        {
            var (timestamp, walk) = await FreshAsync(source, cancellation);
            var (snapshot, trustedSnapshot) = await walk.SnapshotAsync(timestamp, state, cancellation);
            Save(state with { Snapshot = trustedSnapshot });
            var (targets, trustedTargets, bytes) = await walk.TargetsAsync(snapshot, state, cancellation);
            offered ??= targets.Version;
            Save(state with { Targets = trustedTargets });
            var targetsSha256 = MetadataWalk.Digest(bytes);
            if (live is { } current && state.Live?.TargetsSha256 == targetsSha256 && (expected is null || expected == current.Release.Release))
            {
                Save(state with { LastAttempt = new Attempt(true, current.Release.Release, null, state.Live.At) });
                return new UpdateOutcome(current.Release.Release, false, null, null);
            }

            var files = await ReleaseFiles.ReadAsync(targets, [store.Pool, source], cancellation);
            var release = ReleaseFiles.Understand(feed, files);
            offered = release.Content.Release.Release;
            Refuse(Fault(release.Content.Release, expected));
            Activate(release, targetsSha256, bytes);
            return new UpdateOutcome(offered, true, null, null);
        }
        catch (FeedRefusedException error)
        {
            return Refused(error, offered);
        }
        catch (IOException error)
        {
            log.LogError(error, "Feed {Feed}: the update stopped at this server's disk", feed);
            return new UpdateOutcome(offered, false, Refusal.Unavailable, $"this server's disk: {error.Message}");
        }
        finally
        {
            oneAtATime.Release();
        }
    }

    /// <summary>Takes over a re-signed timestamp of the release it runs; a timestamp of another release waits for its activation.</summary>
    /// <returns>Null, or why the timestamp is refused.</returns>
    public async Task<FeedRefusedException?> RefreshAsync(IFeedSource source, CancellationToken cancellation)
    {
        await oneAtATime.WaitAsync(cancellation);
        try
        {
            await FreshAsync(source, cancellation, document => document.Snapshot.Version == state.Snapshot?.Version);
            return null;
        }
        catch (FeedRefusedException error)
        {
            return error;
        }
        finally
        {
            oneAtATime.Release();
        }
    }

    public void Dispose() => oneAtATime.Dispose();

    async Task<(TimestampDocument Timestamp, MetadataWalk Walk)> FreshAsync(
        IFeedSource source, CancellationToken cancellation, Predicate<TimestampDocument>? adopts = null)
    {
        chain ??= await trust.FirstAsync(source, cancellation);
        try
        {
            await chain.WalkAsync(source, store.SaveRoot, cancellation);
        }
        finally
        {
            RecordRoots();
        }

        var walk = new MetadataWalk(source, chain.Newest, clock.Now());
        var (timestamp, trusted) = await walk.TimestampAsync(state, cancellation);
        if (adopts?.Invoke(timestamp) != false)
        {
            Save(state with { Timestamp = trusted });
        }

        return (timestamp, walk);
    }

    // TUF 5.3.11: rotated online keys may have been stolen and used to run the version numbers up, so the numbers start again. Judged from
    // the root on record, not from the step just made: a kill between storing a root and recording it must not lose the reset.
    void RecordRoots()
    {
        var walked = Enumerable.Range(0, (int)(chain!.Newest.Version - state.RootVersion)).Select(step => state.RootVersion + step);
        var rotated = walked.Any(version => chain.Find(version) is { } before && chain.Find(version + 1) is { } after
            && !(SameKeys(before, after, TufRole.Timestamp) && SameKeys(before, after, TufRole.Snapshot)));
        Save(rotated
            ? state with { RootVersion = chain.Newest.Version, Timestamp = null, Snapshot = null, Targets = null }
            : state with { RootVersion = chain.Newest.Version });
    }

    static bool SameKeys(RootDocument one, RootDocument other, TufRole role) =>
        one.Roles[role].Keys.ToHashSet().SetEquals(other.Roles[role].Keys);

    (Refusal Refusal, string Reason)? Fault(ReleaseDocument release, long? expected)
    {
        if (expected is not null && release.Release != expected)
        {
            return (Refusal.Conflict, $"release {release.Release} is what the metadata lists, and {expected} was to be activated");
        }

        if (release.ValidUntil <= clock.Now())
        {
            return (Refusal.Invalid, $"the release was valid until {TufInstant.Format(release.ValidUntil)}");
        }

        if (live is not { } current || state.Live is not { } saved)
        {
            return null;
        }

        var sameSigners = chain!.Find(saved.RootVersion) is { } root && SameKeys(root, chain.Newest, TufRole.Targets);
        if (sameSigners && release.Release <= current.Release.Release)
        {
            return (Refusal.Conflict, $"rollback: release {release.Release} was offered, and {current.Release.Release} is live");
        }

        return release.PreviousTargets == saved.TargetsSha256
            && BundleSemantics.WithdrawalFault(release, current.GrantSetByTitle.Count) is { } unconfirmed
                ? (Refusal.Invalid, unconfirmed)
                : null;
    }

    static void Refuse((Refusal Refusal, string Reason)? fault)
    {
        if (fault is { } found)
        {
            throw new FeedRefusedException(found.Refusal, found.Reason);
        }
    }

    void Activate(VerifiedRelease release, string targetsSha256, byte[] targetsMetadata)
    {
        var now = clock.Now();
        var number = release.Content.Release.Release;
        BundleFile[] files = [.. release.Files.Select(file => new BundleFile(file.Key, file.Value))];
        store.SaveRelease(targetsSha256, targetsMetadata, files);
        Save(state with
        {
            Live = new LiveRelease(number, chain!.Newest.Version, targetsSha256, now),
            LastAttempt = new Attempt(true, number, null, now),
        });
        live = release.Content;
        fault = null;
        Sweep(targetsSha256, files);
        log.LogInformation("Feed {Feed}: release {Release} applied", feed, number);
    }

    void Sweep(string targetsSha256, IEnumerable<BundleFile> files)
    {
        try
        {
            store.SweepAfter(targetsSha256, files);
        }
        catch (IOException error)
        {
            log.LogWarning(error, "Feed {Feed}: files that are no longer needed could not all be deleted", feed);
        }
    }

    UpdateOutcome Refused(FeedRefusedException error, long? offered)
    {
        var before = state.LastAttempt;
        var isNews = before is not { Applied: false } || (before.Release, before.Reason) != (offered, error.Message);
        if (error.Refusal != Refusal.Unavailable && isNews)
        {
            Save(state with { LastAttempt = new Attempt(false, offered, error.Message, clock.Now()) });
        }

        log.LogWarning("Feed {Feed}: {Refusal}: {Reason}", feed, error.Refusal, error.Message);
        return new UpdateOutcome(offered, false, error.Refusal, error.Message);
    }

    async Task<VerifiedRelease> ReloadAsync(LiveRelease saved, RootChain roots, CancellationToken cancellation)
    {
        var root = roots.Find(saved.RootVersion)
            ?? throw new FeedRefusedException(Refusal.Invalid, $"root {saved.RootVersion} is missing from the chain");
        var bytes = await store.LoadTargetsMetadataAsync(saved.TargetsSha256, cancellation)
            ?? throw new FeedRefusedException(Refusal.Invalid, "the targets metadata is missing");
        if (!TufReading.TryTargets(bytes, out var targets, out var reason))
        {
            throw new FeedRefusedException(Refusal.Invalid, reason);
        }

        if (!TufVerification.IsSignedBy(targets, root.Roles[TufRole.Targets]))
        {
            throw new FeedRefusedException(Refusal.Invalid, "the targets metadata is not signed by the trusted keys");
        }

        var files = await ReleaseFiles.ReadAsync(targets.Document, [store.Pool], cancellation);
        var release = ReleaseFiles.Understand(feed, files);
        return release.Content.Release.Release == saved.Release
            ? release
            : throw new FeedRefusedException(Refusal.Invalid, $"release {release.Content.Release.Release} is on disk, and {saved.Release} was live");
    }

    void Save(TrustedState next)
    {
        if (next != state)
        {
            store.SaveState(next);
            state = next;
        }
    }
}
