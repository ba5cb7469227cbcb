using System.Buffers;

namespace Portal.Data.Avails.Workbooks;

/// <summary>
/// Takes what an archive writes synchronously, as archives do when a part ends, and hands it on asynchronously, because a web server's
/// response takes nothing else. Holds what was written since <see cref="Drain"/>. Forward and write-only: what it cannot do it says, as a
/// stream does.
/// </summary>
sealed class DrainedStream(Stream destination) : Stream
{
    readonly ArrayBufferWriter<byte> buffer = new(64 * 1024);

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public async Task Drain(CancellationToken cancellationToken)
    {
        await destination.WriteAsync(buffer.WrittenMemory, cancellationToken);
        buffer.ResetWrittenCount();
    }

    public override void Write(ReadOnlySpan<byte> bytes) => buffer.Write(bytes);

    public override void Write(byte[] bytes, int offset, int count) => buffer.Write(bytes.AsSpan(offset, count));

    public override void Flush()
    {
    }

    public override int Read(byte[] bytes, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();
}
