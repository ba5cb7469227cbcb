using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Portal.Domain.Audit;

/// <summary>
/// How entries are chained. An entry's hash is SHA-256 over these fields, each as its length in bytes (four, big-endian) and its UTF-8:
/// the label <c>portal-audit-1</c>, previous hash, sequence, at (<c>yyyy-MM-ddTHH:mm:ss.fffZ</c>), actor, action, subject, details,
/// the number of content owners, and each of them in ordinal order. Lengths make it unambiguous: no two entries have the same bytes.
/// </summary>
public static class AuditChain
{
    const string Label = "portal-audit-1";

    /// <summary>The entry that follows <paramref name="head"/>.</summary>
    public static AuditEntry Seal(AuditHead head, NewAuditEntry entry)
    {
        var next = new AuditEntry(
            head.Sequence + 1,
            InMilliseconds(entry.At),
            entry.Actor,
            entry.Action,
            entry.Subject,
            entry.Details,
            entry.ContentOwners.WithComparer(StringComparer.Ordinal),
            head.Hash,
            Hash: "");
        return next with { Hash = Hash(head.Hash, next) };
    }

    /// <summary>What the entry's hash has to be. Does not look at the hashes the entry carries.</summary>
    public static string Hash(string previousHash, AuditEntry entry)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Add(hash, Label);
        Add(hash, previousHash);
        Add(hash, entry.Sequence.ToString(CultureInfo.InvariantCulture));
        Add(hash, entry.At.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture));
        Add(hash, entry.Actor);
        Add(hash, entry.Action);
        Add(hash, entry.Subject);
        Add(hash, entry.Details);
        Add(hash, entry.ContentOwners.Count.ToString(CultureInfo.InvariantCulture));
        foreach (var owner in entry.ContentOwners)
        {
            Add(hash, owner);
        }
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    static void Add(IncrementalHash hash, string field)
    {
        var bytes = Encoding.UTF8.GetBytes(field);
        Span<byte> length = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(length, bytes.Length);
        hash.AppendData(length);
        hash.AppendData(bytes);
    }

    static DateTimeOffset InMilliseconds(DateTimeOffset instant) =>
        new(instant.UtcTicks - instant.UtcTicks % TimeSpan.TicksPerMillisecond, TimeSpan.Zero);
}
