using Canteen.Core;
using Microsoft.Extensions.Localization;

namespace Canteen.Features.Platform.Mail;

/// <summary>The beginning and the end of our mails.</summary>
public sealed class MailTemplate(IStringLocalizer<Words> words, CanteenSettings settings)
{
    public IStringLocalizer<Words> Words => words;
    public string Title => settings.Title;

    /// <param name="handle">Whom to greet; empty: nobody by name, because the reader may not be the person who asked.</param>
    public OutgoingMail Write(string to, string handle, string subject, params string[] paragraphs)
    {
        var greeting = handle.Length == 0 ? words["Hello,"] : words["Hello @{0},", handle];
        var end = words["With good wishes from the people of {0}", settings.Title] + "\n" + settings.Address;
        return new(to, subject, string.Join("\n\n", [greeting, .. paragraphs, end]) + "\n");
    }

    public string Link(string path, string token) => settings.Url($"{path}?token={token}");
}
