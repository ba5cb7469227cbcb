namespace LicenseServer.Verification;

/// <summary>What kind of no: it decides the answer's status and whether it is a rejection at all.</summary>
public enum Refusal
{
    /// <summary>Older than, or other than, what this server has already trusted (409).</summary>
    Conflict,

    /// <summary>Does not verify, or verifies and makes no sense (422).</summary>
    Invalid,

    /// <summary>Could not be fetched whole in time: nothing is known against the release (503).</summary>
    Unavailable,
}

/// <summary>The update is refused as a whole; what was live stays live. The message says what is wrong with which file.</summary>
public sealed class FeedRefusedException(Refusal refusal, string message) : Exception(message)
{
    public Refusal Refusal { get; } = refusal;
}
