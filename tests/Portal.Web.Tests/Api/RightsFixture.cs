using Portal.Domain.Catalog;
using Portal.Domain.Rights;
using Portal.Testing.Host;
using Portal.Testing.Rights;

namespace Portal.Web.Tests.Api;

/// <summary>Tests that ask about one small catalog.</summary>
[CollectionDefinition]
public sealed class RightsTests : ICollectionFixture<RightsFixture>;

/// <summary>A few titles of an invented owner in the running portal: one may be downloaded, one has rows of two types, one has an id with a slash.</summary>
public sealed class RightsFixture(HostFixture fixture) : IAsyncLifetime
{
    public const string Owner = "Corvid Lantern Works";

    public const string Deal = "CLW/2026 A";

    public const string Movie = "md:cid:org:corvid:quill-and-zephyr";

    public const string Both = "md:cid:org:corvid:both";

    public const string Slashed = "10.5240/AAAA-BBBB";

    public PortalHost Host => fixture.Host;

    public async ValueTask InitializeAsync() => await CatalogSeed.Put(
        Host.Services,
        [Title(Movie, "Quill and Zephyr"), Title(Both, "Rented or Bought"), Title(Slashed, "Slashed")],
        [Row(Movie, "US VOD HD"), Row(Movie, "US SVOD UHD"), Row(Both, "US VOD HD"), Row(Both, "US EST HD"), Row(Slashed, "ZZ-DE AVOD HD rental=P7D")],
        TermText.Parse("title {offlineAllowed: true}") with { Scope = Scope.Title(Movie) },
        TermText.Parse("title limits {storageWindow: {value: P14D, clause: \"4.2\"}}") with { Scope = Scope.Deal(Deal) });

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    static Title Title(string id, string name) => new(id, name, TitleKind.Movie, null, Owner, null, null, 3);

    static Avail Row(string titleId, string text) =>
        AvailText.Parse(text) with { Id = $"{titleId} {text}", Alid = $"{titleId}:alid", TitleId = titleId, ContentOwner = Owner, Contract = Deal };
}
