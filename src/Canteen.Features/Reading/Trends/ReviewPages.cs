using Canteen.Features.Platform.Access;
using Canteen.Features.Platform.Errors;
using Canteen.Features.Platform.Forms;
using Canteen.Features.Platform.Http;
using Canteen.Features.Platform.Input;
using Microsoft.AspNetCore.Http;

namespace Canteen.Features.Reading.Trends;

/// <summary>The moderators' page about trends.</summary>
internal static class ReviewPages
{
    public const string Path = "/settings/trends";

    public static readonly Flash Ruled = new("trend-ruled", "Your decision has been saved.");

    public static async Task<IResult> ShowAsync(HttpContext http, ReviewTrends review, ExplainTrends explain) =>
        (await review.RunAsync(http.Me(), http.RequestAborted)).Is(out var view, out var fault)
            ? PageAnswers.Show<ReviewPage>(new { View = view, Why = await explain.RunAsync(http) })
            : fault.ToResult();

    public static async Task<IResult> RuleAsync(HttpContext http, ApiInput input, RuleOnTrend rule)
    {
        if (!Enum.TryParse<TrendKind>(input.Text("kind", 16), ignoreCase: true, out var kind) || !Enum.IsDefined(kind)) return NoRuling;
        bool? isAllowed;
        switch (input.Text("ruling", 16))
        {
            case "allow": isAllowed = true; break;
            case "refuse": isAllowed = false; break;
            case "none": isAllowed = null; break;
            default: return NoRuling;
        }
        var ruled = await rule.RunAsync(http.Me(), kind, input.Text("subject", 2048) ?? "", isAllowed, http.RequestAborted);
        if (!ruled.Is(out _, out var fault)) return fault.ToResult();
        Ruled.Leave(http);
        return GoBack.To(Path + Flash.Anchor);
    }

    private static IResult NoRuling => Fault.BadRequest("kind is tag, post, link or publisher; ruling is allow, refuse or none").ToResult();
}
