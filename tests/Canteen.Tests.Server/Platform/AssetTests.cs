using System.IO.Compression;
using System.Net;
using System.Text.RegularExpressions;
using Canteen.Features.Platform.Look;
using Canteen.Testing;

namespace Canteen.Tests.Server.Platform;

[Trait("engine", "either")]
public sealed partial class AssetTests(AssetTests.Running running) : IClassFixture<AssetTests.Running>
{
    private const int MostBytesOfScript = 25 * 1024;

    [Fact]
    public async Task The_style_is_one_file_that_browsers_keep_for_ever()
    {
        var server = running.Server;
        var path = Style().Match(await server.Visitor().GetStringAsync("/")).Value;
        var answer = await server.Visitor().GetAsync(path);
        Assert.Equal("text/css", answer.Content.Headers.ContentType?.MediaType);
        Assert.Contains("immutable", answer.Headers.CacheControl?.ToString(), StringComparison.Ordinal);
        Assert.StartsWith("@layer reset,tokens,layout,pieces;", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Packed_and_plain_are_the_same()
    {
        var server = running.Server;
        var path = Style().Match(await server.Visitor().GetStringAsync("/")).Value;
        var plain = await server.Visitor().GetStringAsync(path);
        foreach (var coding in new[] { "br", "gzip" })
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, path);
            request.Headers.Add("Accept-Encoding", coding);
            var answer = await server.Visitor().SendAsync(request);
            Assert.Equal(coding, Assert.Single(answer.Content.Headers.ContentEncoding));
            var packed = await answer.Content.ReadAsStreamAsync();
            await using Stream unpacker = coding == "br"
                ? new BrotliStream(packed, CompressionMode.Decompress)
                : new GZipStream(packed, CompressionMode.Decompress);
            Assert.Equal(plain, await new StreamReader(unpacker).ReadToEndAsync());
        }
    }

    [Fact]
    public async Task The_script_of_a_page_is_one_small_file()
    {
        var server = running.Server;
        var tag = Assert.Single(ScriptTag().Matches(await server.Visitor().GetStringAsync("/"))).Value;
        Assert.InRange(await PackedAsync(server, Script().Match(tag).Value), 1, MostBytesOfScript);
    }

    [Fact]
    public void A_module_comes_after_those_it_imports_and_hands_out_what_it_exports()
    {
        var bundle = Bundle(
            ("a", "// Why.\nimport { x, y } from './b.js';\nx(y);\n"), ("b", "/** @returns {number} */\nexport const x = () => 1;\nexport async function y() {}\n"));
        Assert.EndsWith(
            """
            add('b', () => {
            const x = () => 1;
            async function y() {}
            return { x, y };
            });
            add('a', () => {
            const { x, y } = modules.b;
            x(y);
            return {  };
            });

            """,
            bundle,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("import { x } from './b.js';", "import { y } from './a.js';")]
    [InlineData("import x from './b.js';", "")]
    [InlineData("export let x = 1;", "")]
    [InlineData("export { x };", "")]
    [InlineData("await x();", "")]
    public void What_cannot_be_bundled_is_refused_when_the_server_starts(string a, string b) =>
        Assert.Throws<InvalidOperationException>(() => Bundle(("a", a), ("b", b)));

    private static string Bundle(params (string Name, string Source)[] modules) =>
        new ScriptBundle(modules.Select(m => m.Name), name => modules.Single(m => m.Name == name).Source).Text;

    [Fact]
    public async Task No_page_carries_a_script_or_a_style_of_its_own()
    {
        var server = running.Server;
        var page = await server.Visitor().GetStringAsync("/");
        Assert.DoesNotContain(" style=", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<style", page, StringComparison.Ordinal);
        Assert.All(ScriptTag().Matches(page), tag => Assert.Contains(" src=", tag.Value, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("/favicon.svg", "image/svg+xml")]
    [InlineData("/manifest.webmanifest", "application/manifest+json")]
    [InlineData("/images/avatar/missing.png", "image/png")]
    [InlineData("/images/header/missing.png", "image/png")]
    [InlineData("/images/apple-touch-icon.png", "image/png")]
    [InlineData("/favicon.ico", "image/vnd.microsoft.icon")]
    [InlineData("/images/preview.png", "image/png")]
    [InlineData("/robots.txt", "text/plain")]
    [InlineData("/speculation.json", "application/speculationrules+json")]
    public async Task Files_that_others_ask_for_by_name_are_there(string path, string type)
    {
        var server = running.Server;
        var answer = await server.Visitor().GetAsync(path);
        Assert.Equal((HttpStatusCode.OK, type), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
        Assert.NotEmpty(await answer.Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task A_visitor_chooses_the_dark_and_it_stays_dark()
    {
        var server = running.Server;
        var browser = server.Browser();
        var token = Token().Match(await browser.GetStringAsync("/")).Groups[1].Value;
        var answer = await browser.PostAsync("/appearance", Form(("__RequestVerificationToken", token), ("to", "Dark"), ("back", "/?x=1")));
        Assert.Equal((HttpStatusCode.SeeOther, "/?x=1"), (answer.StatusCode, answer.Headers.Location?.ToString()));
        Assert.Contains("data-appearance=\"dark\"", await browser.GetStringAsync("/"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Choosing_a_look_cannot_be_done_from_elsewhere_and_leads_nowhere_else()
    {
        var server = running.Server;
        var browser = server.Browser();
        var token = Token().Match(await browser.GetStringAsync("/")).Groups[1].Value;
        Assert.Equal(HttpStatusCode.BadRequest, (await browser.PostAsync("/appearance", Form(("to", "Dark")))).StatusCode);
        var answer = await browser.PostAsync(
            "/appearance", Form(("__RequestVerificationToken", token), ("to", "pink"), ("back", "//evil.example/")));
        Assert.Equal("/", answer.Headers.Location?.ToString());
        Assert.Contains("data-appearance=\"auto\"", await browser.GetStringAsync("/"), StringComparison.Ordinal);
    }

    private static FormUrlEncodedContent Form(params (string Name, string Value)[] fields) =>
        new(fields.Select(f => KeyValuePair.Create(f.Name, f.Value)));

    private static async Task<int> PackedAsync(TestServer server, string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Add("Accept-Encoding", "gzip");
        return (await (await server.Visitor().SendAsync(request)).Content.ReadAsByteArrayAsync()).Length;
    }

    [GeneratedRegex("/look\\.[0-9a-f]{12}\\.css")]
    private static partial Regex Style();

    [GeneratedRegex("/script\\.[0-9a-f]{12}\\.js")]
    private static partial Regex Script();

    [GeneratedRegex("<script[^>]*>")]
    private static partial Regex ScriptTag();

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex Token();

    /// <summary>Nothing here changes anything, so one server is enough for all tests.</summary>
    public sealed class Running : IAsyncLifetime
    {
        public TestServer Server { get; private set; } = null!;

        public async ValueTask InitializeAsync() => Server = await TestServer.StartAsync();

        public ValueTask DisposeAsync() => Server.DisposeAsync();
    }
}
