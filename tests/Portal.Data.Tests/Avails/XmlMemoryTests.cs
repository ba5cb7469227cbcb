using Portal.Data.Avails.Workbooks;
using Portal.Data.Tests.Avails.Fuzzing;
using Portal.Domain.Avails;
using Portal.Testing;
using Xunit;
using static Portal.Testing.AvailsXmlBuilder;

namespace Portal.Data.Tests.Avails;

[Collection(nameof(Alone))]
public sealed class XmlMemoryTests
{
    /// <summary>30 MB of Transactions: what lives on while they are walked is a reader's buffers.</summary>
    [Fact]
    public void Avail_of_very_many_Transactions_is_walked_in_little_memory()
    {
        var transaction = Transaction();
        var whole = Of().Movie(transaction).ToString();
        var before = whole[..whole.IndexOf("<avails:Transaction", StringComparison.Ordinal)];
        using var file = new RepeatedStream(before, transaction, before.Length + (transaction.Length * 40_000));
        using var document = new AvailsFiles(new WorkbookLimits()).Open("avails.xml", file);
        var (rows, most, atFirst) = (0, 0L, GC.GetTotalMemory(forceFullCollection: true));

        // The document ends within its Avail, after the last Transaction.
        Assert.Throws<UnreadableFileException>(() =>
        {
            foreach (var _ in document.Sheets.SelectMany(sheet => sheet.Rows))
            {
                if (++rows % 10_000 == 0)
                {
                    most = Math.Max(most, GC.GetTotalMemory(forceFullCollection: true) - atFirst);
                }
            }
        });

        Assert.Equal(40_000, rows);
        Assert.True(most < 4 * 1024 * 1024, $"{most:N0} bytes live on");
    }
}
