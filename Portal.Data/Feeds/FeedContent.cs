using System.Collections.Immutable;
using System.Globalization;
using Portal.Data.Connections;
using Portal.Domain.Feeds.Publishing;
using Portal.Domain.Feeds.Tuf;

namespace Portal.Data.Feeds;

sealed class FeedContent(Database database) : IFeedContent
{
    readonly FeedSql sql = new(database.Dialect);

    public async Task<StoredMetadata?> Metadata(string feed, string fileName, CancellationToken cancellationToken)
    {
        if (fileName == "root.json")
        {
            return await Newest(feed, TufRole.Root, cancellationToken);
        }
        if (fileName == TufRoles.FileNameOf(TufRole.Timestamp, 1))
        {
            return await Newest(feed, TufRole.Timestamp, cancellationToken);
        }
        foreach (var role in new[] { TufRole.Root, TufRole.Snapshot, TufRole.Targets })
        {
            var digits = fileName.AsSpan(0, Math.Max(fileName.IndexOf('.', StringComparison.Ordinal), 0));
            if (long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var version)
                && fileName == TufRoles.FileNameOf(role, version))
            {
                return await One(FeedSql.Metadata, new { Feed = feed, Role = role.ToString(), Version = version }, cancellationToken);
            }
        }
        return null;
    }

    public Task<ImmutableArray<(string Name, FileReference Reference)>> Files(string feed, long release, CancellationToken cancellationToken) =>
        database.Read<ImmutableArray<(string, FileReference)>>(
            async (connection, token) =>
                [.. (await connection.Rows<FileRow>(FeedSql.Files, new { Feed = feed, Number = release }, token)).Select(row => (row.Name, new FileReference(row.Length, row.Sha256)))],
            cancellationToken);

    public async Task<ImmutableArray<StoredMetadata>> MetadataOf(string feed, long release, CancellationToken cancellationToken)
    {
        var roots = await database.Read(
            (connection, token) => connection.Rows<MetadataRow>(FeedSql.Roots, new { Feed = feed }, token), cancellationToken);
        var targets = await One(FeedSql.Metadata, new { Feed = feed, Role = nameof(TufRole.Targets), Version = release }, cancellationToken);
        var snapshot = await One(FeedSql.Metadata, new { Feed = feed, Role = nameof(TufRole.Snapshot), Version = release }, cancellationToken);
        return [.. roots.Select(row => row.ToMetadata()), .. new[] { targets, snapshot }.OfType<StoredMetadata>()];
    }

    public Task<StoredMetadata?> TimestampOf(string feed, long release, CancellationToken cancellationToken) =>
        One(sql.TimestampOf, new { Feed = feed, Release = release }, cancellationToken);

    public Task<ImmutableSortedDictionary<TufRole, DateTimeOffset>> Expiries(string feed, CancellationToken cancellationToken) => database.Read(
        async (connection, token) => (await connection.Rows<ExpiryRow>(FeedSql.Expiries, new { Feed = feed }, token))
            .ToImmutableSortedDictionary(row => Enum.Parse<TufRole>(row.Role), row => row.Expires),
        cancellationToken);

    public Task<StoredMetadata?> Newest(string feed, TufRole role, CancellationToken cancellationToken) =>
        One(sql.NewestMetadata, new { Feed = feed, Role = role.ToString() }, cancellationToken);

    Task<StoredMetadata?> One(string statement, object parameters, CancellationToken cancellationToken) => database.Read(
        async (connection, token) => (await connection.Row<MetadataRow>(statement, parameters, token))?.ToMetadata(), cancellationToken);

    sealed class ExpiryRow
    {
        public required string Role { get; init; }

        public required DateTimeOffset Expires { get; init; }
    }

    sealed class FileRow
    {
        public required string Name { get; init; }

        public required string Sha256 { get; init; }

        public required long Length { get; init; }
    }
}
