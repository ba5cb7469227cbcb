using Portal.Data.Connections;
using Portal.Domain.Access.Identity;
using Portal.Testing;
using Xunit;

namespace Portal.Data.Tests.Identity;

public sealed class IdentityTokenTests
{
    static readonly IdentityTokenRecord Code = new(
        "t1", "v1", "portal", "alice", "authorization_code", "valid", "reference", "authorization", FixedClock.Start, FixedClock.Start.AddMinutes(5),
        null, "payload", """{"a":1}""");

    [Theory, ClassData(typeof(Engines))]
    public async Task Record_is_found_as_it_was_added(DatabaseProvider engine)
    {
        await using var database = await TestDatabase.Create(engine);
        var records = database.Get<IIdentityTokenRecords>();
        await records.Add(Code, CancellationToken.None);
        await records.Add(new IdentityTokenRecord("t2", "v1"), CancellationToken.None);

        Assert.Equal(Code, await records.Find("t1", CancellationToken.None));
        Assert.Equal(Code, await records.FindByReference("reference", CancellationToken.None));
        Assert.Null(await records.Find("t3", CancellationToken.None));
        Assert.Equal(Code, Assert.Single(await records.List(new IdentityTokenFilter(Subject: "alice", Status: "valid"), CancellationToken.None)));
        Assert.Empty(await records.List(new IdentityTokenFilter(Subject: "alice", Status: "redeemed"), CancellationToken.None));
    }

    [Theory, ClassData(typeof(Engines))]
    public async Task Redeeming_at_once_succeeds_once(DatabaseProvider engine)
    {
        await using var database = await TestDatabase.Create(engine);
        var records = database.Get<IIdentityTokenRecords>();
        await records.Add(Code, CancellationToken.None);

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 10).Select(number =>
            records.Update(Code with { Version = $"w{number}", Status = "redeemed" }, "v1", CancellationToken.None)));

        Assert.Single(outcomes, succeeded => succeeded);
        Assert.Equal("redeemed", (await records.Find("t1", CancellationToken.None))!.Status);
    }

    [Theory, ClassData(typeof(Engines))]
    public async Task Revoking_changes_what_was_meant_and_its_version(DatabaseProvider engine)
    {
        await using var database = await TestDatabase.Create(engine);
        var records = database.Get<IIdentityTokenRecords>();
        await records.Add(Code, CancellationToken.None);
        await records.Add(Code with { Id = "t2", ReferenceId = null, Subject = "bob" }, CancellationToken.None);

        Assert.Equal(1, await records.Revoke(new IdentityTokenFilter(Subject: "alice"), CancellationToken.None));

        Assert.Equal("revoked", (await records.Find("t1", CancellationToken.None))!.Status);
        Assert.Equal("valid", (await records.Find("t2", CancellationToken.None))!.Status);
        Assert.False(await records.Update(Code with { Version = "v2" }, "v1", CancellationToken.None));
    }

    [Theory, ClassData(typeof(Engines))]
    public async Task Pruning_forgets_what_is_old_and_over(DatabaseProvider engine)
    {
        await using var database = await TestDatabase.Create(engine);
        var records = database.Get<IIdentityTokenRecords>();
        await records.Add(Code, CancellationToken.None);
        await records.Add(Code with { Id = "still-good", ReferenceId = null, ExpiresAt = FixedClock.Start.AddYears(1) }, CancellationToken.None);
        await records.Add(Code with { Id = "recent", ReferenceId = null, CreatedAt = FixedClock.Start.AddDays(2) }, CancellationToken.None);

        Assert.Equal(1, await records.Prune(FixedClock.Start.AddDays(1), FixedClock.Start.AddDays(3), CancellationToken.None));

        Assert.Null(await records.Find("t1", CancellationToken.None));
        Assert.NotNull(await records.Find("still-good", CancellationToken.None));
        Assert.NotNull(await records.Find("recent", CancellationToken.None));
    }
}
