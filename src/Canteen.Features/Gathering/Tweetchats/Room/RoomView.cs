namespace Canteen.Features.Gathering.Tweetchats.Room;

/// <summary>What of a tweetchat somebody reads.</summary>
public enum RoomViewKind
{
    /// <summary>What was said to one question.</summary>
    Question,

    Everything,
    Hosts,

    /// <summary>By people whom the reader follows.</summary>
    Following,

    /// <summary>By people for whom it is the first chat, and whom nobody has answered yet.</summary>
    Newcomers,

    /// <summary>With a link in them.</summary>
    Links,

    /// <summary>What the hosts put forward.</summary>
    Featured,
}

/// <param name="Question">Of <see cref="RoomViewKind.Question"/>, which one.</param>
public sealed record RoomView(RoomViewKind Kind, Id<ChatQuestion>? Question = null)
{
    /// <summary>The last part of the address of its page.</summary>
    public string Slug => Kind.ToString().ToLowerInvariant();

    /// <summary>The kinds that a page or an app may ask for by name.</summary>
    public static RoomViewKind? KindOf(string? name) => name switch
    {
        "question" => RoomViewKind.Question,
        null or "" or "everything" => RoomViewKind.Everything,
        "hosts" => RoomViewKind.Hosts,
        "following" => RoomViewKind.Following,
        "newcomers" => RoomViewKind.Newcomers,
        "links" => RoomViewKind.Links,
        "featured" => RoomViewKind.Featured,
        _ => null,
    };
}
