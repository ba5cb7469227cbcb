using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Portal.Data.Connections;
using Portal.Domain.Access;
using Portal.Domain.Audit;
using Portal.Domain.Storage;
using Portal.Testing;
using Xunit;

namespace Portal.Data.Tests;

public sealed class DataServicesTests
{
    [Fact]
    public async Task A_host_migrates_before_any_hosted_service_starts()
    {
        using var directory = new TestDirectory();
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Services.AddHostedService<ReadsTheAuditLog>();
        builder.Services.AddPortalData(DatabaseOptions.Embedded(directory.Path));
        using var host = builder.Build();

        await host.StartAsync();
        await host.StopAsync();
    }

    [Theory]
    [InlineData(DatabaseProvider.Sqlite, "Data Source=unused.db")]
    [InlineData(DatabaseProvider.SqlServer, "Server=unused")]
    public void Everything_listed_can_be_built(DatabaseProvider provider, string connectionString)
    {
        var services = new ServiceCollection().AddLogging().AddPortalData(new DatabaseOptions(provider, connectionString));

        using var built = services.BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true });
    }

    sealed class ReadsTheAuditLog(IAuditReader reader) : IHostedService
    {
        public Task StartAsync(CancellationToken cancellationToken) =>
            reader.Page(Viewer.Portal, new AuditFilter(), new PageRequest(1, 1), cancellationToken);

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
