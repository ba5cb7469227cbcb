using Microsoft.Data.Sqlite;
using Portal.Data.Connections;
using Portal.Domain.Storage;
using Portal.Testing;
using Xunit;

namespace Portal.Data.Tests.Connections;

public sealed class UnitOfWorkTests
{
    const string CreateCounter = "create table counter (id int not null primary key, value int not null)";
    const string StartCounter = "insert into counter (id, value) values (1, 0)";

    [Theory, ClassData(typeof(Engines))]
    public async Task Concurrent_writers_are_serialised_and_none_is_lost(DatabaseProvider engine)
    {
        await using var database = await WithCounter(engine);
        var read = $"select value from counter {database.Database.Dialect.ForUpdate} where id = 1";

        await Task.WhenAll(Enumerable.Range(0, 200).Select(number => Task.Run(() => database.UnitOfWork.Write(
            number % 10 == 0 ? Durability.Full : Durability.Normal,
            async (session, token) =>
            {
                var write = WriteSession.Of(session);
                var value = await write.Value<int>(read, null, token);
                await Task.Yield();
                await write.Execute("update counter set value = @Next where id = 1", new { Next = value + 1 }, token);
            },
            CancellationToken.None))));

        Assert.Equal(200, await Counter(database));
    }

    [Fact]
    public async Task Writers_of_two_processes_wait_for_each_other()
    {
        await using var database = await WithCounter(DatabaseProvider.Sqlite);
        using var other = new UnitOfWork(new Database(database.Options));

        await Task.WhenAll(Enumerable.Range(0, 100).Select(number => Task.Run(() =>
            (number % 2 == 0 ? database.UnitOfWork : other).Write(
                Durability.Normal,
                (session, token) => WriteSession.Of(session).Execute("update counter set value = value + 1", null, token),
                CancellationToken.None))));

        Assert.Equal(100, await Counter(database));
    }

    [Theory, ClassData(typeof(Engines))]
    public async Task A_write_that_throws_leaves_nothing(DatabaseProvider engine)
    {
        await using var database = await WithCounter(engine);

        await Assert.ThrowsAsync<TimeZoneNotFoundException>(() => database.UnitOfWork.Write(
            Durability.Normal,
            async (session, token) =>
            {
                await WriteSession.Of(session).Execute("update counter set value = 7", null, token);
                throw new TimeZoneNotFoundException();
            },
            CancellationToken.None));

        Assert.Equal(0, await Counter(database));
    }

    [Theory, ClassData(typeof(Engines))]
    public async Task A_write_inside_a_write_is_refused_at_once(DatabaseProvider engine)
    {
        await using var database = await WithCounter(engine);

        await Assert.ThrowsAsync<InvalidOperationException>(() => database.UnitOfWork.Write(
            Durability.Normal,
            (_, token) => database.UnitOfWork.Write(Durability.Normal, (_, _) => Task.CompletedTask, token),
            CancellationToken.None));
        await database.UnitOfWork.Write(Durability.Normal, (_, _) => Task.CompletedTask, CancellationToken.None);
    }

    [Theory]
    [InlineData(Durability.Normal, 1)]
    [InlineData(Durability.Full, 2)]
    public async Task Durability_sets_how_SQLite_synchronises(Durability durability, int expected)
    {
        await using var database = await TestDatabase.Create();

        foreach (var before in Enum.GetValues<Durability>())
        {
            await database.UnitOfWork.Write(before, (_, _) => Task.CompletedTask, CancellationToken.None);
            var synchronous = await database.UnitOfWork.Write(
                durability, (session, token) => WriteSession.Of(session).Value<int>("pragma synchronous", null, token), CancellationToken.None);

            Assert.Equal(expected, synchronous);
        }
    }

    [Fact]
    public async Task Foreign_keys_hold_while_writing()
    {
        await using var database = await TestDatabase.Create();

        var on = await database.UnitOfWork.Write(
            Durability.Normal, (session, token) => WriteSession.Of(session).Value<int>("pragma foreign_keys", null, token), CancellationToken.None);

        Assert.Equal(1, on);
    }

    [Fact]
    public async Task A_read_connection_refuses_to_write_and_a_write_after_it_does_not()
    {
        await using var database = await WithCounter(DatabaseProvider.Sqlite);

        await Assert.ThrowsAsync<SqliteException>(() => database.Database.Read(
            (connection, token) => connection.Run("update counter set value = 9", null, token), CancellationToken.None));
        await database.UnitOfWork.Write(
            Durability.Normal,
            (session, token) => WriteSession.Of(session).Execute("update counter set value = 3", null, token),
            CancellationToken.None);

        Assert.Equal(3, await Counter(database));
    }

    [Theory, ClassData(typeof(Engines))]
    public async Task A_second_row_with_the_same_key_is_recognised(DatabaseProvider engine)
    {
        await using var database = await WithCounter(engine);

        var exception = await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => database.UnitOfWork.Write(
            Durability.Normal, (session, token) => WriteSession.Of(session).Execute(StartCounter, null, token), CancellationToken.None));

        Assert.True(database.Database.Dialect.IsDuplicate(exception));
    }

    static async Task<TestDatabase> WithCounter(DatabaseProvider engine)
    {
        var database = await TestDatabase.Create(engine);
        await database.UnitOfWork.Write(
            Durability.Normal,
            async (session, token) =>
            {
                await WriteSession.Of(session).Execute(CreateCounter, null, token);
                await WriteSession.Of(session).Execute(StartCounter, null, token);
            },
            CancellationToken.None);
        return database;
    }

    static Task<int> Counter(TestDatabase database) => database.Database.Read(
        (connection, token) => connection.Value<int>("select value from counter", null, token), CancellationToken.None);
}
