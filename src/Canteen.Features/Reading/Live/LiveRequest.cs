namespace Canteen.Features.Reading.Live;

/// <summary>What a page asks to hear.</summary>
/// <param name="On">Posts and boosts that it shows.</param>
/// <param name="Tag">Folded; of <see cref="LiveStream.Tag"/> alone.</param>
public sealed record LiveRequest(LiveStream Stream, IReadOnlyList<PostId> On, string? Tag = null);
