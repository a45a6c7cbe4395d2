using Canteen.Core.Accounts;
using Canteen.Core.Posts;

namespace Canteen.Features.Reading.Notifications;

/// <summary>A group as the notified person may see it now.</summary>
/// <param name="People">Newest first, at least one.</param>
public sealed record ShownGroup(RowGroup Group, IReadOnlyList<CachedAccount> People, ShownPost? Post);
