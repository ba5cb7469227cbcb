using System.Data.Common;
using Dapper;
using Portal.Domain.Storage;

namespace Portal.Data.Connections;

/// <summary>The open write transaction, as stores use it.</summary>
public sealed class WriteSession : IWriteSession
{
    internal WriteSession(DbConnection connection, DbTransaction transaction)
    {
        Connection = connection;
        Transaction = transaction;
    }

    public DbConnection Connection { get; }

    public DbTransaction Transaction { get; }

    /// <summary>The session behind the port. Throws when it is not one of this project's.</summary>
    public static WriteSession Of(IWriteSession session) =>
        session as WriteSession
        ?? throw new ArgumentException($"A store of Portal.Data was given a {session.GetType().Name}; it needs what UnitOfWork opens.", nameof(session));

    /// <summary>Runs a statement; answers how many rows it changed.</summary>
    public Task<int> Execute(string sql, object? parameters, CancellationToken cancellationToken) =>
        Connection.ExecuteAsync(Command(sql, parameters, cancellationToken));

    public async Task<IReadOnlyList<T>> Rows<T>(string sql, object? parameters, CancellationToken cancellationToken) =>
        (await Connection.QueryAsync<T>(Command(sql, parameters, cancellationToken))).AsList();

    /// <summary>The only row, or null; more than one throws.</summary>
    public Task<T?> Row<T>(string sql, object? parameters, CancellationToken cancellationToken)
        where T : class =>
        Connection.QuerySingleOrDefaultAsync<T>(Command(sql, parameters, cancellationToken));

    /// <summary>The first column of the first row; null (or zero) where there is none.</summary>
    public Task<T?> Value<T>(string sql, object? parameters, CancellationToken cancellationToken) =>
        Connection.ExecuteScalarAsync<T>(Command(sql, parameters, cancellationToken));

    CommandDefinition Command(string sql, object? parameters, CancellationToken cancellationToken) =>
        new(sql, parameters, Transaction, cancellationToken: cancellationToken);
}
