namespace LicenseServer.Composition;

/// <summary>The server cannot start; the message lists every setting to fix.</summary>
public sealed class SettingsException(IEnumerable<string> problems)
    : Exception("The license server cannot start. " + string.Join(" ", problems));
