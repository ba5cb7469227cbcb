using LicenseServer.Verification;

namespace LicenseServer.Storage;

/// <summary>A feed's files in a folder: what was pushed, or what this server verified before. Either way they are verified when used.</summary>
public sealed class FolderSource(string folder) : IFeedSource
{
    public async Task<byte[]?> ReadAsync(string path, long maxBytes, CancellationToken cancellation)
    {
        try
        {
            await using var file = new FileStream(Path.Combine(folder, path), FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            return await BoundedReading.ReadAsync(file, path, file.Length, maxBytes, cancellation);
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }
}
