using System.Net;
using System.Net.Http.Headers;
using AngleSharp.Html.Dom;
using Canteen.Features.Platform.Access;
using Canteen.Testing;
using Canteen.Tests.Server.Door;
using Canteen.Tests.Server.Gathering;
using Canteen.Tests.Server.Nonsense;
using Canteen.Tests.Server.Posting;
using Microsoft.AspNetCore.Routing.Template;

namespace Canteen.Tests.Server.Platform;

/// <summary>What somebody typed on a page that was open while they were signed out, or while another person signed in.</summary>
public class LostWordsTests
{
    /// <summary>Every form with room for more than a line, wherever it stands. A new one is found by itself, and belongs here.</summary>
    private static readonly string[] Written =
    [
        "/chats/", "/chats/{id:id}", "/chats/{id:id}/answers", "/chats/{id:id}/desk/messages", "/chats/{id:id}/summary",
        "/collections/", "/organisations/", "/packs/", "/people/{id:id}/note", "/posts", "/posts/{id:id}/collections",
        "/settings/documents/{name}", "/settings/filters/", "/settings/filters/import",
        "/settings/profile", "/settings/rules", "/settings/rules/{id:id}",
    ];

    [Fact]
    public async Task Every_form_that_one_writes_in_gives_the_words_back()
    {
        await using var server = await TestServer.StartAsync();
        var (browser, values) = await VisitAsync(server);
        var routes = RouteTable.Of(server);
        var found = new SortedSet<string>(StringComparer.Ordinal);
        var lost = new List<string>();
        foreach (var path in routes.Where(r => r.Method == "GET" && !r.IsApi).SelectMany(r => Paths(r, values)).Distinct())
        {
            foreach (var (action, field) in await FieldsAsync(browser, path))
            {
                var route = routes.First(r => r.Method == "POST" && Matches(r, action));
                if (route.Rule!.Need != AccessNeed.Browser) continue;
                found.Add(route.Pattern);
                if (route.Endpoint.Metadata.GetMetadata<GivenBack>()?.Fields.Contains(field) != true) lost.Add($"{route}: {field}");
            }
        }
        Assert.Empty(lost);
        Assert.Equal(Written, found);
    }

    [Theory]
    [InlineData("/settings/profile", "/settings/profile", "note")]
    [InlineData("/settings/profile", "/settings/profile", "fields_attributes[3][value]")]
    [InlineData("/settings/documents/conduct", "/settings/documents/conduct", "text")]
    [InlineData("/settings/documents", "/settings/rules", "hint")]
    public async Task Whoever_is_signed_out_meanwhile_sees_what_they_wrote(string page, string action, string field)
    {
        await using var server = await TestServer.StartAsync();
        await server.MemberAsync("ada", role: "admin");
        var browser = await server.BrowserAsync("ada");
        var form = (await browser.PageAsync(page)).QuerySelector($"form[action='{action}']");
        await SignOutAsync(browser);
        // As long as a document that is written in letters of which each is sent as six or nine.
        var words = string.Concat(Enumerable.Repeat("Diolch, мила! ", 1500)).Trim();
        var answer = await browser.SubmitAsync(form, (field, words));
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        var given = await answer.DocumentAsync();
        Assert.Contains(words, ((IHtmlTextAreaElement)given.QuerySelector("#words")!).Value, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Passwords_are_never_shown_again()
    {
        await using var server = await TestServer.StartAsync();
        var secret = RouteTable.Of(server).Where(r => r.Endpoint.Metadata.GetMetadata<GivenBack>() is { } back
            && back.Fields.Any(field => field.Contains("password", StringComparison.OrdinalIgnoreCase)));
        Assert.Empty(secret);
    }

    [Fact]
    public async Task Another_person_learns_that_nothing_was_sent_and_nothing_of_what_was_written()
    {
        await using var server = await TestServer.StartAsync();
        await server.MemberAsync("ada");
        var bo = await server.MemberAsync("bo");
        var browser = await server.BrowserAsync("ada");
        var form = (await browser.PageAsync("/settings/profile")).QuerySelector("form[action='/settings/profile']");
        await SignOutAsync(browser);
        await browser.SubmitAsync("/sign-in", "/sign-in", ("email", "bo"), ("password", TestServer.PasswordOfMembers));
        browser.DefaultRequestHeaders.Accept.Add(MediaTypeWithQualityHeaderValue.Parse("text/html"));
        var answer = await browser.SubmitAsync(form, ("note", "Ada's own words"));
        var page = (await answer.DocumentAsync()).QuerySelector("main")!;
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("Another person has signed in on this device.", page.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Ada's own words", page.TextContent, StringComparison.Ordinal);
        Assert.NotNull(page.QuerySelector("a[href='/home']"));
        Assert.Equal("", (await bo.GetJsonAsync("/api/v1/accounts/verify_credentials")).GetProperty("source").Text("note"));
        Assert.Equal("/", (await browser.SubmitAsync(page.QuerySelector("form[action='/sign-out']"))).Target());
    }

    [Fact]
    public async Task A_page_without_a_valid_token_is_only_out_of_date()
    {
        await using var server = await TestServer.StartAsync();
        await server.MemberAsync("ada");
        var answer = await (await server.BrowserAsync("ada")).PostFormAsync("/posts", ("text", "Hello"));
        Assert.Contains("This page has expired.", await answer.TextAsync(), StringComparison.Ordinal);
    }

    private static async Task<(HttpClient Browser, string[] Values)> VisitAsync(TestServer server)
    {
        var (ada, ben) = (await server.MemberAsync("ada", role: "admin"), await server.MemberAsync("ben"));
        await ada.FollowAsync(ben);
        var post = await ben.PublishAsync("Hello");
        var chat = await ChatSeed.OpenAsync(server, ada);
        var browser = await server.BrowserAsync("ada");
        await browser.SubmitAsync("/settings/documents", "/settings/rules", ("text", "Be kind"), ("hint", "Always"));
        return (browser, ["ben", "conduct", post, chat.Id.ToString()]);
    }

    /// <summary>The path of a route with each of the values in its parameters; those that lead nowhere show no form.</summary>
    private static IEnumerable<string> Paths(Route route, string[] values) =>
        route.HasParameters ? values.Select(route.Path) : [route.Pattern];

    private static async Task<List<(string Action, string Field)>> FieldsAsync(HttpClient browser, string path)
    {
        using var answer = await browser.GetAsync(path, HttpCompletionOption.ResponseHeadersRead);
        if (answer.Content.Headers.ContentType?.MediaType != "text/html") return [];
        var page = await answer.DocumentAsync();
        return
        [
            .. page.QuerySelectorAll("form[method=post] textarea[name]").Cast<IHtmlTextAreaElement>()
                .Select(area => (area.Form!.GetAttribute("action")!, area.Name!)),
        ];
    }

    private static bool Matches(Route route, string action)
    {
        var pattern = TemplateParser.Parse(route.Pattern.Replace(":id}", "}", StringComparison.Ordinal));
        return new TemplateMatcher(pattern, []).TryMatch(action, []);
    }

    private static async Task SignOutAsync(HttpClient browser) =>
        await browser.SubmitAsync((await browser.PageAsync("/bookmarks")).QuerySelector("form[action='/sign-out']"));
}
