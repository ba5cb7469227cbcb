namespace Portal.Testing;

/// <summary>Skips the running test: xunit.v3 reads a message that begins with this token as the reason for skipping.</summary>
public sealed class EngineMissingException(string reason) : Exception("$XunitDynamicSkip$" + reason);
