namespace Portal.Domain.Feeds.Tuf;

/// <summary>
/// Strict DER of an ECDSA P-256 signature: <c>SEQUENCE { INTEGER r, INTEGER s }</c>, minimal lengths and integers, nothing after it,
/// r and s in [1, n − 1]. High s is valid ECDSA and accepted.
/// </summary>
public static class DerSignature
{
    /// <summary>r and s, 32 bytes each.</summary>
    public const int FixedLength = 64;

    const int Half = FixedLength / 2;

    static ReadOnlySpan<byte> Order =>
    [
        0xFF, 0xFF, 0xFF, 0xFF, 0x00, 0x00, 0x00, 0x00, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF,
        0xBC, 0xE6, 0xFA, 0xAD, 0xA7, 0x17, 0x9E, 0x84, 0xF3, 0xB9, 0xCA, 0xC2, 0xFC, 0x63, 0x25, 0x51,
    ];

    /// <summary>Writes r ‖ s into <paramref name="destination"/> (64 bytes); false for anything but the strict form.</summary>
    public static bool TryToFixedLength(ReadOnlySpan<byte> der, Span<byte> destination)
    {
        destination[..FixedLength].Clear();
        return der.Length is >= 8 and <= 72
            && der[0] == 0x30
            && der[1] == der.Length - 2
            && TryReadInteger(der[2..], destination[..Half], out var afterR)
            && TryReadInteger(afterR, destination[Half..FixedLength], out var afterS)
            && afterS.IsEmpty;
    }

    static bool TryReadInteger(ReadOnlySpan<byte> der, Span<byte> destination, out ReadOnlySpan<byte> rest)
    {
        rest = default;
        if (der.Length < 3 || der[0] != 0x02 || der[1] is 0 or > Half + 1 || der.Length < 2 + der[1])
        {
            return false;
        }

        var value = der.Slice(2, der[1]);
        rest = der[(2 + der[1])..];
        var negative = value[0] >= 0x80;
        var padded = value.Length > 1 && value[0] == 0;
        if (negative || (padded && value[1] < 0x80))
        {
            return false;
        }

        value = padded ? value[1..] : value;
        if (value.Length > Half)
        {
            return false;
        }

        value.CopyTo(destination[(Half - value.Length)..]);
        return destination.ContainsAnyExcept((byte)0) && destination.SequenceCompareTo(Order) < 0;
    }
}
