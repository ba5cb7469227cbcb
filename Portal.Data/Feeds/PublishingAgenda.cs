using System.Collections.Immutable;
using Portal.Data.Connections;
using Portal.Domain.Feeds;
using Portal.Domain.Feeds.Publishing;

namespace Portal.Data.Feeds;

sealed class PublishingAgenda(Database database) : IPublishingAgenda, IServerDirectory
{
    public Task<bool> ChangesDue(DateTimeOffset now, CancellationToken cancellationToken) => database.Read(
        async (connection, token) => await connection.Value<long>(DeliverySql.ChangesDue, new { Now = now }, token) > 0, cancellationToken);

    public Task<ImmutableArray<string>> FeedsToCompile(DateTimeOffset now, CancellationToken cancellationToken) =>
        Names(DeliverySql.FeedsToCompile, new { Now = now }, cancellationToken);

    public Task<ImmutableArray<(string Server, long Release)>> DeliveriesDue(DateTimeOffset now, CancellationToken cancellationToken) =>
        database.Read<ImmutableArray<(string, long)>>(
            async (connection, token) =>
                [.. (await connection.Rows<DueRow>(DeliverySql.Due, new { Now = now }, token)).Select(row => (row.Server, row.Release))],
            cancellationToken);

    public Task<ImmutableArray<string>> TimestampsDue(DateTimeOffset now, CancellationToken cancellationToken) =>
        Names(DeliverySql.TimestampsDue, new { Now = now }, cancellationToken);

    public Task<ImmutableArray<string>> FeedsToStamp(DateTimeOffset expiringBefore, CancellationToken cancellationToken) =>
        Names(DeliverySql.FeedsToStamp, new { Before = expiringBefore }, cancellationToken);

    public Task<ImmutableArray<string>> FeedsToRenew(DateTimeOffset validUntilBefore, CancellationToken cancellationToken) =>
        Names(DeliverySql.FeedsToRenew, new { Before = validUntilBefore }, cancellationToken);

    public Task<LicenseServer?> Find(string name, CancellationToken cancellationToken) => database.Read(
        async (connection, token) => (await connection.Row<LicenseServerRow>(FeedSql.Server, new { Server = name }, token))?.ToServer(), cancellationToken);

    Task<ImmutableArray<string>> Names(string sql, object? parameters, CancellationToken cancellationToken) =>
        database.Read<ImmutableArray<string>>(
            async (connection, token) => [.. await connection.Rows<string>(sql, parameters, token)], cancellationToken);

    sealed class DueRow
    {
        public required string Server { get; init; }

        public required long Release { get; init; }
    }
}
