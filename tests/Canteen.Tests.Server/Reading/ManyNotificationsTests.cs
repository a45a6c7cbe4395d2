using Canteen.Core.Notifications;
using Canteen.Features.Reading.Notifications;
using Canteen.Storage;
using Canteen.Testing;
using Canteen.Tests.Server.Posting;
using Microsoft.Extensions.DependencyInjection;

namespace Canteen.Tests.Server.Reading;

/// <summary>Somebody with very many notifications, and how many are kept.</summary>
public sealed class ManyNotificationsTests
{
    private const string List = "/api/v1/notifications";
    private const int Slice = NotificationSlices.Slice;

    [Fact]
    public async Task What_is_taken_back_or_pruned_is_found_by_an_index_of_its_own()
    {
        await using var server = await TestServer.StartAsync();
        var about = new { post = 1L, by = 1L, kind = "favourite", Slice };
        var args = new { account = 1L, newest = 1L, before = 1L, after = 1L, kept = 100, Slice };
        await FindsAsync(server, NotifyPeople.TakeBackSql, new { To = 1L, From = 1L, Kind = "follow" }, "notifications_people");
        await FindsAsync(server, NotifyPeople.TakeBackAboutPostSql, about, "notifications_post");
        await FindsAsync(server, NotificationSlices.OfPostSql, about, "notifications_post");
        await FindsAsync(server, NotificationSlices.UpToSql, args, "notifications_account");
        await FindsAsync(server, NotificationSlices.OldSql, args, "notifications");
        await FindsAsync(server, PruneNotifications.NextSql, args, "notifications_account");
        await FindsAsync(server, PruneNotifications.SurplusSql, args, "notifications_account");
        var group = new { me = 1L, From = 1L, To = 2L, IsAlone = false, Kind = "follow", Post = 1L, Slice };
        await FindsAsync(server, DismissNotificationGroup.Sql, group, "notifications_account");
    }

    [Fact]
    public async Task Clearing_takes_a_slice_in_each_transaction_and_leaves_nothing()
    {
        await using var server = await TestServer.StartAsync(services: CountingEngine.Install);
        var ada = await MuchToldAsync(server, (2 * Slice) + 10);
        var clear = server.Services.GetRequiredService<ClearNotifications>();
        var asked = await CountingEngine.DuringAsync(
            server, async () => Assert.Equal((2 * Slice) + 10, await clear.RunAsync(ada.Id, CancellationToken.None)));
        Assert.Equal(4, asked);
        Assert.Equal(0, (await ada.GetJsonAsync(List)).GetArrayLength());
    }

    [Fact]
    public async Task Dismissing_a_group_takes_a_slice_in_each_transaction_and_leaves_nothing_of_it()
    {
        await using var server = await TestServer.StartAsync(services: CountingEngine.Install);
        var ada = await MuchToldAsync(server, (2 * Slice) + 10);
        var key = GroupKey.Of(new(Crowd.Deed(1)), NotificationKinds.Follow, null, NotificationKinds.All);
        var dismiss = server.Services.GetRequiredService<DismissNotificationGroup>();
        var asked = await CountingEngine.DuringAsync(
            server, async () => Assert.Equal((2 * Slice) + 10, await dismiss.RunAsync(ada.Id, key, CancellationToken.None)));
        Assert.Equal(3, asked);
        Assert.Equal(0, (await ada.GetJsonAsync(List)).GetArrayLength());
    }

    [Fact]
    public async Task Notifications_about_a_deleted_post_all_go()
    {
        await using var server = await TestServer.StartAsync();
        var ada = await server.MemberAsync("ada");
        var post = await ada.PublishAsync("Free tea");
        await Crowd.ComeAsync(server, 1);
        await Crowd.NotifyAsync(server, ada.Id, (2 * Slice) + 10, Crowd.Number(post));
        await ada.DeleteJsonAsync($"/api/v1/statuses/{post}");
        await server.DrainAsync();
        Assert.Equal(0, await server.CountAsync("SELECT count(*) FROM notifications"));
        Assert.Equal(0, await server.CountAsync("SELECT count(*) FROM jobs"));
    }

    [Fact]
    public async Task Of_each_person_the_newest_are_kept_and_for_so_many_days()
    {
        await using var server = await TestServer.StartAsync(s => s with { NotificationsEach = 30, NotificationDays = 7 });
        var ada = await MuchToldAsync(server, Slice + 50);
        var ben = await server.MemberAsync("ben");
        await Crowd.WriteAsync(
            server, "INSERT INTO notifications (id, account_id, kind, from_id, created_at) VALUES (@Id, @Ben, 'follow', @From, 0)",
            new { Id = Crowd.Deed(0), Ben = ben.Id, From = Crowd.Person(1) });
        await PruneAsync(server);
        var newest = Enumerable.Range(0, 30).Select(i => $"{Crowd.Deed(Slice + 50 - i)}");
        Assert.Equal(newest, (await ada.GetJsonAsync(List + "?limit=80")).Ids());
        Assert.Single((await ben.GetJsonAsync(List)).Ids());
        server.Clock.Advance(TimeSpan.FromDays(8));
        await PruneAsync(server);
        Assert.Empty((await ada.GetJsonAsync(List)).Ids());
        Assert.Empty((await ben.GetJsonAsync(List)).Ids());
    }

    [Fact]
    public async Task A_request_to_follow_waits_for_its_answer_when_its_notification_is_gone()
    {
        await using var server = await TestServer.StartAsync(s => s with { NotificationDays = 7 });
        var (ada, ben) = (await server.MemberAsync("ada"), await server.MemberAsync("ben"));
        await ada.PatchJsonAsync("/api/v1/accounts/update_credentials", new { locked = true });
        await ben.PostJsonAsync($"/api/v1/accounts/{ada.Id}/follow");
        await server.DrainAsync();
        server.Clock.Advance(TimeSpan.FromDays(8));
        await PruneAsync(server);
        Assert.Empty((await ada.GetJsonAsync(List)).Ids());
        Assert.Equal([ben.Id.ToString()], (await ada.GetJsonAsync("/api/v1/follow_requests")).Ids());
    }

    [Fact]
    public async Task They_are_pruned_by_the_hour_and_by_one_node_of_all()
    {
        await using var server = await TestServer.StartAsync(s => s with { NotificationsEach = 30 });
        var ada = await MuchToldAsync(server, 50);
        var prune = server.Services.GetRequiredService<PruneNotifications>();
        Assert.Equal(20, await prune.RunAsync(TimeSpan.FromMinutes(30), CancellationToken.None));
        await Crowd.WriteAsync(
            server, "INSERT INTO notifications (id, account_id, kind, from_id, created_at) VALUES (@Id, @Ada, 'follow', @From, 0)",
            new { Id = Crowd.Deed(51), Ada = ada.Id, From = Crowd.Person(1) });
        Assert.Equal(0, await prune.RunAsync(TimeSpan.FromMinutes(30), CancellationToken.None));
        server.Clock.SetBack(TimeSpan.FromDays(1));
        Assert.Equal(1, await prune.RunAsync(TimeSpan.FromMinutes(30), CancellationToken.None));
    }

    private static Task<int> PruneAsync(TestServer server) =>
        server.Services.GetRequiredService<PruneNotifications>().RunAsync(TimeSpan.Zero, CancellationToken.None);

    private static async Task<Member> MuchToldAsync(TestServer server, int count)
    {
        var ada = await server.MemberAsync("ada");
        await Crowd.ComeAsync(server, 1);
        await Crowd.NotifyAsync(server, ada.Id, count);
        return ada;
    }

    private static async Task FindsAsync(TestServer server, string sql, object args, string index)
    {
        var plan = await server.Database.PlanOfAsync(sql, args);
        Assert.False(QueryPlan.ScansOrSorts(plan), $"{sql}\n{plan}");
        Assert.Contains(index, plan, StringComparison.Ordinal);
    }
}
