using Microsoft.Extensions.DependencyInjection;
using Portal.Domain.Catalog;
using Portal.Domain.Rights;
using Portal.Domain.Storage;
using Portal.Testing.Rights;

namespace Portal.Testing.Publishing;

/// <summary>Rights for publishing, straight into the stores.</summary>
public static class PublishingSeed
{
    /// <summary>Offline is allowed for everything.</summary>
    public static Task Allow(IServiceProvider services) => State(services, TermText.Parse("portal {offlineAllowed: true}"));

    public static async Task Grant(IServiceProvider services, params string[] titles)
    {
        await CatalogSeed.Put(
            services,
            [.. titles.Select(id => new Title(id, $"The {id}", TitleKind.Movie, null, Catalog.Owner, null, null, 1))],
            [.. titles.Select(id => Row(id, "US VOD HD 2027-01-01..2028-01-01"))]);
        await Bump(services);
    }

    /// <summary>One more row for a title, written as <see cref="AvailText"/>.</summary>
    public static async Task AddRow(IServiceProvider services, string title, string row)
    {
        await CatalogSeed.Put(services, [], [Row(title, row)]);
        await Bump(services);
    }

    public static Task Forbid(IServiceProvider services, params string[] titles) =>
        State(services, [.. titles.Select(title => TermText.Parse("title {offlineAllowed: false}") with { Scope = Scope.Title(title) })]);

    static Avail Row(string title, string text) => AvailText.Parse(text) with { Id = $"{title} {text}", Alid = $"{title}:alid", TitleId = title };

    static async Task State(IServiceProvider services, params TermStatement[] statements)
    {
        await CatalogSeed.Put(services, [], [], statements);
        await Bump(services);
    }

    static Task<long> Bump(IServiceProvider services) => services.GetRequiredService<IUnitOfWork>().Write(
        Durability.Normal, (session, token) => services.GetRequiredService<IRightsRevision>().Bump(session, token), CancellationToken.None);
}
