using System.Globalization;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using Portal.Data.Avails.Export;
using Portal.Domain.Access;
using Portal.Domain.Avails;
using Portal.Domain.Avails.Export;
using Portal.Testing;

namespace Portal.Data.Tests.Avails.Export;

/// <summary>A database whose rights are taken out and put into another one.</summary>
sealed class ExportFixture(TestDatabase database)
{
    const string Titles = "select id, name, kind, parent_id, content_owner, number, run_time from title order by id";
    const string Avails = "select * from avail order by id";

    readonly ImportFixture imports = new(database);

    public async Task<byte[]> Export(Viewer? viewer = null, AvailsSelection? selection = null, int mostRows = AvailsWorkbooks.MostRows)
    {
        using var bytes = new MemoryStream();
        var export = new ExportAvails(database.Get<IPresentAvailsReader>(), new AvailsWorkbooks(mostRows));
        await export.Write(viewer ?? Viewer.Portal, selection ?? new AvailsSelection(), new Forward(bytes), CancellationToken.None);
        return bytes.ToArray();
    }

    public async Task<ImportDetail> Import(byte[] workbook) =>
        ImportFixture.Done(await imports.ImportAvails.Import(ImportFixture.Manager, "avails.xlsx", new MemoryStream(workbook), CancellationToken.None));

    /// <summary>What is in the catalog, a line for each title and avail; versions and what was done are left out.</summary>
    public Task<string[]> Rights() => database.Database.Read(
        async (connection, token) =>
        {
            var lines = new List<string>();
            foreach (var statement in new[] { Titles, Avails })
            {
                await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // One of the two texts above.
                command.CommandText = statement;
#pragma warning restore CA2100
                await using var reader = await command.ExecuteReaderAsync(token);
                var values = new object[reader.FieldCount];
                while (await reader.ReadAsync(token))
                {
                    reader.GetValues(values);
                    lines.Add(string.Join('|', values.Select(value => Convert.ToString(value, CultureInfo.InvariantCulture))));
                }
            }
            return lines.ToArray();
        },
        CancellationToken.None);

    /// <summary>What a spreadsheet program would complain of.</summary>
    public static IEnumerable<string> Complaints(byte[] workbook)
    {
        using var package = SpreadsheetDocument.Open(new MemoryStream(workbook), isEditable: false);
        return [.. new OpenXmlValidator().Validate(package).Select(error => $"{error.Part?.Uri} {error.Path?.XPath}: {error.Description}")];
    }

    /// <summary>As a web server's response is: written forward, and not synchronously.</summary>
    sealed class Forward(Stream inner) : Stream
    {
        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override void Flush()
        {
        }

        public override Task FlushAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new InvalidOperationException("Synchronous operations are disallowed.");

        public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) =>
            await inner.WriteAsync(buffer, cancellationToken);

        public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
            WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();
    }
}
