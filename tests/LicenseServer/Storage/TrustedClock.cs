using System.Globalization;
using System.Text;

namespace LicenseServer.Storage;

/// <summary>Time that never goes back, also over restarts: setting the machine's clock back revives nothing that had expired.</summary>
public sealed class TrustedClock
{
    static readonly TimeSpan Grain = TimeSpan.FromMinutes(1);

    readonly TimeProvider time;
    readonly DurableFiles files;
    readonly string path;
    readonly Lock gate = new();
    DateTimeOffset latest;
    DateTimeOffset stored;

    public TrustedClock(TimeProvider time, DurableFiles files, string folder)
    {
        this.time = time;
        this.files = files;
        path = Path.Combine(folder, "latest-time");
        if (File.Exists(path))
        {
            latest = stored = DateTimeOffset.Parse(File.ReadAllText(path), CultureInfo.InvariantCulture);
        }
    }

    /// <summary>The latest instant ever seen. Stored whenever it has advanced by a minute.</summary>
    public DateTimeOffset Now()
    {
        lock (gate)
        {
            var now = time.GetUtcNow();
            latest = now > latest ? now : latest;
            if (latest - stored >= Grain)
            {
                files.Write(path, Encoding.ASCII.GetBytes(latest.ToString("O", CultureInfo.InvariantCulture)));
                stored = latest;
            }

            return latest;
        }
    }
}
