using Canteen.Core.Accounts;

namespace Canteen.Features.People.Packs;

/// <summary>How the reader of a pack stands to something in it.</summary>
public enum PackFollowState
{
    /// <summary>Nobody is signed in.</summary>
    Unknown,
    Self,
    Following,
    Requested,

    /// <summary>The reader can follow it.</summary>
    Open,
}

/// <param name="IsTicked">Its box, where it has one.</param>
public sealed record TickedTag(PackTag Tag, PackFollowState State, bool IsTicked);

internal sealed record TickedPerson(AccountView Person, PackFollowState State, bool IsTicked);
