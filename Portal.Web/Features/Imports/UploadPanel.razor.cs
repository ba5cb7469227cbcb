using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.JSInterop;
using Portal.Domain.Access;
using Portal.Domain.Avails;
using Portal.Web.Security;
using Portal.Web.Uploads;

namespace Portal.Web.Features.Imports;

/// <summary>Takes a file in, has it read, and leads to what it would change. Leaving the page stops it.</summary>
public sealed partial class UploadPanel(
    ImportAvails importAvails, UploadFolder uploads, CurrentViewer viewer, NavigationManager navigation, TimeProvider clock) : IDisposable
{
    static readonly TimeSpan Refresh = TimeSpan.FromMilliseconds(120);

    RunningUpload? upload;
    FailedUpload? failure;
    CancellationTokenSource? cancellation;
    bool wasCancelled;
    long shownAt;
    int tries;

    public void Dispose()
    {
        cancellation?.Cancel();
        cancellation?.Dispose();
    }

    async Task Take(InputFileChangeEventArgs change)
    {
        var file = change.File;
        (failure, wasCancelled) = (null, false);
        if (file.Size > uploads.Limit)
        {
            Refuse(file.Name, FindingCodes.FileTooLarge, uploads.TooLarge(file.Name));
            tries++;
            return;
        }

        cancellation?.Dispose();
        cancellation = new CancellationTokenSource();
        upload = new RunningUpload(file.Name, file.Size);
        try
        {
            await DryRun(file, cancellation.Token);
        }
        catch (OperationCanceledException)
        {
            wasCancelled = true;
        }
        catch (Exception lost) when (lost is IOException or JSException or TimeoutException)
        {
            Refuse(file.Name, FindingCodes.FileDamaged, "The file did not arrive whole: it was moved or changed meanwhile, or the connection was lost. Choose it again.");
        }
        finally
        {
            upload = null;

            // A fresh control: otherwise choosing the same file again would go unnoticed.
            tries++;
        }
    }

    async Task DryRun(IBrowserFile file, CancellationToken cancellationToken)
    {
        var received = new Progress<long>(bytes => Show(running => running with { Received = bytes }));
        await using var arriving = file.OpenReadStream(uploads.Limit, cancellationToken);
        await using var content = await uploads.Receive(arriving, received, cancellationToken);
        var who = await viewer.Get();
        if (content is null || !who.May(Permission.WriteRights))
        {
            Refuse(file.Name, FindingCodes.FileTooLarge, content is null ? uploads.TooLarge(file.Name) : "Your session has ended. Sign in as a rights manager and try again.");
            return;
        }

        upload = new RunningUpload(file.Name, file.Size, file.Size, Rows: 0);
        StateHasChanged();
        var rows = new Progress<int>(count => Show(running => running.IsReading ? running with { Rows = count } : running));
        switch (await importAvails.DryRun(who, file.Name, content, rows, cancellationToken))
        {
            case ImportOutcome.Done(var import):
                navigation.NavigateTo(ImportWords.AddressOf(import.Import));
                break;
            case ImportOutcome.Unreadable unreadable:
                failure = new FailedUpload(unreadable.FileName, unreadable.Findings);
                break;
        }
    }

    void Refuse(string fileName, string code, string message) =>
        failure = new FailedUpload(fileName, [new AvailsFinding(null, null, null, null, FindingSeverity.Error, code, message)]);

    void Cancel() => cancellation?.Cancel();

    void Show(Func<RunningUpload, RunningUpload> step)
    {
        if (upload is not { } running)
        {
            return;
        }

        upload = step(running);
        if (clock.GetElapsedTime(shownAt) >= Refresh)
        {
            shownAt = clock.GetTimestamp();
            StateHasChanged();
        }
    }
}
