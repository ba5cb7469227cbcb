using Portal.Data.Catalog;
using Portal.Domain.Access;
using Portal.Domain.Feeds.Publishing;

namespace Portal.Web.Composition.Sample;

/// <summary>On the first start with sample data: about forty titles, their terms, and a first release, so that every page has something to show.</summary>
sealed class SampleDataAtStart(SampleCatalog catalog, SampleTerms terms, RequestRelease release) : IHostedService
{
    static readonly Viewer Author = Person("alice", Role.RightsManager);
    static readonly Viewer Approver = Person("arthur", Role.Approver, Role.Publisher);

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (await catalog.LoadIntoEmpty(cancellationToken) is null)
        {
            return;
        }
        await terms.State(Author, Approver, cancellationToken);
        await release.Ask(Approver, FoundFeeds.DefaultFeed, cancellationToken);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    static Viewer Person(string name, params Role[] roles) => new(name, [.. roles.SelectMany(role => RoleMatrix.PermissionsOf(role))]);
}
