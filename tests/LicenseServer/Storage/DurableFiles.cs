namespace LicenseServer.Storage;

/// <summary>Writes files so that a kill at any instant leaves the old bytes or the new ones: temporary, fsync, rename.</summary>
/// <param name="step">Called around each step, so that a test can stop the process there.</param>
public sealed class DurableFiles(Action<string> step)
{
    public void Write(string path, ReadOnlySpan<byte> bytes)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var temporary = $"{path}.{Guid.NewGuid():N}.tmp";
        step($"create {temporary}");
        try
        {
            using (var file = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write))
            {
                file.Write(bytes);
                step($"written {temporary}");
                file.Flush(flushToDisk: true);
            }

            step($"rename {temporary}");
            File.Move(temporary, path, overwrite: true);
        }
        catch
        {
            File.Delete(temporary);
            throw;
        }

        step($"renamed {path}");
    }

    /// <summary>Deletes the files under a folder that match.</summary>
    public void Sweep(string folder, Predicate<FileInfo> unwanted)
    {
        var directory = new DirectoryInfo(folder);
        if (!directory.Exists)
        {
            return;
        }

        foreach (var file in directory.EnumerateFiles("*", SearchOption.AllDirectories).Where(file => unwanted(file)))
        {
            step($"delete {file.FullName}");
            file.Delete();
        }
    }
}
