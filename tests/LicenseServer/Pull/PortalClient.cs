using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Serialization;
using LicenseServer.Composition;
using LicenseServer.Verification;

namespace LicenseServer.Pull;

/// <summary>Talks to the portal: a token by client credentials, a feed's files, acknowledgements.</summary>
public sealed class PortalClient(HttpClient http, ServerOptions options)
{
    /// <summary>The feed's files, read with one token. Each file has the client's deadline.</summary>
    /// <exception cref="FeedRefusedException">Unavailable: no token, or no answer.</exception>
    public async Task<IFeedSource> OpenAsync(string feed, CancellationToken cancellation) =>
        new HttpFeedSource(http, new Uri(Address, $"/feeds/{feed}/"), await TokenAsync(cancellation), options.Pull.Deadline);

    /// <summary>Asks the portal to push to this server from now on.</summary>
    public async Task JoinAsync(string feed, CancellationToken cancellation)
    {
        var (join, server) = (options.Join, options.Server.Name);
        using var request = new HttpRequestMessage(HttpMethod.Put, new Uri(Address, $"/api/v1/feeds/{feed}/license-servers/{server}"));
        request.Headers.Authorization =
            new AuthenticationHeaderValue("Bearer", await TokenAsync("Join", join.ClientId!, join.ClientSecret, "publishing", cancellation));
        request.Content = JsonContent.Create(new { name = server, method = "push", address = join.Address!.ToString(), pushToken = options.Push.Token });
        using var response = await http.SendAsync(request, cancellation);
        response.EnsureSuccessStatusCode();
    }

    /// <summary>Tells the portal what became of a release.</summary>
    public async Task AcknowledgeAsync(string feed, Acknowledgement acknowledgement, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(Address, $"/api/v1/feeds/{feed}/acknowledgements"));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", await TokenAsync(cancellation));
        request.Content = JsonContent.Create(acknowledgement);
        using var response = await http.SendAsync(request, cancellation);
        response.EnsureSuccessStatusCode();
    }

    Uri Address => options.Portal.Address ?? throw new FeedRefusedException(Refusal.Unavailable, "Portal:Address is not set");

    Task<string> TokenAsync(CancellationToken cancellation) =>
        TokenAsync("Pull", options.Pull.ClientId, options.Pull.ClientSecret, "bundles.read", cancellation);

    async Task<string> TokenAsync(string section, string clientId, string? secret, string scope, CancellationToken cancellation)
    {
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["grant_type"] = "client_credentials",
            ["client_id"] = clientId,
            ["client_secret"] = secret ?? "",
            ["scope"] = scope,
        });
        try
        {
            using var response = await http.PostAsync(new Uri(Address, "/connect/token"), form, cancellation);
            var token = response.StatusCode == HttpStatusCode.OK
                ? await response.Content.ReadFromJsonAsync<TokenAnswer>(cancellation)
                : throw new FeedRefusedException(
                    Refusal.Unavailable, $"{Address}connect/token answered {(int)response.StatusCode}: check {section}:ClientId and {section}:ClientSecret");
            return token?.AccessToken ?? throw new FeedRefusedException(Refusal.Unavailable, "the portal's token answer holds no access_token");
        }
        catch (Exception error) when (error is HttpRequestException || (error is TaskCanceledException && !cancellation.IsCancellationRequested))
        {
            throw new FeedRefusedException(Refusal.Unavailable, $"the portal at {Address} does not answer: {error.Message}");
        }
    }

    sealed record TokenAnswer([property: JsonPropertyName("access_token")] string? AccessToken);
}

/// <param name="State"><c>applied</c> or <c>rejected</c>.</param>
public sealed record Acknowledgement(string Server, long Release, string State, string? Reason);
