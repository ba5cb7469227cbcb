using System.Globalization;
using LicenseServer.Feeds;
using LicenseServer.Issuing;
using Microsoft.AspNetCore.Http.Features;

namespace LicenseServer.Api;

/// <summary><c>GET /licences/{titleId}?quality=&amp;territory=&amp;licenseType=&amp;platform=&amp;at=&amp;feed=</c>: what would be issued.</summary>
public static class LicenceEndpoints
{
    const string Prefix = "/licences/";

    public static void MapLicences(this IEndpointRouteBuilder routes) => routes.MapGet(Prefix + "{**titleId}", Get);

    static IResult Get(
        HttpContext context, FeedKeepers feeds, string? quality, string? territory, string? licenseType, string? platform, string? at, string? feed)
    {
        var keeper = feed is null ? feeds.All.First() : feeds.Find(feed);
        if (keeper is null)
        {
            return Bad($"This server does not take the feed '{feed}'.");
        }

        if ((quality ?? "SD") is not ("SD" or "HD" or "UHD"))
        {
            return Bad($"quality is '{quality}': use SD, HD or UHD.");
        }

        var now = keeper.Now;
        var asked = now;
        if (at is not null && !DateTimeOffset.TryParse(at, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out asked))
        {
            return Bad($"at is '{at}': use an instant like 2027-03-01T00:00:00Z.");
        }

        var question = new LicenceQuestion(TitleIdOf(context), quality ?? "SD", territory, licenseType, platform, asked);
        return Results.Ok(LicenceAnswers.Answer(keeper.Live, question, now));
    }

    // Routing keeps %2F and decodes the rest, so an id with a literal %2F could not be told apart: the raw target is decoded once instead.
    static string TitleIdOf(HttpContext context)
    {
        var target = context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        var query = target.IndexOf('?', StringComparison.Ordinal);
        var path = query < 0 ? target : target[..query];
        return Uri.UnescapeDataString(path[(path.IndexOf(Prefix, StringComparison.OrdinalIgnoreCase) + Prefix.Length)..]);
    }

    static IResult Bad(string detail) => Results.Problem(detail, statusCode: StatusCodes.Status400BadRequest);
}
