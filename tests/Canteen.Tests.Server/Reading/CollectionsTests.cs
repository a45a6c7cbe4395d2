using System.Net;
using Canteen.Testing;
using Canteen.Tests.Server.Posting;
using static Canteen.Tests.Server.Reading.CollectionTools;

namespace Canteen.Tests.Server.Reading;

/// <summary>Making collections and filling them: notes, order, bookmarks, limits.</summary>
public sealed class CollectionsTests
{
    [Fact]
    public async Task A_collection_is_made_changed_and_deleted_and_its_posts_stay_bookmarked()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, bo) = (await server.MemberAsync("ada"), await server.MemberAsync("bo"));
        var post = await ada.PublishAsync("Tea at four");
        var path = await bo.CollectionAsync("  Tea\nround ", posts: post);
        var made = await bo.GetJsonAsync(path);
        Assert.Equal(("Tea round", "", "private", 1), (made.Text("title"), made.Text("description"), made.Text("visibility"),
            made.Number("statuses_count")));
        var changed = await bo.PutJsonAsync(path, new { description = "Two\nlines" });
        Assert.Equal(("Tea round", "Two\nlines"), (changed.Text("title"), changed.Text("description")));
        Assert.True((await bo.PostOfAsync(post)).Is("bookmarked"));
        Assert.Equal([path.Split('/')[^1]], (await bo.GetJsonAsync(Collections)).Ids());
        Assert.Equal(0, (await ada.GetJsonAsync(Collections)).GetArrayLength());
        await bo.DeleteJsonAsync(path);
        Assert.Equal(HttpStatusCode.NotFound, await bo.CodeAsync(path));
        Assert.Equal([post], (await bo.GetJsonAsync("/api/v1/bookmarks")).Ids());
    }

    [Fact]
    public async Task A_note_goes_with_a_post_and_can_be_changed()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, bo) = (await server.MemberAsync("ada"), await server.MemberAsync("bo"));
        var post = await ada.PublishAsync("Tea at four");
        var path = await bo.CollectionAsync("Tea");
        await bo.CollectAsync(path, post, " Bring <b>biscuits</b> ");
        await bo.CollectAsync(path, post);
        Assert.Equal(["Bring <b>biscuits</b>"], Notes(await bo.GetJsonAsync(path + "/statuses")));
        await bo.PutJsonAsync($"{path}/statuses/{post}", new { note = "Or cake" });
        Assert.Equal(["Or cake"], Notes(await bo.GetJsonAsync(path + "/statuses")));
        await bo.PutJsonAsync($"{path}/statuses/{post}", new { note = "" });
        Assert.Equal([""], Notes(await bo.GetJsonAsync(path + "/statuses")));
        Assert.Equal(HttpStatusCode.NotFound, (await bo.PutAsync($"{path}/statuses/1", new { note = "?" })).StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity,
            (await bo.PutAsync($"{path}/statuses/{post}", new { note = new string('x', 1001) })).StatusCode);
    }

    [Fact]
    public async Task Removing_the_bookmark_takes_a_post_out_of_all_collections_and_not_the_other_way_round()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, bo) = (await server.MemberAsync("ada"), await server.MemberAsync("bo"));
        var (first, second) = (await ada.PublishAsync("one"), await ada.PublishAsync("two"));
        var (tea, cake) = (await bo.CollectionAsync("Tea", posts: [first, second]), await bo.CollectionAsync("Cake", posts: first));
        await bo.DeleteJsonAsync($"{tea}/statuses/{second}");
        Assert.Equal([first], await bo.PostsInAsync(tea));
        Assert.True((await bo.PostOfAsync(second)).Is("bookmarked"));
        await bo.DoAsync(first, "unbookmark");
        Assert.Empty(await bo.PostsInAsync(tea));
        Assert.Empty(await bo.PostsInAsync(cake));
        Assert.Equal(0, await server.CountAsync("SELECT COUNT(*) FROM collection_posts"));
    }

    [Fact]
    public async Task A_boost_keeps_what_was_boosted_and_a_deleted_post_is_gone()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, bo) = (await server.MemberAsync("ada"), await server.MemberAsync("bo"));
        var post = await ada.PublishAsync("one");
        var boost = (await bo.DoAsync(post, "reblog")).Text("id");
        var path = await bo.CollectionAsync("Tea", posts: boost);
        Assert.Equal([post], await bo.PostsInAsync(path));
        await ada.DeleteJsonAsync($"/api/v1/statuses/{post}");
        await server.DrainAsync();
        Assert.Empty(await bo.PostsInAsync(path));
        Assert.Equal(0, await server.CountAsync("SELECT COUNT(*) FROM collection_posts"));
    }

    [Fact]
    public async Task The_last_added_comes_first_and_pages_follow_each_other()
    {
        await using var server = await TestServer.StartAsync();
        var ada = await server.MemberAsync("ada");
        List<string> posts = [];
        for (var i = 0; i < 5; i++) posts.Add(await ada.PublishAsync($"post {i}"));
        var path = await ada.CollectionAsync("All", posts: [.. posts]);
        posts.Reverse();
        List<string> walked = [];
        for (var page = path + "/statuses?limit=2"; page is not null;)
        {
            var answer = await ada.GetAsync(page);
            walked.AddRange(Posts(System.Text.Json.JsonElement.Parse(await answer.Content.ReadAsStringAsync())));
            page = answer.Headers.TryGetValues("Link", out var links) && links.First().Contains("rel=\"next\"", StringComparison.Ordinal)
                ? links.First().Split('<', '>')[1]
                : null;
        }
        Assert.Equal(posts, walked);
    }

    [Fact]
    public async Task However_posts_are_moved_all_of_them_stay_once()
    {
        await using var server = await TestServer.StartAsync();
        var ada = await server.MemberAsync("ada");
        List<string> expected = [];
        for (var i = 0; i < 7; i++) expected.Add(await ada.PublishAsync($"post {i}"));
        var path = await ada.CollectionAsync("All", posts: [.. expected]);
        expected.Reverse();
        var random = new Random(42);
        for (var step = 0; step < 40; step++)
        {
            var (from, by) = (random.Next(expected.Count), random.Next(-9, 10));
            var post = expected[from];
            expected.RemoveAt(from);
            expected.Insert(Math.Clamp(from + by, 0, expected.Count), post);
            await ada.PostJsonAsync($"{path}/statuses/{post}/move", new { by });
            Assert.Equal(expected, await ada.PostsInAsync(path));
        }
        Assert.Equal(7, await server.CountAsync("SELECT COUNT(DISTINCT place) FROM collection_posts"));
    }

    [Fact]
    public async Task A_move_counts_only_what_its_owner_sees()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, bo) = (await server.MemberAsync("ada"), await server.MemberAsync("bo"));
        var (low, hidden, high) = (await ada.PublishAsync("low"), await bo.PublishAsync("hidden"), await ada.PublishAsync("high"));
        var path = await ada.CollectionAsync("All", posts: [low, hidden, high]);
        await ada.PostJsonAsync($"/api/v1/accounts/{bo.Id}/block");
        await ada.PostJsonAsync($"{path}/statuses/{low}/move", new { by = -1 });
        Assert.Equal([low, high], await ada.PostsInAsync(path));
        Assert.Equal(2, (await ada.GetJsonAsync(path)).Number("statuses_count"));
        Assert.Equal(HttpStatusCode.NotFound, (await ada.PostAsync($"{path}/statuses/{hidden}/move", new { by = 1 })).StatusCode);
        await ada.PostJsonAsync($"/api/v1/accounts/{bo.Id}/unblock");
        Assert.Equal(3, (await ada.PostsInAsync(path)).Distinct().Count());
    }

    [Fact]
    public async Task What_cannot_be_is_said()
    {
        await using var server = await TestServer.StartAsync();
        var ada = await server.MemberAsync("ada");
        const HttpStatusCode Wrong = HttpStatusCode.UnprocessableEntity;
        await ada.RefusesAsync(Collections, new { title = " " }, Wrong, "Validation failed: Title can't be blank");
        await ada.RefusesAsync(
            Collections, new { title = new string('x', 61) }, Wrong, "Validation failed: Title is too long (maximum is 60 characters)");
        await ada.RefusesAsync(
            Collections, new { title = "Tea", description = new string('x', 501) }, Wrong,
            "Validation failed: Description is too long (maximum is 500 characters)");
        await ada.RefusesAsync(
            Collections, new { title = "Tea", visibility = "secret" }, Wrong,
            "Validation failed: Visibility must be private, link or public");
        var path = await ada.CollectionAsync("Tea");
        await ada.RefusesAsync(path + "/statuses", new { note = "?" }, HttpStatusCode.BadRequest, "status_id is missing");
        await ada.RefusesAsync(path + "/follow", null, Wrong, "Validation failed: You cannot follow your own collection");
        await ada.RefusesAsync(
            path + "/renew", null, Wrong, "Validation failed: Only a collection that is shared by link has a link to renew");
        foreach (var post in new[] { "1", "tea" })
            Assert.Equal(HttpStatusCode.NotFound, (await ada.PostAsync(path + "/statuses", new { status_id = post })).StatusCode);
        Assert.Equal(Wrong, (await ada.GetAsync(Collections + "?show=all")).StatusCode);
    }

    [Fact]
    public async Task There_are_at_most_100_collections_of_1000_posts()
    {
        await using var server = await TestServer.StartAsync();
        var ada = await server.MemberAsync("ada");
        for (var i = 0; i < Collection.Most; i++) await ada.PostJsonAsync(Collections, new { title = $"Number {i}" });
        await ada.RefusesAsync(
            Collections, new { title = "More" }, HttpStatusCode.UnprocessableEntity,
            "Validation failed: You cannot have more than 100 collections");
        var path = $"{Collections}/{(await ada.GetJsonAsync(Collections + "?limit=1")).Ids()[0]}";
        var post = await ada.PublishAsync("the last");
        await FillAsync(server, ada.Id, path, post);
        await ada.RefusesAsync(
            path + "/statuses", new { status_id = post }, HttpStatusCode.UnprocessableEntity,
            "Validation failed: A collection cannot have more than 1000 posts");
        Assert.False((await ada.PostOfAsync(post)).Is("bookmarked"));
        Assert.Equal(1000, await server.CountAsync("SELECT COUNT(*) FROM collection_posts"));
    }

    /// <summary>With as many copies of a post as there may be, by the database itself.</summary>
    private static Task FillAsync(TestServer server, AccountId owner, string path, string like)
    {
        const string Numbers = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1000)";
        var args = new { owner, id = Number(path.Split('/')[^1]), post = Number(like) };
        return server.Database.WriteAsync(
            async tx =>
            {
                await tx.ExecuteAsync(
                    $"""
                    {Numbers} INSERT INTO posts (id, author_id, visibility, thread_id, created_at)
                    SELECT p.id - n.i, p.author_id, p.visibility, p.id - n.i, p.created_at
                    FROM n, posts p WHERE p.id = @post
                    """, args);
                await tx.ExecuteAsync(
                    $"{Numbers} INSERT INTO bookmarks (id, account_id, post_id, created_at) SELECT n.i, @owner, @post - n.i, 0 FROM n",
                    args);
                await tx.ExecuteAsync(
                    $"""
                    {Numbers} INSERT INTO collection_posts (collection_id, account_id, post_id, place, note, added_at)
                    SELECT @id, @owner, @post - n.i, n.i, '', 0 FROM n
                    """, args);
                return Done.It;
            },
            CancellationToken.None);
    }

    private static long Number(string id) => long.Parse(id, System.Globalization.CultureInfo.InvariantCulture);
}
