using System.Collections.Immutable;
using Microsoft.AspNetCore.Components;
using Portal.Domain.Feeds;
using Portal.Domain.Feeds.Publishing;
using Portal.Web.Security;

namespace Portal.Web.Features.Publishing;

/// <summary>Looks every second, so that a release's way to each server shows without reloading.</summary>
public sealed partial class PublishingPage(
    FeedOverviews overviews,
    RequestRelease request,
    ConfirmRelease confirm,
    CurrentViewer currentViewer,
    TimeProvider time,
    ILogger<PublishingPage> logger) : ComponentBase, IDisposable
{
    static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(1);

    readonly CancellationTokenSource leaving = new();
    readonly Dictionary<string, Note> notes = new(StringComparer.Ordinal);
    ImmutableArray<FeedOverview>? feeds;
    DateTimeOffset now;
    bool isAsking;
    bool isFailed;

    public void Dispose()
    {
        leaving.Cancel();
        leaving.Dispose();
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender)
        {
            return;
        }
        var token = leaving.Token;
        using var timer = new PeriodicTimer(LookEvery, time);
        try
        {
            do
            {
                await Look(token);
                StateHasChanged();
            }
            while (await timer.WaitForNextTickAsync(token));
        }
        catch (OperationCanceledException)
        {
            // The page was left.
        }
    }

    async Task Look(CancellationToken cancellationToken)
    {
        try
        {
            feeds = await overviews.Read(await currentViewer.Get(), cancellationToken);
            now = time.GetUtcNow();
            isFailed = false;
            foreach (var done in feeds.Value.Where(feed => notes.TryGetValue(feed.Feed.Name, out var note) && feed.IsEverywhere(note.Release)))
            {
                notes.Remove(done.Feed.Name);
            }
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            if (!isFailed)
            {
                LogFailed(error);
            }
            isFailed = true;
        }
    }

    async Task Release(string feed)
    {
        isAsking = true;
        try
        {
            notes[feed] = await request.Ask(await currentViewer.Get(), feed, leaving.Token) switch
            {
                ReleaseRequest.Accepted accepted => new($"Release {accepted.Release.Number} is under way.", accepted.Release.Number),
                ReleaseRequest.NothingNew nothing => new($"Nothing has changed since release {nothing.Present.Number}, so it stays the present one."),
                _ => new($"There is no feed {feed} any more."),
            };
            await Look(leaving.Token);
        }
        finally
        {
            isAsking = false;
        }
    }

    async Task Confirm(string feed, long number)
    {
        notes[feed] = await confirm.Confirm(await currentViewer.Get(), feed, number, leaving.Token)
            ? new($"Release {number} goes out as confirmed.", number)
            : new($"Release {number} does not wait any more.");
        await Look(leaving.Token);
    }

    /// <summary>What the page says of a feed, until the release it is about, if any, runs everywhere.</summary>
    sealed record Note(string Text, long? Release = null);

    static string ModeWords(PublishMode mode) => mode switch
    {
        PublishMode.Manual => "published by hand",
        PublishMode.OnApproval => "published on approval",
    };

    [LoggerMessage(LogLevel.Error, "The Publishing page could not read the feeds")]
    partial void LogFailed(Exception error);
}
