using System.Globalization;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;

namespace Canteen.Features.Platform.Access;

/// <summary>
/// A page belongs to whoever it was shown to. When somebody else has signed in with the same browser since, its forms are refused: on a
/// computer that a ward shares, one person's words must not appear under another's name.
/// </summary>
internal sealed class FormOwner : IAntiforgeryAdditionalDataProvider
{
    private static readonly object Refused = new();

    public string GetAdditionalData(HttpContext context) => IdOf(context);

    public bool ValidateAdditionalData(HttpContext context, string additionalData)
    {
        var isTheirs = additionalData.Length == 0 || !IsForMembers(context) || context.Viewer() is null
            || IdOf(context) == additionalData;
        if (!isTheirs) context.Items[Refused] = true;
        return isTheirs;
    }

    /// <summary>The form came from a page that had been shown to another person.</summary>
    public static bool HasRefused(HttpContext context) => context.Items.ContainsKey(Refused);

    // Who signs in need not be who was signed in before.
    private static bool IsForMembers(HttpContext context) =>
        context.GetEndpoint()?.Metadata.GetMetadata<ScopeRule>() is { Need: AccessNeed.Browser };

    private static string IdOf(HttpContext context) => context.Viewer()?.Value.ToString(CultureInfo.InvariantCulture) ?? "";
}
