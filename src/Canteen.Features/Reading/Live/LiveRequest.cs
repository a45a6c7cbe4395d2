namespace Canteen.Features.Reading.Live;

/// <summary>What a page wants to hear.</summary>
/// <param name="On">Posts and boosts that the page shows.</param>
/// <param name="Tag">Folded; only for <see cref="LiveStream.Tag"/>.</param>
public sealed record LiveRequest(LiveStream Stream, IReadOnlyList<PostId> On, string? Tag = null);
