namespace Portal.Web.Composition;

/// <summary>Where everything the process writes is kept.</summary>
/// <param name="Root">An absolute path; made when missing.</param>
public sealed record DataDirectory(string Root)
{
    /// <summary>Signing, encryption and Data Protection keys, and the issuer's name.</summary>
    public string Keys => Path.Combine(Root, "keys");

    /// <summary>Delivered feeds, one folder each.</summary>
    public string Feeds => Path.Combine(Root, "feeds");

    /// <summary>Uploads while they are read.</summary>
    public string Uploads => Path.Combine(Root, "uploads");

    /// <summary>Deliveries while they are compared.</summary>
    public string Spools => Path.Combine(Root, "spools");

    /// <summary>Delivered files, while an import may still be asked for its findings.</summary>
    public string Deliveries => Path.Combine(Root, "deliveries");

    /// <summary>Where data goes when nothing was set: beside the project in Development, else where the system keeps such data.</summary>
    public static string DefaultRoot(bool isDevelopment, string contentRoot)
    {
        if (isDevelopment)
        {
            return Path.GetFullPath(Path.Combine(contentRoot, "..", "data"));
        }

        if (OperatingSystem.IsWindows())
        {
            return Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.CommonApplicationData), "Portal");
        }

        var home = Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData);
        return home.Length == 0 ? "/var/lib/portal" : Path.Combine(home, "portal");
    }
}
