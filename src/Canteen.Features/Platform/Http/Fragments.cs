using Canteen.Features.Platform.Forms;
using Microsoft.AspNetCore.Http;

namespace Canteen.Features.Platform.Http;

/// <summary>What our script modules ask for: the part of a page that changed, instead of the whole page or a redirect to it.</summary>
public static class Fragments
{
    public const string MediaType = "text/vnd.canteen.fragment+html";

    public static bool WantsFragment(this HttpRequest request) =>
        request.Headers.Accept.Any(a => a is not null && a.Contains(MediaType, StringComparison.OrdinalIgnoreCase));
}
