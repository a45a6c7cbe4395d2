using System.Security;
using Canteen.ActivityPub;
using Canteen.Core;
using Canteen.Core.Accounts;
using Canteen.Features.Platform.Errors;
using Microsoft.AspNetCore.Http;

namespace Canteen.Features.Federation.Actors;

internal sealed class WebFingerDocuments(FindActor find, CanteenSettings settings)
{
    private const string Days3 = "public, max-age=259200";

    public async Task<IResult> AnswerAsync(HttpContext http, CancellationToken ct)
    {
        if (!WebFingerResource.TryParse(http.Request.Query["resource"], out var resource))
        {
            return Fault.BadRequest("resource must be acct:name@domain or an address").ToResult();
        }
        if (IsServer(resource)) return Answer(http, Server());
        return (await FindAsync(resource, ct)).Is(out var account, out var fault) ? Answer(http, Person(account)) : fault.ToResult();
    }

    public IResult HostMeta(HttpContext http)
    {
        http.Response.Headers.Append("Vary", "Accept");
        if (http.Request.Headers.Accept.ToString().Contains("json", StringComparison.OrdinalIgnoreCase)) return HostMetaJson(http);
        http.Response.Headers.CacheControl = Days3;
        return Results.Text(
            $"""
            <?xml version="1.0" encoding="UTF-8"?>
            <XRD xmlns="http://docs.oasis-open.org/ns/xri/xrd-1.0">
              <Link rel="lrdd" template="{SecurityElement.Escape(Template)}"/>
            </XRD>
            """,
            "application/xrd+xml; charset=utf-8");
    }

    public IResult HostMetaJson(HttpContext http)
    {
        http.Response.Headers.CacheControl = Days3;
        return Results.Json(new { links = new[] { new { rel = "lrdd", template = Template } } });
    }

    private string Template => settings.Url("/.well-known/webfinger?resource={uri}");

    private bool IsServer(WebFingerResource resource) =>
        resource.Address is { } address
            ? IsOurs(address.TrimEnd('/'), settings.Address) || IsOurs(address, settings.Url("/actor"))
            : IsOurs(resource.Name!, settings.Domain) && IsOurs(resource.Domain!, settings.Domain);

    private async Task<Outcome<AccountView>> FindAsync(WebFingerResource resource, CancellationToken ct)
    {
        if (resource.Domain is { } domain)
            return IsOurs(domain, settings.Domain) ? await find.ByNameAsync(resource.Name!, ct) : Fault.NotFound;
        if (!resource.Address!.StartsWith(settings.Address + "/", StringComparison.OrdinalIgnoreCase)) return Fault.NotFound;
        return resource.Address[(settings.Address.Length + 1)..].TrimEnd('/').Split('/') switch
        {
            [['@', .. var name]] => await find.ByNameAsync(name, ct),
            ["users", var name] => await find.ByNameAsync(name, ct),
            ["ap", "users", var id] when Id<Account>.TryParse(id, out var account) => await find.ByIdAsync(account, ct),
            _ => Fault.NotFound,
        };
    }

    private WebFingerAnswer Person(AccountView account) => new(
        $"acct:{account.Handle}@{settings.Domain}",
        [account.Url, account.Uri],
        [
            new("http://webfinger.net/rel/profile-page", "text/html", account.Url),
            new("self", ActivityStreams.MediaType, account.Uri),
            new("http://webfinger.net/rel/avatar", "image/png", account.AvatarUrl),
        ]);

    private WebFingerAnswer Server() => new(
        $"acct:{settings.Domain}@{settings.Domain}",
        [settings.Url("/actor")],
        [new(
            "http://webfinger.net/rel/profile-page", "text/html",
            settings.Url("/")), new("self", ActivityStreams.MediaType, settings.Url("/actor"))]);

    private static IResult Answer(HttpContext http, WebFingerAnswer answer)
    {
        http.Response.Headers.CacheControl = Days3;
        return Results.Bytes(WireJson.Write(answer), WebFingerAnswer.ContentType);
    }

    private static bool IsOurs(string text, string ours) => text.Equals(ours, StringComparison.OrdinalIgnoreCase);
}
