namespace Canteen.Features.Reading.Live;

/// <summary>What a page may wait for.</summary>
public enum LiveStream
{
    /// <summary>Public posts of this server.</summary>
    Local,

    /// <summary>Posts and boosts of the people the viewer follows, and the viewer's own.</summary>
    Home,

    /// <summary>Public posts with a hashtag.</summary>
    Tag,

    /// <summary>Answers to the posts that the page shows.</summary>
    Thread,

    /// <summary>Nothing but the viewer's notifications, which the other streams carry too.</summary>
    Notifications,
}
