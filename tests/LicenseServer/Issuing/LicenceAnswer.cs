namespace LicenseServer.Issuing;

/// <summary>What this server would issue. Durations as in the release; null is none.</summary>
/// <param name="Reason">Null when allowed; else one of the portal's reason codes, or <c>NoVerifiedRelease</c>, <c>ReleaseExpired</c>.</param>
/// <param name="Keys">The content keys the licence carries: the quality's own, all lower video keys, and audio.</param>
/// <param name="Window">The grant's issuing window, half-open.</param>
public sealed record LicenceAnswer(
    string TitleId,
    string Quality,
    bool Allowed,
    string? Reason,
    long? Release,
    string? PolicyId,
    string? SessionType,
    string? StorageWindow,
    string? PlaybackWindow,
    DateTimeOffset? HardEnd,
    string? CheckInInterval,
    IReadOnlyList<string> Keys,
    LicenceWindow? Window);

public sealed record LicenceWindow(DateTimeOffset? Start, DateTimeOffset? End);

/// <summary>Which licence is asked about. What is null is not asked.</summary>
public sealed record LicenceQuestion(string TitleId, string Quality, string? Territory, string? LicenseType, string? Platform, DateTimeOffset At);
