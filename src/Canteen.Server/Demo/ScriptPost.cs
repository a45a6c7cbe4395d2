namespace Canteen.Server.Demo;

/// <summary>A post by a member of the cast, and what the others do with it (handles).</summary>
public sealed class ScriptPost
{
    public required string Author { get; init; }
    public required DateTimeOffset At { get; init; }
    public ScriptPost? ReplyTo { get; init; }
    public Visibility Visibility { get; init; }
    public string Language { get; init; } = "en";
    public string ContentWarning { get; init; } = "";
    public string Text { get; set; } = "";
    public List<string> FavouritedBy { get; } = [];
    public List<string> BoostedBy { get; } = [];
    public List<string> BookmarkedBy { get; } = [];
    public bool Pinned { get; set; }

    /// <summary>The text as published: an answer begins with the handle of the person it answers.</summary>
    public string SentText => ReplyTo is { } parent && parent.Author != Author ? $"@{parent.Author} {Text}" : Text;
}
