using System.Globalization;
using Canteen.Core;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Canteen.Features.Platform.Http;

/// <summary>
/// A message about what a form has just done, shown once on the next page. A cookie carries its code there, never its words. The room whose
/// form it is registers it.
/// </summary>
/// <param name="Code">Small letters and dashes.</param>
/// <param name="Sentence">
/// In English: the key of the resource. In one that names somebody, "{0}" stands for the person whose id was left with it.
/// </param>
public sealed record Flash(string Code, string Sentence)
{
    /// <summary>
    /// The anchor of the message. Whoever comes to it by keyboard goes on from there, and the button that takes it all back is the next.
    /// </summary>
    public const string Anchor = "#flash";

    private const string Cookie = "flash";
    private static readonly TimeSpan Life = TimeSpan.FromMinutes(1);

    /// <summary>The words of a link to what was made, in English; null for no link.</summary>
    public string? LinkWords { get; init; }

    /// <summary>Where the link leads; "{id}" stands for the id of what was made.</summary>
    public string LinkPath { get; init; } = "";

    /// <summary>Where a button posts to that takes back what was done, with "{id}" as above; null for no button.</summary>
    public string? UndoPath { get; init; }

    /// <summary>Whether the sentence names somebody.</summary>
    public bool NamesPerson { get; init; }

    /// <summary>Leaves it for the next page.</summary>
    /// <param name="id">Of what was made; 0 where there is no link.</param>
    public void Leave(HttpContext context, long id = 0) => context.Response.Cookies.Append(
        Cookie, string.Create(CultureInfo.InvariantCulture, $"{Code}.{id}"),
        OwnCookie.For(context.RequestServices.GetRequiredService<CanteenSettings>(), Life));

    /// <summary>The message for this page, which is then gone, and the id that was left with it; null where there is none.</summary>
    internal static (Flash Flash, long Id)? Take(HttpContext context)
    {
        if (context.Request.Cookies[Cookie] is not { } left || IsPrefetch(context)) return null;
        context.Response.Cookies.Append(
            Cookie, "", OwnCookie.For(context.RequestServices.GetRequiredService<CanteenSettings>(), TimeSpan.Zero));
        var parts = left.Split('.');
        if (parts.Length != 2 || !long.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var id)) return null;
        var flash = context.RequestServices.GetServices<Flash>().FirstOrDefault(known => known.Code == parts[0]);
        return flash is null ? null : (flash, id);
    }

    /// <param name="name">Of whom it speaks; empty where it names nobody.</param>
    internal FlashView Of(long id, string name)
    {
        var number = id.ToString(CultureInfo.InvariantCulture);
        return new(Sentence, name, LinkWords, LinkPath.Replace("{id}", number, StringComparison.Ordinal),
            UndoPath?.Replace("{id}", number, StringComparison.Ordinal));
    }

    /// <summary>The browser gets the page in case somebody opens it: nobody has looked at it yet.</summary>
    internal static bool IsPrefetch(HttpContext context) =>
        context.Request.Headers["Sec-Purpose"].ToString().Contains("prefetch", StringComparison.Ordinal);
}

/// <summary>What is shown of a <see cref="Flash"/>: the parameters of its component.</summary>
internal sealed record FlashView(string Sentence, string Name, string? LinkWords, string LinkPath, string? UndoPath);
