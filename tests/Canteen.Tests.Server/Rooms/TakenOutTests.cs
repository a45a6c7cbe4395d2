using System.Net;
using AngleSharp.Html.Parser;
using Canteen.Features;
using Canteen.Testing;
using Canteen.Tests.Server.Posting;

namespace Canteen.Tests.Server.Rooms;

/// <summary>When a room is taken out, no dead link remains, and everything else works.</summary>
[Trait("engine", "either")]
public sealed class TakenOutTests
{
    private const int MostPages = 200;

    [Theory]
    [InlineData("Bookmarks")]
    [InlineData("Pins")]
    [InlineData("Trends")]
    [InlineData("Suggestions")]
    [InlineData("Packs")]
    [InlineData("Organisations")]
    [InlineData("Circle")]
    [InlineData("Favourites")]
    [InlineData("Boosts")]
    [InlineData("MutedThreads")]
    [InlineData("Live")]
    [InlineData("Streaming")]
    [InlineData("Actors")]
    public async Task Everything_else_works_without(string room)
    {
        await using var database = await TestDatabase.CreateAsync();
        var (ada, ben, post) = await PrepareAsync(database);
        await using var server = await TestServer.StartAsync(database: database, without: Of(room));
        (ada, ben) = (server.Again(ada), server.Again(ben));

        Assert.Empty(await DeadEndsAsync(await server.BrowserAsync("ada")));
        Assert.Empty(await DeadEndsAsync(server.Browser()));

        var seen = await ben.GetJsonAsync($"/api/v1/statuses/{post}");
        Assert.Equal(room != "Bookmarks", seen.GetProperty("bookmarked").GetBoolean());
        Assert.Equal(room != "Favourites", seen.GetProperty("favourited").GetBoolean());
        Assert.Equal(room != "Pins", (await ada.GetJsonAsync($"/api/v1/statuses/{post}")).GetProperty("pinned").GetBoolean());
        Assert.Equal([post], (await ben.GetJsonAsync("/api/v1/timelines/home")).Ids());
        await ada.DeleteJsonAsync($"/api/v1/statuses/{post}");
        await server.DrainAsync();
        Assert.Empty((await ben.GetJsonAsync("/api/v1/timelines/home")).Ids());
        Assert.Empty(server.Log.Lines);
    }

    [Fact]
    public async Task With_all_rooms_there_is_no_dead_end_either()
    {
        await using var database = await TestDatabase.CreateAsync();
        await PrepareAsync(database);
        await using var server = await TestServer.StartAsync(database: database);
        Assert.Empty(await DeadEndsAsync(await server.BrowserAsync("ada")));
    }

    private static Type Of(string room) => House.Rooms.Single(r => r.GetType().Name == room + "Feature").GetType();

    private static async Task<(Member Ada, Member Ben, string Post)> PrepareAsync(TestDatabase database)
    {
        await using var server = await TestServer.StartAsync(database: database);
        var (ada, ben) = (await server.MemberAsync("ada"), await server.MemberAsync("ben"));
        await ben.FollowAsync(ada);
        var post = await ada.PublishAsync("Tea for the ward #tea");
        foreach (var act in new[] { "favourite", "bookmark" }) await ben.PostJsonAsync($"/api/v1/statuses/{post}/{act}");
        await ada.PostJsonAsync($"/api/v1/statuses/{post}/pin");
        await server.DrainAsync();
        return (ada, ben, post);
    }

    /// <summary>Finds links and forms that lead nowhere, by following links from the first pages.</summary>
    private static async Task<List<string>> DeadEndsAsync(HttpClient browser)
    {
        var (dead, seen, next) = (new List<string>(), new HashSet<string>(StringComparer.Ordinal),
            new Queue<string>(["/", "/home", "/@ada"]));
        while (next.TryDequeue(out var path) && seen.Count < MostPages)
        {
            if (!seen.Add(path)) continue;
            using var answer = await browser.GetAsync(path);
            if (answer.StatusCode is HttpStatusCode.NotFound or >= HttpStatusCode.InternalServerError)
                dead.Add($"GET {path}: {answer.StatusCode}");
            if (answer.Headers.Location is { } to && to.OriginalString.StartsWith('/')) next.Enqueue(WithoutAnchor(to.OriginalString));
            if (answer.Content.Headers.ContentType?.MediaType != "text/html") continue;
            var page = await new HtmlParser().ParseDocumentAsync(await answer.Content.ReadAsStringAsync());
            foreach (var link in page.QuerySelectorAll("a[href^='/'], link[href^='/']"))
                next.Enqueue(WithoutAnchor(link.GetAttribute("href")!));
            // The hidden form exists only for the buttons, which have addresses of their own.
            foreach (var sender in page.QuerySelectorAll("form[method=post][action^='/']:not([hidden]), button[formaction^='/']"))
            {
                var action = sender.GetAttribute("formaction") ?? sender.GetAttribute("action")!;
                if (seen.Add("POST " + action) && await IsMissingAsync(browser, action)) dead.Add("POST " + action);
            }
        }
        return dead;
    }

    /// <summary>Without its token a form is refused, so nothing is changed.</summary>
    private static async Task<bool> IsMissingAsync(HttpClient browser, string action)
    {
        using var answer = await browser.PostAsync(action, new FormUrlEncodedContent([]));
        return answer.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.MethodNotAllowed or >= HttpStatusCode.InternalServerError;
    }

    private static string WithoutAnchor(string address) => address.Split('#')[0];
}
