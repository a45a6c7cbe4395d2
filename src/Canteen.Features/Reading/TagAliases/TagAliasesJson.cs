namespace Canteen.Features.Reading.TagAliases;

/// <summary>What a hashtag is read together with, and what is proposed about it.</summary>
/// <param name="Name">The main one of those that are read together, as it is shown.</param>
/// <param name="Aliases">The others.</param>
internal sealed record TagAliasesJson(string Name, string Url, IReadOnlyList<string> Aliases, IReadOnlyList<TagPairJson> Pairs)
{
    public static TagAliasesJson From(TagPairsView view, string address) => new(
        view.Tag.Display, address + TagName.Path(view.Tag.Name), view.Tag.Also, [.. view.Pairs.Select(TagPairJson.From)]);
}

/// <param name="Same">They are read together because of this pair.</param>
/// <param name="Ruling">What a moderator decided: same, apart or none.</param>
/// <param name="Voted">What the caller said; null for nothing.</param>
internal sealed record TagPairJson(string Id, string Name, string Main, bool Same, long Yes, long No, string Ruling, bool? Voted)
{
    public static TagPairJson From(TagPairView view) => new(
        view.Pair.Id.ToString(), view.Name, view.Main, view.Pair.IsSame, view.Pair.Yes, view.Pair.No, RulingNames.Of(view.Pair.Ruling),
        view.Vote);
}
