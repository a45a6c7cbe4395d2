using System.Net;
using System.Net.Http.Headers;
using AngleSharp.Dom;
using Canteen.Testing;
using Canteen.Tests.Server.Posting;

namespace Canteen.Tests.Server.Reading.Searching;

/// <summary>What is suggested to somebody who types in a search box.</summary>
public sealed class SearchSuggestionsTests(SearchSuggestionsTests.Crowd crowd) : IClassFixture<SearchSuggestionsTests.Crowd>
{
    [Fact]
    public async Task People_hashtags_and_ones_own_searches_are_suggested_under_their_headings()
    {
        var list = (await AnswerAsync(crowd.Ada, "han")).QuerySelector("[role=listbox]")!;
        Assert.Equal(
            ["People", "Hashtags", "Your saved searches", "You searched for"], list.QuerySelectorAll("[role=group]").Select(HeadingOf));
        Assert.Equal(
            ["/@hannah", "/tags/handhygiene", $"/searches/{crowd.Saved}", "/search?q=handover%20sheet"],
            list.QuerySelectorAll("[role=option]").Select(option => option.GetAttribute("data-href")));
        Assert.Equal(4, list.QuerySelectorAll("[role=option]").Select(option => option.Id).Distinct().Count());
    }

    [Theory]
    [InlineData("hannah", "/@hannah")]
    [InlineData("HANNAH w", "/@hannah")]
    [InlineData("west", "/@hannah")]
    [InlineData("@han", "/@hannah")]
    [InlineData("#hand", "/tags/handhygiene")]
    [InlineData("nurse", "")]
    [InlineData("hanz", "")]
    [InlineData("tea #hand", "tea #HandHygiene")]
    [InlineData("-#hand", "-#HandHygiene")]
    [InlineData("from:han", "from:hannah")]
    [InlineData("tea from:@han", "tea from:@hannah")]
    [InlineData("(to:West", "(to:hannah")]
    [InlineData("mentions:hannah", "mentions:hannah")]
    [InlineData("from:", "")]
    [InlineData("from:hannah ", "")]
    [InlineData("in:cl", "in:\"Clinic people\"")]
    [InlineData("tea in:\"clinic p", "tea in:\"Clinic people\"")]
    [InlineData("in:h", "in:home")]
    [InlineData("in:#hand", "in:#HandHygiene")]
    [InlineData("has:li", "")]
    [InlineData("xfrom:han", "")]
    [InlineData("from:a b:c \" ( ) - # @ : ' \\ % _", "")]
    public async Task What_has_been_begun_is_completed(string typed, string offered)
    {
        var offers = (await OfferedAsync(crowd.Ada, typed)).Where(offer => !offer.Contains("search", StringComparison.Ordinal));
        Assert.Equal(offered, string.Join(' ', offers));
    }

    [Fact]
    public async Task An_empty_box_offers_what_one_searched_for_and_saved_and_a_visitor_nothing()
    {
        Assert.Equal([$"/searches/{crowd.Saved}", "/search?q=handover%20sheet"], await OfferedAsync(crowd.Ada, " "));
        Assert.Empty(await OfferedAsync(crowd.Visitor, ""));
        Assert.Empty(await OfferedAsync(crowd.Visitor, "in:"));
        Assert.Empty(await OfferedAsync(crowd.Visitor, "from:han"));
    }

    [Fact]
    public async Task Nobody_is_suggested_what_they_could_not_find()
    {
        Assert.Equal(["/@hannah", "/tags/handhygiene"], await OfferedAsync(crowd.Visitor, "han"));
        Assert.Equal(["/@hannah", "/tags/handhygiene"], await OfferedAsync(crowd.Eve, "han"));
        Assert.Equal(["/tags/handhygiene"], await OfferedAsync(crowd.Blocked, "han"));
        Assert.Equal(["/tags/secrethand"], await OfferedAsync(crowd.Ada, "#secret"));
        foreach (var other in new[] { crowd.Eve, crowd.Visitor })
        {
            Assert.Empty(await OfferedAsync(other, "#secret"));
            Assert.Empty(await OfferedAsync(other, "quiet"));
            Assert.Equal(["/@shy"], await OfferedAsync(other, "sh"));
        }
        Assert.Equal(["/@shy"], await OfferedAsync(crowd.Ada, "quiet"));
        Assert.Empty(await OfferedAsync(crowd.Eve, "in:clinic"));
        Assert.Empty(await OfferedAsync(crowd.Eve, "handover"));
    }

    [Fact]
    public async Task What_cannot_be_a_search_is_answered_in_peace()
    {
        foreach (var (length, code) in new[] { (101, HttpStatusCode.UnprocessableEntity), (10_000, HttpStatusCode.RequestUriTooLong) })
        {
            using var tooLong = await SendAsync(crowd.Ada, new string('x', length));
            Assert.Equal(code, tooLong.StatusCode);
        }
        for (var letter = 0; letter < 0xD800; letter += 97)
        {
            foreach (var typed in new[] { $"{(char)letter}", $"from:{(char)letter}", $"in:\"{(char)letter}", $"#{(char)letter}a" })
            {
                using var answer = await SendAsync(crowd.Ada, typed);
                Assert.True(answer.IsSuccessStatusCode, $"{letter:x}: {answer.StatusCode}");
            }
        }
    }

    [Fact]
    public async Task Hashtags_come_by_alphabet_and_nobody_counts_for_it_how_much_they_are_used()
    {
        await using var server = await TestServer.StartAsync();
        var ada = await server.MemberAsync("ada");
        await ada.PublishAsync("#HandoverBingo and #HandHygiene");
        await ada.PublishAsync("#handoverbingo again");
        await ada.PublishAsync("#HandsOff for my followers", "private");
        await server.MemberAsync("stranger");
        using var browser = await server.BrowserAsync("ada");
        using var stranger = await server.BrowserAsync("stranger");
        Assert.Equal(["/tags/handhygiene", "/tags/handoverbingo", "/tags/handsoff"], await OfferedAsync(browser, "#hand"));
        Assert.Equal(["/tags/handhygiene", "/tags/handoverbingo"], await OfferedAsync(stranger, "#hand"));
        var words = (await AnswerAsync(browser, "#hand")).Body!.TextContent;
        Assert.Contains("#HandoverBingo", words, StringComparison.Ordinal);
        Assert.DoesNotContain("this week", words, StringComparison.Ordinal);
    }

    private static string HeadingOf(IElement group) =>
        group.QuerySelector($"#{group.GetAttribute("aria-labelledby")}")!.TextContent.Trim();

    private static async Task<List<string>> OfferedAsync(HttpClient browser, string typed) =>
    [
        .. (await AnswerAsync(browser, typed)).QuerySelectorAll("[role=option]")
            .Select(option => option.GetAttribute("data-href") ?? option.GetAttribute("data-text")!),
    ];

    private static async Task<IDocument> AnswerAsync(HttpClient browser, string typed)
    {
        using var answer = await SendAsync(browser, typed);
        answer.EnsureSuccessStatusCode();
        return new AngleSharp.Html.Parser.HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync());
    }

    private static async Task<HttpResponseMessage> SendAsync(HttpClient browser, string typed)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/search/suggestions/box?q=" + Uri.EscapeDataString(typed));
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("text/vnd.canteen.fragment+html"));
        return await browser.SendAsync(request);
    }

    /// <summary>Ada, who has searches and a list of her own and follows shy; eve, a stranger; and somebody whom hannah blocked.</summary>
    public sealed class Crowd : IAsyncLifetime
    {
        private TestServer? _server;

        public HttpClient Ada { get; private set; } = null!;
        public HttpClient Eve { get; private set; } = null!;
        public HttpClient Blocked { get; private set; } = null!;
        public HttpClient Visitor { get; private set; } = null!;
        public string Saved { get; private set; } = "";

        public async ValueTask InitializeAsync()
        {
            _server = await TestServer.StartAsync();
            var ada = await _server.MemberAsync("ada");
            var hannah = await NamedAsync("hannah", "Hannah West");
            var shy = await NamedAsync("shy", "Quiet Person", isDiscoverable: false);
            await _server.MemberAsync("eve");
            await hannah.PostJsonAsync($"/api/v1/accounts/{(await _server.MemberAsync("blocked")).Id}/block");
            await ada.FollowAsync(shy);
            await hannah.PatchJsonAsync("/api/v1/accounts/update_credentials", new { canteen = new { profession = "Nurse" } });
            await hannah.PublishAsync("#HandHygiene matters");
            await ada.PublishAsync("#SecretHand", "private");
            await ada.PostJsonAsync("/api/v1/lists", new { title = "Clinic people" });
            var saved = await ada.PostJsonAsync("/api/canteen/v1/searches", new { query = "hand OR gel", title = "About handwashing" });
            Saved = saved.GetProperty("id").GetString()!;
            (Ada, Eve) = (await _server.BrowserAsync("ada"), await _server.BrowserAsync("eve"));
            (Blocked, Visitor) = (await _server.BrowserAsync("blocked"), _server.Browser());
            await Ada.PageAsync("/search?q=handover+sheet");
            await _server.DrainAsync();
        }

        public async ValueTask DisposeAsync()
        {
            foreach (var browser in new[] { Ada, Eve, Blocked, Visitor }) browser.Dispose();
            if (_server is not null) await _server.DisposeAsync();
        }

        private async Task<Member> NamedAsync(string handle, string name, bool isDiscoverable = true)
        {
            var person = await _server!.MemberAsync(handle);
            await person.PatchJsonAsync(
                "/api/v1/accounts/update_credentials", new { display_name = name, discoverable = isDiscoverable });
            return person;
        }
    }
}
