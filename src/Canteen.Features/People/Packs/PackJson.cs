using Canteen.Core;
using Canteen.Core.Accounts;

namespace Canteen.Features.People.Packs;

/// <summary>A pack in Canteen's own interface.</summary>
/// <param name="Answer">What the caller said to being in it: <c>yes</c>, <c>no</c>, <c>none</c> yet; null where nobody asked them.</param>
internal sealed record PackJson(
    string Id, string Name, string Description, string Url, AccountJson Account, int AccountsCount, IReadOnlyList<PackTagJson> Tags,
    string? Answer, bool Discoverable)
{
    public static PackJson From(ShownPack pack, CanteenSettings settings) => new(
        pack.Id.ToString(), pack.Name, pack.Description, settings.Url(pack.Path), AccountJson.From(pack.Maker), pack.People,
        PackTagJson.From(pack.Tags), pack.Answer?.ToString().ToLowerInvariant(), pack.IsDiscoverable);
}

/// <param name="Name">Folded.</param>
/// <param name="DisplayName">As it was typed, without the #.</param>
internal sealed record PackTagJson(string Name, string DisplayName)
{
    public static IReadOnlyList<PackTagJson> From(IReadOnlyList<PackTag> tags) =>
        [.. tags.Select(tag => new PackTagJson(tag.Name, tag.Display))];
}

/// <summary>How many were followed, asked, and could not be followed; without those whom the caller followed already.</summary>
internal sealed record PackFollowedJson(int Accounts, int Requested, int Tags, int Refused)
{
    public static PackFollowedJson From(PackFollowed followed) =>
        new(followed.People, followed.Requested, followed.Tags, followed.Refused);
}
