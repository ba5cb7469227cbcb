using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Portal.Testing;
using Portal.Testing.Host;

namespace Portal.Web.Tests.Api;

public sealed class AvailsTests(HostFixture fixture)
{
    const int Megabyte = 1024 * 1024;

    PortalHost Host => fixture.Host;

    [Fact]
    public async Task Dry_run_says_what_would_change_and_changes_nothing()
    {
        using var client = await Host.Api("sample-author");
        var workbook = Workbook("dry").Row(Of("dry-and-broken", ("Territory", "Atlantis"))).ToBytes();

        var first = await Json(await Deliver(client, workbook, "dry.xlsx", dryRun: true), HttpStatusCode.OK);
        var again = await Json(await Deliver(client, workbook, "dry.xlsx", dryRun: true), HttpStatusCode.OK);

        Assert.True(first.GetProperty("dryRun").GetBoolean());
        Assert.Equal("1.8", first.GetProperty("template").GetString());
        Assert.Equal("""{"read":2,"accepted":1,"rejected":1}""", first.GetProperty("rows").GetRawText());
        Assert.Equal(
            """{"titlesAdded":1,"titlesChanged":0,"availsAdded":1,"availsChanged":0,"availsRemoved":0}""", first.GetProperty("changes").GetRawText());
        Assert.Equal(first.GetProperty("changes").GetRawText(), again.GetProperty("changes").GetRawText());
        var finding = first.GetProperty("findings").EnumerateArray().First(one => one.GetProperty("severity").GetString() == "error");
        Assert.Equal(
            ["sheet", "row", "cell", "column", "severity", "code", "message"], finding.EnumerateObject().Select(member => member.Name).ToArray());
        Assert.Equal("Movies", finding.GetProperty("sheet").GetString());
        Assert.Equal(5, finding.GetProperty("row").GetInt32());
        Assert.Equal("Territory", finding.GetProperty("column").GetString());
    }

    [Fact]
    public async Task Dry_run_applied_is_answered_as_applied_now_and_later()
    {
        using var client = await Host.Api("sample-author");
        var planned = await Json(await Deliver(client, Workbook("apply").ToBytes(), "apply.xlsx", dryRun: true), HttpStatusCode.OK);
        var address = $"/api/v1/avails/{planned.GetProperty("importId").GetString()}";

        var applied = await Json(await client.PostAsync($"{address}/apply", content: null), HttpStatusCode.OK);
        var sentAgain = await Json(await client.PostAsync($"{address}/apply", content: null), HttpStatusCode.OK);
        var read = await Json(await client.GetAsync(address), HttpStatusCode.OK);

        Assert.False(applied.GetProperty("dryRun").GetBoolean());
        Assert.Equal(1, applied.GetProperty("changes").GetProperty("titlesAdded").GetInt32());
        Assert.Equal(applied.GetRawText(), sentAgain.GetRawText());
        Assert.Equal(applied.GetRawText(), read.GetRawText());
    }

    [Fact]
    public async Task Dry_run_that_rights_overtook_is_a_conflict()
    {
        using var client = await Host.Api("sample-author");
        var planned = await Json(await Deliver(client, Workbook("overtaken").ToBytes(), "overtaken.xlsx", dryRun: true), HttpStatusCode.OK);
        await Json(await Deliver(client, Workbook("overtaking").ToBytes(), "overtaking.xlsx"), HttpStatusCode.OK);

        var problem = await Json(
            await client.PostAsync($"/api/v1/avails/{planned.GetProperty("importId").GetString()}/apply", content: null), HttpStatusCode.Conflict);

        Assert.Equal("rightsChanged", problem.GetProperty("code").GetString());
    }

    [Fact]
    public async Task Same_file_twice_changes_nothing_the_second_time()
    {
        using var client = await Host.Api("sample-author");
        var workbook = Workbook("twice").ToBytes();

        var first = await Json(await Deliver(client, workbook, "twice.xlsx"), HttpStatusCode.OK);
        var second = await Json(await Deliver(client, workbook, "twice.xlsx"), HttpStatusCode.OK);

        Assert.Equal(1, first.GetProperty("changes").GetProperty("availsAdded").GetInt32());
        Assert.All(second.GetProperty("changes").EnumerateObject(), change => Assert.Equal(0, change.Value.GetInt32()));
    }

    [Fact]
    public async Task Something_that_is_no_workbook_is_refused_with_its_finding()
    {
        using var client = await Host.Api("sample-author");

        var problem = await Json(await Deliver(client, "not a workbook"u8.ToArray(), "notes.xlsx"), HttpStatusCode.UnprocessableEntity);

        Assert.Equal("FileNotWorkbook", problem.GetProperty("code").GetString());
        Assert.StartsWith("notes.xlsx cannot be read.", problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
        Assert.Equal("error", Assert.Single(problem.GetProperty("findings").EnumerateArray()).GetProperty("severity").GetString());
    }

    [Fact]
    public async Task Workbook_without_its_header_rows_is_refused_by_sheet()
    {
        using var client = await Host.Api("sample-author");
        var workbook = Workbook("headless").WithoutHeaderRow(1).ToBytes();

        var problem = await Json(await Deliver(client, workbook, "headless.xlsx"), HttpStatusCode.UnprocessableEntity);

        Assert.Equal("HeaderRowsMissing", problem.GetProperty("code").GetString());
        Assert.Equal("Movies", problem.GetProperty("findings")[0].GetProperty("sheet").GetString());
    }

    [Fact]
    public async Task Zip_bomb_is_refused()
    {
        using var client = await Host.Api("sample-author");
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            await using var part = await zip.CreateEntry("xl/worksheets/sheet1.xml", CompressionLevel.SmallestSize).OpenAsync();
            var zeros = new byte[Megabyte];
            for (var written = 0; written < 64; written++)
            {
                await part.WriteAsync(zeros);
            }
        }

        var problem = await Json(await Deliver(client, bytes.ToArray(), "bomb.xlsx"), HttpStatusCode.UnprocessableEntity);

        Assert.Equal("FileExpandsTooFar", problem.GetProperty("code").GetString());
    }

    [Fact]
    public async Task File_of_200_MB_is_refused_by_name_and_leaves_nothing_behind()
    {
        using var client = await Host.Api("sample-author");

        var problem = await Json(await Deliver(client, new StreamContent(new Zeros(200L * Megabyte)), "huge.xlsx", dryRun: false), HttpStatusCode.RequestEntityTooLarge);

        Assert.Equal("FileTooLarge", problem.GetProperty("code").GetString());
        Assert.StartsWith("huge.xlsx is larger than 100 MB", problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFiles(Path.Combine(Host.DataDirectory, "uploads")));
    }

    [Fact]
    public async Task Form_without_the_file_is_refused()
    {
        using var client = await Host.Api("sample-author");
        using var form = new MultipartFormDataContent { { new StringContent("x"), "note" } };

        var problem = await Json(await client.PostAsync("/api/v1/avails", form), HttpStatusCode.BadRequest);

        Assert.Equal("fileMissing", problem.GetProperty("code").GetString());
    }

    [Fact]
    public async Task Whoever_may_not_write_rights_may_not_import()
    {
        using var client = await Host.Api("sample-approver");

        await Json(await Deliver(client, Workbook("refused").ToBytes(), "refused.xlsx"), HttpStatusCode.Forbidden);
        await Json(await client.GetAsync("/api/v1/avails/x"), HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Import_that_does_not_exist_is_not_found()
    {
        using var client = await Host.Api("sample-author");

        await Json(await client.GetAsync("/api/v1/avails/none"), HttpStatusCode.NotFound);
        await Json(await client.PostAsync("/api/v1/avails/none/apply", content: null), HttpStatusCode.NotFound);
    }

    static WorkbookBuilder Workbook(string name) => WorkbookBuilder.Movies().Row(Of(name));

    static (string Column, object? Value)[] Of(string name, params (string Column, object? Value)[] cells) =>
    [
        ("ALID", $"md:alid:org:test:{name}"), ("ContentID", $"md:cid:org:test:{name}"), ("TitleInternalAlias", name), ("TitleDisplayUnlimited", name), .. cells,
    ];

    static Task<HttpResponseMessage> Deliver(HttpClient client, byte[] file, string name, bool dryRun = false) =>
        Deliver(client, new ByteArrayContent(file), name, dryRun);

    static async Task<HttpResponseMessage> Deliver(HttpClient client, HttpContent file, string name, bool dryRun)
    {
        file.Headers.ContentType = new MediaTypeHeaderValue("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
        using var form = new MultipartFormDataContent { { file, "file", name } };
        return await client.PostAsync($"/api/v1/avails?dryRun={(dryRun ? "true" : "false")}", form);
    }

    static async Task<JsonElement> Json(HttpResponseMessage answer, HttpStatusCode status)
    {
        using (answer)
        {
            var text = await answer.Content.ReadAsStringAsync();
            Assert.True(answer.StatusCode == status, $"{(int)answer.StatusCode} {text}");
            return JsonDocument.Parse(text).RootElement.Clone();
        }
    }

    /// <summary>A stream of zeros that takes no room.</summary>
    sealed class Zeros(long length) : Stream
    {
        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => length;

        public override long Position { get; set; }

        public override int Read(byte[] buffer, int offset, int count)
        {
            var read = (int)Math.Min(count, length - Position);
            Position += read;
            return read;
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
