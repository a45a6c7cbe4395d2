using System.Net;
using Canteen.Testing;
using Canteen.Tests.Server.Posting;
using static Canteen.Tests.Server.People.PackTools;

namespace Canteen.Tests.Server.People;

/// <summary>Following what is in a pack, by the rules for each.</summary>
public sealed class PackFollowTests
{
    [Fact]
    public async Task Everything_in_a_pack_is_followed_and_home_is_full()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, ben, cath) = (await server.MemberAsync("ada"), await server.MemberAsync("ben"), await server.MemberAsync("cath"));
        var (dev, nell) = (await server.MemberAsync("dev"), await server.MemberAsync("nell"));
        var path = await ada.PackAsync("Tea", ada, ben, cath);
        await ada.PostJsonAsync(path + "/accounts", Whom(dev));
        await ada.PostJsonAsync(path + "/tags", new { name = "SmallWins" });
        var bens = await ben.PublishAsync("From the ward");
        var devs = await dev.PublishAsync("A good day #smallwins");
        await server.DrainAsync();
        Assert.Empty((await nell.GetJsonAsync("/api/v1/timelines/home")).EnumerateArray());
        Assert.Equal((3, 0, 1, 0), Sums(await nell.PostJsonAsync(path + "/follow")));
        Assert.Equal([devs, bens], (await nell.GetJsonAsync("/api/v1/timelines/home")).Ids());
        Assert.Equal(["cath", "ben", "ada"], (await FollowingAsync(nell)).Order().Reverse());
        Assert.Equal((0, 0, 0, 0), Sums(await nell.PostJsonAsync(path + "/follow")));
        await server.DrainAsync();
        Assert.Equal(["nell"], (await ben.GetJsonAsync("/api/v1/notifications?types[]=follow")).EnumerateArray()
            .Select(told => told.GetProperty("account").Text("username")));
    }

    [Fact]
    public async Task Only_what_was_chosen_and_is_in_the_pack_is_followed()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, ben, cath) = (await server.MemberAsync("ada"), await server.MemberAsync("ben"), await server.MemberAsync("cath"));
        var (dev, nell) = (await server.MemberAsync("dev"), await server.MemberAsync("nell"));
        var path = await ada.PackAsync("Tea", ben, cath, nell);
        foreach (var name in new[] { "SmallWins", "tea" }) await ada.PostJsonAsync(path + "/tags", new { name });
        object choice = new
        {
            account_ids = new[] { $"{ben.Id}", $"{dev.Id}", $"{nell.Id}", "nonsense" }, tags = new[] { "#smallWINS", "coffee" },
        };
        Assert.Equal((1, 0, 1, 0), Sums(await nell.PostJsonAsync(path + "/follow", choice)));
        Assert.Equal(["ben"], await FollowingAsync(nell));
        Assert.Equal("SmallWins", Assert.Single((await nell.GetJsonAsync("/api/v1/followed_tags")).TextsOf("name")), ignoreCase: true);
    }

    [Fact]
    public async Task People_who_approve_their_followers_are_asked_and_nobody_apart_is_followed()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, ben, cath) = (await server.MemberAsync("ada"), await server.MemberAsync("ben"), await server.MemberAsync("cath"));
        var (dev, nell) = (await server.MemberAsync("dev"), await server.MemberAsync("nell"));
        await ben.PatchJsonAsync("/api/v1/accounts/update_credentials", new { locked = true });
        var path = await ada.PackAsync("Tea", ben, cath, dev);
        await cath.PostJsonAsync($"/api/v1/accounts/{nell.Id}/block");
        await nell.PostJsonAsync($"/api/v1/accounts/{dev.Id}/block");
        Assert.Equal((0, 1, 0, 0), Sums(await nell.PostJsonAsync(path + "/follow")));
        Assert.Equal(["nell"], (await ben.GetJsonAsync("/api/v1/follow_requests")).TextsOf("username"));
        Assert.Empty(await FollowingAsync(nell));
        Assert.Equal((0, 0, 0, 0), Sums(await nell.PostJsonAsync(path + "/follow")));
    }

    [Fact]
    public async Task What_is_beyond_a_limit_is_counted_as_refused()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, ben, nell) = (await server.MemberAsync("ada"), await server.MemberAsync("ben"), await server.MemberAsync("nell"));
        var path = await ada.PackAsync("Tea", ben);
        await ada.PostJsonAsync(path + "/tags", new { name = "tea" });
        await server.SqlAsync("UPDATE accounts SET following_count = 7500 WHERE id = @Id", new { nell.Id });
        Assert.Equal((0, 0, 1, 1), Sums(await nell.PostJsonAsync(path + "/follow")));
    }

    [Fact]
    public async Task A_pack_that_is_not_there_and_an_app_that_may_not_follow_are_refused()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, nell) = (await server.MemberAsync("ada"), await server.MemberAsync("nell"));
        Assert.Equal(HttpStatusCode.NotFound, await CodeAsync(nell.PostAsync(Packs + "/1/follow")));
        var narrow = await server.SecondTokenAsync(nell, "read write:collections");
        var path = await ada.PackAsync("Tea", ada);
        Assert.Equal(HttpStatusCode.Forbidden, await CodeAsync(narrow.PostAsync(path + "/follow")));
        Assert.Empty(await FollowingAsync(nell));
    }

    private static (long, long, long, long) Sums(System.Text.Json.JsonElement sums) =>
        (sums.Number("accounts"), sums.Number("requested"), sums.Number("tags"), sums.Number("refused"));

    private static async Task<IEnumerable<string>> FollowingAsync(Member member) =>
        (await member.GetJsonAsync($"/api/v1/accounts/{member.Id}/following")).TextsOf("username");
}
