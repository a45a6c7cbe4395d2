using Canteen.Core.Accounts;
using Canteen.Features.Platform.Html;

namespace Canteen.Features.People.Packs;

/// <summary>A pack as one viewer sees it.</summary>
/// <param name="People">How many are in it, of those whom the viewer is shown.</param>
/// <param name="Tags">In the order in which they were added.</param>
/// <param name="Faces">The first few of the people.</param>
/// <param name="Answer">What the viewer said to being in it; null where nobody asked them.</param>
public sealed record ShownPack(
    Id<Pack> Id, AccountView Maker, string Name, string Description, int People, EqualList<PackTag> Tags, EqualList<AccountView> Faces,
    PackAnswer? Answer)
{
    /// <inheritdoc cref="Pack.Language"/>
    public string? Language { get; init; }

    /// <inheritdoc cref="Pack.IsSensitive"/>
    public bool IsSensitive { get; init; }

    /// <inheritdoc cref="Pack.IsDiscoverable"/>
    public bool IsDiscoverable { get; init; }

    public long CreatedAt { get; init; }

    /// <summary>When what is said of it was last changed.</summary>
    public long ChangedAt { get; init; }

    /// <summary>Its page.</summary>
    public string Path => $"/packs/{Id}";

    /// <summary>The viewer made it, is in it, or is asked.</summary>
    public bool Concerns(AccountId? viewer) => Maker.Id == viewer || Answer is PackAnswer.None or PackAnswer.Yes;

    public bool IsEmpty => People == 0 && Tags.Count == 0;
}
