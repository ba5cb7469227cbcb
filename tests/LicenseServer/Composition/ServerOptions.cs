using System.Text.RegularExpressions;

namespace LicenseServer.Composition;

/// <summary>Everything that can be set, by appsettings, environment (<c>Push__Token</c>) or arguments (<c>--Push:Token</c>).</summary>
public sealed partial class ServerOptions
{
    /// <summary>Everything the process writes; a relative one is below the working directory.</summary>
    public string DataDirectory { get; set; } = Path.Combine("data", "license-server");

    public List<FeedOptions> Feeds { get; } = [];

    public ServerSection Server { get; set; } = new();

    public PushSection Push { get; set; } = new();

    public PullSection Pull { get; set; } = new();

    public PortalSection Portal { get; set; } = new();

    public JoinSection Join { get; set; } = new();

    /// <summary>Trust the first root a feed serves when none is pinned: for local samples only.</summary>
    public bool TrustOnFirstUse { get; set; }

    public FaultSection Faults { get; set; } = new();

    /// <summary>All that is wrong, each naming the setting to fix.</summary>
    public IEnumerable<string> Problems()
    {
        if (Feeds.Count == 0)
        {
            yield return "Feeds:0:Name is missing: name the feed this server takes.";
        }

        for (var index = 0; index < Feeds.Count; index++)
        {
            var feed = Feeds[index];
            if (!FeedName().IsMatch(feed.Name))
            {
                yield return $"Feeds:{index}:Name is '{feed.Name}': use lower-case letters, digits and hyphens.";
            }

            if (feed.RootPath is null && !TrustOnFirstUse)
            {
                yield return $"Feeds:{index}:RootPath is missing: give the path of the root.json you got from the portal's operator.";
            }

            if (feed.RootPath is not null && !File.Exists(feed.RootPath))
            {
                yield return $"Feeds:{index}:RootPath is '{feed.RootPath}', and there is no such file.";
            }
        }

        if (Pull.Interval is { } interval && interval <= TimeSpan.Zero)
        {
            yield return $"Pull:Interval is '{interval}': it has to be above zero.";
        }

        if (Pull.Interval is not null && (Portal.Address is null || Pull.ClientSecret is null))
        {
            yield return "Pull:Interval is set: Portal:Address and Pull:ClientSecret have to be set too.";
        }

        if (Join.ClientId is not null && (Portal.Address is null || Join.ClientSecret is null || Join.Address is null || Push.Token is null))
        {
            yield return "Join:ClientId is set: Portal:Address, Join:ClientSecret, Join:Address and Push:Token have to be set too.";
        }
    }

    [GeneratedRegex(@"\A[a-z0-9][a-z0-9-]{0,62}\z", RegexOptions.CultureInvariant)]
    private static partial Regex FeedName();

    public sealed class FeedOptions
    {
        public string Name { get; set; } = "";

        public string? RootPath { get; set; }
    }

    public sealed class ServerSection
    {
        /// <summary>How this server is called in acknowledgements.</summary>
        public string Name { get; set; } = "license-server";
    }

    public sealed class PushSection
    {
        /// <summary>The bearer secret of whoever pushes; without one every push is 401.</summary>
        public string? Token { get; set; }
    }

    public sealed class PullSection
    {
        /// <summary>How often to pull; not set: only when told to.</summary>
        public TimeSpan? Interval { get; set; }

        public string ClientId { get; set; } = "sample-license-server";

        public string? ClientSecret { get; set; }

        /// <summary>How long one file may take.</summary>
        public TimeSpan Deadline { get; set; } = TimeSpan.FromSeconds(30);
    }

    public sealed class JoinSection
    {
        /// <summary>A publisher's client that puts this server on the portal's record as pushed to; not set: an operator does.</summary>
        public string? ClientId { get; set; }

        public string? ClientSecret { get; set; }

        /// <summary>Where the portal reaches this server.</summary>
        public Uri? Address { get; set; }
    }

    public sealed class PortalSection
    {
        public Uri? Address { get; set; }
    }

    public sealed class FaultSection
    {
        /// <summary>Kill this process at its n-th write step: for the crash test.</summary>
        public int? KillAtStep { get; set; }
    }
}
