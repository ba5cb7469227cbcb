using System.Net.Http.Json;
using System.Text.Json;

namespace Portal.EndToEnd.Tests.Processes;

/// <summary>The API with one token. Unless a call says otherwise, an answer that is no success throws with its problem details.</summary>
public sealed class ApiClient(PortalProcess portal, string token)
{
    public string Token => token;

    public Task<ApiAnswer> Get(string path) => Send(HttpMethod.Get, path, body: null, ifMatch: null);

    public Task<ApiAnswer> Post(string path, object? body = null) => Send(HttpMethod.Post, path, body ?? new { }, ifMatch: null);

    public Task<ApiAnswer> Put(string path, object body, string ifMatch) => Send(HttpMethod.Put, path, body, ifMatch);

    /// <summary>The status alone, whatever it is.</summary>
    public async Task<int> StatusOf(string path)
    {
        using var answer = await portal.Send(HttpMethod.Get, path, token);
        return (int)answer.StatusCode;
    }

    public async Task<byte[]> GetBytes(string path)
    {
        using var answer = await portal.Send(HttpMethod.Get, path, token);
        answer.EnsureSuccessStatusCode();
        return await answer.Content.ReadAsByteArrayAsync();
    }

    async Task<ApiAnswer> Send(HttpMethod method, string path, object? body, string? ifMatch)
    {
        using var content = body is null ? null : JsonContent.Create(body);
        using var answer = await portal.Send(method, path, token, content, ifMatch);
        var text = await answer.Content.ReadAsStringAsync();
        return answer.IsSuccessStatusCode
            ? new ApiAnswer((int)answer.StatusCode, text.Length == 0 ? default : JsonSerializer.Deserialize<JsonElement>(text), answer.Headers.ETag?.ToString())
            : throw new HttpRequestException($"{method} {path} answered {(int)answer.StatusCode}: {text}");
    }
}

/// <param name="ETag">As the header has it, quotes included.</param>
public sealed record ApiAnswer(int Status, JsonElement Body, string? ETag);
