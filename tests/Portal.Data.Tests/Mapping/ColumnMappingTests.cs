using Portal.Data.Connections;
using Portal.Data.Mapping;
using Portal.Domain.Catalog;
using Portal.Domain.Storage;
using Portal.Domain.Time;
using Portal.Testing;
using Xunit;

namespace Portal.Data.Tests.Mapping;

public sealed class ColumnMappingTests
{
    static readonly DateTimeOffset Moment = new DateTimeOffset(2027, 3, 1, 14, 30, 15, TimeSpan.FromHours(2)).AddTicks(1_234_567);

    [Theory, ClassData(typeof(Engines))]
    public async Task A_row_comes_back_as_it_was_written(DatabaseProvider engine)
    {
        await using var database = await WithTable(engine);
        var row = new Sample
        {
            SampleId = "a", HappenedAt = Moment, EndsAt = null, HowLong = Duration.FromHours(48), Longest = null,
            InTerritory = Territory.Parse("DE"), Kind = TitleKind.Season, IsOpen = true, Version = 3,
        };

        await Insert(database, row);
        var read = await Read(database, "select * from sample", null);

        Assert.NotNull(read);
        Assert.Equal(new DateTimeOffset(2027, 3, 1, 12, 30, 15, 123, TimeSpan.Zero), read.HappenedAt);
        Assert.Equal(TimeSpan.Zero, read.HappenedAt.Offset);
        Assert.Null(read.EndsAt);
        Assert.Equal(row.HowLong, read.HowLong);
        Assert.Null(read.Longest);
        Assert.Equal(row.InTerritory, read.InTerritory);
        Assert.Equal(TitleKind.Season, read.Kind);
        Assert.True(read.IsOpen);
        Assert.Equal(3, read.Version);
    }

    [Theory, ClassData(typeof(Engines))]
    public async Task An_instant_as_a_parameter_compares_as_time_does(DatabaseProvider engine)
    {
        await using var database = await WithTable(engine);
        await Insert(database, new Sample { SampleId = "a", HappenedAt = Moment, InTerritory = Territory.Worldwide });
        DateTimeOffset? before = Moment.ToOffset(TimeSpan.FromHours(-9)).AddMilliseconds(-1);

        Assert.NotNull(await Read(database, "select * from sample where happened_at > @At", new { At = before }));
        Assert.NotNull(await Read(database, "select * from sample where happened_at = @At", new { At = Moment }));
        Assert.Null(await Read(database, "select * from sample where happened_at > @At", new { At = Moment }));
    }

    [Fact]
    public async Task An_instant_on_SQLite_is_text_of_one_width_in_UTC()
    {
        await using var database = await WithTable(DatabaseProvider.Sqlite);
        await Insert(database, new Sample { SampleId = "a", HappenedAt = Moment, InTerritory = Territory.Worldwide });

        var text = await database.Database.Read(
            (connection, token) => connection.Value<string>("select happened_at from sample", null, token), CancellationToken.None);

        Assert.Equal("2027-03-01T12:30:15.123Z", text);
        Assert.Equal(text, Instants.ToDb(Moment));
    }

    static async Task<TestDatabase> WithTable(DatabaseProvider engine)
    {
        var database = await TestDatabase.Create(engine);
        var instant = engine == DatabaseProvider.Sqlite ? "text" : "datetime2(3)";
        var table =
            $"""
            create table sample (
              sample_id varchar(10) primary key, happened_at {instant} not null, ends_at {instant}, how_long bigint, longest bigint,
              in_territory varchar(2), kind varchar(20), is_open int, version bigint)
            """;
        await Write(database, table, null);
        return database;
    }

    static Task<int> Insert(TestDatabase database, Sample row) => Write(
        database,
        """
        insert into sample (sample_id, happened_at, ends_at, how_long, longest, in_territory, kind, is_open, version)
        values (@SampleId, @HappenedAt, @EndsAt, @HowLong, @Longest, @InTerritory, @Kind, @IsOpen, @Version)
        """,
        new
        {
            row.SampleId, row.HappenedAt, row.EndsAt, row.HowLong, row.Longest, row.InTerritory, Kind = row.Kind.ToString(), row.IsOpen, row.Version,
        });

    static Task<int> Write(TestDatabase database, string sql, object? parameters) => database.UnitOfWork.Write(
        Durability.Normal, (session, token) => WriteSession.Of(session).Execute(sql, parameters, token), CancellationToken.None);

    static Task<Sample?> Read(TestDatabase database, string sql, object? parameters) => database.Database.Read(
        (connection, token) => connection.Row<Sample>(sql, parameters, token), CancellationToken.None);

    sealed class Sample
    {
        public string SampleId { get; init; } = "";

        public DateTimeOffset HappenedAt { get; init; }

        public DateTimeOffset? EndsAt { get; init; }

        public Duration? HowLong { get; init; }

        public Duration? Longest { get; init; }

        public Territory InTerritory { get; init; }

        public TitleKind Kind { get; init; }

        public bool IsOpen { get; init; }

        public int Version { get; init; }
    }
}
