using System.Data;
using Portal.Data.Catalog;
using Portal.Data.Connections;
using Portal.Domain.Access;
using Portal.Domain.Avails;
using Portal.Domain.Storage;

namespace Portal.Data.Avails;

sealed class ImportReader(Database database) : IImportReader
{
    readonly ImportSql sql = new(database.Dialect);

    public Task<Page<Import>> Page(Viewer viewer, PageRequest page, CancellationToken cancellationToken) =>
        database.Read(
            async (connection, token) =>
            {
                var parameters = new { HeldOwners = VisibleTo.HeldOwners(viewer), page.Skip, page.Size };
                var total = await connection.Value<long>(sql.Count(viewer), parameters, token);
                var rows = await connection.Rows<ImportRow>(sql.Page(viewer), parameters, token);
                return new Page<Import>([.. rows.Select(row => row.ToImport())], total, page);
            },
            cancellationToken);

    public Task<ImportDetail?> Find(Viewer viewer, string id, CancellationToken cancellationToken) =>
        database.Read(
            async (connection, token) =>
            {
                var row = await connection.Row<ImportRow>(sql.ById(viewer), new { Id = id, HeldOwners = VisibleTo.HeldOwners(viewer) }, token);
                if (row is null)
                {
                    return null;
                }
                var bytes = await connection.Value<byte[]>(ImportSql.Content, new { Id = id }, token)
                    ?? throw new DataException($"Import {id} has lost its content.");
                var content = CompressedJson.Read<ImportContent>(bytes);
                return new ImportDetail(row.ToImport(), content.Findings, content.Gaps, content.ToEffect());
            },
            cancellationToken);
}
