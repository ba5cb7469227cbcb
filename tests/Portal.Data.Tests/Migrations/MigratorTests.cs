using System.Globalization;
using DbUp.Engine;
using Microsoft.Extensions.Logging.Abstractions;
using Portal.Data.Connections;
using Portal.Data.Migrations;
using Portal.Testing;
using Xunit;

namespace Portal.Data.Tests.Migrations;

public sealed class MigratorTests : IDisposable
{
    readonly TestDirectory directory = new();

    DatabaseOptions Options => DatabaseOptions.Embedded(Path.Combine(directory.Path, "made", "by", "the", "migrator"));

    public void Dispose() => directory.Dispose();

    [Fact]
    public void Scripts_of_both_engines_have_the_same_numbers_and_names()
    {
        var sqlite = MigrationScripts.Of(DatabaseProvider.Sqlite).Select(script => script.Name).ToList();
        var sqlServer = MigrationScripts.Of(DatabaseProvider.SqlServer).Select(script => script.Name).ToList();

        Assert.Equal(sqlite, sqlServer);
        Assert.Equal(Enumerable.Range(1, sqlite.Count), sqlite.Select(name => int.Parse(name[..4], CultureInfo.InvariantCulture)));
        Assert.All(sqlite, name => Assert.Matches("^[0-9]{4}_[a-z0-9_]+[.]sql$", name));
    }

    [Fact]
    public async Task An_empty_database_gets_every_script_and_a_second_start_changes_nothing()
    {
        var first = await Migrator().Run(TestContext.Current.CancellationToken);
        var second = await Migrator().Run(TestContext.Current.CancellationToken);

        Assert.Equal(MigrationScripts.Of(DatabaseProvider.Sqlite).Select(script => script.Name), first);
        Assert.Empty(second);
    }

    [Fact]
    public async Task Two_processes_that_start_together_migrate_once()
    {
        var runs = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => Migrator().Run(CancellationToken.None))));

        Assert.Single(runs, run => run.Count > 0);
    }

    [Fact]
    public async Task A_failing_script_is_named_and_keeps_nothing_of_itself()
    {
        SqlScript[] scripts =
        [
            new("0001_good.sql", "create table good (id integer primary key);"),
            new("0002_bad.sql", "create table half (id integer primary key); insert into nowhere values (1);"),
        ];

        var failure = await Assert.ThrowsAsync<MigrationFailedException>(() => Migrator().Run(scripts, CancellationToken.None));

        Assert.Contains("0002_bad.sql", failure.Message, StringComparison.Ordinal);
        Assert.Contains("portal.db", failure.Message, StringComparison.Ordinal);
        Assert.Contains("nowhere", failure.Message, StringComparison.Ordinal);
        var tables = await new Database(Options).Read(
            (connection, token) => connection.Rows<string>("select name from sqlite_master where type = 'table'", null, token),
            CancellationToken.None);
        Assert.Contains("good", tables);
        Assert.DoesNotContain("half", tables);
    }

    [Fact]
    public async Task A_migrated_file_is_in_wal_mode()
    {
        await Migrator().Run(CancellationToken.None);

        var mode = await new Database(Options).Read(
            (connection, token) => connection.Value<string>("pragma journal_mode", null, token), CancellationToken.None);

        Assert.Equal("wal", mode);
    }

    [Theory, ClassData(typeof(Engines))]
    public async Task A_database_of_the_current_shape_needs_no_script(DatabaseProvider engine)
    {
        await using var database = await TestDatabase.Create(engine);

        Assert.Empty(await database.Get<Migrator>().Run(CancellationToken.None));
    }

    Migrator Migrator() => new(new Database(Options), NullLogger<Migrator>.Instance);
}
