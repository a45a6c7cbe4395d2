using Canteen.Core.Accounts;
using Canteen.Core.Posts;

namespace Canteen.Features.People.Profiles;

/// <summary>Mastodon's CredentialAccount: a person's own account with its role and the values to edit.</summary>
internal sealed record CredentialAccountJson : AccountJson
{
    private CredentialAccountJson(AccountJson account) : base(account)
    {
    }

    public required RoleJson Role { get; init; }
    public required SourceJson Source { get; init; }

    public static CredentialAccountJson From(OwnProfile profile) => new(From(profile.Account))
    {
        Role = RoleJson.From(profile.Account.Role),
        Source = SourceJson.From(profile),
    };
}

/// <summary>Permissions are those of Mastodon's admin API, none of which exists here yet.</summary>
internal sealed record RoleJson(string Id, string Name, string Permissions, string Color, bool Highlighted, int CollectionLimit)
{
    public static RoleJson From(StaffRole? role) => AccountRoleJson.From(role) is [var staff]
        ? new(staff.Id, staff.Name, "0", staff.Color, true, 0)
        : new("-99", "", "0", "", false, 0);
}

internal sealed record SourceJson
{
    public string Privacy { get; init; } = "";
    public bool Sensitive { get; init; }
    public string? Language { get; init; }
    public string Note { get; init; } = "";
    public IReadOnlyList<FieldJson> Fields { get; init; } = [];
    public long FollowRequestsCount { get; init; }
    public bool? HideCollections { get; init; }
    public bool? Discoverable { get; init; }
    public bool Indexable { get; init; }
    public IReadOnlyList<string> AttributionDomains { get; init; } = [];
    public string QuotePolicy { get; init; } = "nobody";

    public static SourceJson From(OwnProfile profile) => new()
    {
        Privacy = VisibilityJson.Name(profile.DefaultVisibility),
        Sensitive = profile.DefaultSensitive,
        Language = profile.DefaultLanguage.Length == 0 ? null : profile.DefaultLanguage,
        Note = profile.Account.Bio,
        Fields = [.. profile.Account.Fields.Select(f => new FieldJson(f.Name, f.Value, null))],
        FollowRequestsCount = profile.FollowRequests,
        HideCollections = profile.Account.HideCollections,
        Discoverable = profile.Account.Discoverable,
        Indexable = profile.Account.Indexable,
    };
}
