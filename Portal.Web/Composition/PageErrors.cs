namespace Portal.Web.Composition;

/// <summary>Errors of pages: the frame says what is not there or not allowed; a failure gets a page that needs nothing else to work.</summary>
static class PageErrors
{
    public const string NotFoundPath = "/not-found";

    const string Failure =
        """
        <!doctype html>
        <html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
        <title>Portal</title><link rel="stylesheet" href="/portal.css"></head>
        <body><main class="portal-plain"><section class="portal-card"><h1>This page could not be made</h1>
        <p>What was saved is safe, and nothing was half-written. Try again; if it happens again, tell an operator this number:</p>
        <p><code>{0}</code></p><p><a href="/">Go to the portal</a></p></section></main></body></html>
        """;

    public static void UsePageErrors(this IApplicationBuilder app, bool isDevelopment)
    {
        if (!isDevelopment)
        {
            app.UseExceptionHandler(new ExceptionHandlerOptions { ExceptionHandler = Failed });
        }

        app.UseWhen(
            context => HttpMethods.IsGet(context.Request.Method) && !context.Request.Path.StartsWithSegments("/connect"),
            pages => pages.UseStatusCodePagesWithReExecute(NotFoundPath, createScopeForStatusCodePages: true));
    }

    static Task Failed(HttpContext context)
    {
        context.Response.ContentType = "text/html; charset=utf-8";
        var number = System.Text.Encodings.Web.HtmlEncoder.Default.Encode(context.TraceIdentifier);
        return context.Response.WriteAsync(Failure.Replace("{0}", number, StringComparison.Ordinal), context.RequestAborted);
    }
}
