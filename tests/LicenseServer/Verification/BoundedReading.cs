namespace LicenseServer.Verification;

/// <summary>Reads a body up to a limit and never keeps more (guarantee 6).</summary>
public static class BoundedReading
{
    /// <param name="announced">The length the sender states, where it does.</param>
    public static async Task<byte[]> ReadAsync(Stream body, string path, long? announced, long maxBytes, CancellationToken cancellation)
    {
        if (announced > maxBytes)
        {
            throw TooLong(path, maxBytes);
        }

        using var kept = new MemoryStream((int)Math.Min(announced ?? 0, maxBytes));
        var buffer = new byte[16 * 1024];
        while (true)
        {
            var room = Math.Min(buffer.Length, maxBytes - kept.Length + 1);
            var read = await body.ReadAsync(buffer.AsMemory(0, (int)room), cancellation);
            if (read == 0)
            {
                return kept.ToArray();
            }

            if (kept.Length + read > maxBytes)
            {
                throw TooLong(path, maxBytes);
            }

            kept.Write(buffer, 0, read);
        }
    }

    static FeedRefusedException TooLong(string path, long maxBytes) =>
        new(Refusal.Invalid, $"{path} is longer than the {maxBytes} bytes it may have");
}
