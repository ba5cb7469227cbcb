using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Hosting;
using Portal.Web.Composition;

namespace Portal.Web.Tests.Composition;

public sealed class SettingsTests : IDisposable
{
    readonly string directory = Directory.CreateTempSubdirectory("portal-").FullName;

    [Fact]
    public void Production_with_default_secrets_is_refused_naming_each_setting()
    {
        var refusal = Assert.Throws<SettingsException>(() => Read("Production", new()
        {
            ["Auth:People:alice:Password"] = "alice",
            ["Auth:People:alice:Roles:0"] = "rightsManager",
            ["Auth:Clients:sample-author:Secret"] = "sample-author-secret",
            ["Auth:Clients:pusher:Secret"] = "pusher-secret",
        }));

        Assert.Equal(3, refusal.Problems.Count);
        Assert.Contains("Auth:People:alice:Password", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("Auth:Clients:sample-author:Secret", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("Auth:Clients:pusher:Secret", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Production_where_nobody_could_sign_in_is_refused() =>
        Assert.Contains("Auth:Authority", Assert.Single(Assert.Throws<SettingsException>(() => Read("Production", new())).Problems), StringComparison.Ordinal);

    [Fact]
    public void Samples_do_not_exist_outside_Development()
    {
        var settings = Read("Production", new()
        {
            ["Portal:SampleData"] = "true",
            ["Auth:Authority"] = "https://identity.example",
            ["Auth:Sample:Clients:sample-author:Secret"] = "sample-author-secret",
            ["Auth:Sample:People:alice:Password"] = "alice",
        });

        Assert.Empty(settings.Auth.Clients);
        Assert.Empty(settings.Auth.People);
    }

    [Fact]
    public void All_problems_are_told_at_once()
    {
        var refusal = Assert.Throws<SettingsException>(() => Read("Development", new()
        {
            ["Portal:SampleData"] = "maybe",
            ["Jobs:RunServer"] = "sometimes",
            ["Database:Provider"] = "Oracle",
            ["Auth:Clients:x:Secret"] = "",
            ["Auth:Clients:x:Scopes:0"] = "rights.everything",
        }));

        Assert.Equal(5, refusal.Problems.Count);
    }

    [Fact]
    public void SqlServer_without_a_connection_string_is_refused() =>
        Assert.Contains(
            "ConnectionStrings:Portal",
            Assert.Throws<SettingsException>(() => Read("Development", new() { ["Database:Provider"] = "SqlServer" })).Message,
            StringComparison.Ordinal);

    public void Dispose() => Directory.Delete(directory, recursive: true);

    PortalSettings Read(string environment, Dictionary<string, string?> settings)
    {
        settings["Portal:DataDirectory"] = Path.Combine(directory, "data");
        return SettingsReader.Read(new ConfigurationBuilder().AddInMemoryCollection(settings).Build(), new Environment(environment, directory));
    }

    sealed class Environment(string name, string root) : IHostEnvironment
    {
        public string EnvironmentName { get; set; } = name;

        public string ApplicationName { get; set; } = "Portal";

        public string ContentRootPath { get; set; } = root;

        public IFileProvider ContentRootFileProvider { get; set; } = new NullFileProvider();
    }
}
