using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Canteen.Core.Accounts;
using Canteen.Core.Notifications;
using Canteen.Core.Posts;
using Canteen.Core.Text;
using Canteen.Features.Platform.Accounts;
using Canteen.Features.Platform.Posts;
using Canteen.Features.Reading.Notifications;
using Canteen.Storage;
using Canteen.Testing;
using Canteen.Tests.Server.Posting;
using Canteen.Tests.Server.Reading.Oracle;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Canteen.Tests.Server.Reading;

/// <summary>JSON that is put together from cached pieces equals what the plain serializer makes of the rows in the database.</summary>
public sealed class NotificationJsonTests
{
    private const string Singles = "/api/v1/notifications", Groups = "/api/v2/notifications";

    [Fact]
    public async Task Notifications_are_written_as_the_serializer_would_write_them()
    {
        await using var server = await TestServer.StartAsync();
        var ada = await MuchToldAsync(server);
        var plain = await PlainAsync(server, ada.Id);
        for (var turn = 0; turn < 2; turn++) Assert.Equal(Serialized(server, plain), await TextAsync(ada, Singles));
        foreach (var one in plain)
        {
            Assert.Equal(Serialized(server, one), await TextAsync(ada, $"{Singles}/{one.Id}"));
            var id = new NotificationId(Crowd.Number(one.Id));
            var streamed = await server.Services.GetRequiredService<RenderedNotifications>().JsonAsync(id, ada.Id, CancellationToken.None);
            Assert.Equal(Serialized(server, one), Encoding.UTF8.GetString(streamed!));
        }
        Assert.Equal("[]", await TextAsync(ada, Singles + "?types[]=poll"));
    }

    [Fact]
    public async Task Groups_are_written_as_the_serializer_would_write_them()
    {
        await using var server = await TestServer.StartAsync();
        var ada = await MuchToldAsync(server);
        var plain = await PlainAsync(server, ada.Id);
        var all = PlainGroups.Of(plain);
        Assert.Equal(Serialized(server, all), await TextAsync(ada, Groups));
        Assert.Equal(
            Serialized(server, PlainGroups.Of(plain, partial: true)), await TextAsync(ada, Groups + "?expand_accounts=partial_avatars"));
        var follows = all.NotificationGroups.Single(group => group.Type == "follow");
        var one = PlainGroups.Of([.. plain.Where(told => told.GroupKey == follows.GroupKey)]);
        Assert.Equal(Serialized(server, one), await TextAsync(ada, $"{Groups}/{follows.GroupKey}"));
        Assert.Equal("""{"accounts":[],"statuses":[],"notification_groups":[]}""", await TextAsync(ada, Groups + "?types[]=poll"));
    }

    /// <summary>Notifications of each kind, from people whose names and words need escaping, about posts that she has marked.</summary>
    private static async Task<Member> MuchToldAsync(TestServer server)
    {
        var (ada, ben, cath) = (await server.MemberAsync("ada"), await server.MemberAsync("ben"), await server.MemberAsync("cath"));
        await ben.PatchJsonAsync(
            "/api/v1/accounts/update_credentials", new { display_name = "Ben \"tea\" <ö> 🫖", note = "\"account\":{ \\ \n#Tea" });
        var post = await ada.PublishAsync("\"status\":null & #Tea, more #Biscuits");
        await ada.DoAsync(post, "pin");
        foreach (var fan in new[] { ben, cath })
        {
            await fan.FollowAsync(ada);
            foreach (var act in new[] { "favourite", "reblog" }) await fan.DoAsync(post, act);
        }
        var letter = await ben.PublishAsync("@ada \u2028 'quiet' words", "direct");
        var answer = await cath.PublishAsync("@ada @ben yes\nindeed", replyTo: post);
        foreach (var act in new[] { "favourite", "bookmark" }) await ada.DoAsync(letter, act);
        await ada.DoAsync(answer, "reblog");
        await ada.PatchJsonAsync("/api/v1/accounts/update_credentials", new { locked = true });
        await (await server.MemberAsync("dai")).FollowAsync(ada);
        await server.DrainAsync();
        return ada;
    }

    private static async Task<string> TextAsync(Member member, string path) =>
        await (await member.GetAsync(path)).Content.ReadAsStringAsync();

    private static string Serialized<T>(TestServer server, T plain) =>
        JsonSerializer.Serialize(plain, server.Services.GetRequiredService<IOptions<JsonOptions>>().Value.SerializerOptions);

    private static Task<List<PlainNotification>> PlainAsync(TestServer server, AccountId me) => server.Database.ReadAsync(
        async db =>
        {
            var rows = await db.QueryAsync<NotificationRow>(
                "SELECT id, kind, from_id, post_id, created_at FROM notifications WHERE account_id = @me ORDER BY id DESC", new { me });
            var people = (await server.Services.GetRequiredService<AccountHydrator>().LoadAsync(
                db, [.. rows.Select(row => row.FromId).Distinct()]))
                .ToDictionary(person => person.Id, AccountJson.From);
            var posts = (await new PlainPosts(server).LoadAsync(db, [.. rows.Select(row => row.PostId).OfType<PostId>().Distinct()], me))
                .ToDictionary(post => post.Id);
            return rows.ConvertAll(row => new PlainNotification(
                row.Id.ToString(), row.Kind == "boost" ? "reblog" : row.Kind, ApiTime.Iso(row.CreatedAt),
                GroupKeyJson.Write(row.GroupBy(NotificationKinds.Grouped)), people[row.FromId])
            {
                Status = row.PostId is { } post ? StatusJson.From(posts[post]) : null,
            });
        },
        CancellationToken.None);

    /// <summary>Mastodon's Notification.</summary>
    private sealed record PlainNotification(string Id, string Type, string CreatedAt, string GroupKey, AccountJson Account)
    {
        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
        public StatusJson? Status { get; init; }
    }

    /// <summary>Mastodon's GroupedNotificationsResults.</summary>
    private sealed record PlainGroups(
        IReadOnlyList<AccountJson> Accounts, IReadOnlyList<StatusJson> Statuses, IReadOnlyList<PlainGroup> NotificationGroups)
    {
        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
        public IReadOnlyList<PartialAccountJson>? PartialAccounts { get; init; }

        public static PlainGroups Of(IReadOnlyList<PlainNotification> told, bool partial = false)
        {
            var groups = told.GroupBy(one => one.GroupKey).Select(group => group.ToList()).ToList();
            var people = groups.SelectMany(group => group).Select(one => one.Account).DistinctBy(account => account.Id).ToList();
            var whole = partial ? groups.Select(group => group[0].Account).DistinctBy(account => account.Id).ToList() : people;
            var posts = told.Select(one => one.Status).OfType<StatusJson>().DistinctBy(status => status.Id);
            return new(whole, [.. posts], groups.ConvertAll(PlainGroup.Of))
            {
                PartialAccounts = partial ? [.. people.ExceptBy(whole.Select(a => a.Id), a => a.Id).Select(InShort)] : null,
            };
        }

        private static PartialAccountJson InShort(AccountJson account) =>
            new(
                account.Id, account.Acct, account.Locked, account.Bot, account.Url, account.Avatar, account.AvatarStatic,
                account.AvatarDescription);
    }

    private sealed record PlainGroup(
        string GroupKey, long NotificationsCount, string Type, long MostRecentNotificationId, string PageMinId, string PageMaxId,
        string LatestPageNotificationAt, IReadOnlyList<string> SampleAccountIds)
    {
        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
        public string? StatusId { get; init; }

        public static PlainGroup Of(List<PlainNotification> told) => new(
            told[0].GroupKey, told.Count, told[0].Type, Crowd.Number(told[0].Id), told[^1].Id, told[0].Id, told[0].CreatedAt,
            [.. told.Select(one => one.Account.Id).Distinct()])
        {
            StatusId = told[0].Status?.Id,
        };
    }
}
