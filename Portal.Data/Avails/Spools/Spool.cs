using Portal.Domain.Avails;

namespace Portal.Data.Avails.Spools;

/// <summary>How an item is written and read back.</summary>
interface ISpoolCodec<T>
{
    void Write(BinaryWriter writer, T item);

    T Read(BinaryReader reader);
}

/// <summary>
/// Items as bytes, in chunks of their partition. Chunks stay in memory until there are too many, and then go to one temporary file.
/// </summary>
sealed class Spool<T>(ISpoolCodec<T> codec, SpoolOptions options) : ISpool<T>
{
    readonly Partition[] partitions = [.. Enumerable.Range(0, options.Partitions).Select(_ => new Partition())];
    readonly MemoryStream item = new();
    BinaryWriter? writer;
    FileStream? file;
    long inMemory;

    public int Partitions => partitions.Length;

    public int Count(int partition) => partitions[partition].Count;

    public void Add(string key, T item)
    {
        writer ??= new BinaryWriter(this.item);
        this.item.SetLength(0);
        codec.Write(writer, item);
        writer.Flush();
        Append(partitions[Hash(key) % (uint)partitions.Length], this.item.GetBuffer().AsSpan(0, (int)this.item.Length));
    }

    public IEnumerable<T> Read(int partition)
    {
        foreach (var chunk in partitions[partition].Chunks.Append(partitions[partition].Last))
        {
            using var reader = new BinaryReader(new MemoryStream(chunk.Bytes ?? Fetch(chunk), 0, chunk.Length));
            while (reader.BaseStream.Position < chunk.Length)
            {
                yield return codec.Read(reader);
            }
        }
    }

    public void Dispose()
    {
        writer?.Dispose();
        item.Dispose();
        file?.Dispose();
    }

    void Append(Partition partition, ReadOnlySpan<byte> bytes)
    {
        partition.Count++;
        if (partition.Last.Length + bytes.Length > (partition.Last.Bytes?.Length ?? 0))
        {
            if (partition.Last.Length > 0)
            {
                partition.Chunks.Add(PutAside(partition.Last));
            }
            var room = new byte[Math.Max(options.ChunkBytes, bytes.Length)];
            partition.Last = new Chunk(room, 0, 0);
        }
        bytes.CopyTo(partition.Last.Bytes.AsSpan(partition.Last.Length));
        partition.Last = partition.Last with { Length = partition.Last.Length + bytes.Length };
    }

    Chunk PutAside(Chunk chunk)
    {
        if (inMemory + chunk.Length <= options.BytesInMemory)
        {
            inMemory += chunk.Length;
            return chunk;
        }
        file ??= Open();
        var offset = file.Length;
        file.Position = offset;
        file.Write(chunk.Bytes.AsSpan(0, chunk.Length));
        return new Chunk(null, offset, chunk.Length);
    }

    byte[] Fetch(Chunk chunk)
    {
        var bytes = new byte[chunk.Length];
        if (chunk.Length > 0)
        {
            file!.Position = chunk.Offset;
            file.ReadExactly(bytes);
        }
        return bytes;
    }

    // Unbuffered: a chunk is written and read whole.
    FileStream Open()
    {
        Directory.CreateDirectory(options.Directory);
        return new FileStream(
            Path.Combine(options.Directory, Guid.NewGuid().ToString("N")), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 0, FileOptions.DeleteOnClose);
    }

    // FNV-1a: the same key gives the same partition in every process.
    static uint Hash(string key)
    {
        var hash = 2_166_136_261u;
        foreach (var letter in key)
        {
            hash = (hash ^ letter) * 16_777_619u;
        }
        return hash;
    }

    sealed class Partition
    {
        public List<Chunk> Chunks { get; } = [];

        public Chunk Last { get; set; }

        public int Count { get; set; }
    }

    /// <param name="Bytes">Null when it lies in the file.</param>
    readonly record struct Chunk(byte[]? Bytes, long Offset, int Length);
}
