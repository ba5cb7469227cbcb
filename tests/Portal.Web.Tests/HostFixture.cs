using Microsoft.Extensions.DependencyInjection;
using Portal.Testing.Host;
using Portal.Web.Tests;

[assembly: AssemblyFixture(typeof(HostFixture))]

namespace Portal.Web.Tests;

/// <summary>One running portal for all tests that only ask it things, with this project's probe controllers added.</summary>
public sealed class HostFixture : IAsyncDisposable
{
    public PortalHost Host { get; } =
        new(configure: services => services.AddControllers().AddApplicationPart(typeof(HostFixture).Assembly));

    public ValueTask DisposeAsync() => Host.DisposeAsync();
}
