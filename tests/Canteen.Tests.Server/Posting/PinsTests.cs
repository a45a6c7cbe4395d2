using System.Net;
using Canteen.Testing;

namespace Canteen.Tests.Server.Posting;

public class PinsTests
{
    [Fact]
    public async Task Five_posts_of_ones_own_can_be_pinned()
    {
        await using var server = await TestServer.StartAsync();
        var ada = await server.MemberAsync("ada");
        var posts = new List<string>();
        for (var i = 0; i < 6; i++) posts.Add(await ada.PublishAsync($"post {i}", i == 0 ? "private" : "public"));
        var answers = await Task.WhenAll(posts.Concat(posts).Select(p => ada.PostAsync($"/api/v1/statuses/{p}/pin")));
        Assert.Equal(5, await server.CountAsync("SELECT count(*) FROM pins"));
        Assert.Equal(2, answers.Count(a => a.StatusCode == HttpStatusCode.UnprocessableEntity));
        var pinned = new List<string>();
        foreach (var post in posts) if ((await ada.PostOfAsync(post)).Is("pinned")) pinned.Add(post);
        var sixth = posts.Except(pinned).Single();
        await ada.RefusesAsync(
            $"/api/v1/statuses/{sixth}/pin", null, HttpStatusCode.UnprocessableEntity,
            "Validation failed: You have already pinned the maximum number of posts");
        Assert.False((await ada.DoAsync(pinned[0], "unpin")).Is("pinned"));
        Assert.True((await ada.DoAsync(sixth, "pin")).Is("pinned"));
        Assert.True((await ada.DoAsync(sixth, "pin")).Is("pinned"));
    }

    [Fact]
    public async Task What_cannot_be_pinned_says_why()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, bo) = (await server.MemberAsync("ada"), await server.MemberAsync("bo"));
        var (others, direct) = (await bo.PublishAsync("a"), await ada.PublishAsync("@bo", "direct"));
        var boost = (await ada.DoAsync(others, "reblog")).Text("id");
        await RefusesAsync(others, "Someone else's post cannot be pinned");
        await RefusesAsync(direct, "Posts that are only visible to mentioned users cannot be pinned");
        await RefusesAsync(boost, "A boost cannot be pinned");
        Assert.False((await ada.PostOfAsync(others)).TryGetProperty("pinned", out _));

        Task RefusesAsync(string id, string why) =>
            ada.RefusesAsync($"/api/v1/statuses/{id}/pin", null, HttpStatusCode.UnprocessableEntity, $"Validation failed: {why}");
    }
}
