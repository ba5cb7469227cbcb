using System.Collections.Immutable;
using Portal.Data.Connections;
using Portal.Domain.Access;
using Portal.Domain.Audit;
using Portal.Domain.Storage;
using Portal.Testing;
using Xunit;

namespace Portal.Data.Tests.Audit;

public sealed class AuditTests
{
    static readonly PageRequest FirstPage = new(1, 50);

    [Theory, ClassData(typeof(Engines))]
    public async Task Appended_entries_are_read_newest_first_as_they_were_written(DatabaseProvider engine)
    {
        await using var database = await TestDatabase.Create(engine);
        var written = new List<AuditEntry>();
        foreach (var number in Enumerable.Range(1, 5))
        {
            written.Add(await Append(database, Entry(number)));
        }

        var page = await database.Get<IAuditReader>().Page(Viewer.Portal, new AuditFilter(), new PageRequest(2, 2), CancellationToken.None);

        Assert.Equal(5, page.Total);
        Assert.Equal([3, 2], page.Items.Select(entry => entry.Sequence));
        Assert.Equivalent(written[2], page.Items[0], strict: true);
        Assert.Equal(FixedClock.Start.AddMinutes(3), page.Items[0].At);
    }

    [Theory, ClassData(typeof(Engines))]
    public async Task Head_is_the_newest_entry_of_the_session(DatabaseProvider engine)
    {
        await using var database = await TestDatabase.Create(engine);
        var log = database.Get<IAuditLog>();

        await database.UnitOfWork.Write(
            Durability.Full,
            async (session, token) =>
            {
                Assert.Equal(AuditHead.Empty, await log.Head(session, token));
                var entry = await log.Append(session, Entry(1), token);
                Assert.Equal(new AuditHead(1, entry.Hash), await log.Head(session, token));
            },
            CancellationToken.None);
    }

    [Theory, ClassData(typeof(Engines))]
    public async Task Concurrent_appends_make_one_chain(DatabaseProvider engine)
    {
        await using var database = await TestDatabase.Create(engine);

        await Task.WhenAll(Enumerable.Range(1, 60).Select(number => Task.Run(() => Append(database, Entry(number)))));

        var result = await database.Get<IAuditReader>().Verify([], CancellationToken.None);
        Assert.Null(result.Fault);
        Assert.Equal(60, result.Head.Sequence);
    }

    [Theory, ClassData(typeof(Engines))]
    public async Task A_filter_shows_and_counts_the_same_entries(DatabaseProvider engine)
    {
        await using var database = await TestDatabase.Create(engine);
        foreach (var number in Enumerable.Range(1, 9))
        {
            await Append(database, Entry(number));
        }
        var filters = new Dictionary<AuditFilter, long[]>
        {
            [new(Actor: "alice")] = [8, 6, 4, 2],
            [new(Action: "changeSet.submitted")] = [9, 6, 3],
            [new(Subject: "changeSet/4")] = [4],
            [new(From: FixedClock.Start.AddMinutes(3), Until: FixedClock.Start.AddMinutes(5))] = [4, 3],
            [new(Actor: "alice", Action: "changeSet.submitted", From: FixedClock.Start)] = [6],
            [new(Subject: "' or 1 = 1 --")] = [],
        };

        foreach (var (filter, expected) in filters)
        {
            var page = await database.Get<IAuditReader>().Page(Viewer.Portal, filter, FirstPage, CancellationToken.None);

            Assert.Equal(expected, page.Items.Select(entry => entry.Sequence));
            Assert.Equal(expected.Length, page.Total);
        }
    }

    [Theory, ClassData(typeof(Engines))]
    public async Task A_narrowed_viewer_sees_entries_all_of_whose_owners_they_hold(DatabaseProvider engine)
    {
        await using var database = await TestDatabase.Create(engine);
        string[][] owners = [[], ["Northlight"], ["Harbour"], ["Northlight", "Harbour"]];
        foreach (var set in owners)
        {
            await Append(database, Entry(1) with { ContentOwners = [.. set] });
        }

        Assert.Equal([4, 3, 2, 1], await Seen(null));
        Assert.Equal([4, 3, 2, 1], await Seen("Northlight", "Harbour", "Elsewhere"));
        Assert.Equal([2, 1], await Seen("Northlight"));
        Assert.Equal([1], await Seen("northlight"));
        Assert.Equal([1], await Seen());

        async Task<IEnumerable<long>> Seen(params string[]? held)
        {
            var viewer = new Viewer("norah", [Permission.ReadRights], held?.ToImmutableHashSet());
            var page = await database.Get<IAuditReader>().Page(viewer, new AuditFilter(), FirstPage, CancellationToken.None);
            Assert.Equal(page.Items.Count, page.Total);
            return page.Items.Select(entry => entry.Sequence);
        }
    }

    [Theory, ClassData(typeof(Engines))]
    public async Task Entries_can_be_neither_changed_nor_deleted(DatabaseProvider engine)
    {
        await using var database = await TestDatabase.Create(engine);
        await Append(database, Entry(1));

        foreach (var sql in new[] { "update audit_entry set actor = 'nobody'", "delete from audit_entry" })
        {
            var refusal = await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => Execute(database, sql));
            Assert.Contains("append-only", refusal.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Entries_cannot_be_replaced()
    {
        await using var database = await TestDatabase.Create();
        await Append(database, Entry(1));

        var refusal = await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => Execute(
            database,
            "insert or replace into audit_entry select sequence, at, 'nobody', action, subject, content_owners, details, previous_hash, hash from audit_entry"));

        Assert.Contains("append-only", refusal.Message, StringComparison.Ordinal);
    }

    public static TheoryData<string, long> Forgeries => new()
    {
        { "update audit_entry set actor = 'nobody' where sequence = 4", 4 },
        { "update audit_entry set details = '{}' where sequence = 4", 4 },
        { "update audit_entry set at = '2027-03-01T12:04:00.001Z' where sequence = 4", 4 },
        { "update audit_entry set at = 'yesterday' where sequence = 4", 4 },
        { "update audit_entry set content_owners = '[]' where sequence = 4", 4 },
        { "update audit_entry set content_owners = 'null' where sequence = 4", 4 },
        { "update audit_entry set hash = previous_hash where sequence = 4", 4 },
        { "update audit_entry set previous_hash = hash where sequence = 4", 4 },
        { "delete from audit_entry where sequence = 4", 4 },
        { "delete from audit_entry where sequence < 4", 1 },
        { "update audit_entry set sequence = -sequence where sequence in (4, 5); "
            + "update audit_entry set sequence = 9 + sequence where sequence < 0", 4 },
    };

    [Theory, MemberData(nameof(Forgeries))]
    public async Task Verification_names_the_first_entry_that_was_tampered_with(string forgery, long firstBad)
    {
        await using var database = await TestDatabase.Create();
        foreach (var number in Enumerable.Range(1, 8))
        {
            await Append(database, Entry(number));
        }
        Assert.Null((await database.Get<IAuditReader>().Verify([], CancellationToken.None)).Fault);

        await Execute(database, "drop trigger audit_entry_no_update; drop trigger audit_entry_no_delete; " + forgery);
        var result = await database.Get<IAuditReader>().Verify([], CancellationToken.None);

        Assert.Equal(firstBad, result.Fault?.Sequence);
        Assert.Equal(firstBad - 1, result.Head.Sequence);
    }

    [Fact]
    public async Task Cutting_off_the_newest_entries_is_seen_by_a_head_that_was_kept()
    {
        await using var database = await TestDatabase.Create();
        await Append(database, Entry(1));
        await Append(database, Entry(2));
        var newest = await Append(database, Entry(3));

        await Execute(database, "drop trigger audit_entry_no_delete; delete from audit_entry where sequence = 3");

        Assert.Null((await database.Get<IAuditReader>().Verify([], CancellationToken.None)).Fault);
        var result = await database.Get<IAuditReader>().Verify([new AuditHead(3, newest.Hash)], CancellationToken.None);
        Assert.Equal(3, result.Fault?.Sequence);
    }

    [Fact]
    public async Task An_entry_goes_when_the_write_it_reports_fails()
    {
        await using var database = await TestDatabase.Create();

        await Assert.ThrowsAsync<TimeZoneNotFoundException>(() => database.UnitOfWork.Write(
            Durability.Full,
            async (session, token) =>
            {
                await database.Get<IAuditLog>().Append(session, Entry(1), token);
                throw new TimeZoneNotFoundException();
            },
            CancellationToken.None));

        var page = await database.Get<IAuditReader>().Page(Viewer.Portal, new AuditFilter(), FirstPage, CancellationToken.None);
        Assert.Empty(page.Items);
    }

    static NewAuditEntry Entry(int number) => new(
        FixedClock.Start.AddMinutes(number),
        number % 2 == 0 ? "alice" : "arthur",
        number % 3 == 0 ? "changeSet.submitted" : "changeSet.edited",
        $"changeSet/{number}",
        """{"note":"für 'alle' Ω"}""",
        ["Northlight"]);

    static Task<AuditEntry> Append(TestDatabase database, NewAuditEntry entry) => database.UnitOfWork.Write(
        Durability.Full, (session, token) => database.Get<IAuditLog>().Append(session, entry, token), CancellationToken.None);

    static Task<int> Execute(TestDatabase database, string sql) => database.UnitOfWork.Write(
        Durability.Normal, (session, token) => WriteSession.Of(session).Execute(sql, null, token), CancellationToken.None);
}
