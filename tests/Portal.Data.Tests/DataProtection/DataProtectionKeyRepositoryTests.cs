using System.Xml.Linq;
using Portal.Data.Connections;
using Portal.Data.DataProtection;
using Portal.Testing;
using Xunit;

namespace Portal.Data.Tests.DataProtection;

public sealed class DataProtectionKeyRepositoryTests
{
    [Theory, ClassData(typeof(Engines))]
    public async Task Stored_keys_are_read_back_by_another_node(DatabaseProvider engine)
    {
        await using var database = await TestDatabase.Create(engine);
        using var otherWrites = new UnitOfWork(database.Database);
        var one = new DataProtectionKeyRepository(database.Database, database.UnitOfWork);
        var other = new DataProtectionKeyRepository(new Database(database.Options), otherWrites);

        one.StoreElement(XElement.Parse("<key id='1'><secret>a &lt; b</secret></key>"), "first");
        other.StoreElement(XElement.Parse("<key id='2' />"), "second");

        Assert.Equal(["1", "2"], other.GetAllElements().Select(key => key.Attribute("id")!.Value));
        Assert.Equal("a < b", one.GetAllElements().First().Value);
    }
}
