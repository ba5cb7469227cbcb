using System.Net;
using System.Net.Http.Headers;
using LicenseServer.Verification;

namespace LicenseServer.Pull;

/// <summary>A feed over HTTP. A body is cut at its limit, a slow one at the deadline.</summary>
/// <param name="feed">Ends with a slash: <c>…/feeds/{feed}/</c>.</param>
public sealed class HttpFeedSource(HttpClient http, Uri feed, string token, TimeSpan deadline) : IFeedSource
{
    public async Task<byte[]?> ReadAsync(string path, long maxBytes, CancellationToken cancellation)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(deadline);
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(feed, path));
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
            using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, patience.Token);
            if (response.StatusCode == HttpStatusCode.NotFound)
            {
                return null;
            }

            if (response.StatusCode != HttpStatusCode.OK)
            {
                throw new FeedRefusedException(Refusal.Unavailable, $"{path} was answered with {(int)response.StatusCode}");
            }

            await using var body = await response.Content.ReadAsStreamAsync(patience.Token);
            return await BoundedReading.ReadAsync(body, path, response.Content.Headers.ContentLength, maxBytes, patience.Token);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw new FeedRefusedException(Refusal.Unavailable, $"{path} did not arrive within {deadline.TotalSeconds:0.#} s");
        }
        catch (Exception error) when (error is HttpRequestException or IOException)
        {
            throw new FeedRefusedException(Refusal.Unavailable, $"{path} could not be fetched: {error.Message}");
        }
    }
}
