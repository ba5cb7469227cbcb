namespace Portal.Domain.Feeds.Canonical;

/// <summary>The value has no canonical form: a duplicate member, a lone surrogate, NaN or an infinity, or text that is not JSON.</summary>
public sealed class CanonicalJsonException : FormatException
{
    public CanonicalJsonException()
    {
    }

    public CanonicalJsonException(string message)
        : base(message)
    {
    }

    public CanonicalJsonException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
