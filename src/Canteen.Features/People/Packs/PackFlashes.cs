using Canteen.Features.Platform.Http;

namespace Canteen.Features.People.Packs;

/// <summary>What is said once somebody followed packs, or parts of them.</summary>
internal static class PackFlashes
{
    public static readonly Fault Nothing = Fault.Invalid("Tick at least one person or hashtag.");

    private static readonly Flash All = new("pack-followed", "You follow them now.");

    private static readonly Flash Asked = new(
        "pack-asked", "You follow them now. Those who approve their followers have been asked, and you follow them once they accept.");

    private static readonly Flash OnlyAsked = new(
        "pack-only-asked", "They approve their followers and have been asked. You follow them once they accept.");

    private static readonly Flash Some = new("pack-followed-some", "You follow some of them now. The others couldn't be followed.");

    private static readonly Flash Before = new("pack-followed-before", "There was nothing new to follow.");

    public static readonly IReadOnlyList<Flash> Everything = [All, Asked, OnlyAsked, Some, Before];

    public static Flash Of(PackFollowed followed) => followed switch
    {
        { Refused: > 0 } => Some,
        { People: 0, Tags: 0, Requested: 0 } => Before,
        { People: 0, Tags: 0 } => OnlyAsked,
        { Requested: > 0 } => Asked,
        _ => All,
    };
}
