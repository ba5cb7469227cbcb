using Portal.Data.Dialects;

namespace Portal.Data.Feeds;

/// <summary>Feeds, servers, releases and their signed bytes.</summary>
sealed class FeedSql(IDialect dialect)
{
    public const string InsertFeed =
        """
        insert into feed
          (name, mode, withdrawal_limit_percent)
        values
          (@Name, @Mode, @WithdrawalLimitPercent)
        """;

    const string FeedColumns =
        """
            name,
            mode,
            withdrawal_limit_percent
        """;

    public const string Feed =
        $"""
        select
        {FeedColumns}
        from feed
        where name = @Feed
        """;

    public const string Feeds =
        $"""
        select
        {FeedColumns}
        from feed
        order by name
        """;

    public const string InsertServer =
        """
        insert into license_server
          (name, feed, method, address, push_token)
        values
          (@Name, @Feed, @Method, @Address, @PushToken)
        """;

    public const string UpdateServer =
        """
        update license_server
        set method = @Method,
            address = @Address,
            push_token = @PushToken
        where name = @Name
          and feed = @Feed
        """;

    const string ServerColumns =
        """
            name,
            feed,
            method,
            address,
            push_token
        """;

    public const string Servers =
        $"""
        select
        {ServerColumns}
        from license_server
        where feed = @Feed
        order by name
        """;

    public const string Server =
        $"""
        select
        {ServerColumns}
        from license_server
        where name = @Server
        """;

    public const string InsertRelease =
        """
        insert into feed_release
          (feed, number, state, cause, requested_by, requested_at)
        select
            @Feed,
            coalesce(max(number), 0) + 1,
            'Pending',
            @Cause,
            @RequestedBy,
            @RequestedAt
        from feed_release
        where feed = @Feed
        """;

    const string ReleaseColumns =
        """
            feed,
            number,
            state,
            cause,
            requested_by,
            requested_at,
            published_at,
            valid_until,
            rights_revision,
            content_digest,
            titles,
            policies,
            withdrawn,
            changed,
            confirmed,
            problem,
            fence
        """;

    public string Unpublished =>
        $"""
        select
        {ReleaseColumns}
        from feed_release {dialect.ForUpdate}
        where feed = @Feed
          and state <> 'Published'
        """;

    public string LatestPublished =>
        $"""
        select
        {ReleaseColumns}
        from feed_release
        where feed = @Feed
          and state = 'Published'
        order by number desc
        {dialect.First}
        """;

    public const string Release =
        $"""
        select
        {ReleaseColumns}
        from feed_release
        where feed = @Feed
          and number = @Number
        """;

    public string Releases =>
        $"""
        select
        {ReleaseColumns}
        from feed_release
        where feed = @Feed
        order by number desc
        {dialect.Page}
        """;

    public const string CountReleases =
        """
        select count(*)
        from feed_release
        where feed = @Feed
        """;

    public const string ClaimRelease =
        """
        update feed_release
        set fence = fence + 1,
            claimed_until = @Until
        where feed = @Feed
          and state = 'Pending'
          and (claimed_until is null or claimed_until <= @Now)
        """;

    public const string PublishRelease =
        """
        update feed_release
        set state = 'Published',
            published_at = @PublishedAt,
            valid_until = @ValidUntil,
            rights_revision = @RightsRevision,
            content_digest = @ContentDigest,
            titles = @Titles,
            policies = @Policies,
            withdrawn = @Withdrawn,
            changed = @Changed,
            problem = null,
            claimed_until = null
        where feed = @Feed
          and number = @Number
          and state = 'Pending'
          and fence = @Fence
        """;

    public const string GiveBackRelease =
        """
        update feed_release
        set state = @State,
            problem = @Problem,
            titles = @Titles,
            withdrawn = @Withdrawn,
            claimed_until = @RetryAt
        where feed = @Feed
          and number = @Number
          and state = 'Pending'
          and fence = @Fence
        """;

    public const string ConfirmRelease =
        """
        update feed_release
        set state = 'Pending',
            confirmed = 1,
            claimed_until = null
        where feed = @Feed
          and number = @Number
          and state = 'AwaitingConfirmation'
        """;

    public const string EndReleaseClaims =
        """
        update feed_release
        set claimed_until = null
        where claimed_until is not null
        """;

    public const string InsertFile =
        """
        insert into feed_release_file
          (feed, number, name, sha256, length)
        values
          (@Feed, @Number, @Name, @Sha256, @Length)
        """;

    public const string Files =
        """
        select
            name,
            sha256,
            length
        from feed_release_file
        where feed = @Feed
          and number = @Number
        order by name
        """;

    public const string InsertMetadata =
        """
        insert into feed_metadata
          (feed, role, version, expires, bytes)
        values
          (@Feed, @Role, @Version, @Expires, @Bytes)
        """;

    const string MetadataColumns =
        """
            role,
            version,
            expires,
            bytes
        """;

    public const string Metadata =
        $"""
        select
        {MetadataColumns}
        from feed_metadata
        where feed = @Feed
          and role = @Role
          and version = @Version
        """;

    public const string Roots =
        $"""
        select
        {MetadataColumns}
        from feed_metadata
        where feed = @Feed
          and role = 'Root'
        order by version
        """;

    public const string Expiries =
        """
        select
            role,
            expires
        from feed_metadata
        where feed = @Feed
          and version = (
            select max(newest.version)
            from feed_metadata newest
            where newest.feed = feed_metadata.feed
              and newest.role = feed_metadata.role)
        """;

    public string NewestMetadata =>
        $"""
        select
        {MetadataColumns}
        from feed_metadata
        where feed = @Feed
          and role = @Role
        order by version desc
        {dialect.First}
        """;

    /// <summary>In one statement, so that no release is published between looking at the one and at the other.</summary>
    public string TimestampOf =>
        $"""
        select
        {MetadataColumns}
        from feed_metadata
        where feed = @Feed
          and role = 'Timestamp'
          and @Release = (
            select max(newest.version) from feed_metadata newest where newest.feed = @Feed and newest.role = 'Snapshot')
        order by version desc
        {dialect.First}
        """;
}
