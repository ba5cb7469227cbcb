namespace Portal.Testing;

/// <summary>Real input by others, kept beside the source tree in <c>shared/samples</c> and not part of it.</summary>
public static class SharedSamples
{
    /// <summary>The path of a sample, or null where the samples are not at hand: skip the test, saying <see cref="Missing"/>.</summary>
    public static string? Find(params string[] parts)
    {
        for (var directory = new DirectoryInfo(AppContext.BaseDirectory); directory is not null; directory = directory.Parent)
        {
            var path = Path.Combine([directory.FullName, "shared", "samples", .. parts]);
            if (File.Exists(path) || Directory.Exists(path))
            {
                return path;
            }
        }
        return null;
    }

    public static string Missing => "The samples in shared/samples are not at hand.";
}
