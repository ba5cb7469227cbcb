using System.Text;

namespace Portal.Data.Avails.Workbooks;

/// <summary>
/// A workbook's shared strings, as UTF-8: millions of ids and names take a third of what they take as strings. Those that rows ask for
/// again and again (owners, formats, territories) are kept as strings too.
/// </summary>
sealed class SharedStrings
{
    const int BlockBytes = 1024 * 1024;
    const int Recent = 4_096;

    readonly List<byte[]> blocks = [];
    readonly List<Place> places = [];
    readonly (int Index, string Text)[] recent = new (int, string)[Recent];
    int used;

    /// <summary>How many there are.</summary>
    public int Count => places.Count;

    /// <summary>All of them together.</summary>
    public long Bytes { get; private set; }

    public string this[int index]
    {
        get
        {
            ref var seen = ref recent[index % Recent];
            if (seen.Text is null || seen.Index != index)
            {
                var (block, offset, length) = places[index];
                seen = (index, length == 0 ? "" : Encoding.UTF8.GetString(blocks[block], offset, length));
            }
            return seen.Text;
        }
    }

    public void Add(string text)
    {
        var length = Encoding.UTF8.GetByteCount(text);
        if (blocks.Count == 0 || used + length > blocks[^1].Length)
        {
            blocks.Add(new byte[Math.Max(BlockBytes, length)]);
            used = 0;
        }
        Encoding.UTF8.GetBytes(text, blocks[^1].AsSpan(used));
        places.Add(new Place(blocks.Count - 1, used, length));
        used += length;
        Bytes += length;
    }

    readonly record struct Place(int Block, int Offset, int Length);
}
