using Canteen.Core.Accounts;

namespace Canteen.Features.People.Profiles;

/// <summary>A person's own account with what only they may see of it.</summary>
/// <param name="DefaultLanguage">A language code; empty for none.</param>
public sealed record OwnProfile(
    AccountView Account, Visibility DefaultVisibility, bool DefaultSensitive, string DefaultLanguage, long FollowRequests);
