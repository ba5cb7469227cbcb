using Portal.EndToEnd.Tests;
using Portal.EndToEnd.Tests.Browsers;
using Portal.EndToEnd.Tests.Processes;
using Xunit;
using Xunit.Sdk;
using Xunit.v3;

[assembly: AssemblyFixture(typeof(SharedHost))]
[assembly: Parallelization(Mode = ParallelMode.None)]

namespace Portal.EndToEnd.Tests;

/// <summary>The portal and the browser that all tests share, except those that kill their portal.</summary>
public sealed class SharedHost : IAsyncLifetime
{
    public PortalProcess Portal { get; private set; } = null!;

    public SharedBrowser Browser { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Portal = await PortalProcess.StartNew();
        Browser = await SharedBrowser.Start();
    }

    public async ValueTask DisposeAsync()
    {
        if (Browser is not null)
        {
            await Browser.DisposeAsync();
        }

        if (Portal is not null)
        {
            await Portal.DisposeAsync();
        }
    }
}
