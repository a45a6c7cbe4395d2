namespace Canteen.Features.Gathering.Tweetchats.Running;

/// <summary>How a question reads as a post, for apps and servers that know nothing of tweetchats.</summary>
internal static class QuestionText
{
    public static string Of(Chat chat, ChatQuestion question)
    {
        var label = question.Kind == QuestionKind.Question ? $"Q{question.Number}: " : "";
        return $"{label}{question.Text} #{chat.TagDisplay}";
    }
}
