using System.Net.Http.Headers;
using System.Text.Json;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Portal.Testing.Host;

/// <summary>
/// The real portal in Development with sample data, on a free port of this machine, with a data directory of its own.
/// Disposing stops it and removes the directory, unless it was given one.
/// </summary>
public sealed class PortalHost : WebApplicationFactory<Program>
{
    readonly bool ownsDirectory;
    readonly Action<IServiceCollection>? configure;
    readonly IReadOnlyDictionary<string, string> settings;

    /// <param name="dataDirectory">Where to work; a new temporary directory when absent.</param>
    /// <param name="settings">Settings to add, for example <c>Jobs:RunServer</c>.</param>
    /// <param name="configure">Services to replace.</param>
    public PortalHost(
        string? dataDirectory = null, IReadOnlyDictionary<string, string>? settings = null, Action<IServiceCollection>? configure = null)
    {
        ownsDirectory = dataDirectory is null;
        DataDirectory = dataDirectory ?? Directory.CreateTempSubdirectory("portal-").FullName;
        this.settings = settings ?? new Dictionary<string, string>();
        this.configure = configure;
        UseKestrel(0);
        StartServer();
    }

    public string DataDirectory { get; }

    /// <summary>Where the portal listens: <c>http://127.0.0.1:port/</c>.</summary>
    public Uri Address => ClientOptions.BaseAddress;

    /// <summary>A client without cookies that follows nothing.</summary>
    public HttpClient Plain() => new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = Address };

    /// <summary>A browser's habits: keeps cookies, follows redirects.</summary>
    /// <param name="host">The name to reach the portal by, for example <c>127.0.0.1</c>.</param>
    public Browser Browser(string? host = null) => new(host is null ? Address : new UriBuilder(Address) { Host = host }.Uri);

    /// <summary>A client that calls the API as one of the sample clients, with all its scopes.</summary>
    public async Task<HttpClient> Api(string clientId)
    {
        var client = Plain();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", await Token(clientId));
        return client;
    }

    /// <summary>An access token of a sample client, with all its scopes.</summary>
    public async Task<string> Token(string clientId)
    {
        using var answer = await AskForToken(clientId, $"{clientId}-secret");
        answer.EnsureSuccessStatusCode();
        using var json = JsonDocument.Parse(await answer.Content.ReadAsStreamAsync());
        return json.RootElement.GetProperty("access_token").GetString()!;
    }

    /// <summary>The answer of the token endpoint to client credentials.</summary>
    /// <param name="scope">Space-separated; all of the client's when absent.</param>
    public async Task<HttpResponseMessage> AskForToken(string clientId, string secret, string? scope = null)
    {
        using var client = Plain();
        var form = new Dictionary<string, string>
        {
            ["grant_type"] = "client_credentials",
            ["client_id"] = clientId,
            ["client_secret"] = secret,
        };
        if (scope is not null)
        {
            form["scope"] = scope;
        }

        using var content = new FormUrlEncodedContent(form);
        return await client.PostAsync("/connect/token", content);
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Development");
        builder.UseSetting("Portal:DataDirectory", DataDirectory);
        builder.UseSetting("Logging:LogLevel:Default", "Warning");
        foreach (var (name, value) in settings)
        {
            builder.UseSetting(name, value);
        }

        if (configure is not null)
        {
            builder.ConfigureServices(configure);
        }
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (disposing)
        {
            RemoveDirectory();
        }
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        RemoveDirectory();
        GC.SuppressFinalize(this);
    }

    void RemoveDirectory()
    {
        if (ownsDirectory && Directory.Exists(DataDirectory))
        {
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            Directory.Delete(DataDirectory, recursive: true);
        }
    }
}
