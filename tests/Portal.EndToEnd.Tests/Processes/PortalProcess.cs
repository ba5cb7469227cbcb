using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Portal.Testing;

namespace Portal.EndToEnd.Tests.Processes;

/// <summary>
/// The portal in Development, with the sample data and people, on a data directory of its own that outlives restarts and kills and
/// is gone when disposed.
/// </summary>
public sealed class PortalProcess : ServerProcess
{
    static readonly TimeSpan ReadyLimit = TimeSpan.FromSeconds(60);

    readonly TestDirectory data = new();
    readonly HttpClient http = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false });

    PortalProcess()
        : base("Portal.Web")
    {
    }

    public string DataDirectory => data.Path;

    /// <summary>Whether the next start works on jobs; <c>Jobs:RunServer</c>.</summary>
    public bool RunsJobs { get; set; } = true;

    protected override string Environment => "Development";

    protected override IEnumerable<string> Arguments =>
        [$"--Portal:DataDirectory={data.Path}", $"--Jobs:RunServer={(RunsJobs ? "true" : "false")}"];

    public static async Task<PortalProcess> StartNew(bool runsJobs = true)
    {
        var portal = new PortalProcess { RunsJobs = runsJobs };
        await portal.Start();
        return portal;
    }

    /// <summary>SIGKILL, then a start on the same data directory and port.</summary>
    public async Task KillAndRestart()
    {
        await KillHard();
        await Start();
    }

    /// <summary>An access token of a sample machine client, for all its scopes unless some are named.</summary>
    public async Task<string> TokenOf(string client, params string[] scopes)
    {
        Dictionary<string, string> form = new()
        {
            ["grant_type"] = "client_credentials",
            ["client_id"] = client,
            ["client_secret"] = $"{client}-secret",
            ["scope"] = string.Join(' ', scopes.Length > 0 ? scopes : SampleClients.ScopesOf(client)),
        };
        using var content = new FormUrlEncodedContent(form);
        using var answer = await http.PostAsync(new Uri(Address, "/connect/token"), content);
        var body = await answer.Content.ReadFromJsonAsync<JsonElement>();
        return answer.IsSuccessStatusCode
            ? body.GetProperty("access_token").GetString()!
            : throw new InvalidOperationException($"{client} got no token: {body}");
    }

    /// <summary>The API as a sample machine client sees it.</summary>
    public async Task<ApiClient> ApiOf(string client) => new(this, await TokenOf(client));

    /// <summary>A request as it is: no redirect is followed, no cookie kept; the caller disposes the answer.</summary>
    public async Task<HttpResponseMessage> Send(HttpMethod method, string path, string? token = null, HttpContent? content = null, string? ifMatch = null)
    {
        using var request = new HttpRequestMessage(method, new Uri(Address, path)) { Content = content };
        if (token is not null)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        }

        if (ifMatch is not null)
        {
            request.Headers.TryAddWithoutValidation("If-Match", ifMatch);
        }

        return await http.SendAsync(request);
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        http.Dispose();
        data.Dispose();
    }

    protected override Task WaitUntilReady() =>
        Eventually.True("the portal is ready", ReadyLimit, async () =>
        {
            using var answer = await Send(HttpMethod.Get, "/health/ready");
            return answer.StatusCode == HttpStatusCode.OK;
        });
}
