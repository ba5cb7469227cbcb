using System.Text.RegularExpressions;
using LicenseServer.Feeds;
using LicenseServer.Pull;
using LicenseServer.Storage;
using LicenseServer.Verification;
using Portal.Domain.Feeds.Bundles;
using Portal.Domain.Feeds.Tuf;

namespace LicenseServer.Api;

/// <summary>What a portal pushes to, and what it asks: <c>/policy-bundles/{feed}</c>.</summary>
public static partial class PolicyBundleEndpoints
{
    const long MaxPushedBytes = 64L * 1024 * 1024;

    public static void MapPolicyBundles(this IEndpointRouteBuilder routes, IServiceProvider services)
    {
        routes.MapGet("/policy-bundles/{feed}/status", (string feed, FeedKeepers feeds) =>
            feeds.Find(feed) is { } keeper ? Results.Ok(keeper.Status) : UnknownFeed(feed));

        var changes = routes.MapGroup("/policy-bundles/{feed}").AddEndpointFilter(ActivatorUtilities.CreateInstance<PushToken>(services));
        changes.MapPut("/files/{**path}", PutAsync);
        changes.MapPost("/activate", ActivateAsync);
        changes.MapPost("/pull", PullAsync);
    }

    static async Task<IResult> PutAsync(
        string feed, string path, HttpRequest request, FeedKeepers feeds, StoreOfFeed stores, CancellationToken cancellation)
    {
        if (feeds.Find(feed) is not { } keeper)
        {
            return UnknownFeed(feed);
        }

        if (!PushedPath().IsMatch(path))
        {
            return Results.Problem($"'{path}' is neither metadata/NAME.json nor targets/SHA256.NAME.json.", statusCode: StatusCodes.Status400BadRequest);
        }

        try
        {
            var store = stores.Of(keeper.Feed);
            var isTimestamp = path == "metadata/timestamp.json";
            var limit = isTimestamp ? BundleFormat.MaxTimestampBytes : MaxPushedBytes;
            var bytes = await BoundedReading.ReadAsync(request.Body, path, request.ContentLength, limit, cancellation);
            if (path.StartsWith("targets/", StringComparison.Ordinal) && !path.AsSpan(8).StartsWith(FileReference.Of(bytes).Sha256))
            {
                return Results.Problem($"'{path}' does not begin with its bytes' SHA-256.", statusCode: StatusCodes.Status422UnprocessableEntity);
            }

            store.SaveIncoming(path, bytes);
            return isTimestamp && await keeper.RefreshAsync(new FolderSource(store.IncomingFolder), cancellation) is { } refused
                ? Results.Problem(refused.Message, statusCode: StatusOf(refused.Refusal))
                : Results.NoContent();
        }
        catch (FeedRefusedException error)
        {
            return Results.Problem(error.Message, statusCode: StatusCodes.Status413PayloadTooLarge);
        }
    }

    static async Task<IResult> ActivateAsync(
        string feed, Activation activation, FeedKeepers feeds, StoreOfFeed stores, CancellationToken cancellation) =>
        feeds.Find(feed) is { } keeper
            ? Answer(await keeper.UpdateAsync(new FolderSource(stores.Of(keeper.Feed).IncomingFolder), activation.Release, cancellation))
            : UnknownFeed(feed);

    static async Task<IResult> PullAsync(string feed, FeedKeepers feeds, FeedPull pull, CancellationToken cancellation) =>
        feeds.Find(feed) is { } keeper ? Answer(await pull.RunAsync(keeper, cancellation)) : UnknownFeed(feed);

    static IResult Answer(UpdateOutcome outcome) => Results.Json(
        new ActivationAnswer(outcome.Release, outcome.State, outcome.Reason),
        statusCode: outcome.Refusal is { } refusal ? StatusOf(refusal) : StatusCodes.Status200OK);

    static int StatusOf(Refusal refusal) => refusal switch
    {
        Refusal.Conflict => StatusCodes.Status409Conflict,
        Refusal.Invalid => StatusCodes.Status422UnprocessableEntity,
        Refusal.Unavailable => StatusCodes.Status503ServiceUnavailable,
        _ => throw new ArgumentOutOfRangeException(nameof(refusal)),
    };

    static IResult UnknownFeed(string feed) =>
        Results.Problem($"This server does not take the feed '{feed}'.", statusCode: StatusCodes.Status404NotFound);

    [GeneratedRegex(
        @"\A(metadata/(timestamp|root|[0-9]{1,16}\.(root|snapshot|targets))|targets/[0-9a-f]{64}\.[A-Za-z0-9_-]{1,100})\.json\z",
        RegexOptions.CultureInvariant)]
    private static partial Regex PushedPath();
}

/// <summary>Body of <c>activate</c>.</summary>
public sealed record Activation(long Release);

/// <summary>Answer of <c>activate</c> and <c>pull</c>.</summary>
public sealed record ActivationAnswer(long? Release, string State, string? Reason);
