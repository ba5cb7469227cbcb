using System.Collections;
using Portal.Data.Connections;

namespace Portal.Testing;

/// <summary>
/// Every engine, as theory data: <c>[Theory, ClassData(typeof(Engines))]</c> on a test that takes a <see cref="DatabaseProvider"/>
/// and begins with <see cref="TestDatabase.Create"/>, which skips where the engine is not at hand.
/// </summary>
public sealed class Engines : IEnumerable<object[]>
{
    public IEnumerator<object[]> GetEnumerator() =>
        Enum.GetValues<DatabaseProvider>().Select(provider => new object[] { provider }).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
