using Canteen.Core;
using Canteen.Features.Platform.Access;
using Canteen.Features.Platform.Errors;
using Canteen.Features.Platform.Input;
using Microsoft.AspNetCore.Http;

namespace Canteen.Features.Reading.TagAliases;

internal static class TagAliasesApi
{
    public static Task<IResult> ListAsync(string name, HttpContext http, ReadPairs read, CanteenSettings settings) =>
        ShowAsync(name, http, read, settings);

    public static async Task<IResult> ProposeAsync(
        string name, ApiInput input, HttpContext http, ProposePair propose, ReadPairs read, CanteenSettings settings)
    {
        var proposed = await propose.RunAsync(http.Me(), name, input.Required("other", 256), http.RequestAborted);
        return proposed.Is(out _, out var fault) ? await ShowAsync(name, http, read, settings) : fault.ToResult();
    }

    public static async Task<IResult> VoteAsync(
        string name, Id<TagPair> id, ApiInput input, HttpContext http, VoteOnPair vote, ReadPairs read, CanteenSettings settings)
    {
        if (input.Flag("same") is not { } isYes) return Fault.BadRequest("same is missing").ToResult();
        var voted = await vote.RunAsync(http.Me(), id, isYes, http.RequestAborted);
        return voted.Is(out _, out var fault) ? await ShowAsync(name, http, read, settings) : fault.ToResult();
    }

    public static async Task<IResult> WithdrawAsync(
        string name, Id<TagPair> id, HttpContext http, WithdrawVote withdraw, ReadPairs read, CanteenSettings settings)
    {
        var withdrawn = await withdraw.RunAsync(http.Me(), id, http.RequestAborted);
        return withdrawn.Is(out _, out var fault) ? await ShowAsync(name, http, read, settings) : fault.ToResult();
    }

    public static async Task<IResult> RuleAsync(
        string name, ApiInput input, HttpContext http, RuleOnPair rule, ReadPairs read, CanteenSettings settings)
    {
        if (RulingNames.Parse(input.Text("ruling", 16)) is not { } ruling) return RulingNames.Unknown.ToResult();
        var ruled = await rule.RunAsync(http.Me(), name, input.Required("other", 256), ruling, http.RequestAborted);
        return ruled.Is(out _, out var fault) ? await ShowAsync(name, http, read, settings) : fault.ToResult();
    }

    private static async Task<IResult> ShowAsync(string name, HttpContext http, ReadPairs read, CanteenSettings settings) =>
        (await read.RunAsync(name, http.Viewer(), http.RequestAborted)).ToResult(view => TagAliasesJson.From(view, settings.Address));
}

internal static class RulingNames
{
    public static readonly Fault Unknown = Fault.BadRequest("ruling is same, apart or none");

    public static TagRuling? Parse(string? name) => name switch
    {
        "same" => TagRuling.Same,
        "apart" => TagRuling.Apart,
        "none" => TagRuling.None,
        _ => null,
    };

    public static string Of(TagRuling ruling) => ruling.ToString().ToLowerInvariant();
}
