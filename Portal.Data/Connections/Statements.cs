using System.Data.Common;
using Dapper;

namespace Portal.Data.Connections;

/// <summary>
/// Statements on a read connection, each with its cancellation token. <see cref="WriteSession"/> has the same ones for writing.
/// </summary>
public static class Statements
{
    public static async Task<IReadOnlyList<T>> Rows<T>(
        this DbConnection connection, string sql, object? parameters, CancellationToken cancellationToken) =>
        (await connection.QueryAsync<T>(new CommandDefinition(sql, parameters, cancellationToken: cancellationToken))).AsList();

    /// <summary>The only row, or null; more than one throws.</summary>
    public static Task<T?> Row<T>(this DbConnection connection, string sql, object? parameters, CancellationToken cancellationToken)
        where T : class =>
        connection.QuerySingleOrDefaultAsync<T>(new CommandDefinition(sql, parameters, cancellationToken: cancellationToken));

    /// <summary>The first column of the first row; null (or zero) where there is none.</summary>
    public static Task<T?> Value<T>(this DbConnection connection, string sql, object? parameters, CancellationToken cancellationToken) =>
        connection.ExecuteScalarAsync<T>(new CommandDefinition(sql, parameters, cancellationToken: cancellationToken));

    /// <summary>Rows as they come, none kept: for what may be large.</summary>
    public static IAsyncEnumerable<T> Stream<T>(this DbConnection connection, string sql, object? parameters) =>
        connection.QueryUnbufferedAsync<T>(sql, parameters);

    internal static Task<int> Run(this DbConnection connection, string sql, object? parameters, CancellationToken cancellationToken) =>
        connection.ExecuteAsync(new CommandDefinition(sql, parameters, cancellationToken: cancellationToken));
}
