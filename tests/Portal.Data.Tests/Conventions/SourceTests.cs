using System.Text.RegularExpressions;
using System.Xml.Linq;
using Portal.Testing;
using Xunit;

namespace Portal.Data.Tests.Conventions;

/// <summary>Rules about every file of the source tree; build output and restored packages are left out.</summary>
public sealed partial class SourceTests
{
    const int LongestFile = 350;

    static readonly string[] Left = [".git", "bin", "obj", "artifacts", "node_modules", "TestResults", ".vs", "data"];

    static readonly string[] Text =
        [".cs", ".razor", ".csproj", ".props", ".targets", ".sln", ".json", ".md", ".sql", ".mjs", ".js", ".css", ".yml", ".config", ".editorconfig", ""];

    static readonly string[] Files = [.. Below(Repository.Root).Order(StringComparer.Ordinal)];

    [Fact]
    public void Code_file_is_not_longer_than_350_lines() =>
        AssertNone(
            from file in Code()
            let lines = File.ReadLines(file).Count()
            where lines > LongestFile
            select $"{Named(file)}: {lines} lines. Split it by subject.");

    [Fact]
    public void Todo_names_its_owner_and_reason() =>
        AssertNone(Lines(Code(), Todo()).Where(line => !OwnedTodo().IsMatch(line)));

    [Fact]
    public void Skipped_test_says_why() =>
        AssertNone(Lines(Code(), SkipWithoutReason()));

    [Fact]
    public void Package_versions_stand_in_one_file() =>
        AssertNone(
            from file in Files
            where file.EndsWith(".csproj", StringComparison.Ordinal)
            from reference in XDocument.Load(file).Descendants("PackageReference")
            where reference.Attribute("Version") is not null
                || reference.Attribute("VersionOverride") is not null
                || reference.Element("Version") is not null
            select $"{Named(file)}: {reference.Attribute("Include")?.Value}. Name its version in Directory.Packages.props.");

    [Fact]
    public void No_file_names_a_package_registry() =>
        AssertNone(Lines(TextFiles(), Registry()));

    [Fact]
    public void No_file_names_a_path_of_one_machine() =>
        AssertNone(Lines(TextFiles(), MachinePath()));

    static void AssertNone(IEnumerable<string> breaches)
    {
        var found = breaches.ToList();
        Assert.True(found.Count == 0, string.Join(Environment.NewLine, found));
    }

    static IEnumerable<string> Below(string directory) =>
        Directory.EnumerateFiles(directory).Concat(
            Directory.EnumerateDirectories(directory)
                .Where(inner => !Left.Contains(Path.GetFileName(inner), StringComparer.Ordinal))
                .SelectMany(Below));

    static IEnumerable<string> Code() =>
        Files.Where(file => Path.GetExtension(file) is ".cs" or ".razor");

    static IEnumerable<string> TextFiles() =>
        Files.Where(file => Text.Contains(Path.GetExtension(file), StringComparer.OrdinalIgnoreCase));

    static IEnumerable<string> Lines(IEnumerable<string> files, Regex pattern) =>
        from file in files
        where Path.GetFileName(file) != $"{nameof(SourceTests)}.cs"
        from line in File.ReadLines(file).Select((text, index) => (text, number: index + 1))
        where pattern.IsMatch(line.text)
        select $"{Named(file)}:{line.number}: {line.text.Trim()}";

    static string Named(string file) => Path.GetRelativePath(Repository.Root, file);

    [GeneratedRegex(@"\b(TODO|FIXME|HACK)\b")]
    private static partial Regex Todo();

    [GeneratedRegex(@"\b(TODO|FIXME|HACK)\(\w[^)]*\): \S")]
    private static partial Regex OwnedTodo();

    [GeneratedRegex(@"\bSkip\s*=\s*(""\s*""|null|string\.Empty)|Assert\.Skip\(\s*(""\s*"")?\s*\)")]
    private static partial Regex SkipWithoutReason();

    // Whatever the host: an address whose host speaks of packages, or a lock file that says where it fetched.
    [GeneratedRegex(@"//[a-z0-9.-]*(?:nuget|npm|yarn|registry|pkgs|artifactory)[a-z0-9.-]*\.[a-z]{2,}|""resolved"":", RegexOptions.IgnoreCase)]
    private static partial Regex Registry();

    [GeneratedRegex(@"(?<![\w.:/}])/(home|root|Users|work|mnt|workspace)/\w|\b[A-Z]:\\(Users|work|src)\\")]
    private static partial Regex MachinePath();
}
