namespace Portal.Domain.Storage;

/// <summary>How much a commit has to withstand.</summary>
public enum Durability
{
    /// <summary>Survives a killed process; the last moments may be lost with the machine's power (usage, imports in progress).</summary>
    Normal,

    /// <summary>On disk before it is answered: approvals, publications, audit.</summary>
    Full,
}

/// <summary>One open write transaction. Stores take it so that several of them change things together or not at all.</summary>
public interface IWriteSession;

/// <summary>
/// The one way to write. The work runs in a transaction that commits when it returns and rolls back when it throws;
/// on SQLite one writer runs at a time, so work is short (200 ms at most) and does nothing but read and write the session.
/// </summary>
public interface IUnitOfWork
{
    Task<T> Write<T>(Durability durability, Func<IWriteSession, CancellationToken, Task<T>> work, CancellationToken cancellationToken);
}
