using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Portal.Data;
using Portal.Data.Connections;
using Portal.Data.Migrations;
using Portal.Domain.Storage;

namespace Portal.Testing;

/// <summary>
/// A migrated, empty database of a test's own, gone when disposed. On SQLite it is a copy of one file that is migrated once
/// per process; on SQL Server it is a new database on the server that <c>PORTAL_TEST_SQLSERVER</c> names.
/// </summary>
public sealed class TestDatabase : IAsyncDisposable
{
    const string ServerVariable = "PORTAL_TEST_SQLSERVER";

    static readonly Lazy<Task<string>> Template = new(MakeTemplate);

    readonly ServiceProvider services;
    readonly Func<Task> drop;

    TestDatabase(DatabaseOptions options, Func<Task> drop)
    {
        services = new ServiceCollection().AddLogging().AddPortalData(options).BuildServiceProvider(validateScopes: true);
        this.drop = drop;
    }

    public DatabaseOptions Options => Get<DatabaseOptions>();

    public Database Database => Get<Database>();

    public IUnitOfWork UnitOfWork => Get<IUnitOfWork>();

    public IServiceProvider Services => services;

    /// <summary>A store, a reader, or whatever else <see cref="DataServices"/> lists.</summary>
    public T Get<T>()
        where T : notnull =>
        services.GetRequiredService<T>();

    /// <summary>Skips the test, with the reason, where the engine is not at hand.</summary>
    public static Task<TestDatabase> Create(DatabaseProvider provider) => provider switch
    {
        DatabaseProvider.Sqlite => CreateSqlite(),
        DatabaseProvider.SqlServer => CreateSqlServer(),
    };

    /// <summary>For tests that are about something else than the engine.</summary>
    public static Task<TestDatabase> Create() => CreateSqlite();

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        await drop();
    }

    static async Task<TestDatabase> CreateSqlite()
    {
        var directory = new TestDirectory();
        var options = DatabaseOptions.Embedded(directory.Path);
        File.Copy(await Template.Value, directory.File("portal.db"));
        return new TestDatabase(options, () =>
        {
            ClearPools(options);
            directory.Dispose();
            return Task.CompletedTask;
        });
    }

    static async Task<string> MakeTemplate()
    {
        var directory = new TestDirectory();
        AppDomain.CurrentDomain.ProcessExit += (_, _) => directory.Dispose();
        var options = DatabaseOptions.Embedded(directory.Path);
        await Migrate(options);

        // The last connection's closing writes the log back into the file, which then is the whole database.
        ClearPools(options);
        return directory.File("portal.db");
    }

    static async Task<TestDatabase> CreateSqlServer()
    {
        var server = Environment.GetEnvironmentVariable(ServerVariable)
            ?? throw new EngineMissingException($"No SQL Server at hand: set {ServerVariable} to a connection string that may create databases.");
        var name = "portal_test_" + Guid.NewGuid().ToString("N");
        await Run(server, $"create database {name}");
        var options = new DatabaseOptions(
            DatabaseProvider.SqlServer, new SqlConnectionStringBuilder(server) { InitialCatalog = name }.ToString());
        await Migrate(options);
        return new TestDatabase(options, () =>
        {
            SqlConnection.ClearAllPools();
            return Run(server, $"alter database {name} set single_user with rollback immediate; drop database {name}");
        });
    }

    static async Task Migrate(DatabaseOptions options) =>
        await new Migrator(new Database(options), NullLogger<Migrator>.Instance).Run(CancellationToken.None);

    static void ClearPools(DatabaseOptions options)
    {
        var dialect = new Database(options).Dialect;
        foreach (var connectionString in new[]
        {
            options.ConnectionString,
            dialect.ReadConnectionString(options.ConnectionString),
            dialect.WriteConnectionString(options.ConnectionString),
        })
        {
            using var connection = new SqliteConnection(connectionString);
            SqliteConnection.ClearPool(connection);
        }
    }

    static async Task Run(string server, string sql)
    {
        await using var connection = new SqlConnection(server);
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The database's name is made here.
        command.CommandText = sql;
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync();
    }
}
