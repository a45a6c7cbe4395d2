using Canteen.Features.Platform.Access;
using Canteen.Features.Platform.Errors;
using Canteen.Features.Platform.Forms;
using Canteen.Features.Platform.Http;
using Canteen.Features.Platform.Input;
using Microsoft.AspNetCore.Http;

namespace Canteen.Features.Reading.TagAliases;

/// <summary>The page of what a hashtag is the same as, and its forms.</summary>
internal static class SamePages
{
    public static readonly Flash Voted = new("tag-pair-voted", "Your vote has been saved.");
    public static readonly Flash Withdrawn = new("tag-pair-withdrawn", "Your vote has been withdrawn.");
    public static readonly Flash Ruled = new("tag-pair-ruled", "Your decision has been saved.");

    public static Task<IResult> ShowAsync(string name, HttpContext http, ReadPairs read) => PageAsync(name, http, read, "", null);

    public static async Task<IResult> ProposeAsync(string name, ApiInput input, HttpContext http, ProposePair propose, ReadPairs read)
    {
        var other = input.Text("other", 1000) ?? "";
        return (await propose.RunAsync(http.Me(), name, other, http.RequestAborted)).Is(out _, out var fault)
            ? Back(http, name, Voted)
            : await PageAsync(name, http, read, other, fault);
    }

    public static async Task<IResult> VoteAsync(
        string name, Id<TagPair> id, ApiInput input, HttpContext http, VoteOnPair vote, ReadPairs read)
    {
        var voted = await vote.RunAsync(http.Me(), id, input.Flag("same") ?? false, http.RequestAborted);
        return voted.Is(out _, out var fault) ? Back(http, name, Voted) : await RefusedAsync(name, http, read, fault);
    }

    public static async Task<IResult> WithdrawAsync(string name, Id<TagPair> id, HttpContext http, WithdrawVote withdraw, ReadPairs read) =>
        (await withdraw.RunAsync(http.Me(), id, http.RequestAborted)).Is(out _, out var fault)
            ? Back(http, name, Withdrawn)
            : await RefusedAsync(name, http, read, fault);

    public static async Task<IResult> RuleAsync(string name, ApiInput input, HttpContext http, RuleOnPair rule, ReadPairs read)
    {
        var (one, other) = (input.Text("one", 1000) ?? name, input.Text("other", 1000) ?? "");
        if (RulingNames.Parse(input.Text("ruling", 16)) is not { } ruling) return RulingNames.Unknown.ToResult();
        var ruled = await rule.RunAsync(http.Me(), one, other, ruling, http.RequestAborted);
        if (ruled.Is(out _, out var fault)) return Back(http, name, Ruled);
        return fault.Kind == FaultKind.Invalid ? await PageAsync(name, http, read, other, fault) : fault.ToResult();
    }

    private static IResult Back(HttpContext http, string name, Flash said)
    {
        said.Leave(http);
        return GoBack.To(TagName.Path(name) + "/same" + Flash.Anchor);
    }

    private static async Task<IResult> RefusedAsync(string name, HttpContext http, ReadPairs read, Fault fault) =>
        fault.Kind == FaultKind.NotFound ? fault.ToResult() : await PageAsync(name, http, read, "", fault);

    private static async Task<IResult> PageAsync(string name, HttpContext http, ReadPairs read, string other, Fault? fault) =>
        (await read.RunAsync(name, http.Me(), http.RequestAborted)).Is(out var view, out var unknown)
            ? PageAnswers.Show<SamePage>(new { View = view, Other = other, Fault = fault?.Plain }, fault)
            : unknown.ToResult();
}
