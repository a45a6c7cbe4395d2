using Canteen.Core.Accounts;
using Canteen.Core.Tags;

namespace Canteen.Features.People.Profiles;

/// <summary>Mastodon's Profile: the texts as typed, for editing. There are no pictures yet, so their addresses are null.</summary>
internal sealed record ProfileJson
{
    public string Id { get; init; } = "";
    public string DisplayName { get; init; } = "";
    public string Note { get; init; } = "";
    public IReadOnlyList<FieldJson> Fields { get; init; } = [];
    public string FormattedNote { get; init; } = "";
    public IReadOnlyList<FieldJson> FormattedFields { get; init; } = [];
    public string? Avatar { get; init; }
    public string? AvatarStatic { get; init; }
    public string AvatarDescription { get; init; } = "";
    public string? Header { get; init; }
    public string? HeaderStatic { get; init; }
    public string HeaderDescription { get; init; } = "";
    public bool Locked { get; init; }
    public bool Bot { get; init; }
    public bool? HideCollections { get; init; }
    public bool? Discoverable { get; init; }
    public bool Indexable { get; init; }
    public bool ShowMedia { get; init; } = true;
    public bool ShowMediaReplies { get; init; } = true;
    public bool ShowFeatured { get; init; } = true;
    public IReadOnlyList<string> AttributionDomains { get; init; } = [];
    public IReadOnlyList<FeaturedTagJson> FeaturedTags { get; init; } = [];
    public CanteenProfileJson Canteen { get; init; } = CanteenProfileJson.Nothing;

    public static ProfileJson From(OwnProfile profile, IReadOnlyList<FeaturedTagView> featured)
    {
        var account = profile.Account;
        return new()
        {
            Id = account.Id.ToString(),
            DisplayName = account.DisplayName,
            Note = account.Bio,
            Fields = [.. account.Fields.Select(f => new FieldJson(f.Name, f.Value, null))],
            FormattedNote = account.BioHtml,
            FormattedFields = [.. account.Fields.Select(f => new FieldJson(f.Name, f.ValueHtml, null))],
            Locked = account.Locked,
            Bot = account.Bot,
            HideCollections = account.HideCollections,
            Discoverable = account.Discoverable,
            Indexable = account.Indexable,
            FeaturedTags = FeaturedTagJson.From(featured, account),
            Canteen = CanteenProfileJson.From(account),
        };
    }
}
