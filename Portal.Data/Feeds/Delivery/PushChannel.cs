using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Portal.Data.Connections;
using Portal.Domain.Feeds;
using Portal.Domain.Feeds.Bundles;
using Portal.Domain.Feeds.Delivery;
using Portal.Domain.Feeds.Publishing;
using Portal.Domain.Feeds.Tuf;

namespace Portal.Data.Feeds.Delivery;

/// <summary>Sends a release to a license server's own address: the files it lacks, targets first, the timestamp last, then activates it.</summary>
sealed class PushChannel(
    IFeedContent content, IFeedFiles files, ISecretProtector secrets, Database database, IHttpClientFactory clients) : IDeliveryChannel
{
    /// <summary>The name of the HTTP client, with its time limits.</summary>
    public const string Client = "license-server";

    const string TimestampPath = "files/metadata/timestamp.json";

    public DeliveryMethod Method => DeliveryMethod.Push;

    public async Task<DeliveryOutcome> Deliver(LicenseServer server, long release, CancellationToken cancellationToken)
    {
        using var client = await Connect(server, cancellationToken);
        var present = await client.GetFromJsonAsync<ServerReport>("status", JsonSerializerOptions.Web, cancellationToken);
        var previous = present?.Release is { } runs
            ? [.. (await content.Files(server.Feed, runs, cancellationToken)).Select(file => BundleFile.PublishedNameOf(file.Name, file.Reference))]
            : new HashSet<string>(StringComparer.Ordinal);
        foreach (var (name, reference) in await content.Files(server.Feed, release, cancellationToken))
        {
            var published = BundleFile.PublishedNameOf(name, reference);
            if (!previous.Contains(published))
            {
                await using var stream = files.Open(server.Feed, published) ?? throw new IOException($"The feed {server.Feed} lacks its file {published}.");
                await Put(client, $"files/targets/{published}", new StreamContent(stream), cancellationToken);
            }
        }
        foreach (var file in await content.MetadataOf(server.Feed, release, cancellationToken))
        {
            await Put(client, $"files/metadata/{TufRoles.FileNameOf(file.Role, file.Version)}", new ReadOnlyMemoryContent(file.Bytes), cancellationToken);
        }
        if (await content.TimestampOf(server.Feed, release, cancellationToken) is not { } timestamp)
        {
            return new DeliveryOutcome.Failed("A newer release is out.");
        }
        await Put(client, TimestampPath, new ReadOnlyMemoryContent(timestamp.Bytes), cancellationToken);
        using var answer = await client.PostAsJsonAsync("activate", new { release }, JsonSerializerOptions.Web, cancellationToken);
        if (answer.StatusCode is HttpStatusCode.Conflict or HttpStatusCode.UnprocessableEntity)
        {
            var report = await answer.Content.ReadFromJsonAsync<ServerReport>(JsonSerializerOptions.Web, cancellationToken);
            return new DeliveryOutcome.Rejected(report?.Reason ?? "The license server rejected the release and gave no reason.");
        }
        return answer.IsSuccessStatusCode ? new DeliveryOutcome.Applied() : new DeliveryOutcome.Failed($"It answered {(int)answer.StatusCode} to the activation.");
    }

    public async Task<DeliveryOutcome> Stamp(LicenseServer server, StoredMetadata timestamp, CancellationToken cancellationToken)
    {
        using var client = await Connect(server, cancellationToken);
        await Put(client, TimestampPath, new ReadOnlyMemoryContent(timestamp.Bytes), cancellationToken);
        return new DeliveryOutcome.Applied();
    }

    async Task<HttpClient> Connect(LicenseServer server, CancellationToken cancellationToken)
    {
        var row = await database.Read(
            (connection, token) => connection.Row<LicenseServerRow>(FeedSql.Server, new { Server = server.Name }, token), cancellationToken);
        var client = clients.CreateClient(Client);
        client.BaseAddress = new Uri($"{server.Address!.TrimEnd('/')}/policy-bundles/{Uri.EscapeDataString(server.Feed)}/");
        if (row?.PushToken is { } token)
        {
            client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", secrets.Unprotect(token));
        }
        return client;
    }

    static async Task Put(HttpClient client, string path, HttpContent body, CancellationToken cancellationToken)
    {
        using (body)
        {
            using var answer = await client.PutAsync(new Uri(path, UriKind.Relative), body, cancellationToken);
            if (!answer.IsSuccessStatusCode)
            {
                throw new HttpRequestException($"It answered {(int)answer.StatusCode} to {path}. {await Words(answer, cancellationToken)}".TrimEnd());
            }
        }
    }

    // A server says in problem details why it refused; some answer nothing at all, or a proxy's page.
    static async Task<string?> Words(HttpResponseMessage answer, CancellationToken cancellationToken) =>
        answer.Content.Headers.ContentType?.MediaType == "application/problem+json"
            ? (await answer.Content.ReadFromJsonAsync<Problem>(JsonSerializerOptions.Web, cancellationToken))?.Detail
            : null;

    sealed record Problem(string? Detail);

    sealed record ServerReport(long? Release, string? State, string? Reason);
}
