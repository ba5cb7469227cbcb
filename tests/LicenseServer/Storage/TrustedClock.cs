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
    readonly ILogger<TrustedClock> log;
    readonly Lock gate = new();
    DateTimeOffset latest;
    DateTimeOffset stored;

    public TrustedClock(TimeProvider time, DurableFiles files, string folder, ILogger<TrustedClock> log)
    {
        this.time = time;
        this.files = files;
        this.log = log;
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
                Store();
            }

            return latest;
        }
    }

    // A full disk must not stop licences: the time stays known to this process, and the next call tries again.
    void Store()
    {
        try
        {
            files.Write(path, Encoding.ASCII.GetBytes(latest.ToString("O", CultureInfo.InvariantCulture)));
            stored = latest;
        }
        catch (IOException error)
        {
            log.LogWarning("The latest time could not be stored in {Path}: {Reason}", path, error.Message);
        }
    }
}
