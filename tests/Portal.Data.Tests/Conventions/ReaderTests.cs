using Portal.Data.Connections;
using Portal.Domain.Access;
using Xunit;

namespace Portal.Data.Tests.Conventions;

public sealed class ReaderTests
{
    /// <summary>Port methods that show the same to everybody, each with its reason.</summary>
    static readonly Dictionary<string, string> Exceptions = new(StringComparer.Ordinal)
    {
        ["IAuditReader.Verify"] = "A chain cannot be verified in parts, and the answer shows no entry's content.",
        ["IStatementReader.At"] = "Terms count for everybody; whoever shows them asks IScopeReader first.",
        ["IStatementReader.All"] = "Terms count for everybody; whoever shows them asks IScopeReader first.",
    };

    static readonly string[] Methods =
    [
        .. typeof(Viewer).Assembly.GetTypes()
            .Where(type => type.IsInterface && type.Name.EndsWith("Reader", StringComparison.Ordinal))
            .SelectMany(port => port.GetMethods())
            .Where(method => method.GetParameters().All(parameter => parameter.ParameterType != typeof(Viewer)))
            .Select(method => $"{method.DeclaringType!.Name}.{method.Name}"),
    ];

    [Fact]
    public void Every_method_of_a_reader_takes_a_viewer() =>
        Assert.Empty(Methods.Except(Exceptions.Keys));

    [Fact]
    public void Every_exception_is_still_needed() =>
        Assert.Empty(Exceptions.Keys.Except(Methods));

    [Fact]
    public void Every_reader_is_reached_through_a_port_of_the_domain()
    {
        var readers = typeof(Database).Assembly.GetTypes()
            .Where(type => type is { IsClass: true, IsAbstract: false, IsNested: false } && type.Name.EndsWith("Reader", StringComparison.Ordinal));

        Assert.All(readers, reader => Assert.Contains(
            reader.GetInterfaces(), port => port.Assembly == typeof(Viewer).Assembly && port.Name.EndsWith("Reader", StringComparison.Ordinal)));
    }
}
