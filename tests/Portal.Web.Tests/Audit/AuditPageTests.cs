using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Portal.Domain.Access;
using Portal.Domain.Audit;
using Portal.Domain.Storage;
using Portal.Web.Features.Audit;

namespace Portal.Web.Tests.Audit;

public sealed class AuditPageTests : PageContext
{
    readonly WrittenLog log = new();

    public AuditPageTests()
        : base(Role.ProductManager) => Services.AddSingleton<IAuditReader>(log);

    [Fact]
    public void Entry_says_what_was_done_and_links_what_it_was_done_to()
    {
        log.Write("alice", "avails.imported", "import/0123456789abcdef", """{"file":"movies.xlsx","titlesAdded":4}""");

        var page = Render<AuditPage>();
        page.Find("button[aria-label='Details of entry 1']").Click();

        Assert.Equal("Applied an import", page.FindAll("tbody td")[3].TextContent);
        Assert.NotNull(page.Find("a[href='/imports/0123456789abcdef']"));
        Assert.Contains("movies.xlsx", page.Find(".facts").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Filters_come_from_the_address_and_go_there()
    {
        log.Write("alice", "avails.imported", "import/1", "{}");
        var navigation = Services.GetRequiredService<NavigationManager>();
        navigation.NavigateTo("/audit?actor=alice&action=avails.imported");

        var page = Render<AuditPage>();
        Assert.Equal(new AuditFilter("alice", "avails.imported"), log.Asked);
        page.Find("input[name=subject]").Change("import/1");
        page.Find("form").Submit();

        Assert.EndsWith("/audit?actor=alice&action=avails.imported&subject=import%2F1", navigation.Uri, StringComparison.Ordinal);
    }

    [Fact]
    public void Whole_log_is_verified_in_words()
    {
        log.Write("alice", "avails.imported", "import/1", "{}");
        log.Write("arthur", "release.requested", "feed/default/release/2", "{}");
        var page = Render<AuditPage>();

        page.FindAll("button").Single(button => button.TextContent.Trim() == "Verify the log").Click();

        Assert.Contains("All 2 entries are as they were written", page.Find("[role=status]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Changed_log_is_told_by_the_entry_at_fault()
    {
        log.Write("alice", "avails.imported", "import/1", "{}");
        log.Write("alice", "avails.imported", "import/2", "{}");
        log.Entries[1] = log.Entries[1] with { Actor = "somebody else" };
        var page = Render<AuditPage>();

        page.FindAll("button").Single(button => button.TextContent.Trim() == "Verify the log").Click();

        Assert.Contains("Entry 2 was changed after it was written", page.Find("[role=alert]").TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("feed/default/release/3", "{}", "release 3 of feed default", "/publishing")]
    [InlineData("title/md:cid:x", "{}", "title md:cid:x", "/titles/md%3Acid%3Ax")]
    [InlineData("import/7", """{"file":"movies.xlsx"}""", "import of movies.xlsx", "/imports/7")]
    [InlineData("changeSet/7", """{"scopes":["deal NL-2026"]}""", "change of deal NL-2026", "/reviews?id=7")]
    [InlineData("changeSet/7", """{"scopes":["deal A","deal B","title C"]}""", "change of deal A and 2 more", "/reviews?id=7")]
    [InlineData("plan/standard", "{}", "plan standard", null)]
    public void Subject_has_words_and_a_page_where_there_is_one(string subject, string details, string words, string? address)
    {
        log.Write("alice", "x.done", subject, details);

        Assert.Equal(words, AuditWords.SubjectOf(log.Entries[0]));
        Assert.Equal(address, AuditWords.AddressOf(subject));
    }

    [Fact]
    public void Action_nobody_gave_words_is_told_by_its_name() => Assert.Equal("Plan edited", AuditWords.Of("plan.edited"));

    /// <summary>A chained log in a list.</summary>
    sealed class WrittenLog : IAuditReader
    {
        public List<AuditEntry> Entries { get; } = [];

        public AuditFilter? Asked { get; private set; }

        public void Write(string actor, string action, string subject, string details)
        {
            var head = Entries.Count == 0 ? AuditHead.Empty : new AuditHead(Entries[^1].Sequence, Entries[^1].Hash);
            Entries.Add(AuditChain.Seal(head, new NewAuditEntry(new DateTimeOffset(2027, 3, 1, 14, 0, 0, TimeSpan.Zero), actor, action, subject, details, [])));
        }

        public Task<Page<AuditEntry>> Page(Viewer viewer, AuditFilter filter, PageRequest page, CancellationToken cancellationToken)
        {
            Asked = filter;
            return Task.FromResult(new Page<AuditEntry>([.. Entries.AsEnumerable().Reverse()], Entries.Count, page));
        }

        public Task<AuditVerification> Verify(IReadOnlyCollection<AuditHead> keptHeads, CancellationToken cancellationToken)
        {
            var verifier = new AuditVerifier(keptHeads);
            var fault = Entries.Select(verifier.Check).FirstOrDefault(found => found is not null);
            return Task.FromResult(new AuditVerification(verifier.Head, fault));
        }
    }
}
