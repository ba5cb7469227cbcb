using System.Net;
using Microsoft.AspNetCore.Http.Features;

namespace Portal.Web.Security.Identity;

/// <summary>
/// Carries the portal's own token requests to the provider in the same process: no socket, no certificate, no public address needed.
/// </summary>
sealed class InProcessBackChannel : HttpMessageHandler
{
    RequestDelegate? pipeline;
    IHttpContextFactory? contexts;

    /// <summary>Requests enter the pipeline here.</summary>
    public void Enter(RequestDelegate entrance, IHttpContextFactory factory)
    {
        pipeline = entrance;
        contexts = factory;
    }

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        // The inner request must not be seen as the outer one by whoever asks for "the current request".
        using (ExecutionContext.SuppressFlow())
        {
            return Task.Run(() => Handle(request, cancellationToken), cancellationToken);
        }
    }

    async Task<HttpResponseMessage> Handle(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (pipeline is null || contexts is null)
        {
            throw new InvalidOperationException("The identity provider is not running yet.");
        }

        var uri = request.RequestUri!;
        var asked = new HttpRequestFeature
        {
            Protocol = HttpProtocol.Http11,
            Method = request.Method.Method,
            Scheme = uri.Scheme,
            Path = uri.AbsolutePath,
            QueryString = uri.Query,
            RawTarget = uri.PathAndQuery,
            Body = request.Content is null ? Stream.Null : new MemoryStream(await request.Content.ReadAsByteArrayAsync(cancellationToken)),
        };
        asked.Headers.Host = uri.Authority;
        foreach (var (name, values) in request.Headers.Concat(request.Content?.Headers.AsEnumerable() ?? []))
        {
            asked.Headers[name] = values.ToArray();
        }

        asked.Headers.ContentLength = asked.Body.CanSeek ? asked.Body.Length : null;
        using var body = new MemoryStream();
        var answered = new HttpResponseFeature();
        var features = new FeatureCollection();
        features.Set<IHttpRequestFeature>(asked);
        features.Set<IHttpResponseFeature>(answered);
        features.Set<IHttpResponseBodyFeature>(new StreamResponseBodyFeature(body));

        var context = contexts.Create(features);
        try
        {
            context.RequestAborted = cancellationToken;
            await pipeline(context);
            await context.Response.CompleteAsync();
        }
        finally
        {
            contexts.Dispose(context);
        }

        var response = new HttpResponseMessage((HttpStatusCode)answered.StatusCode) { Content = new ByteArrayContent(body.ToArray()), RequestMessage = request };
        foreach (var (name, values) in answered.Headers)
        {
            if (!response.Headers.TryAddWithoutValidation(name, values.ToArray()))
            {
                response.Content.Headers.TryAddWithoutValidation(name, values.ToArray());
            }
        }

        return response;
    }
}
