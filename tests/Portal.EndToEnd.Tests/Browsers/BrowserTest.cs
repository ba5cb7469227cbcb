using Xunit;

namespace Portal.EndToEnd.Tests.Browsers;

/// <summary>A test with browsers of its own on the shared portal.</summary>
public abstract class BrowserTest(SharedHost host) : IAsyncLifetime
{
    readonly List<Person> people = [];

    protected SharedHost Host => host;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        var context = TestContext.Current;
        var failed = context.TestState?.Result == TestResult.Failed;
        foreach (var person in people)
        {
            await person.Leave(failed, $"{context.TestClass?.TestClassSimpleName}.{context.TestMethod?.MethodName}");
        }

        GC.SuppressFinalize(this);
    }

    /// <summary>A browser in which nobody is signed in.</summary>
    protected async Task<Person> Open(string name)
    {
        var person = await host.Browser.NewPerson(name, host.Portal.Address);
        people.Add(person);
        return person;
    }

    /// <summary>One of the sample people, signed in and in the room they work in.</summary>
    protected async Task<Person> SignIn(string name)
    {
        var person = await Open(name);
        await person.Page.GotoAsync("/");
        await person.SignIn.As(name);
        await person.Frame.Ready();
        return person;
    }
}
