using System.Data.Common;
using Portal.Data.Dialects;
using Portal.Data.Mapping;

namespace Portal.Data.Connections;

/// <summary>The database, for reading. Writing goes through <see cref="UnitOfWork"/>.</summary>
public sealed class Database
{
    public Database(DatabaseOptions options)
    {
        ColumnMapping.Register();
        Options = options;
        Dialect = Dialects.Dialect.Of(options.Provider);
    }

    public DatabaseOptions Options { get; }

    public IDialect Dialect { get; }

    /// <summary>
    /// Opens a pooled connection, runs the work on it and gives it back. The connection refuses writes on SQLite.
    /// Each statement sees one committed state; two statements may see two.
    /// </summary>
    public async Task<T> Read<T>(Func<DbConnection, CancellationToken, Task<T>> work, CancellationToken cancellationToken)
    {
        await using var connection = await OpenForReading(cancellationToken);
        return await work(connection, cancellationToken);
    }

    /// <summary>A connection for a stream of rows, which outlives one call; the caller disposes it.</summary>
    public Task<DbConnection> OpenForReading(CancellationToken cancellationToken) =>
        Open(Dialect.ReadConnectionString(Options.ConnectionString), Dialect.BeforeReading, cancellationToken);

    internal Task<DbConnection> OpenForWriting(string before, CancellationToken cancellationToken) =>
        Open(Dialect.WriteConnectionString(Options.ConnectionString), before, cancellationToken);

    async Task<DbConnection> Open(string connectionString, string before, CancellationToken cancellationToken)
    {
        var connection = Dialect.Connect(connectionString);
        try
        {
            await connection.OpenAsync(cancellationToken);
            if (before.Length > 0)
            {
                await connection.Run(before, null, cancellationToken);
            }
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }
}
