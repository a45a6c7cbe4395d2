using Microsoft.Extensions.Localization;

namespace Canteen.Features.Platform.Look;

/// <summary>
/// The sentences that script modules say, as data attributes of the body, so that they are translated where all others are. A sentence with
/// a number has an attribute for each form: <c>data-new-one</c>, <c>data-new-other</c>.
/// </summary>
internal static class ScriptWords
{
    private static readonly (string Name, string Sentence)[] Plain =
    [
        ("now", "now"), ("just-now", "just now"), ("yesterday", "yesterday {0}"), ("yesterday-at", "yesterday at {0}"),
        ("tomorrow-at", "tomorrow at {0}"), ("on", "on {0}"),
        ("full", "{0} at {1}"), ("many", "Lots of new posts"), ("gone", "This post has been deleted."),
        ("copied", "Link copied"),
        ("unreached", "Couldn't reach the server. Try again in a moment."),
        ("unloaded", "New posts couldn't be loaded. Press the button to try again."),
        ("unanswerable", "You can't reply to this any more. What you've written is still here to copy."),
        ("line-away", "Connection lost. Reconnecting."), ("line-live", "Back online."),
        ("offline-home", "You're offline. This is your home page as it was on {0}."), ("offline-again", "Try again"),
        ("offline-new", "Show new posts"),
        ("unsent", "You wrote something while you were offline. It hasn't been sent."),
        ("unsent-here", "What you wrote while you were offline is still here. It hasn't been sent."), ("unsent-go", "Review and send"),
        ("line-out", "You've been signed out. Sign in again to see what's new."),
    ];

    private static readonly (string Name, string One, string Other)[] Counted =
    [
        ("minutes", "{0} min", "{0} min"), ("minutes-ago", "{0} minute ago", "{0} minutes ago"),
        ("hours-ago", "{0} hour ago", "{0} hours ago"), ("hours", "{0} h", "{0} h"),
        ("new", "{0} new post", "{0} new posts"), ("brought", "{0} new post loaded", "{0} new posts loaded"),
        ("notice", "{0} new notification", "{0} new notifications"), ("answer", "{0} new reply", "{0} new replies"),
        ("left", "{0} character left", "{0} characters left"),
        ("suggestions", "{0} suggestion. Enter to insert.", "{0} suggestions. Up and down to choose, Enter to insert."),
        ("offers", "{0} suggestion. Up and down to choose.", "{0} suggestions. Up and down to choose."),
        ("over", "You're {0} character over", "You're {0} characters over"),
    ];

    public static Dictionary<string, object> Of(IStringLocalizer<Words> words)
    {
        var attributes = Plain.ToDictionary(w => $"data-{w.Name}", w => (object)words[w.Sentence].Value, StringComparer.Ordinal);
        foreach (var (name, one, other) in Counted)
        {
            var usual = words.Form(PluralRules.Other, one, other);
            attributes[$"data-{name}-{PluralRules.Other}"] = usual;
            foreach (var category in PluralRules.Categories)
            {
                var form = words.Form(category, one, other);
                if (form != usual) attributes[$"data-{name}-{category}"] = form;
            }
        }
        return attributes;
    }
}
