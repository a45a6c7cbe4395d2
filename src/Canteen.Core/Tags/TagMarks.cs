using Canteen.Core.Viewers;

namespace Canteen.Core.Tags;

/// <summary>What somebody has done with hashtags: which they follow, and which they feature on their profile.</summary>
public sealed class TagMarks
{
    private readonly Viewer _viewer;
    private readonly IReadOnlyList<FeaturedTagView> _featured;

    internal TagMarks(Viewer viewer, IReadOnlyList<FeaturedTagView> featured) => (_viewer, _featured) = (viewer, featured);

    /// <param name="name">Folded.</param>
    public bool IsFollowed(string name) => _viewer.Follows(name);

    /// <inheritdoc cref="IsFollowed"/>
    public bool IsFeatured(string name) => _featured.Any(tag => tag.Tag.Name == name);
}

public sealed class ReadTagMarks(ViewerCache viewers, FeaturedTagCache featured)
{
    /// <returns>Null for a visitor.</returns>
    public async ValueTask<TagMarks?> RunAsync(AccountId? viewer, CancellationToken ct) =>
        viewer is { } me ? new(await viewers.FindAsync(me, ct), await featured.FindAsync(me, ct)) : null;
}
