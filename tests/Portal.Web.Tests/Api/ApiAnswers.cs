using System.Net;
using System.Text;
using System.Text.Json;

namespace Portal.Web.Tests.Api;

/// <summary>What the API answers, read; a status other than the expected one fails with the answer's own words.</summary>
static class ApiAnswers
{
    public static StringContent Body(string json) => new(json, Encoding.UTF8, "application/json");

    public static async Task<JsonElement> Json(this Task<HttpResponseMessage> asked, HttpStatusCode status)
    {
        using var answer = await asked;
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(status == answer.StatusCode, $"{(int)answer.StatusCode} instead of {(int)status}: {text}");
        Assert.Equal((int)status >= 400 ? "application/problem+json" : "application/json", answer.Content.Headers.ContentType?.MediaType);
        using var json = JsonDocument.Parse(text);
        return json.RootElement.Clone();
    }

    public static string[] Members(this JsonElement json) => [.. json.EnumerateObject().Select(member => member.Name)];

    /// <summary>The members a refusal names.</summary>
    public static string[] Errors(this JsonElement problem) => [.. problem.GetProperty("errors").EnumerateObject().Select(member => member.Name)];
}
