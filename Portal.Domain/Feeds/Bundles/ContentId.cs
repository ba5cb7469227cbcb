using System.Collections.Immutable;
using System.Security.Cryptography;

namespace Portal.Domain.Feeds.Bundles;

/// <summary>Ids of interned content: the first 12 hex digits of SHA-256 over its canonical bytes.</summary>
public static class ContentId
{
    public const int Length = 12;

    public static string Of(PolicyDocument policy) => Of(BundleJson.Write(policy));

    public static string Of(ImmutableArray<GrantDocument> grantSet) => Of(BundleJson.Write(grantSet));

    static string Of(byte[] canonical) => Convert.ToHexStringLower(SHA256.HashData(canonical))[..Length];
}
