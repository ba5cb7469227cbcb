namespace Portal.Web.Composition;

/// <summary>The portal cannot start as it is set up. The message lists every problem and the setting that fixes it.</summary>
public sealed class SettingsException(IReadOnlyList<string> problems)
    : Exception("The portal cannot start:" + Environment.NewLine + string.Join(Environment.NewLine, problems.Select(problem => "  - " + problem)))
{
    public IReadOnlyList<string> Problems { get; } = problems;
}
