using System.Globalization;
using System.Text;

namespace Portal.Data.Tests.Avails;

/// <summary>A file that begins with some text and repeats a unit to its end, without holding it; elements of ever new names without a unit.</summary>
sealed class RepeatedStream(string before, string? unit, int length) : Stream
{
    const int NameLength = 14;

    readonly byte[] head = Encoding.UTF8.GetBytes(before);
    readonly byte[]? repeated = unit is null ? null : Encoding.UTF8.GetBytes(unit);

    public override bool CanRead => true;

    public override bool CanSeek => true;

    public override bool CanWrite => false;

    public override long Length => length;

    public override long Position { get; set; }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        var read = (int)Math.Min(buffer.Length, length - Position);
        Span<byte> element = stackalloc byte[NameLength];
        for (var at = 0; at < read; at++, Position++)
        {
            var after = (int)Position - head.Length;
            buffer[at] = after switch
            {
                < 0 => head[Position],
                _ when repeated is not null => repeated[after % repeated.Length],
                _ => Element(after / NameLength, element)[after % NameLength],
            };
        }
        return read;
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => Position = origin == SeekOrigin.Begin ? offset : throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    static Span<byte> Element(int ordinal, Span<byte> element)
    {
        "<b0000000000/>"u8.CopyTo(element);
        var digits = element[2..12];
        ordinal.TryFormat(digits, out _, "D10", CultureInfo.InvariantCulture);
        return element;
    }
}
