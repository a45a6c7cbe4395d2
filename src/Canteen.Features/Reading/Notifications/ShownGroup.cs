using Canteen.Core.Accounts;
using Canteen.Core.Posts;

namespace Canteen.Features.Reading.Notifications;

/// <summary>Several people who did the same, as the person who is told may see it now.</summary>
/// <param name="People">Newest first, at least one.</param>
public sealed record ShownGroup(RowGroup Group, IReadOnlyList<CachedAccount> People, ShownPost? Post);
