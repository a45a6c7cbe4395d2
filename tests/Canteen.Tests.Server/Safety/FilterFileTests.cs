using System.Net;
using Canteen.Features.Safety.Filters;
using Canteen.Testing;
using Canteen.Tests.Server.Door;
using Canteen.Tests.Server.Posting;
using FsCheck;
using FsCheck.Fluent;

namespace Canteen.Tests.Server.Safety;

/// <summary>Filters as files: downloaded, and taken in again.</summary>
public sealed class FilterFileTests
{
    private const string Path = "/settings/filters";

    /// <summary>What files of this kind stumble over, and letters of several scripts.</summary>
    private static readonly string[] Letters =
    [
        ",", "\"", "'", "=", "+", "-", "@", "＝", ";", "\\", "|", " ", "a", "é", "ß", "字", "😀", "ع", "1", "{", "[", "\u0338", "\u200b",
        "#",
    ];

    private static Gen<string> Texts =>
        Gen.Choose(1, 6).SelectMany(length => Gen.Elements(Letters).ArrayOf(length))
            .Select(letters => PlainText.OneLine(PlainText.Clean(string.Concat(letters))))
            .Where(text => text.Length > 0);

    private static Gen<FilterEntry> Entries =>
        from title in Texts
        from action in Gen.Elements(Enum.GetValues<FilterAction>())
        from contexts in Gen.Choose(1, (int)FilterEntry.Everywhere)
        from end in Gen.Elements<long?>(null, 1_800_000_000_123)
        from words in Texts.Zip(Gen.Elements(true, false)).ListOf()
        let all = words.Select(word => new FilterWord(word.Item1, word.Item2)).ToList()
        select new FilterEntry(title, action, (FilterContext)contexts, end, all);

    [Fact]
    public void What_is_written_is_read_again_in_both_formats() =>
        Check.QuickThrowOnFailure(Prop.ForAll(Entries.ListOf().Where(all => all.Count > 0).ToArbitrary(), entries =>
        {
            foreach (var text in new[] { FilterFile.ToCsv(entries), FilterFileJson.Write(entries) })
            {
                // As it arrives in a form.
                Assert.True(FilterFile.Read('\uFEFF' + PlainText.Clean(text)).Is(out var read, out var fault), fault?.Sentence + text);
                Assert.Equal(entries.Select(Told), read.Select(Told));
            }
        }));

    [Fact]
    public void No_cell_is_a_formula() =>
        Check.QuickThrowOnFailure(Prop.ForAll(Entries.ToArbitrary(), entry =>
        {
            // With another sign for the apostrophe it is not taken away again.
            var csv = FilterFile.ToCsv([entry]).ReplaceLineEndings("\n").Replace("'", "′", StringComparison.Ordinal);
            foreach (var cell in CsvText.Read(csv, out _).SelectMany(row => row.Cells))
                Assert.DoesNotContain(cell.FirstOrDefault(), "=+-@＝");
        }));

    [Theory]
    [InlineData("title\nTea", "Tea warn 31 (none)")]
    [InlineData("title,word\nTea,tea\nTea,#tea\n\nMilk,milk\n", "Tea warn 31 tea;#tea|Milk warn 31 milk")]
    [InlineData("WORD,Title\n\"a, \"\"b\"\"\",Tea\n", "Tea warn 31 a, \"b\"")]
    [InlineData("title,action,places,whole word,word\nTea,hide,home thread,no,tea", "Tea hide 9 -tea")]
    [InlineData("title,word\n'=1+1,''@x\n'tis,''tis", "=1+1 warn 31 '@x|'tis warn 31 ''tis")]
    [InlineData("""[{"title":"Tea","keywords":[{"keyword":"tea","whole_word":false}]}]""", "Tea warn 31 -tea")]
    [InlineData("[]", "")]
    public void Files_that_people_make_are_read(string text, string expected)
    {
        Assert.True(FilterFile.Read(text).Is(out var read, out var fault), fault?.Sentence);
        Assert.Equal(expected, string.Join('|', read.Select(entry =>
            $"{entry.Title} {entry.Action.ToString().ToLowerInvariant()} {(int)entry.Contexts} "
            + string.Join(';', entry.Words.Select(word => (word.WholeWord ? "" : "-") + word.Text).DefaultIfEmpty("(none)")))));
    }

    [Theory]
    [InlineData(" ", "nothing to import")]
    [InlineData("tea\nmilk", "Line 1: the names of the columns are missing")]
    [InlineData("title,colour\nTea,brown", "Line 1: there is no column called “colour”")]
    [InlineData("title,word\nTea,\"tea", "Line 2: a quotation mark")]
    [InlineData("title,word\nTea,\"tea\" x", "Line 2: a quotation mark")]
    [InlineData("title,word\nTea,tea\nMilk,milk,more", "Line 3: there are more cells than columns")]
    [InlineData("title,action\nTea,shout", "Line 2: “action”")]
    [InlineData("title,places\nTea,kitchen", "Line 2: “places”")]
    [InlineData("title,ends\nTea,soon", "Line 2: “ends”")]
    [InlineData("title,whole word\nTea,maybe", "Line 2: “whole word”")]
    [InlineData("title,word\n\n,tea", "Line 3: Title can't be blank")]
    [InlineData("title,ends\nTea,2999-01-01T00:00:00Z", "Line 2: Expires in")]
    [InlineData("[\n{\"title\":\"Tea\"},\n{]", "Line 3: this is not JSON")]
    [InlineData("{\"title\":\"Tea\"}", "Line 1: this is not JSON, or not a list")]
    [InlineData("[{\"title\":\"Tea\"},{\"title\":\"Milk\",\"context\":[\"kitchen\"]}]", "Filter 2: “context”")]
    [InlineData("[{\"title\":\"Tea\"},null]", "Filter 2: there is nothing")]
    [InlineData("[{\"title\":\"Tea\",\"keywords\":[null]}]", "Filter 1: Keyword can't be blank")]
    public async Task What_is_wrong_in_a_file_is_said_with_its_place_and_nothing_of_it_is_imported(string text, string sentence)
    {
        await using var server = await TestServer.StartAsync();
        var ada = await server.MemberAsync("ada");
        using var browser = await server.BrowserAsync("ada");
        var answer = await browser.SubmitAsync(Path + "/import", Path + "/import", ("text", text));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var page = await answer.DocumentAsync();
        Assert.Contains(sentence, page.QuerySelector(".problems a[href='#field-text']")?.TextContent, StringComparison.Ordinal);
        Assert.Equal(text.Trim(), page.QuerySelector("#field-text")!.TextContent.Trim());
        Assert.Empty((await ada.GetJsonAsync("/api/v2/filters")).EnumerateArray());
    }

    [Theory]
    [InlineData("csv", "text/csv")]
    [InlineData("json", "application/json")]
    public async Task Filters_are_downloaded_by_one_person_and_taken_in_by_another_once(string format, string type)
    {
        await using var server = await TestServer.StartAsync();
        var (ada, ben) = (await server.MemberAsync("ada"), await server.MemberAsync("ben"));
        await ada.PostJsonAsync("/api/v2/filters", new
        {
            title = "=Nights, \"lates\"", context = new[] { "home", "thread" }, filter_action = "hide", expires_in = 7200,
            keywords_attributes = new object[] { new { keyword = "@night", whole_word = false }, new { keyword = "шифт" } },
        });
        await ada.PostJsonAsync("/api/v2/filters", new { title = "Over", context = new[] { "home" }, expires_in = 60 });
        server.Clock.Advance(TimeSpan.FromMinutes(2));
        using var adas = await server.BrowserAsync("ada");
        var file = await adas.GetAsync($"{Path}/export?format={format}");
        Assert.Equal(type, file.Content.Headers.ContentType?.MediaType);
        Assert.Equal($"filters.{format}", file.Content.Headers.ContentDisposition?.FileName);
        Assert.True(file.Headers.CacheControl is { NoStore: true, Private: true });
        var bytes = await file.Content.ReadAsByteArrayAsync();

        using var bens = await server.BrowserAsync("ben");
        var page = await bens.PageAsync(Path + "/import");
        foreach (var (target, said) in new[]
            {
                ("imported=1&left=1", "1 filter imported. 1 was"), ("imported=0&left=2", "0 filters imported. 2 were"),
            })
        {
            using var form = new MultipartFormDataContent
            {
                { new StringContent(Forms.TokenIn(page.DocumentElement.OuterHtml)), "__RequestVerificationToken" },
                { new StringContent(""), "text" },
                { new ByteArrayContent(bytes), "file", $"filters.{format}" },
            };
            var answer = await bens.PostAsync(Path + "/import", form);
            Assert.Equal($"{Path}?{target}", answer.Target());
            Assert.Contains(said, (await bens.PageAsync(answer.Target()!)).QuerySelector(".notice")?.TextContent, StringComparison.Ordinal);
        }
        var (mine, theirs) = (await ada.GetJsonAsync("/api/v2/filters"), await ben.GetJsonAsync("/api/v2/filters"));
        var copy = Assert.Single(theirs.EnumerateArray().ToList());
        Assert.Equal(mine[0].Text("title"), copy.Text("title"));
        Assert.Equal("hide", copy.Text("filter_action"));
        Assert.Equal(mine[0].Text("expires_at"), copy.Text("expires_at"));
        Assert.Equal("@night False шифт True", string.Join(' ', copy.GetProperty("keywords").EnumerateArray()
            .Select(word => $"{word.Text("keyword")} {word.Is("whole_word")}")));
    }

    [Fact]
    public async Task A_file_that_is_not_in_UTF_8_is_refused_rather_than_misread()
    {
        await using var server = await TestServer.StartAsync();
        var ada = await server.MemberAsync("ada");
        using var browser = await server.BrowserAsync("ada");
        var page = await browser.PageAsync(Path + "/import");
        using var form = new MultipartFormDataContent
        {
            { new StringContent(Forms.TokenIn(page.DocumentElement.OuterHtml)), "__RequestVerificationToken" },
            { new ByteArrayContent(System.Text.Encoding.Latin1.GetBytes("title,word\r\nCaf\u00e9,caf\u00e9\r\n")), "file", "filters.csv" },
        };
        var answer = await browser.PostAsync(Path + "/import", form);
        Assert.Equal(System.Net.HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains("UTF-8", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Empty((await ada.GetJsonAsync("/api/v2/filters")).EnumerateArray());
    }

    [Fact]
    public async Task More_than_anybody_may_have_is_refused_and_leaves_everything_as_it_was()
    {
        await using var server = await TestServer.StartAsync();
        var ada = await server.MemberAsync("ada");
        await ada.PostJsonAsync("/api/v2/filters", new { title = "Mine", context = new[] { "home" } });
        using var browser = await server.BrowserAsync("ada");
        foreach (var (text, sentence) in new[]
            {
                (Lines(200, n => $"Filter {n},x"), "more than 200 filters"),
                (Lines(2001, n => $"Much,word {n}"), "more than 2000 keywords"),
                ("title\n" + new string('x', 300_000), "too long"),
            })
        {
            var answer = await browser.SubmitAsync(Path + "/import", Path + "/import", ("text", text));
            Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
            Assert.Contains(sentence, (await answer.DocumentAsync()).QuerySelector(".problems")?.TextContent, StringComparison.Ordinal);
        }
        Assert.Single((await ada.GetJsonAsync("/api/v2/filters")).EnumerateArray());

        static string Lines(int count, Func<int, string> line) =>
            string.Join('\n', Enumerable.Range(0, count).Select(line).Prepend("title,word"));
    }

    private static string Told(FilterEntry entry) =>
        $"{entry.Title}|{entry.Action}|{entry.Contexts}|{entry.ExpiresAt}|{string.Join(";", entry.Words)}";
}
