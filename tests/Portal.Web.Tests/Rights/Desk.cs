using System.Collections.Immutable;
using Portal.Domain.Access;
using Portal.Domain.Audit;
using Portal.Domain.Catalog;
using Portal.Domain.Changes;
using Portal.Domain.Feeds;
using Portal.Domain.Rights;
using Portal.Domain.Storage;
using Portal.Testing.Rights;

namespace Portal.Web.Tests.Rights;

/// <summary>The small catalog in memory, behind the ports that the rights pages' use cases ask.</summary>
sealed class Desk :
    ITitleReader, IOwnerReader, IDealReader, ICatalogRights, IStatementReader, IStatementStore, IScopeReader, IScopeVersions, IChangeSetReader, IChangeSetStore,
    IRightsRevision, IReleaseRequests, IAuditLog, IUnitOfWork, IWriteSession, IEventDateStore
{
    public List<Title> Titles { get; } = [Catalog.Series, Catalog.Season, Catalog.Episode];

    public List<Avail> Avails { get; } = [];

    public IReadOnlyList<EventDate> EventDates { get; set; } = [];

    public StatementBook Book { get; set; } = StatementBook.Empty;

    public List<ChangeSet> Changes { get; } = [];

    public long Version { get; set; } = 1;

    /// <summary>What was asked of the list of titles, newest last.</summary>
    public List<TitleQuery> Asked { get; } = [];

    public bool IsBroken { get; set; }

    public Task<Page<TitleListItem>> Page(Viewer viewer, TitleQuery query, CancellationToken cancellationToken)
    {
        Asked.Add(query);
        if (IsBroken)
        {
            throw new InvalidOperationException("The database is away.");
        }
        var found = Titles.Where(title => query.Search is null || title.Name.Contains(query.Search, StringComparison.OrdinalIgnoreCase)).ToArray();
        return Task.FromResult(new Page<TitleListItem>([.. found.Select(Item)], found.Length, query.Page));
    }

    public Task<TitleDetail?> Find(Viewer viewer, string id, CancellationToken cancellationToken) =>
        Task.FromResult(Titles.Find(title => title.Id == id) is { } title ? new TitleDetail(title, Above(title), [.. Titles.Where(child => child.ParentId == id)], TitleEvents.Resolve(Of(id), EventDates)) { EventDates = EventDates } : null);

    Task<IReadOnlyList<EventDate>> IEventDateStore.Of(IWriteSession session, string titleId, CancellationToken cancellationToken) => Task.FromResult(EventDates);

    public Task Replace(IWriteSession session, string titleId, IReadOnlyList<EventDate> dates, CancellationToken cancellationToken)
    {
        EventDates = dates;
        return Task.CompletedTask;
    }

    Task<Page<ContentOwnerItem>> IOwnerReader.Page(Viewer viewer, PageRequest page, CancellationToken cancellationToken) =>
        Task.FromResult(new Page<ContentOwnerItem>([new(Catalog.Owner, 1, Titles.Count, 1, Avails.Count, 0)], 1, page));

    Task<ContentOwnerItem?> IOwnerReader.Find(Viewer viewer, string id, CancellationToken cancellationToken) =>
        Task.FromResult<ContentOwnerItem?>(new ContentOwnerItem(id, 1, Titles.Count, 1, Avails.Count, 0));

    Task<Page<DealListItem>> IDealReader.Page(Viewer viewer, string? owner, PageRequest page, CancellationToken cancellationToken) =>
        Task.FromResult(Avails.Count == 0 ? new Page<DealListItem>([], 0, page) : new Page<DealListItem>([DealItem], 1, page));

    Task<DealListItem?> IDealReader.Find(Viewer viewer, string id, CancellationToken cancellationToken) =>
        Task.FromResult(id == Catalog.Deal ? DealItem : null);

    public Task<TitleRights?> Load(string titleId, CancellationToken cancellationToken) =>
        Task.FromResult(Titles.Find(title => title.Id == titleId) is { } title ? new TitleRights(title, Above(title), Of(titleId)) : null);

    public IAsyncEnumerable<TitleRights> StreamAll(CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<StatementBook> At(IReadOnlyCollection<Scope> scopes, CancellationToken cancellationToken) => Task.FromResult(Book);

    public Task<StatementBook> All(CancellationToken cancellationToken) => Task.FromResult(Book);

    public Task<ImmutableArray<TermStatement>> At(IWriteSession session, Scope scope, CancellationToken cancellationToken) => Task.FromResult(Book.At(scope));

    public Task Put(IWriteSession session, TermStatement statement, CancellationToken cancellationToken)
    {
        Book = Book.With(statement);
        return Task.CompletedTask;
    }

    public Task<ScopeFacts?> Find(Viewer viewer, Scope scope, CancellationToken cancellationToken) => Task.FromResult<ScopeFacts?>(Facts(scope));

    public Task<ImmutableArray<string>> TitlesBelow(Viewer viewer, Scope scope, int most, CancellationToken cancellationToken) =>
        Task.FromResult<ImmutableArray<string>>([Catalog.Episode.Id]);

    public Task<ScopeFacts?> Find(IWriteSession session, Scope scope, CancellationToken cancellationToken) => Task.FromResult<ScopeFacts?>(Facts(scope));

    public Task<long> Bump(IWriteSession session, Scope scope, CancellationToken cancellationToken) => Task.FromResult(++Version);

    Task<ChangeSet?> IChangeSetReader.Find(Viewer viewer, string id, CancellationToken cancellationToken) => Task.FromResult(Changes.Find(change => change.Id == id));

    public Task<Page<ChangeSetListItem>> Page(Viewer viewer, ChangeSetState? state, PageRequest page, CancellationToken cancellationToken)
    {
        var found = Changes.Where(change => state is null || change.State == state).Reverse().Select(change => new ChangeSetListItem(
            change.Id, change.State, change.Author, [.. change.Terms.Select(item => item.Scope).Distinct()], change.Items.Length, change.Reason,
            (change.Submitted ?? change.Drafted).At, change.EffectiveFrom, change.InEffectAt, change.IsWorkOf(viewer))).ToArray();
        return Task.FromResult(new Page<ChangeSetListItem>(found, found.Length, page));
    }

    public Task<ChangeSet?> OwnDraft(Viewer viewer, Scope scope, CancellationToken cancellationToken) => Task.FromResult(Draft(viewer.Name, scope));

    public Task<ChangeSet?> Find(IWriteSession session, string id, CancellationToken cancellationToken) => Task.FromResult(Changes.Find(change => change.Id == id));

    public Task<ChangeSet?> OpenDraft(IWriteSession session, string author, Scope scope, CancellationToken cancellationToken) => Task.FromResult(Draft(author, scope));

    public Task<ImmutableArray<ChangeSet>> Scheduled(IWriteSession session, Scope scope, CancellationToken cancellationToken) =>
        Task.FromResult<ImmutableArray<ChangeSet>>([]);

    public Task<ImmutableArray<ChangeSet>> ApprovedSince(IWriteSession session, Scope scope, long version, CancellationToken cancellationToken) =>
        Task.FromResult<ImmutableArray<ChangeSet>>([]);

    public Task<ChangeSet?> NextDue(IWriteSession session, DateTimeOffset now, CancellationToken cancellationToken) => Task.FromResult<ChangeSet?>(null);

    public Task<ChangeSet> Save(IWriteSession session, ChangeSet changeSet, CancellationToken cancellationToken)
    {
        var kept = changeSet with { Version = changeSet.Version + 1 };
        Changes.RemoveAll(change => change.Id == changeSet.Id);
        Changes.Add(kept);
        return Task.FromResult(kept);
    }

    public Task Delete(IWriteSession session, string id, CancellationToken cancellationToken)
    {
        Changes.RemoveAll(change => change.Id == id);
        return Task.CompletedTask;
    }

    public Task<long> Current(CancellationToken cancellationToken) => Task.FromResult(Version);

    public Task<long> Current(IWriteSession session, CancellationToken cancellationToken) => Task.FromResult(Version);

    public Task<long> Bump(IWriteSession session, CancellationToken cancellationToken) => Task.FromResult(++Version);

    public Task TermsTookEffect(IWriteSession session, string actor, DateTimeOffset at, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task<AuditEntry> Append(IWriteSession session, NewAuditEntry entry, CancellationToken cancellationToken) =>
        Task.FromResult(new AuditEntry(1, entry.At, entry.Actor, entry.Action, entry.Subject, entry.Details, entry.ContentOwners, "", ""));

    public Task<AuditHead> Head(IWriteSession session, CancellationToken cancellationToken) => Task.FromResult(AuditHead.Empty);

    public Task<T> Write<T>(Durability durability, Func<IWriteSession, CancellationToken, Task<T>> work, CancellationToken cancellationToken) =>
        work(this, cancellationToken);

    DealListItem DealItem => new(new Deal(Catalog.Deal, Catalog.Owner), 1, 1, Avails.Count, Avails.Count(avail => avail.Download == DownloadPermission.NotStated));

    ChangeSet? Draft(string author, Scope scope) => Changes.Find(change => change.State == ChangeSetState.Draft && change.Author == author && change.Scope == scope);

    ScopeFacts Facts(Scope scope) => new(
        scope,
        scope.Kind == ScopeKind.Title ? Titles.First(title => title.Id == scope.Id).Name : scope.Id,
        scope.Kind == ScopeKind.Portal ? [] : [Catalog.Owner],
        Version);

    IReadOnlyList<Avail> Of(string titleId) => [.. Avails.Where(avail => avail.TitleId == titleId)];

    static TitleListItem Item(Title title) => new(title, 1, 1, null, [.. Above(title).Reverse().Select(above => new TitleName(above.Id, above.Name))]);

    static Title[] Above(Title title) => title.Kind switch
    {
        TitleKind.Episode => [Catalog.Season, Catalog.Series],
        TitleKind.Season => [Catalog.Series],
        _ => [],
    };
}
