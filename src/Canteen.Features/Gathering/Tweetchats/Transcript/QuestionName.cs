using Canteen.Features.Platform;
using Microsoft.Extensions.Localization;

namespace Canteen.Features.Gathering.Tweetchats.Transcript;

/// <summary>What a question is called where people read it.</summary>
internal static class QuestionName
{
    public static string Of(ChatQuestion? question, IStringLocalizer<Words> l) => question?.Kind switch
    {
        null => l["Also said"],
        QuestionKind.Introductions => l["Introductions"],
        QuestionKind.WrapUp => l["Wrap-up"],
        _ => $"Q{question.Number}",
    };
}
