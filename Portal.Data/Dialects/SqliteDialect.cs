using System.Data.Common;
using Microsoft.Data.Sqlite;
using Portal.Data.Connections;
using Portal.Domain.Storage;
using SQLitePCL;

namespace Portal.Data.Dialects;

sealed class SqliteDialect : IDialect
{
    const string BusyTimeout = "pragma busy_timeout = 10000;";

    // 32 MB, taken as a write needs it: what does not fit goes to the log and comes back from there, over and over in a large import.
    // A log that one grew is cut back to 64 MB.
    const string WriteCache = " pragma cache_size = -32768; pragma journal_size_limit = 67108864;";

    public DatabaseProvider Provider => DatabaseProvider.Sqlite;

    public bool HasOneWriter => true;

    public string Page => "limit @Size offset @Skip";

    public string First => "limit 1";

    public string ForUpdate => "";

    public string JsonItems(string expression) => $"json_each({expression})";

    public bool IsDuplicate(DbException exception) =>
        exception is SqliteException { SqliteExtendedErrorCode: raw.SQLITE_CONSTRAINT_UNIQUE or raw.SQLITE_CONSTRAINT_PRIMARYKEY };

    // The mode keeps readers and writers in pools of their own, so that query_only stays with the readers.
    public string ReadConnectionString(string connectionString) =>
        With(connectionString, SqliteOpenMode.ReadWrite);

    public string WriteConnectionString(string connectionString) =>
        With(connectionString, SqliteOpenMode.ReadWriteCreate);

    public DbConnection Connect(string connectionString) => new SqliteConnection(connectionString);

    public string BeforeReading => BusyTimeout + " pragma query_only = on;";

    public string BeforeWriting(Durability durability) => durability switch
    {
        Durability.Normal => BusyTimeout + WriteCache + " pragma synchronous = normal;",
        Durability.Full => BusyTimeout + WriteCache + " pragma synchronous = full;",
    };

    // Immediate: the writer's place is taken before anything is read, so a write never fails half-way for another's.
    public ValueTask<DbTransaction> Begin(DbConnection connection, CancellationToken cancellationToken) =>
        ValueTask.FromResult<DbTransaction>(((SqliteConnection)connection).BeginTransaction(deferred: false));

    static string With(string connectionString, SqliteOpenMode mode) =>
        new SqliteConnectionStringBuilder(connectionString)
        {
            Mode = mode,
            Pooling = true,
            ForeignKeys = true,
            // Else "insert or replace" would get round the triggers that refuse deletions.
            RecursiveTriggers = true,
        }.ToString();
}
