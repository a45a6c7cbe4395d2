using Canteen.Core;
using Canteen.Core.Chats;
using Canteen.Features.Platform.Access;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace Canteen.Features.Platform.Rates;

/// <summary>
/// Which limits a request counts against. A person is counted as such wherever they are. Only unknown callers are counted by address, and
/// an address is assumed to be that of a hospital: <see cref="CanteenSettings.PeoplePerAddress"/> says how many people may be behind it.
/// </summary>
public sealed class RateRules(CanteenSettings settings, IOptions<AntiforgeryOptions> forms, OpenChats chats)
{
    // Three times Mastodon's 300, 1500 and 300: loading Phanpy's page once asks for thirty things, so reloading it ten times took 300. Most
    // of them are answered from memory here.
    private const int OfToken = 900;
    private const int OfPerson = 4500;
    private const int Pages = 900;

    private const int OfVisitor = 300;
    private static readonly string[] Cursors = ["page", "min_id", "max_id", "since_id"];

    public List<RateBucket> For(HttpContext context)
    {
        var buckets = new List<RateBucket>(4);
        if (BearerToken.IsTakenAt(context.Request.Path)) AddGeneral(buckets, context, context.Caller());
        foreach (var limited in context.GetEndpoint()?.Metadata.GetOrderedMetadata<RateLimited>() ?? [])
        {
            if (limited.Family is RateFamily.Listening || IsAct(context.Request))
                AddFamily(buckets, context, limited.Family);
        }
        return buckets;
    }

    private void AddGeneral(List<RateBucket> buckets, HttpContext context, Caller caller)
    {
        var pages = Cursors.Any(context.Request.Query.ContainsKey);
        if (caller.Account is { } account)
        {
            if (caller.Token is { } token) buckets.Add(new(new("token", token.Value), OfToken, 5));
            buckets.Add(new(new("all", account.Value), OfPerson, 5));
            if (pages) buckets.Add(new(new("paging", account.Value), Pages, 15));
            return;
        }
        var address = RateAddress.Of(context);
        // By app, not by token, because an app can get as many tokens as it likes.
        if (caller.IsBearer) buckets.Add(new(new("app", caller.App?.Value ?? 0, address.Near), OfToken, 5));
        buckets.AddRange(address.Buckets("all", Shared(OfVisitor, 5.0 / 3), 5));
        if (pages) buckets.AddRange(address.Buckets("paging", Shared(Pages, 10.0 / 3), 15));
    }

    private void AddFamily(List<RateBucket> buckets, HttpContext context, RateFamily family)
    {
        var rule = FamilyRule.Of(family);
        if (context.Caller().Account is { } account)
        {
            // Whoever asks the questions of two hundred people must not be silenced by a limit that is meant for one.
            var isTalk = family is RateFamily.Posting or RateFamily.Answering;
            if (!(isTalk && chats.HasLiveOf(account))) buckets.Add(new(new(rule.Count, account.Value), rule.Each, rule.Minutes));
            return;
        }
        var address = RateAddress.Of(context);
        if (rule.Waits && Browser(context) is { } browser)
            buckets.Add(new(new(rule.Count, browser, address.Near), rule.Each, rule.Minutes));
        buckets.AddRange(address.Buckets(rule.Count, rule.Shared(settings.PeoplePerAddress), rule.Minutes, rule.Waits));
    }

    /// <summary>
    /// A browser that was shown a form has the cookie of that form's token. A caller who makes up another cookie is still at the same
    /// address.
    /// </summary>
    private long? Browser(HttpContext context) =>
        forms.Value.Cookie.Name is { } name && context.Request.Cookies[name] is { Length: > 0 } cookie ? RateKey.Of(cookie) : null;

    private int Shared(int each, double oneIn) => Math.Max(each, (int)Math.Round(settings.PeoplePerAddress / oneIn));

    private static bool IsAct(HttpRequest request) => !HttpMethods.IsGet(request.Method) && !HttpMethods.IsOptions(request.Method);
}
