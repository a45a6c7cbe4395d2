namespace Canteen.Domain;

/// <summary>How far a tweetchat has come. The numbers are stored.</summary>
public enum ChatState
{
    /// <summary>Only its hosts know of it.</summary>
    Draft = 0,

    Announced = 1,
    Live = 2,
    Over = 3,

    /// <summary>It was announced, and will not take place.</summary>
    CalledOff = 4,
}

/// <summary>Who may see a tweetchat and take part in it. The numbers are stored.</summary>
public enum ChatAudience
{
    /// <summary>Anybody may read it, visitors and other servers too; members of this server and others write.</summary>
    Everyone = 0,

    /// <summary>Whoever is signed in here.</summary>
    Members = 1,
}

/// <summary>What a question of a tweetchat is for. The numbers are stored.</summary>
public enum QuestionKind
{
    Introductions = 0,
    Question = 1,
    WrapUp = 2,
}

/// <summary>What a post is in a tweetchat. The numbers are stored.</summary>
public enum ChatPostKind
{
    Answer = 0,

    /// <summary>The question itself.</summary>
    Question = 1,

    /// <summary>It answers an answer.</summary>
    Reply = 2,
}

/// <summary>When a post of a tweetchat was written. The numbers are stored.</summary>
public enum Lateness
{
    InTime = 0,
    BeforeStart = 1,
    AfterEnd = 2,
}

/// <summary>What the hosts decided on a post of their tweetchat. The numbers are stored.</summary>
public enum ChatPostState
{
    Shown = 0,

    /// <summary>Put aside for later; its author and the hosts see it.</summary>
    Parked = 1,

    /// <summary>Its author is new here, and a host has to let it in.</summary>
    Waiting = 2,

    /// <summary>Out of the tweetchat and its transcript. The post itself stays.</summary>
    Removed = 3,

    /// <summary>A host muted its author in this tweetchat.</summary>
    Muted = 4,
}

/// <summary>Of what somebody is reminded. The numbers are stored.</summary>
public enum ChatNews
{
    InADay = 1,
    InAnHour = 2,
    Starts = 3,
    CalledOff = 4,
    Moved = 5,

    /// <summary>They are asked to be one of its hosts.</summary>
    AskedToHost = 6,

    /// <summary>Its transcript is there.</summary>
    Over = 7,
}
