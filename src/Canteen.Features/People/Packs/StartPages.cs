using Canteen.Features.Platform.Access;
using Canteen.Features.Platform.Errors;
using Canteen.Features.Platform.Forms;
using Canteen.Features.Platform.Html;
using Canteen.Features.Platform.Http;
using Canteen.Features.Platform.Input;
using Microsoft.AspNetCore.Http;

namespace Canteen.Features.People.Packs;

/// <summary>The last step of joining: somebody chooses packs, or goes on without.</summary>
internal static class StartPages
{
    public const string Path = "/packs/start";

    private const string Home = $"/home?{GoBack.Welcome}=1";
    private const int Shown = 8;

    private static readonly Fault Nothing = Fault.Invalid("Tick at least one pack, or skip this step.");

    public static async Task<IResult> ShowAsync(HttpContext http, SuggestPacks suggest, CancellationToken ct)
    {
        var packs = await suggest.RunAsync(http.Me(), Shown, ct);
        return packs.Count == 0 ? GoBack.To(Home) : PageAnswers.Show<StartPage>(new { Packs = new EqualList<ShownPack>(packs) });
    }

    public static async Task<IResult> FollowAsync(
        ApiInput input, HttpContext http, FollowPack follow, SuggestPacks suggest, CancellationToken ct)
    {
        var chosen = input.Ids<Pack>("packs", Shown);
        if (chosen.Count == 0)
        {
            var packs = new EqualList<ShownPack>(await suggest.RunAsync(http.Me(), Shown, ct));
            return PageAnswers.Show<StartPage>(new { Packs = packs, Fault = Nothing }, Nothing);
        }
        if (!(await follow.RunAsync(http.Me(), chosen, PackChoice.Everything, ct)).Is(out var followed, out var fault))
            return fault.ToResult();
        PackFlashes.Of(followed).Leave(http);
        return GoBack.To(Home);
    }
}
