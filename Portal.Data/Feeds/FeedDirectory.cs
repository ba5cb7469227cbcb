namespace Portal.Data.Feeds;

/// <summary>The folder below which feeds' files and keys are kept: the portal's data directory.</summary>
public sealed record FeedDirectory(string Root)
{
    public string TargetsOf(string feed) => Path.Combine(Root, "feeds", feed, "targets");

    public string KeysOf(string feed) => Path.Combine(Root, "keys", "feeds", feed);

    /// <summary>A folder server's directory: relative ones are below the root.</summary>
    public string Resolve(string address) => Path.GetFullPath(address, Root);
}
