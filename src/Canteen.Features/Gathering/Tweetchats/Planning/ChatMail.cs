using System.Globalization;
using Canteen.Core;
using Canteen.Features.Platform.Mail;

namespace Canteen.Features.Gathering.Tweetchats.Planning;

/// <summary>The mail that reminds somebody of a tweetchat. On its page they can say that they want no more.</summary>
internal sealed class ChatMail(MailTemplate stationery, CanteenSettings settings)
{
    private static readonly CultureInfo British = CultureInfo.GetCultureInfo("en-GB");

    public OutgoingMail Write(Goer to, Chat chat, ChatNews news)
    {
        var l = stationery.Words;
        var zone = TimeZones.Find(to.TimeZone) ?? TimeZones.Find(chat.Zone) ?? TimeZones.London;
        var moment = WallClock.At(zone, chat.StartsAt).ToString("dddd d MMMM yyyy, HH:mm", British) + $" ({zone.Id.Replace('_', ' ')})";
        var subject = Subject(chat, news);
        return stationery.Write(
            to.Email!, to.Handle, subject,
            l["{0}: {1}", subject, moment],
            l["Hashtag: #{0}", chat.TagDisplay],
            l["The chat is here:"] + "\n" + settings.Url(chat.Path),
            l["You get this email because you said that you will be there. To stop it, open the page of the chat and take the tick away at “Also by email”."]);
    }

    private string Subject(Chat chat, ChatNews news)
    {
        var l = stationery.Words;
        return news switch
        {
            ChatNews.InADay => l["The chat {0} is tomorrow", chat.Title],
            ChatNews.InAnHour => l["The chat {0} starts in an hour", chat.Title],
            ChatNews.Moved => l["The chat {0} has been moved", chat.Title],
            ChatNews.CalledOff => l["The chat {0} has been called off", chat.Title],
            _ => l["The chat {0} starts now", chat.Title],
        };
    }
}
