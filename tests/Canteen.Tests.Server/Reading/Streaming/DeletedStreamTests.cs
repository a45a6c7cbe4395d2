using Canteen.Testing;
using Canteen.Tests.Server.Posting;

namespace Canteen.Tests.Server.Reading.Streaming;

/// <summary>When a post is deleted, each home timeline is told the ids of the entries under which it is there.</summary>
public sealed class DeletedStreamTests
{
    [Fact]
    public async Task A_home_that_has_it_by_a_boost_hears_of_the_boost_one_that_has_it_itself_of_that_and_one_that_has_both_of_both()
    {
        await using var server = await TestServer.StartAsync();
        var (author, booster) = (await server.MemberAsync("author"), await server.MemberAsync("booster"));
        var (direct, by, both) = (await server.MemberAsync("direct"), await server.MemberAsync("by"), await server.MemberAsync("both"));
        foreach (var reader in new[] { direct, both }) await reader.FollowAsync(author);
        foreach (var reader in new[] { by, both }) await reader.FollowAsync(booster);
        var post = await author.PublishAsync("Free tea");
        var boost = (await booster.DoAsync(post, "reblog")).Text("id");
        await server.DrainAsync();
        await using var ofDirect = await AppStream.OpenAsync(direct, "user");
        await using var ofBy = await AppStream.OpenAsync(by, "user");
        await using var ofBoth = await AppSocket.OpenAsync(server, both, "?stream=user");
        await ofBoth.SettleAsync();
        await using var ofBooster = await AppStream.OpenAsync(booster, "user");

        await author.DeleteJsonAsync($"/api/v1/statuses/{post}");
        await server.DrainAsync();
        var last = await author.PublishAsync("@by the end");
        await booster.DoAsync(last, "reblog");

        Assert.Equal([("delete", post), ("update", last)], [await TwoAsync(ofDirect), await TwoAsync(ofDirect)]);
        Assert.Equal(("delete", boost), await TwoAsync(ofBy));
        Assert.NotEqual("delete", (await ofBy.HearAsync()).Event);
        Assert.Equal(("delete", boost), await TwoAsync(ofBooster));
        Assert.NotEqual("delete", (await ofBooster.HearAsync()).Event);
        var heard = new[] { await ofBoth.HearAsync(), await ofBoth.HearAsync() };
        Assert.Equal([("delete", post), ("delete", boost)], heard.Select(h => (h.Event, h.Payload)));
        Assert.Equal(("update", last), await ofBoth.HearAsync() is var h ? (h.Event, h.Id) : default);
    }

    [Fact]
    public async Task A_boost_that_is_taken_back_leaves_the_original_where_it_was()
    {
        await using var server = await TestServer.StartAsync();
        var (author, booster) = (await server.MemberAsync("author"), await server.MemberAsync("booster"));
        var both = await server.MemberAsync("both");
        await both.FollowAsync(author);
        await both.FollowAsync(booster);
        var post = await author.PublishAsync("Free tea");
        var boost = (await booster.DoAsync(post, "reblog")).Text("id");
        await server.DrainAsync();
        await using var stream = await AppStream.OpenAsync(both, "user");
        await booster.DoAsync(post, "unreblog");
        var last = await author.PublishAsync("The end");
        Assert.Equal([("delete", boost), ("update", last)], [await TwoAsync(stream), await TwoAsync(stream)]);
    }

    private static async Task<(string, string)> TwoAsync(AppStream stream)
    {
        var heard = await stream.HearAsync();
        return (heard.Event, heard.Id);
    }
}
