using System.Collections.Immutable;
using System.Text.Json;
using Portal.Data.Connections;
using Portal.Domain.Access;
using Portal.Domain.Audit;
using Portal.Domain.Avails;
using Portal.Domain.Catalog;
using Portal.Domain.Changes;
using Portal.Domain.Changes.Preview;
using Portal.Domain.Feeds;
using Portal.Domain.Rights;
using Portal.Domain.Storage;
using Portal.Domain.Time;
using Portal.Testing;

namespace Portal.Data.Tests.Changes;

/// <summary>
/// A small catalog and everything that changes its terms: the movies <c>lantern</c> (Aurora's, deal AUR-1) and <c>harbor</c> (Borealis', deal BOR-1)
/// and the series <c>tides</c> (Aurora's) with a season and two episodes; every row is VOD in US.
/// </summary>
sealed class ChangeWorld : IAsyncDisposable
{
    public static readonly Scope Lantern = Scope.Title("lantern");

    public static readonly Viewer Alice = Person("alice", Permission.WriteRights);
    public static readonly Viewer Both = Person("both", Permission.WriteRights, Permission.ApproveRights);
    public static readonly Viewer Arthur = Person("arthur", Permission.ApproveRights);

    ChangeWorld(TestDatabase database) => Database = database;

    public TestDatabase Database { get; }

    public FixedClock Clock { get; } = new();

    public CountedReleaseRequests Releases { get; } = new();

    public IStatementReader Statements => Database.Get<IStatementReader>();

    public IChangeSetReader Reader => Database.Get<IChangeSetReader>();

    public DraftTerms DraftTerms => new(
        Database.Get<IScopeVersions>(), Database.Get<IStatementStore>(), Store, Check, Lint, Database.Get<IAuditLog>(), Database.UnitOfWork, Clock);

    public SubmitChangeSet SubmitChangeSet => new(Reader, Store, Check, Lint, Database.Get<IAuditLog>(), Database.UnitOfWork, Clock);

    public ApproveChangeSet ApproveChangeSet => new(Reader, Store, Check, Lint, TakeEffect, Database.Get<IAuditLog>(), Database.UnitOfWork, Clock);

    public RejectChangeSet RejectChangeSet => new(Reader, Store, Database.Get<IAuditLog>(), Database.UnitOfWork, Clock);

    public DiscardDraft DiscardDraft => new(Reader, Store, Database.Get<IAuditLog>(), Database.UnitOfWork, Clock);

    public PutDueChangesIntoEffect PutDueChangesIntoEffect => new(Store, TakeEffect, Database.UnitOfWork, Clock);

    public ReadTerms ReadTerms => new(Database.Get<IScopeReader>(), Statements, Reader);

    public EffectPreview Preview => new(Statements, Database.Get<ICatalogRights>(), Database.Get<IScopeReader>(), Clock);

    public IChangeSetStore Store => Database.Get<IChangeSetStore>();

    ScopeCheck Check => new(Database.Get<IScopeVersions>(), Store);

    LintChangeSet Lint => new(Statements, Database.Get<ICatalogRights>(), Database.Get<IScopeReader>(), Clock);

    TakeEffect TakeEffect => new(
        Database.Get<IStatementStore>(), Database.Get<IScopeVersions>(), Database.Get<IRightsRevision>(), Releases, Store, Database.Get<IAuditLog>());

    public static async Task<ChangeWorld> Create(DatabaseProvider engine)
    {
        var world = new ChangeWorld(await TestDatabase.Create(engine));
        await world.Database.UnitOfWork.Write(
            Durability.Normal, (session, token) => world.Database.Get<ICatalogStore>().Apply(session, Catalog(), token), CancellationToken.None);
        return world;
    }

    public static TermStatement Statement(Scope scope, string json)
    {
        using var document = JsonDocument.Parse(json);
        var (statement, problems) = TermJson.Read(scope, document.RootElement);
        return statement ?? throw new FormatException(problems[0].Message);
    }

    /// <summary>Drafts as Alice at the scope's present version; <paramref name="values"/> is a JSON object of values.</summary>
    public async Task<string> Draft(Scope scope, string values, Viewer? author = null) =>
        (await DraftTerms.Run(author ?? Alice, Statement(scope, $$"""{ "values": {{values}} }"""), await VersionOf(scope), CancellationToken.None)).OrThrow().ChangeSetId;

    public async Task<string> Submit(Scope scope, string values, Viewer? author = null)
    {
        var id = await Draft(scope, values, author);
        return (await SubmitChangeSet.Run(author ?? Alice, id, "As agreed", CancellationToken.None)).OrThrow().Id;
    }

    public async Task<ChangeSet> Approve(Scope scope, string values, DateTimeOffset? effectiveFrom = null) =>
        (await ApproveChangeSet.Run(Arthur, await Submit(scope, values), null, effectiveFrom, CancellationToken.None)).OrThrow();

    public async Task<long> VersionOf(Scope scope) =>
        (await Database.Get<IScopeReader>().Find(Viewer.Portal, scope, CancellationToken.None))!.Version;

    public async Task<long> Revision() => await Database.Get<IRightsRevision>().Current(CancellationToken.None);

    /// <summary>What a scope states now, in words.</summary>
    public async Task<string> Stated(Scope scope) => string.Join(
        "; ", (await Statements.All(CancellationToken.None)).At(scope).SelectMany(statement => statement.Values).Select(value => $"{value.Key} {TermWords.Of(value.Key, value.Value)}"));

    public async Task<string[]> AuditActions() =>
        [.. (await Database.Get<IAuditReader>().Page(Viewer.Portal, new AuditFilter(), new PageRequest(1, 100), CancellationToken.None))
            .Items.Reverse().Select(entry => entry.Action)];

    public ValueTask DisposeAsync() => Database.DisposeAsync();

    static Viewer Person(string name, params Permission[] permissions) => new(name, [Permission.ReadRights, .. permissions]);

    static ImportPlan Catalog() => new(
        [
            Movie("lantern", "Lantern", "Aurora"), Movie("harbor", "Harbor", "Borealis"),
            new("tides", "Tides", TitleKind.Series, null, "Aurora", null, null, 1),
            new("tides-1", "Tides 1", TitleKind.Season, "tides", "Aurora", 1, null, 1),
            new("tides-1-1", "Ebb", TitleKind.Episode, "tides-1", "Aurora", 1, Duration.FromHours(1), 1),
            new("tides-1-2", "Flow", TitleKind.Episode, "tides-1", "Aurora", 2, Duration.FromHours(1), 1),
        ],
        [],
        [],
        [Row("lantern", "Aurora", "AUR-1"), Row("harbor", "Borealis", "BOR-1"), Row("tides-1-1", "Aurora", "AUR-1"), Row("tides-1-2", "Aurora", "AUR-1")],
        [],
        [],
        ["Aurora", "Borealis"],
        [new("AUR-1", "Aurora"), new("BOR-1", "Borealis")],
        []);

    static Title Movie(string id, string name, string owner) => new(id, name, TitleKind.Movie, null, owner, null, Duration.FromSeconds(6000), 1);

    static Avail Row(string title, string owner, string deal) => new()
    {
        Id = $"{title}-US",
        Alid = title,
        TitleId = title,
        ContentOwner = owner,
        Contract = deal,
        Territory = Territory.Parse("US"),
        StatedLicenseType = "VOD",
        LicenseType = LicenseType.VOD,
        FormatProfile = "HD",
        Quality = Quality.HD,
        Window = new Window(FixedClock.Start.AddYears(-1), null),
        StatedStart = "2026-03-01",
        StatedEnd = "Open",
        Download = DownloadPermission.Yes,
        ExcludedTerritories = [],
    };
}

/// <summary>Counts what is asked for; fails where a test says so.</summary>
sealed class CountedReleaseRequests : IReleaseRequests
{
    public int Asked { get; private set; }

    public bool Fails { get; set; }

    public Task TermsTookEffect(IWriteSession session, string actor, DateTimeOffset at, CancellationToken cancellationToken)
    {
        if (Fails)
        {
            throw new InvalidOperationException("The release could not be asked for.");
        }
        Asked++;
        return Task.CompletedTask;
    }
}
