using System.Globalization;
using System.Text.Json.Serialization;
using Canteen.Core.Accounts;
using Canteen.Core.Notifications;
using Canteen.Core.Text;

namespace Canteen.Features.Reading.Notifications;

/// <summary>The most recent id is a number, unlike the other ids; so it is in Mastodon, and Ice Cubes depends on it.</summary>
internal sealed record NotificationGroupJson(string GroupKey, long NotificationsCount, string Type, long MostRecentNotificationId)
{
    public string PageMinId { get; init; } = "";
    public string PageMaxId { get; init; } = "";
    public string LatestPageNotificationAt { get; init; } = "";
    public IReadOnlyList<string> SampleAccountIds { get; init; } = [];

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? StatusId { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public NotifiedChatJson? Chat { get; init; }

    public static NotificationGroupJson From(RowGroup group, IReadOnlyList<AccountId> people) =>
        new(GroupKeyJson.Write(group.Key), group.Count, NotificationTypeJson.Name(group.Kind), group.Span.Newest)
        {
            PageMinId = group.Span.Oldest.ToString(CultureInfo.InvariantCulture),
            PageMaxId = group.Span.Newest.ToString(CultureInfo.InvariantCulture),
            LatestPageNotificationAt = ApiTime.Iso(group.Span.LatestAt),
            SampleAccountIds = [.. people.Select(person => person.ToString())],
            StatusId = group.Post?.ToString(),
            Chat = NotifiedChatJson.Of(group.Chat?.Id, group.Chat?.Title, group.Chat?.News),
        };
}

/// <summary>Mastodon's PartialAccountWithAvatar.</summary>
internal sealed record PartialAccountJson(
    string Id, string Acct, bool Locked, bool Bot, string Url, string Avatar, string AvatarStatic, string AvatarDescription)
{
    public static PartialAccountJson From(AccountView account) =>
        new(account.Id.ToString(), account.Acct, account.Locked, account.Bot, account.Url, account.AvatarUrl, account.AvatarUrl, "");
}
