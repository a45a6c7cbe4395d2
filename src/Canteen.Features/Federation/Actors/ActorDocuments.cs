using Canteen.ActivityPub;
using Canteen.Core;
using Canteen.Core.Accounts;
using Canteen.Features.Platform.Errors;
using Microsoft.AspNetCore.Http;

namespace Canteen.Features.Federation.Actors;

internal sealed class ActorDocuments(FindActor find, ActorKeys keys, ActorActivity render, CanteenSettings settings)
{
    public async Task<IResult> ShowAsync(AccountId id, HttpContext http, CancellationToken ct) =>
        await AnswerAsync(await find.ByIdAsync(id, ct), http, a => a.Url, ct);

    /// <summary>The document at the same address as the profile page.</summary>
    public async Task<IResult> ShowByNameAsync(string name, HttpContext http, CancellationToken ct) =>
        await AnswerAsync(await find.ByNameAsync(name, ct), http, null, ct);

    /// <summary>Other servers guess this address, because Mastodon's older accounts have it.</summary>
    public async Task<IResult> RedirectAsync(string name, HttpContext http, CancellationToken ct)
    {
        http.Response.Headers.Append("Vary", "Accept");
        var wantsDocument = AcceptHeader.PrefersDocument(http.Request.Headers.Accept.ToString());
        return (await find.ByNameAsync(name, ct)).Is(out var account, out var fault)
            ? Results.Redirect(wantsDocument ? account.Uri : account.Url)
            : fault.ToResult();
    }

    public async Task<IResult> ShowServerAsync(HttpContext http, CancellationToken ct) =>
        WireResults.Document(http, render.Server(await keys.ServerPublicPemAsync(ct)));

    public IResult ServerOutbox(HttpContext http) => WireResults.Document(
        http, new OrderedCollection { Context = Contexts.Plain, Id = settings.Url("/actor/outbox"), TotalItems = 0, OrderedItems = [] });

    private async Task<IResult> AnswerAsync(
        Outcome<AccountView> outcome, HttpContext http, Func<AccountView, string>? page, CancellationToken ct)
    {
        var pem = outcome.Is(out var account, out _) ? await keys.PublicPemAsync(account.Id, ct) : "";
        return WireResults.Document(http, outcome, a => render.Person(a, pem), page);
    }
}
