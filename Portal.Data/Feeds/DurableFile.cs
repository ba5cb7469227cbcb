namespace Portal.Data.Feeds;

/// <summary>Files that are there whole or not at all, whatever is killed when.</summary>
static class DurableFile
{
    const int FilesAtOnce = 16;

    /// <summary>Writes beside the place, flushes to disk, then renames: readers see the old file or the new one.</summary>
    public static async Task Write(string path, ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        var directory = Path.GetDirectoryName(path)!;
        Directory.CreateDirectory(directory);
        var temporary = Path.Combine(directory, $".{Path.GetFileName(path)}.{Guid.NewGuid():N}.tmp");
        try
        {
            await using (var stream = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1, FileOptions.Asynchronous))
            {
                await stream.WriteAsync(bytes, cancellationToken);
                stream.Flush(flushToDisk: true);
            }
            File.Move(temporary, path, overwrite: true);
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    /// <summary>
    /// Writes the files that are not there. A file that is there under a name holding its hash was renamed into place whole, so it is right.
    /// Several at once: each waits for the disk most of its time.
    /// </summary>
    public static Task WriteMissing<T>(
        IEnumerable<(string Path, T Source)> files, Func<T, Task<ReadOnlyMemory<byte>>> read, CancellationToken cancellationToken) =>
        Parallel.ForEachAsync(
            files.Where(file => !File.Exists(file.Path)),
            new ParallelOptions { MaxDegreeOfParallelism = FilesAtOnce, CancellationToken = cancellationToken },
            async (file, token) => await Write(file.Path, await read(file.Source), token));

    /// <summary>The file as it was written, or null.</summary>
    public static async Task<byte[]?> Read(string path, CancellationToken cancellationToken)
    {
        try
        {
            return await File.ReadAllBytesAsync(path, cancellationToken);
        }
        catch (Exception missing) when (missing is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }
}
