using System.Data;
using System.Data.Common;
using Microsoft.Data.SqlClient;
using Portal.Data.Connections;
using Portal.Domain.Storage;

namespace Portal.Data.Dialects;

sealed class SqlServerDialect : IDialect
{
    const int DuplicateKey = 2627;
    const int DuplicateInUniqueIndex = 2601;

    public DatabaseProvider Provider => DatabaseProvider.SqlServer;

    public bool HasOneWriter => false;

    public string Page => "offset @Skip rows fetch next @Size rows only";

    public string First => "offset 0 rows fetch next 1 row only";

    public string ForUpdate => "with (updlock, holdlock)";

    // Both sides of a comparison need one collation, and text compares by its bytes as it does on SQLite.
    public string JsonItems(string expression) =>
        $"(select value collate Latin1_General_100_BIN2 as value from openjson({expression}))";

    public bool IsDuplicate(DbException exception) =>
        exception is SqlException { Number: DuplicateKey or DuplicateInUniqueIndex };

    public string ReadConnectionString(string connectionString) => connectionString;

    public string WriteConnectionString(string connectionString) => connectionString;

    public DbConnection Connect(string connectionString) => new SqlConnection(connectionString);

    public string BeforeReading => "";

    // Every commit is on disk before it is answered.
    public string BeforeWriting(Durability durability) => "";

    public ValueTask<DbTransaction> Begin(DbConnection connection, CancellationToken cancellationToken) =>
        connection.BeginTransactionAsync(IsolationLevel.ReadCommitted, cancellationToken);
}
