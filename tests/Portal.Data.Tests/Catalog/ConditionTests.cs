using Portal.Data.Connections;
using Portal.Data.Tests.Avails;
using Portal.Domain.Access;
using Portal.Domain.Audit;
using Portal.Domain.Avails;
using Portal.Domain.Catalog;
using Portal.Domain.Changes;
using Portal.Domain.Feeds.Publishing;
using Portal.Domain.Rights;
using Portal.Domain.Storage;
using Portal.Domain.Time;
using Portal.Testing;
using Portal.Testing.Rights;
using Xunit;

namespace Portal.Data.Tests.Catalog;

/// <summary>Rows that wait for events, from the delivery to wherever rights are loaded.</summary>
public sealed class ConditionTests
{
    const string TitleId = "md:cid:org:test:quiet-harbour";

    static readonly Window FromJune = new(Instant.At("2026-05-31T23:00"), null);

    [Theory, ClassData(typeof(Engines))]
    public async Task Row_is_kept_as_it_was_stated(DatabaseProvider engine)
    {
        await using var database = await TestDatabase.Create(engine);
        var fixture = new ImportFixture(database);
        var workbook = Movies().Row(
            ("Territory", "GB"), ("LicenseType", "POEST"), ("Start", "Theatrical"), ("StartLag", "-P5DT10H"), ("End", "ESTStart"), ("EndLag", "PT12H"),
            ("WindowDuration", "P180D"), ("SuppressionLiftDate", "2026-02-01"), ("FixedEndDate", "2028-01-01"));
        var stated = ReadDelivery.Of(workbook.ToDocument()).Records[0].Avail;

        await fixture.Import(workbook);

        var kept = (await Rows(database)).Single();
        Assert.True(kept.IsSameAs(stated));
        Assert.Equal(("-P5DT10H", "PT12H", "P180D"), (kept.StartLag.ToString(), kept.EndLag.ToString(), kept.WindowDuration.ToString()));
        Assert.Equal(("2026-02-01", "2028-01-01"), (kept.StatedSuppressionLiftDate, kept.StatedFixedEndDate));
        Assert.True((await fixture.Import(workbook)).Effect.ChangesNothing);
    }

    [Theory, ClassData(typeof(Engines))]
    public async Task Row_opens_with_the_row_it_waits_for_and_waits_again_without_it(DatabaseProvider engine)
    {
        await using var database = await TestDatabase.Create(engine);
        var fixture = new ImportFixture(database);
        var waiting = Movies().Row(("Territory", "GB"), ("EntryType", "Update"), ("Start", "ESTStart"));
        var purchase = new (string, object?)[] { ("LicenseType", "EST"), ("Start", "2026-06-01") };

        await fixture.Import(waiting);
        Assert.Null((await Rental(database)).Window);
        Assert.Null((await fixture.Titles()).Items.Single().Window);

        await fixture.Import(Movies().Row([("Territory", "GB"), ("EntryType", "Update"), .. purchase]));
        Assert.Equal(FromJune, (await Rental(database)).Window);
        Assert.Equal(FromJune, (await Streamed(database)).Single(avail => avail.LicenseType == LicenseType.VOD).Window);
        Assert.Equal(FromJune, (await Detail(database))!.Avails.Single(avail => avail.LicenseType == LicenseType.VOD).Window);
        Assert.Equal(FromJune, (await fixture.Titles()).Items.Single().Window);
        Assert.True((await fixture.Import(waiting)).Effect.ChangesNothing);

        await fixture.Import(Movies().Row([("Territory", "GB"), ("EntryType", "Delete"), .. purchase]));
        Assert.Null((await Rental(database)).Window);
    }

    /// <summary>The purchase belongs to an owner whose rows the viewer does not see, and says when all the same.</summary>
    [Theory, ClassData(typeof(Engines))]
    public async Task Row_of_another_owner_dates_an_event_and_stays_unseen(DatabaseProvider engine)
    {
        await using var database = await TestDatabase.Create(engine);
        var fixture = new ImportFixture(database);
        await fixture.Import(Movies()
            .Row(("Territory", "GB"), ("Start", "ESTStart"))
            .Row(("Territory", "GB"), ("LicenseType", "EST"), ("Start", "2026-06-01"), ("DisplayName", "Harbour Light"), ("ALID", "md:alid:org:test:other")));

        var narrowed = ImportFixture.Manager with { ContentOwners = ["Northlight Pictures"] };
        var detail = await database.Get<ITitleReader>().Find(narrowed, TitleId, CancellationToken.None);
        var item = (await fixture.Titles(narrowed)).Items.Single();

        Assert.Equal(FromJune, Assert.Single(detail!.Avails).Window);
        Assert.Equal((1, FromJune), (item.Avails, item.Window));
    }

    [Theory, ClassData(typeof(Engines))]
    public async Task Stated_date_opens_the_row_and_moves_title_and_rights(DatabaseProvider engine)
    {
        await using var database = await TestDatabase.Create(engine);
        var fixture = new ImportFixture(database);
        await fixture.Import(Movies().Row(("Territory", "GB"), ("Start", "Theatrical")));

        var stated = (await State(database, 1, Theatrical("2026-06-01"))).OrThrow();

        Assert.Equal(2, stated.Version);
        Assert.Equal(2, await fixture.Revision());
        Assert.Equal(FromJune, (await Rental(database)).Window);
        Assert.Equal(FromJune, (await fixture.Titles()).Items.Single().Window);
        var detail = await Detail(database);
        Assert.Equal([Theatrical("2026-06-01")], detail!.EventDates);
        Assert.Equal(2, detail.Title.Version);
        var audit = await database.Get<IAuditReader>().Page(Viewer.Portal, new AuditFilter(), new PageRequest(1, 1), CancellationToken.None);
        Assert.Equal(("eventDates.stated", "ann", $"title/{TitleId}"), (audit.Items[0].Action, audit.Items[0].Actor, audit.Items[0].Subject));

        (await State(database, 2)).OrThrow();
        Assert.Null((await Rental(database)).Window);
    }

    [Theory, ClassData(typeof(Engines))]
    public async Task Same_dates_again_change_nothing(DatabaseProvider engine)
    {
        await using var database = await TestDatabase.Create(engine);
        var fixture = new ImportFixture(database);
        await fixture.Import(Movies().Row(("Territory", "GB"), ("Start", "Theatrical")));
        await State(database, 1, Theatrical("2026-06-01"), Theatrical("2026-07-01T10:00:00Z", "US"));

        var again = (await State(database, 2, Theatrical("2026-07-01T10:00:00Z", "US"), Theatrical("2026-06-01"))).OrThrow();

        Assert.Equal((2, 2), (again.Version, await fixture.Revision()));
    }

    [Fact]
    public async Task Dates_are_refused_to_whom_may_not_write_or_does_not_hold_the_title_or_is_late()
    {
        await using var database = await TestDatabase.Create();
        await new ImportFixture(database).Import(Movies().Row(("Territory", "GB"), ("Start", "Theatrical")));
        var reader = ImportFixture.Manager with { Permissions = [Permission.ReadRights] };
        var stranger = ImportFixture.Manager with { ContentOwners = ["Harbour Light"] };

        Assert.IsType<ChangeRefusal.NotPermitted>((await State(database, reader, 1, Theatrical("2026-06-01"))).Refusal);
        Assert.IsType<ChangeRefusal.NotFound>((await State(database, stranger, 1, Theatrical("2026-06-01"))).Refusal);
        Assert.IsType<ChangeRefusal.VersionConflict>((await State(database, 7, Theatrical("2026-06-01"))).Refusal);
        Assert.Null((await Rental(database)).Window);
    }

    [Fact]
    public async Task Import_finds_rows_that_still_wait_once_all_is_considered()
    {
        await using var database = await TestDatabase.Create();
        var fixture = new ImportFixture(database);
        WorkbookBuilder Waiting() => Movies().Row(("Territory", "GB"), ("EntryType", "Update"), ("Start", "Theatrical"), ("End", "ESTStart"));

        var first = await fixture.DryRun(Waiting());
        var withPurchase = await fixture.DryRun(Waiting().Row(("Territory", "GB"), ("EntryType", "Update"), ("LicenseType", "EST"), ("Start", "2026-06-01")));
        await fixture.Import(Movies().Row(("Territory", "GB"), ("EntryType", "Update"), ("LicenseType", "EST"), ("Start", "2026-06-01"), ("ALID", "md:alid:org:test:purchase")));
        var purchaseKnown = await fixture.DryRun(Waiting());
        await State(database, 1, Theatrical("2026-05-01"));
        var allKnown = await fixture.DryRun(Waiting());

        Assert.Equal(["Start", "End"], ColumnsThatWait(first));
        Assert.Equal(["Start"], ColumnsThatWait(withPurchase));
        Assert.Equal(["Start"], ColumnsThatWait(purchaseKnown));
        Assert.Empty(ColumnsThatWait(allKnown));
    }

    [Fact]
    public async Task Import_that_takes_the_dated_row_away_finds_the_other_waiting()
    {
        await using var database = await TestDatabase.Create();
        var fixture = new ImportFixture(database);
        await fixture.Import(Movies().Row(("Territory", "GB"), ("Start", "ESTStart")).Row(("Territory", "GB"), ("LicenseType", "EST"), ("Start", "2026-06-01")));

        Assert.Equal(["Start"], ColumnsThatWait(await fixture.DryRun(Movies().Row(("Territory", "GB"), ("Start", "ESTStart")))));
    }

    [Theory, ClassData(typeof(Engines))]
    public async Task Window_that_an_event_closes_is_known_to_have_ended(DatabaseProvider engine)
    {
        await using var database = await TestDatabase.Create(engine);
        await new ImportFixture(database).Import(Movies().Row(("Territory", "GB"), ("Start", "2026-01-01"), ("End", "Theatrical")));
        await State(database, 1, Theatrical("2026-06-01"));

        Assert.True(await Ended(database, "2026-05-31T22:00", "2026-05-31T23:00"));
        Assert.False(await Ended(database, "2026-05-31T23:00", "2026-07-01"));
    }

    static WorkbookBuilder Movies() =>
        WorkbookBuilder.Movies("1.9").Column("AvailTrans/StartLag").Column("AvailTrans/EndLag").Column("AvailTrans/WindowDuration");

    static EventDate Theatrical(string date, string territory = "GB") =>
        EventDate.TryParse(AvailEvent.Theatrical, Territory.Parse(territory), date, out var read) ? read : throw new FormatException(date);

    static IEnumerable<string?> ColumnsThatWait(ImportDetail import) =>
        import.Findings.Where(finding => finding.Code == FindingCodes.ConditionUnresolved).Select(finding => finding.Column);

    static Task<ChangeOutcome<StatedEventDates>> State(TestDatabase database, long version, params EventDate[] dates) =>
        State(database, ImportFixture.Manager, version, dates);

    static Task<ChangeOutcome<StatedEventDates>> State(TestDatabase database, Viewer viewer, long version, params EventDate[] dates) =>
        new StateEventDates(
            database.Get<IEventDateStore>(), database.Get<IScopeVersions>(), database.Get<IRightsRevision>(), database.Get<IAuditLog>(), database.UnitOfWork,
            new FixedClock()).Run(viewer, TitleId, dates, version, CancellationToken.None);

    static async Task<IReadOnlyList<Avail>> Rows(TestDatabase database) =>
        (await database.Get<ICatalogRights>().Load(TitleId, CancellationToken.None))!.Avails;

    static async Task<Avail> Rental(TestDatabase database) => (await Rows(database)).Single(avail => avail.LicenseType == LicenseType.VOD);

    static async Task<IReadOnlyList<Avail>> Streamed(TestDatabase database)
    {
        var avails = new List<Avail>();
        await foreach (var title in database.Get<ICatalogRights>().StreamAll(CancellationToken.None))
        {
            avails.AddRange(title.Avails);
        }
        return avails;
    }

    static Task<TitleDetail?> Detail(TestDatabase database) => database.Get<ITitleReader>().Find(ImportFixture.Manager, TitleId, CancellationToken.None);

    static Task<bool> Ended(TestDatabase database, string after, string until) => database.UnitOfWork.Write(
        Durability.Normal,
        (session, token) => database.Get<ICatalogClock>().AnyWindowEnded(session, Instant.At(after), Instant.At(until), token),
        CancellationToken.None);
}
