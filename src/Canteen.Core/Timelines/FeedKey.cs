using System.Runtime.InteropServices;

namespace Canteen.Core.Timelines;

/// <summary>Which timeline: of what kind, and whose or of what.</summary>
/// <param name="Id">What it is the id of, the kind tells.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct FeedKey(FeedKind Kind, long Id)
{
    public static FeedKey Home(AccountId viewer) => new(FeedKind.Home, viewer.Value);

    /// <summary>Who reads it.</summary>
    public AccountId Viewer => new(Id);
}

public enum FeedKind : byte
{
    /// <summary>Of a person, by the account: what those say whom they follow.</summary>
    Home,
}
