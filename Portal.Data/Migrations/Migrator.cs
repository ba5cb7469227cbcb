using DbUp;
using DbUp.Builder;
using DbUp.Engine;
using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;
using Portal.Data.Connections;

namespace Portal.Data.Migrations;

/// <summary>Brings a database to the shape this version needs: runs each script once, in order, each in one transaction.</summary>
public sealed class Migrator(Database database, ILogger<Migrator> logger)
{
    /// <summary>Answers the names of the scripts that ran: none when the database is up to date.</summary>
    /// <exception cref="MigrationFailedException">A script failed; those before it are kept.</exception>
    public Task<IReadOnlyList<string>> Run(CancellationToken cancellationToken) =>
        Run(MigrationScripts.Of(database.Options.Provider), cancellationToken);

    internal async Task<IReadOnlyList<string>> Run(IReadOnlyList<SqlScript> scripts, CancellationToken cancellationToken)
    {
        var options = database.Options;
        if (options.Provider == DatabaseProvider.Sqlite)
        {
            CreateDirectory(options);
        }
        await using var held = await MigrationLock.Take(options, cancellationToken);
        await Prepare(cancellationToken);

        var result = Target(options)
            .WithScripts(scripts)
            .WithTransactionPerScript()
            .WithVariablesDisabled()
            .LogToNowhere()
            .Build()
            .PerformUpgrade();
        var names = result.Scripts.Select(script => script.Name).ToList();
        foreach (var name in names)
        {
            logger.LogInformation("Migration {Script} ran on {Provider}.", name, options.Provider);
        }
        return result.Successful ? names : throw Failure(options, result);
    }

    static UpgradeEngineBuilder Target(DatabaseOptions options) => options.Provider switch
    {
        DatabaseProvider.Sqlite => DeployChanges.To.SqliteDatabase(options.ConnectionString),
        DatabaseProvider.SqlServer => DeployChanges.To.SqlDatabase(options.ConnectionString),
    };

    // Neither can be set by a script, which runs in a transaction; both stay with the database.
    Task<int> Prepare(CancellationToken cancellationToken) => database.Options.Provider switch
    {
        DatabaseProvider.Sqlite => RunOutsideTransaction("pragma journal_mode = wal;", cancellationToken),
        DatabaseProvider.SqlServer => RunOutsideTransaction(
            """
            if (select is_read_committed_snapshot_on from sys.databases where database_id = db_id()) = 0
                alter database current set read_committed_snapshot on with rollback after 30 seconds;
            """,
            cancellationToken),
    };

    async Task<int> RunOutsideTransaction(string sql, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenForWriting("", cancellationToken);
        return await connection.Run(sql, null, cancellationToken);
    }

    static void CreateDirectory(DatabaseOptions options)
    {
        var file = Path.GetFullPath(new SqliteConnectionStringBuilder(options.ConnectionString).DataSource);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
    }

    static MigrationFailedException Failure(DatabaseOptions options, DatabaseUpgradeResult result)
    {
        var where = options.Provider switch
        {
            DatabaseProvider.Sqlite => new SqliteConnectionStringBuilder(options.ConnectionString).DataSource,
            DatabaseProvider.SqlServer => new SqlConnectionStringBuilder(options.ConnectionString).InitialCatalog,
        };
        var script = result.ErrorScript is null ? "Reading the journal of migrations" : $"Migration {result.ErrorScript.Name}";
        return new MigrationFailedException(
            $"{script} failed on {options.Provider} ({where}): {result.Error.Message} "
            + "Nothing of it was kept, what ran before it was. Put the cause right and start again; a backup is only needed to go back a version.",
            result.Error);
    }
}
