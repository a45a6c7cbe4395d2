using Canteen.Core;
using Canteen.Core.Accounts;
using Canteen.Core.Posts;
using Canteen.Core.Text;

namespace Canteen.Features.People.Packs;

/// <summary>A pack as Mastodon has it: a collection of accounts with one hashtag at most, the first of the pack.</summary>
/// <param name="Description">HTML.</param>
/// <param name="ItemCount">How many of those who agreed the caller is shown.</param>
internal sealed record CollectionJson(
    string Id, string Uri, string Name, string? Description, string? Language, string AccountId, bool Local, bool Sensitive,
    bool Discoverable, string Url, int ItemCount, string CreatedAt, string UpdatedAt, ShallowTagJson? Tag,
    IReadOnlyList<CollectionItemJson> Items)
{
    private static readonly Dictionary<MentionName, string> Nobody = [];

    public static CollectionJson From(ShownPack pack, IEnumerable<PackItem> items, CanteenSettings settings) => new(
        pack.Id.ToString(), settings.Url(pack.Path), pack.Name, Html(pack.Description, settings.Address), pack.Language,
        pack.Maker.Id.ToString(), Local: true, pack.IsSensitive, pack.IsDiscoverable, settings.Url(pack.Path), pack.People,
        ApiTime.Iso(pack.CreatedAt), ApiTime.Iso(pack.ChangedAt),
        pack.Tags.Count == 0 ? null : new(pack.Tags[0].Display, settings.Address + TagName.Path(pack.Tags[0].Name)),
        [.. items.Select(CollectionItemJson.From)]);

    private static string? Html(string words, string address) =>
        words.Length == 0 ? null : PostText.Parse(words).ToHtml(address, Nobody).ToString();
}

/// <param name="State"><c>pending</c> until the person agrees.</param>
internal sealed record CollectionItemJson(string Id, string State, string CreatedAt, string AccountId)
{
    public static CollectionItemJson From(PackItem item) => new(
        item.Id.ToString(), item.IsAgreed ? "accepted" : "pending", ApiTime.Iso(item.CreatedAt), item.Person.ToString());
}

/// <param name="Accounts">Its maker first.</param>
internal sealed record CollectionWithAccountsJson(CollectionJson Collection, IReadOnlyList<AccountJson> Accounts);

internal sealed record OneCollectionJson(CollectionJson Collection);

internal sealed record OneCollectionItemJson(CollectionItemJson CollectionItem);

internal sealed record CollectionsJson(IReadOnlyList<CollectionJson> Collections);
