using Canteen.Core.Accounts;
using Canteen.Storage;

namespace Canteen.Features.Platform.Accounts;

/// <summary>
/// Follows somebody, or asks to, for a room that offers it for several people at once and has to say what became of each. The room of
/// follows registers it, with all its rules.
/// </summary>
public delegate Task<Outcome<RelationshipView>> FollowPerson(AccountId me, AccountId other, CancellationToken ct);

/// <summary>
/// Ends what two people have to do with each other, follows and requests, both ways, for a room that ends it together with something else.
/// </summary>
/// <param name="by">Which of the two wants it.</param>
public delegate Task EndFollows(WriteTransaction tx, AccountId by, AccountId other);

/// <summary>As <see cref="FollowPerson"/>, of a hashtag.</summary>
/// <param name="typed">With or without the #.</param>
public delegate Task<Outcome<Done>> FollowHashtag(AccountId me, string typed, CancellationToken ct);
