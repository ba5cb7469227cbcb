namespace Portal.Testing;

/// <summary>The source tree the tests run from, for tests about the code itself.</summary>
public static class Repository
{
    /// <summary>The directory that holds Portal.sln.</summary>
    public static string Root { get; } = Find();

    public static string File(params string[] parts) => Path.Combine([Root, .. parts]);

    static string Find()
    {
        for (var directory = new DirectoryInfo(AppContext.BaseDirectory); directory is not null; directory = directory.Parent)
        {
            if (System.IO.File.Exists(Path.Combine(directory.FullName, "Portal.sln")))
            {
                return directory.FullName;
            }
        }
        throw new DirectoryNotFoundException($"No Portal.sln above {AppContext.BaseDirectory}: run the tests from a built source tree.");
    }
}
