using Microsoft.Extensions.Logging;
using Portal.Data.Avails.Spools;
using Portal.Data.Connections;
using Portal.Domain.Avails;
using Portal.Domain.Avails.Export;

namespace Portal.Data.Avails.Findings;

/// <summary>Where delivered files are kept, and how many bytes of them at most.</summary>
public sealed record DeliveredOptions(string Directory)
{
    public long MostBytes { get; init; } = 2L * 1024 * 1024 * 1024;

    /// <summary>Beside the spools of deliveries, where nobody said otherwise.</summary>
    public static DeliveredOptions Of(DatabaseOptions database) => new(SpoolOptions.Of(database).Directory + "-delivered");
}

/// <summary>A file for each import, by its id. What is older than a dry run lives, and the oldest beyond the bound, goes when another one comes.</summary>
public sealed class DeliveredFolder(DeliveredOptions options, TimeProvider clock, ILogger<DeliveredFolder> log) : IDeliveredFiles
{
    public async Task Keep(string importId, Stream content, CancellationToken cancellationToken)
    {
        if (!content.CanSeek)
        {
            return;
        }
        var path = PathOf(importId);
        try
        {
            Directory.CreateDirectory(options.Directory);
            content.Position = 0;
            var unfinished = path + ".part";
            await using (var file = File.Create(unfinished))
            {
                await content.CopyToAsync(file, cancellationToken);
            }
            File.Move(unfinished, path, overwrite: true);
            MakeRoom(path);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or ObjectDisposedException)
        {
            log.LogWarning(failure, "The file of import {Import} was not kept: its findings will be listed without it.", importId);
        }
    }

    public Stream? Open(string importId)
    {
        try
        {
            return File.OpenRead(PathOf(importId));
        }
        catch (Exception missing) when (missing is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    void MakeRoom(string newest)
    {
        var oldest = clock.GetUtcNow() - ForgetImports.Kept;
        var bytes = 0L;
        foreach (var file in new DirectoryInfo(options.Directory).GetFiles().OrderByDescending(file => file.FullName == newest).ThenByDescending(file => file.LastWriteTimeUtc))
        {
            bytes += file.Length;
            if (file.FullName != newest && (bytes > options.MostBytes || file.LastWriteTimeUtc < oldest.UtcDateTime))
            {
                file.Delete();
            }
        }
    }

    // Ids are made here, and yet none may lead out of the folder.
    string PathOf(string importId) => Path.GetFullPath(Path.Combine(options.Directory, Path.GetFileName(importId)));
}
