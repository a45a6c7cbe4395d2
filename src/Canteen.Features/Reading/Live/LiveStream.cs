namespace Canteen.Features.Reading.Live;

/// <summary>What a page may listen to.</summary>
public enum LiveStream
{
    /// <summary>Public posts written on this server.</summary>
    Local,

    /// <summary>Posts and boosts of the viewer and of the people whom the viewer follows.</summary>
    Home,

    /// <summary>Public posts with a hashtag.</summary>
    Tag,

    /// <summary>What comes into one of the viewer's lists.</summary>
    List,

    /// <summary>What one of the viewer's saved searches finds.</summary>
    Search,

    /// <summary>What is said in a tweetchat, and what its hosts do.</summary>
    Chat,

    /// <summary>Answers to the posts that the page shows.</summary>
    Thread,

    /// <summary>Only the viewer's notifications, which the other streams carry too.</summary>
    Notifications,
}
