namespace Portal.Domain.Feeds.Tuf;

/// <summary>Counts good signatures. The algorithm is that of the trusted key; nothing in the document chooses it.</summary>
public static class TufVerification
{
    /// <summary>How many distinct trusted keys signed. A key counts once, however often or under whatever id it appears.</summary>
    public static int CountSigners<T>(SignedMetadata<T> metadata, RoleKeys trusted)
        where T : TufDocument
    {
        var byId = trusted.Keys.DistinctBy(key => key.PublicHex).ToDictionary(key => key.KeyId, StringComparer.Ordinal);
        var good = new HashSet<string>(StringComparer.Ordinal);
        foreach (var signature in metadata.Signatures)
        {
            if (byId.TryGetValue(signature.KeyId, out var key) && !good.Contains(key.KeyId)
                && key.Verifies(metadata.SignedBytes.Span, signature.Der.AsSpan()))
            {
                good.Add(key.KeyId);
            }
        }

        return good.Count;
    }

    /// <summary>Whether at least the trusted threshold of distinct keys signed these bytes.</summary>
    public static bool IsSignedBy<T>(SignedMetadata<T> metadata, RoleKeys trusted)
        where T : TufDocument => CountSigners(metadata, trusted) >= trusted.Threshold;
}
