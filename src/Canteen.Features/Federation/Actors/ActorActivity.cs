using Canteen.ActivityPub;
using Canteen.Core;
using Canteen.Core.Accounts;

namespace Canteen.Features.Federation.Actors;

/// <summary>Renders an account as an actor.</summary>
internal sealed class ActorActivity(CanteenSettings settings)
{
    public Actor Person(AccountView account, string publicPem) => new(account.Bot ? Actor.Robot : Actor.Person)
    {
        Context = Contexts.Actor,
        Id = account.Uri,
        Webfinger = $"{account.Handle}@{settings.Domain}",
        Inbox = account.Uri + "/inbox",
        Outbox = account.Uri + "/outbox",
        Followers = account.Uri + "/followers",
        Following = account.Uri + "/following",
        Featured = account.Uri + "/collections/featured",
        FeaturedTags = account.Uri + "/collections/tags",
        PreferredUsername = account.Handle,
        Name = account.Name,
        Summary = account.BioHtml,
        Url = account.Url,
        ManuallyApprovesFollowers = account.Locked,
        Discoverable = account.Discoverable,
        Indexable = account.Indexable,
        Published = WireTime.Day(account.CreatedAt),
        PublicKey = Key(account.Uri, publicPem),
        Attachment = [.. account.Fields.Select(f => new PropertyValue(f.Name, f.ValueHtml))],
        Endpoints = new(settings.Url("/inbox")),
        Icon = new("image/png", account.AvatarUrl),
        Image = new("image/png", account.HeaderUrl),
    };

    /// <summary>The server itself, which signs requests that no particular person makes.</summary>
    public Actor Server(string publicPem)
    {
        var id = settings.Url("/actor");
        return new(Actor.Application)
        {
            Context = Contexts.Actor,
            Id = id,
            Inbox = id + "/inbox",
            Outbox = id + "/outbox",
            PreferredUsername = settings.Domain,
            Name = settings.Title,
            Url = settings.Url("/"),
            ManuallyApprovesFollowers = true,
            PublicKey = Key(id, publicPem),
            Endpoints = new(settings.Url("/inbox")),
        };
    }

    private static PublicKey Key(string owner, string pem) => new(owner + "#main-key", owner, pem);
}
