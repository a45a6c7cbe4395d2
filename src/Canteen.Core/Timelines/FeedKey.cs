using System.Runtime.InteropServices;

namespace Canteen.Core.Timelines;

/// <summary>Which timeline: of what kind, who reads it, and of what.</summary>
/// <param name="Id">Of the list; 0 for a home timeline.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct FeedKey(FeedKind Kind, AccountId Viewer, long Id)
{
    public static FeedKey Home(AccountId viewer) => new(FeedKind.Home, viewer, 0);

    /// <param name="owner">Whose it is: whoever asks has made sure of that.</param>
    public static FeedKey List(AccountId owner, Id<PersonalList> list) => new(FeedKind.List, owner, list.Value);
}

public enum FeedKind : byte
{
    /// <summary>What those say whom somebody follows.</summary>
    Home,

    /// <summary>What the people of a list say, and what has its hashtags.</summary>
    List,
}
