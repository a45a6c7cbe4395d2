using Canteen.Core.Accounts;
using Canteen.Features.Platform.Html;

namespace Canteen.Features.Gathering.Tweetchats.Desk;

/// <summary>What hosts have before them while their tweetchat is live. Times in milliseconds.</summary>
public sealed record DeskView(Chat Chat)
{
    /// <summary>When the clock asks the next question; null where it does not.</summary>
    public long? NextAt { get; init; }

    public int MinutesLeft { get; init; }
    public int Here { get; init; }
    public int Answers { get; init; }
    public int People { get; init; }

    /// <summary>How many thanked the hosts.</summary>
    public int Thanks { get; init; }

    public EqualList<DeskPost> Waiting { get; init; } = new([]);
    public EqualList<DeskPost> Parked { get; init; } = new([]);
    public EqualList<DeskPost> Newcomers { get; init; } = new([]);

    /// <summary>The newest, from which to park, feature or remove.</summary>
    public EqualList<DeskPost> Newest { get; init; } = new([]);

    public EqualList<AccountView> Muted { get; init; } = new([]);
    public EqualList<DeskMessage> Messages { get; init; } = new([]);
}

/// <param name="Label">Which question it answers, as A2; empty for none.</param>
public sealed record DeskPost(PostId Id, AccountView Author, string Text, string Label, bool IsFeatured, string Path);

public sealed record DeskMessage(AccountView By, string Text, long At);
