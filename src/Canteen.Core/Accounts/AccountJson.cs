using System.Globalization;
using System.Text.Json.Serialization;
using Canteen.Core.Text;

namespace Canteen.Core.Accounts;

/// <summary>Mastodon's Account, with Canteen's own keys under <c>canteen</c>.</summary>
public record AccountJson
{
    public string Id { get; init; } = "";
    public string Username { get; init; } = "";
    public string Acct { get; init; } = "";
    public string DisplayName { get; init; } = "";
    public bool Locked { get; init; }
    public bool Bot { get; init; }
    public bool? Discoverable { get; init; }
    public bool Indexable { get; init; }
    public bool Group { get; init; }
    public string CreatedAt { get; init; } = "";
    public string Note { get; init; } = "";
    public string Url { get; init; } = "";
    public string Uri { get; init; } = "";
    public string Avatar { get; init; } = "";
    public string AvatarStatic { get; init; } = "";
    public string AvatarDescription { get; init; } = "";
    public string Header { get; init; } = "";
    public string HeaderStatic { get; init; } = "";
    public string HeaderDescription { get; init; } = "";
    public long FollowersCount { get; init; }
    public long FollowingCount { get; init; }
    public long StatusesCount { get; init; }
    public string? LastStatusAt { get; init; }
    public bool? HideCollections { get; init; }
    public bool ShowMedia { get; init; } = true;
    public bool ShowMediaReplies { get; init; } = true;
    public bool ShowFeatured { get; init; } = true;
    public IReadOnlyList<object> Emojis { get; init; } = [];
    public IReadOnlyList<FieldJson> Fields { get; init; } = [];

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public bool? Suspended { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public bool? Noindex { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<AccountRoleJson>? Roles { get; init; }

    public FeatureApprovalJson FeatureApproval { get; init; } = FeatureApprovalJson.Nobody;
    public CanteenProfileJson Canteen { get; init; } = CanteenProfileJson.Nothing;

    public static AccountJson From(AccountView account) => new()
    {
        Id = account.Id.ToString(),
        Username = account.Handle,
        Acct = account.Acct,
        DisplayName = account.DisplayName,
        Locked = account.Locked,
        Bot = account.Bot,
        Discoverable = account.Discoverable,
        Indexable = account.Indexable,
        CreatedAt = ApiTime.Midnight(account.CreatedAt),
        Note = account.BioHtml,
        Url = account.Url,
        Uri = account.Uri,
        Avatar = account.AvatarUrl,
        AvatarStatic = account.AvatarUrl,
        Header = account.HeaderUrl,
        HeaderStatic = account.HeaderUrl,
        FollowersCount = account.FollowersCount,
        FollowingCount = account.FollowingCount,
        StatusesCount = account.PostsCount,
        LastStatusAt = ApiTime.Day(account.LastPostAt),
        HideCollections = account.HideCollections,
        Fields = [.. account.Fields.Select(f => new FieldJson(f.Name, f.ValueHtml, null))],
        Suspended = account.Suspended ? true : null,
        Noindex = account.Domain.Length == 0 ? !account.Indexable : null,
        Roles = account.Domain.Length == 0 ? AccountRoleJson.From(account.Role) : null,
        FeatureApproval = FeatureApprovalJson.From(account),
        Canteen = CanteenProfileJson.From(account),
    };

    public static List<AccountJson> From(IEnumerable<AccountView> accounts) => [.. accounts.Select(From)];
}

/// <summary>Mastodon's AccountRole. Roles have no colours here.</summary>
public sealed record AccountRoleJson(string Id, string Name, string Color)
{
    public static IReadOnlyList<AccountRoleJson> From(StaffRole? role) =>
        role is null ? [] : [new(role.Id.ToString(CultureInfo.InvariantCulture), role.Name, "")];
}

public sealed record FieldJson(string Name, string Value, string? VerifiedAt);

/// <summary>
/// What a profile here says about somebody's work. <c>job_title</c> is the role, <c>views_own</c> the statement that views are their own,
/// <c>place</c> where they work or live.
/// </summary>
public sealed record CanteenProfileJson(string JobTitle, string Profession, string Organisation, bool ViewsOwn, string Place)
{
    public static readonly CanteenProfileJson Nothing = new("", "", "", false, "");

    public static CanteenProfileJson From(AccountView account) =>
        new(account.JobTitle, account.Profession, account.Organisation, account.ViewsOwn, account.Place);
}

/// <summary>Who may put the account into a collection. People here are asked, whoever it is that would like to have them in one.</summary>
public sealed record FeatureApprovalJson(IReadOnlyList<string> Automatic, IReadOnlyList<string> Manual, string CurrentUser)
{
    public static readonly FeatureApprovalJson Nobody = new([], [], "denied");

    private static readonly FeatureApprovalJson Asked = new([], ["public"], "manual");

    public static FeatureApprovalJson From(AccountView account) =>
        account.Domain.Length > 0 || account.Suspended ? Nobody : Asked;
}
