namespace Portal.Data.Feeds;

/// <summary>Deliveries and what is due.</summary>
static class DeliverySql
{
    const string Columns =
        """
            feed,
            server,
            release,
            state,
            attempts,
            next_attempt_at,
            reason,
            at,
            fence
        """;

    public const string Open =
        """
        insert into delivery
          (server, release, feed, state, next_attempt_at, at)
        select
            name,
            @Release,
            feed,
            'Pending',
            @At,
            @At
        from license_server
        where feed = @Feed
          and not exists (select 1 from delivery where server = name and release = @Release)
        """;

    public const string Supersede =
        """
        update delivery
        set state = 'Superseded',
            next_attempt_at = null,
            at = @At
        where feed = @Feed
          and release < @Release
          and state in ('Pending', 'Delivering', 'Failed')
        """;

    public const string Reopen =
        """
        update delivery
        set state = 'Pending',
            attempts = 0,
            next_attempt_at = @At,
            reason = null,
            at = @At,
            fence = fence + 1,
            claimed_until = null
        where server = @Server
          and release = @Release
          and (@Moved = 1 or state in ('Rejected', 'Failed'))
        """;

    public const string Claim =
        """
        update delivery
        set state = 'Delivering',
            attempts = attempts + 1,
            fence = fence + 1,
            claimed_until = @Until,
            next_attempt_at = @Until,
            at = @Now
        where server = @Server
          and release = @Release
          and (
            (state in ('Pending', 'Failed') and next_attempt_at <= @Now)
            or (state = 'Delivering' and claimed_until <= @Now)
          )
          and not exists (
            select 1 from delivery other where other.server = @Server and other.release <> @Release and other.claimed_until > @Now)
        """;

    /// <summary>Before a claim: on engines with several writers, claims at one server wait for each other.</summary>
    public const string LockServer =
        """
        update license_server
        set timestamp_version = timestamp_version
        where name = @Server
        """;

    /// <summary>Of a claim that was not settled: its delivery was superseded meanwhile.</summary>
    public const string EndClaim =
        """
        update delivery
        set claimed_until = null
        where server = @Server
          and release = @Release
          and fence = @Fence
        """;

    public const string ClaimStamp =
        """
        update delivery
        set fence = fence + 1,
            claimed_until = @Until
        where server = @Server
          and state = 'Applied'
          and release = (select max(newest.release) from delivery newest where newest.server = @Server)
          and (next_attempt_at is null or next_attempt_at <= @Now)
          and not exists (select 1 from delivery other where other.server = @Server and other.claimed_until > @Now)
        """;

    public const string SettleStamp =
        """
        update delivery
        set claimed_until = null,
            next_attempt_at = @NextAttemptAt
        where server = @Server
          and release = @Release
          and fence = @Fence
        """;

    public const string NewestOfServer =
        $"""
        select
        {Columns}
        from delivery
        where server = @Server
          and release = (select max(newest.release) from delivery newest where newest.server = @Server)
        """;

    public const string One =
        $"""
        select
        {Columns}
        from delivery
        where server = @Server
          and release = @Release
        """;

    public const string Settle =
        """
        update delivery
        set state = @State,
            next_attempt_at = @NextAttemptAt,
            reason = @Reason,
            at = @At,
            claimed_until = null
        where server = @Server
          and release = @Release
          and state = 'Delivering'
          and fence = @Fence
        """;

    public const string Acknowledge =
        """
        update delivery
        set state = @State,
            reason = @Reason,
            next_attempt_at = null,
            at = @At
        where server = @Server
          and release = @Release
          and feed = @Feed
          and (state <> @State or coalesce(reason, '') <> coalesce(@Reason, ''))
        """;

    public const string TimestampGiven =
        """
        update license_server
        set timestamp_version = @Version
        where name = @Server
          and timestamp_version < @Version
        """;

    public const string EndClaims =
        """
        update delivery
        set claimed_until = @Now,
            next_attempt_at = case when state = 'Delivering' then @Now else next_attempt_at end
        where claimed_until is not null
        """;

    public const string OfRelease =
        $"""
        select
        {Columns}
        from delivery
        where feed = @Feed
          and release = @Release
        order by server
        """;

    /// <summary>Of each server the newest delivery, and the newest applied one.</summary>
    public const string NewestOfFeed =
        $"""
        select
        {Columns}
        from delivery
        where feed = @Feed
          and release in (
            select max(newest.release) from delivery newest where newest.server = delivery.server
            union all
            select max(applied.release) from delivery applied where applied.server = delivery.server and applied.state = 'Applied'
          )
        order by server, release desc
        """;

    public const string Due =
        """
        select
            delivery.server,
            delivery.release
        from delivery
        join license_server on license_server.name = delivery.server
        where delivery.state in ('Pending', 'Failed', 'Delivering')
          and delivery.next_attempt_at <= @Now
          and license_server.method <> 'Pull'
        order by delivery.next_attempt_at, delivery.server
        """;

    public const string ChangesDue =
        """
        select count(*)
        from change_set
        where state = 'Approved'
          and in_effect_at is null
          and effective_from <= @Now
        """;

    public const string FeedsToCompile =
        """
        select feed
        from feed_release
        where state = 'Pending'
          and (claimed_until is null or claimed_until <= @Now)
        order by feed
        """;

    public const string TimestampsDue =
        """
        select license_server.name
        from license_server
        join delivery on delivery.server = license_server.name
        where delivery.state = 'Applied'
          and license_server.method <> 'Pull'
          and (delivery.next_attempt_at is null or delivery.next_attempt_at <= @Now)
          and delivery.release = (
            select max(number) from feed_release where feed_release.feed = license_server.feed and state = 'Published')
          and license_server.timestamp_version < (
            select max(version) from feed_metadata where feed_metadata.feed = license_server.feed and role = 'Timestamp')
        order by license_server.name
        """;

    public const string FeedsToStamp =
        """
        select feed
        from feed_metadata
        where role = 'Timestamp'
        group by feed
        having max(expires) < @Before
        order by feed
        """;

    public const string FeedsToRenew =
        """
        select feed
        from feed_release
        group by feed
        having max(valid_until) < @Before
           and max(case when state = 'Published' then 0 else 1 end) = 0
        order by feed
        """;
}
