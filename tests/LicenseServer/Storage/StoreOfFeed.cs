namespace LicenseServer.Storage;

/// <summary>Each feed's folder under the data directory.</summary>
public sealed class StoreOfFeed(string dataDirectory, DurableFiles files)
{
    /// <param name="feed">A configured feed's name, which is a safe folder name.</param>
    public FeedStore Of(string feed) => new(Path.Combine(dataDirectory, "feeds", feed), files);
}
