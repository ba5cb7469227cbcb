using Portal.Domain.Storage;

namespace Portal.Data.Connections;

/// <summary>
/// Runs write transactions. On SQLite they stand in one queue, first come first served, so that no writer waits in the
/// engine's busy loop behind another of this process; on SQL Server they run side by side under read committed (snapshot),
/// and a store that reads before it writes locks what it read (<see cref="Dialects.IDialect.ForUpdate"/>).
/// </summary>
public sealed class UnitOfWork(Database database) : IUnitOfWork, IDisposable
{
    static readonly AsyncLocal<bool> Writing = new();

    readonly SemaphoreSlim? queue = database.Dialect.HasOneWriter ? new(1, 1) : null;

    public async Task<T> Write<T>(
        Durability durability, Func<IWriteSession, CancellationToken, Task<T>> work, CancellationToken cancellationToken)
    {
        if (Writing.Value)
        {
            throw new InvalidOperationException("A write was begun inside a write, which would wait for itself: pass the open session on.");
        }
        if (queue is not null)
        {
            await queue.WaitAsync(cancellationToken);
        }
        try
        {
            Writing.Value = true;
            return await Transact(durability, work, cancellationToken);
        }
        finally
        {
            queue?.Release();
        }
    }

    async Task<T> Transact<T>(
        Durability durability, Func<IWriteSession, CancellationToken, Task<T>> work, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenForWriting(database.Dialect.BeforeWriting(durability), cancellationToken);
        await using var transaction = await database.Dialect.Begin(connection, cancellationToken);
        var result = await work(new WriteSession(connection, transaction), cancellationToken);

        // A commit that has begun is not called off: nobody could tell whether it happened.
        await transaction.CommitAsync(CancellationToken.None);
        return result;
    }

    public void Dispose() => queue?.Dispose();
}
