using Canteen.Core.Notifications;
using Canteen.Testing;
using Canteen.Tests.Server.Posting;
using Microsoft.Extensions.DependencyInjection;

namespace Canteen.Tests.Server.Reading;

/// <summary>What a notification is about is shown only if its reader may see it, although the notification is theirs.</summary>
public sealed class HiddenNotificationsTests
{
    private const string Singles = "/api/v1/notifications", Groups = "/api/v2/notifications";

    [Fact]
    public async Task What_one_may_not_see_is_left_out_and_the_pages_go_on_after_it()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, ben) = (await server.MemberAsync("ada"), await server.MemberAsync("ben"));
        var secret = await ben.PublishAsync("For those who follow me", "private");
        await Crowd.ComeAsync(server, 1);
        await ben.FollowAsync(ada);
        await server.DrainAsync();
        await Crowd.NotifyAsync(server, ada.Id, 3, Crowd.Number(secret));
        await TellAsync(server, ada.Id, number: 0);

        Assert.Equal(["follow", "follow"], (await ada.GetJsonAsync(Singles)).EnumerateArray().Select(told => told.Text("type")));
        Assert.Equal(2, (await Walk.NextAsync(ada.Client, Singles + "?limit=3", "id")).Count);
        Assert.Equal(2, (await ada.GetJsonAsync(Singles + "/unread_count")).Number("count"));
        Assert.DoesNotContain("those who follow", await (await ada.GetAsync(Groups)).Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(1, (await ada.GetJsonAsync(Groups)).GetProperty("notification_groups").GetArrayLength());
        Assert.Equal(System.Net.HttpStatusCode.NotFound, (await ada.GetAsync($"{Singles}/{Crowd.Deed(1)}")).StatusCode);
        var streamed = server.Services.GetRequiredService<RenderedNotifications>();
        Assert.Null(await streamed.JsonAsync(new(Crowd.Deed(1)), ada.Id, CancellationToken.None));
        Assert.Null(await streamed.JsonAsync(new(Crowd.Deed(0)), ben.Id, CancellationToken.None));
        Assert.NotNull(await streamed.JsonAsync(new(Crowd.Deed(0)), ada.Id, CancellationToken.None));
    }

    [Fact]
    public async Task Nobody_hears_of_those_who_are_suspended()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, ben, cath) = (await server.MemberAsync("ada"), await server.MemberAsync("ben"), await server.MemberAsync("cath"));
        foreach (var fan in new[] { ben, cath }) await fan.FollowAsync(ada);
        await server.DrainAsync();
        Assert.Equal(2, (await ada.GetJsonAsync(Singles)).GetArrayLength());
        await server.SuspendAsync(cath);
        Assert.Equal(1, (await ada.GetJsonAsync(Singles)).GetArrayLength());
        Assert.Equal(1, (await ada.GetJsonAsync(Groups)).GetProperty("notification_groups")[0].Number("notifications_count"));
    }

    private static Task TellAsync(TestServer server, AccountId whom, int number) => Crowd.WriteAsync(
        server, "INSERT INTO notifications (id, account_id, kind, from_id, created_at) VALUES (@Id, @whom, 'follow', @From, 0)",
        new { Id = Crowd.Deed(number), whom, From = Crowd.Person(1) });
}
