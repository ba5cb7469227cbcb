using System.Xml.Linq;
using Portal.Testing;
using Xunit;

namespace Portal.Data.Tests.Conventions;

public sealed class DependencyTests
{
    [Theory]
    [InlineData("Portal.Domain")]
    [InlineData("Portal.Data", "Portal.Domain")]
    [InlineData("Portal.Jobs", "Portal.Domain")]
    [InlineData("Portal.Web", "Portal.Data", "Portal.Domain", "Portal.Jobs")]
    public void Project_references_only_the_rooms_it_may(string project, params string[] allowed)
    {
        var references = XDocument.Load(Repository.File(project, $"{project}.csproj"))
            .Descendants("ProjectReference")
            .Select(reference => Path.GetFileNameWithoutExtension(reference.Attribute("Include")!.Value))
            .Order(StringComparer.Ordinal);

        Assert.Equal(allowed, references);
    }

    [Theory]
    [InlineData("Dapper", "Portal.Data")]
    [InlineData("Microsoft.Data.Sqlite", "Portal.Data")]
    [InlineData("Hangfire", "Portal.Jobs")]
    public void Library_is_used_only_in_its_room(string library, string room)
    {
        var users = Directory.GetDirectories(Repository.Root, "Portal.*")
            .Where(directory => SourcesOf(directory).Any(file => Uses(file, library)))
            .Select(Path.GetFileName);

        Assert.Empty(users.Except([room]));
    }

    static IEnumerable<string> SourcesOf(string directory) =>
        Directory.EnumerateFiles(directory, "*.*", SearchOption.AllDirectories)
            .Where(file => file.EndsWith(".cs", StringComparison.Ordinal) || file.EndsWith(".razor", StringComparison.Ordinal))
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal));

    static bool Uses(string file, string library) =>
        File.ReadLines(file).Any(line =>
            line.TrimStart('@').StartsWith($"using {library}", StringComparison.Ordinal));
}
