using System.Globalization;
using System.Text.Json.Serialization;
using Canteen.Features.Platform.Accounts;
using Canteen.Features.Platform.Notifications;
using Canteen.Features.Platform.Posts;
using Canteen.Features.Platform.Text;

namespace Canteen.Features.Reading.Notifications;

/// <summary>Mastodon's GroupedNotificationsResults: each account and post once, the groups name them by id.</summary>
internal sealed record GroupedNotificationsJson(
    IReadOnlyList<AccountJson> Accounts, IReadOnlyList<StatusJson> Statuses, IReadOnlyList<NotificationGroupJson> NotificationGroups)
{
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<PartialAccountJson>? PartialAccounts { get; init; }

    /// <param name="partial">Only the newest account of each group is told whole.</param>
    public static GroupedNotificationsJson From(IReadOnlyList<NotificationGroup> groups, bool partial = false)
    {
        var whole = (partial ? groups.Select(g => g.People[0]) : groups.SelectMany(g => g.People)).DistinctBy(a => a.Id).ToList();
        var rest = groups.SelectMany(g => g.People).DistinctBy(a => a.Id).ExceptBy(whole.Select(a => a.Id), a => a.Id);
        var posts = groups.Select(g => g.Post).OfType<PostView>().DistinctBy(p => p.Id);
        return new(AccountJson.From(whole), StatusJson.From(posts), [.. groups.Select(NotificationGroupJson.From)])
        {
            PartialAccounts = partial ? [.. rest.Select(PartialAccountJson.From)] : null,
        };
    }
}

/// <summary>The one id that is a number is so in Mastodon too, and Ice Cubes depends on it.</summary>
internal sealed record NotificationGroupJson(string GroupKey, long NotificationsCount, string Type, long MostRecentNotificationId)
{
    public string PageMinId { get; init; } = "";
    public string PageMaxId { get; init; } = "";
    public string LatestPageNotificationAt { get; init; } = "";
    public IReadOnlyList<string> SampleAccountIds { get; init; } = [];

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? StatusId { get; init; }

    public static NotificationGroupJson From(NotificationGroup group) =>
        new(GroupKeyJson.Write(group.Key), group.Count, NotificationTypeJson.Name(group.Kind), group.Span.Newest)
        {
            PageMinId = group.Span.Oldest.ToString(CultureInfo.InvariantCulture),
            PageMaxId = group.Span.Newest.ToString(CultureInfo.InvariantCulture),
            LatestPageNotificationAt = ApiTime.Iso(group.Span.LatestAt),
            SampleAccountIds = [.. group.People.Select(person => person.Id.ToString())],
            StatusId = group.Post?.Id.ToString(),
        };
}

/// <summary>Mastodon's PartialAccountWithAvatar.</summary>
internal sealed record PartialAccountJson(
    string Id, string Acct, bool Locked, bool Bot, string Url, string Avatar, string AvatarStatic, string AvatarDescription)
{
    public static PartialAccountJson From(AccountView account) =>
        new(account.Id.ToString(), account.Acct, account.Locked, account.Bot, account.Url, account.AvatarUrl, account.AvatarUrl, "");
}
