using Canteen.Core.Posts;

namespace Canteen.Features.Gathering.Tweetchats.Transcript;

/// <summary>A post of a chat, where it stands in the transcript.</summary>
/// <param name="Question">Null where it answers none.</param>
public sealed record TranscriptEntry(ShownPost Post, ChatQuestion? Question, ChatPostKind Kind, Lateness Lateness);

/// <summary>What is said of a question and of a post in files and for programs; the same in every language.</summary>
internal static class EntryWords
{
    /// <summary>Q1, introductions, wrap-up; empty where a post answers none.</summary>
    public static string LabelOf(ChatQuestion? question) => question?.Kind switch
    {
        null => "",
        QuestionKind.Introductions => "introductions",
        QuestionKind.WrapUp => "wrap-up",
        _ => $"Q{question.Number}",
    };

    public static string KindOf(ChatPostKind kind) => kind switch
    {
        ChatPostKind.Question => "question",
        ChatPostKind.Reply => "reply",
        _ => "answer",
    };

    /// <summary>Empty for what was written in time.</summary>
    public static string LateOf(Lateness lateness) => lateness switch
    {
        Lateness.BeforeStart => "early",
        Lateness.AfterEnd => "late",
        _ => "",
    };

    /// <summary>As typed, with its warning before it.</summary>
    public static string TextOf(PostView post) =>
        post.ContentWarning.Length > 0 ? $"{post.ContentWarning}\n\n{post.Typed}" : post.Typed ?? "";
}
