using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Portal.Data.Connections;
using Portal.Domain.Storage;

namespace Portal.Data.DataProtection;

/// <summary>
/// Keeps the Data Protection keys in the database, where several web nodes share them: used on SQL Server.
/// With the embedded default they are files in the data directory.
/// </summary>
public sealed class DataProtectionKeyRepository(Database database, IUnitOfWork unitOfWork) : IXmlRepository
{
    const string All = "select xml from data_protection_key order by id";
    const string Insert = "insert into data_protection_key (id, friendly_name, xml) values (@Id, @FriendlyName, @Xml)";

    // The interface knows no asynchrony; a thread of the pool waits, so that no circuit's context can wait for itself.
    public IReadOnlyCollection<XElement> GetAllElements() =>
        Task.Run(async () =>
        {
            var rows = await database.Read((connection, token) => connection.Rows<string>(All, null, token), CancellationToken.None);
            return rows.Select(row => XElement.Parse(row)).ToList();
        }).GetAwaiter().GetResult();

    public void StoreElement(XElement element, string friendlyName) =>
        Task.Run(() => unitOfWork.Write(
            Durability.Full,
            (session, token) => WriteSession.Of(session).Execute(
                Insert,
                new
                {
                    Id = Guid.CreateVersion7().ToString(),
                    FriendlyName = friendlyName,
                    Xml = element.ToString(SaveOptions.DisableFormatting),
                },
                token),
            CancellationToken.None)).GetAwaiter().GetResult();
}
