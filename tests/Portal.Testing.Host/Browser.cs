using System.Net;
using System.Text.RegularExpressions;

namespace Portal.Testing.Host;

/// <summary>What a browser does for signing in, over plain HTTP: cookies, redirects one by one, forms.</summary>
public sealed partial class Browser : IDisposable
{
    readonly HttpClient client;

    internal Browser(Uri address)
    {
        Cookies = new CookieContainer();
        client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = Cookies }) { BaseAddress = address };
    }

    public CookieContainer Cookies { get; }

    /// <summary>Every address the last visit passed, in order.</summary>
    public List<Uri> Passed { get; } = [];

    /// <summary>Opens an address and follows redirects; answers the page where that ends.</summary>
    public Task<HttpResponseMessage> Open(string address) => Follow(new Uri(client.BaseAddress!, address));

    /// <summary>Opens one address and follows nothing.</summary>
    public Task<HttpResponseMessage> Get(Uri address) => client.GetAsync(address);

    /// <summary>Signs in on the sign-in page, as a person would; answers where that ends.</summary>
    /// <param name="at">The page the person wanted.</param>
    public async Task<HttpResponseMessage> SignIn(string name, string password, string at = "/not-found")
    {
        using var page = await Open(at);
        return await Submit(page, "sign-in", ("Form.Name", name), ("Form.Password", password));
    }

    /// <summary>Signs out on the page that asks for it.</summary>
    public async Task<HttpResponseMessage> SignOut()
    {
        using var page = await Open("/sign-out");
        return await Submit(page, "/sign-out/confirmed");
    }

    public void Dispose() => client.Dispose();

    async Task<HttpResponseMessage> Submit(HttpResponseMessage page, string target, params (string Name, string Value)[] fields)
    {
        var html = await page.Content.ReadAsStringAsync();
        var here = page.RequestMessage!.RequestUri!;
        var values = fields.ToDictionary(field => field.Name, field => field.Value);
        values["__RequestVerificationToken"] = WebUtility.HtmlDecode(TokenField().Match(html).Groups[1].Value);
        values["_handler"] = target;
        using var content = new FormUrlEncodedContent(values);
        var answer = await client.PostAsync(target.StartsWith('/') ? new Uri(here, target) : here, content);
        return answer.Headers.Location is { } next ? await Follow(new Uri(here, next)) : answer;
    }

    async Task<HttpResponseMessage> Follow(Uri address)
    {
        const int Most = 12;
        Passed.Clear();
        for (var step = 0; step < Most; step++)
        {
            Passed.Add(address);
            var answer = await client.GetAsync(address);
            if (answer.Headers.Location is not { } next)
            {
                return answer;
            }

            address = new Uri(address, next);
            answer.Dispose();
        }

        throw new InvalidOperationException($"Redirects do not end: {string.Join(" → ", Passed)}");
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]*)\"")]
    private static partial Regex TokenField();
}
