using Portal.Data.Avails.Workbooks;
using Portal.Web.Composition;

namespace Portal.Web.Uploads;

/// <summary>
/// Where an upload lies while it is read: a file of its own below the data directory, gone as soon as it is closed.
/// What a killed process left behind is removed at the next start.
/// </summary>
public sealed class UploadFolder
{
    const int BufferSize = 81_920;
    const long Megabyte = 1024 * 1024;

    readonly string directory;

    public UploadFolder(DataDirectory dataDirectory, WorkbookLimits limits)
    {
        ArgumentNullException.ThrowIfNull(dataDirectory);
        ArgumentNullException.ThrowIfNull(limits);
        directory = dataDirectory.Uploads;
        Limit = limits.FileBytes;
        Directory.CreateDirectory(directory);
        foreach (var leftover in Directory.EnumerateFiles(directory))
        {
            Remove(leftover);
        }
    }

    /// <summary>The most bytes one upload may have.</summary>
    public long Limit { get; }

    /// <summary>What a person reads when a file is larger.</summary>
    public string TooLarge(string fileName) =>
        $"{fileName} is larger than {Limit / Megabyte:N0} MB, the most one delivery may have. Split it into several files, all rows of one ALID and territory "
        + "in the same one.";

    /// <summary>Takes an upload in.</summary>
    /// <param name="received">Told the bytes that have arrived so far.</param>
    /// <returns>The file at its beginning, removed when closed; null when it is larger than <see cref="Limit"/>.</returns>
    public async Task<FileStream?> Receive(Stream content, IProgress<long>? received, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(content);
        var file = new FileStream(
            Path.Combine(directory, Guid.NewGuid().ToString("N")),
            FileMode.CreateNew, FileAccess.ReadWrite, FileShare.Delete, BufferSize, FileOptions.Asynchronous | FileOptions.DeleteOnClose);
        try
        {
            var buffer = new byte[BufferSize];
            long total = 0;
            for (int read; (read = await content.ReadAsync(buffer, cancellationToken)) > 0;)
            {
                total += read;
                if (total > Limit)
                {
                    await file.DisposeAsync();
                    return null;
                }

                await file.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
                received?.Report(total);
            }

            file.Position = 0;
            return file;
        }
        catch
        {
            await file.DisposeAsync();
            throw;
        }
    }

    // Another process of a shared folder may still hold it.
    static void Remove(string leftover)
    {
        try
        {
            File.Delete(leftover);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
        }
    }
}
