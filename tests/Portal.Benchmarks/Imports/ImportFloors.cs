using System.IO.Compression;
using System.Xml;
using Microsoft.Data.Sqlite;
using Portal.Data.Connections;
using Portal.Domain.Storage;

namespace Portal.Benchmarks.Imports;

/// <summary>What importing cannot be faster than, in processor time: the same XML walked and the same rows inserted, with nothing else done.</summary>
static class ImportFloors
{
    public static Dictionary<string, double> WalkXml(string workbook, int rows)
    {
        var started = Spent.Now;
        using var archive = ZipFile.OpenRead(workbook);
        foreach (var entry in archive.Entries.Where(entry => entry.FullName.StartsWith("xl/worksheets", StringComparison.Ordinal) || entry.Name == "sharedStrings.xml"))
        {
            using var reader = XmlReader.Create(entry.Open());
            while (reader.Read())
            {
            }
        }
        return new() { ["walk"] = rows / (Spent.Now - started).Processor.TotalSeconds };
    }

    /// <summary>Titles and avails of the imported database, in their order there, into an empty one. Their reading counts too.</summary>
    public static async Task<Dictionary<string, double>> InsertBare(string directory)
    {
        var source = new Database(DatabaseOptions.Embedded(directory));
        var target = await ImportProcess.Migrated(Path.Combine(directory, "bare"));
        var avails = 0;
        var started = Spent.Now;
        await using var reading = await source.OpenForReading(CancellationToken.None);
        using var unitOfWork = new UnitOfWork(target);
        await unitOfWork.Write(
            Durability.Full,
            async (session, token) =>
            {
                var write = WriteSession.Of(session);
                foreach (var table in new[] { "title", "avail" })
                {
                    await using var select = reading.CreateCommand();
                    select.CommandText = $"select * from {table} order by rowid";
                    await using var rows = await select.ExecuteReaderAsync(token);
                    await using var insert = (SqliteCommand)write.Connection.CreateCommand();
                    insert.Transaction = (SqliteTransaction)write.Transaction;
                    insert.CommandText = $"insert into {table} values ({string.Join(", ", Enumerable.Range(0, rows.FieldCount).Select(at => $"@p{at}"))})";
                    var parameters = Enumerable.Range(0, rows.FieldCount).Select(at => insert.Parameters.Add(new SqliteParameter($"@p{at}", null))).ToArray();
                    while (await rows.ReadAsync(token))
                    {
                        for (var at = 0; at < parameters.Length; at++)
                        {
                            parameters[at].Value = rows.GetValue(at);
                        }
                        insert.ExecuteNonQuery();
                        avails += table == "avail" ? 1 : 0;
                    }
                }
                return avails;
            },
            CancellationToken.None);
        return new() { ["insert"] = avails / (Spent.Now - started).Processor.TotalSeconds };
    }
}
