using Canteen.Features.Platform;
using Microsoft.Extensions.Localization;

namespace Canteen.Features.Gathering.Tweetchats.Room;

/// <summary>Says what a post is in a tweetchat, in a few words above it.</summary>
internal static class MarkWords
{
    public static string Of(ChatMark? mark, IStringLocalizer<Words> l)
    {
        if (mark is null) return "";
        string[] words =
        [
            Label(mark, l),
            mark.Featured ? l["Featured by the hosts"] : "",
            mark.ByNewcomer ? l["New to tweetchats"] : "",
            mark.Lateness switch
            {
                Lateness.BeforeStart => l["Before the start"],
                Lateness.AfterEnd => l["After the end"],
                _ => "",
            },
        ];
        return string.Join(" · ", words.Where(word => word.Length > 0));
    }

    private static string Label(ChatMark mark, IStringLocalizer<Words> l) => (mark.Is, mark.Kind) switch
    {
        (ChatPostKind.Question, QuestionKind.Question) => l["Question {0}", mark.Number!],
        (ChatPostKind.Question, _) => l["Host"],
        (_, QuestionKind.Introductions) => l["Introductions"],
        (_, QuestionKind.WrapUp) => l["Wrap-up"],
        (_, QuestionKind.Question) => $"A{mark.Number}",
        _ => mark.ByHost ? l["Host"] : "",
    };
}
