using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Components;

namespace Canteen.Features.Platform.Look;

/// <summary>A whole sentence with links in it, which a translator may move: "Read the [terms](/terms-of-service) first."</summary>
public static partial class LinkedWords
{
    /// <param name="sentence">From the resources, and nothing that people have typed in it.</param>
    public static MarkupString Of(string sentence) =>
        new(Links().Replace(WebUtility.HtmlEncode(sentence), """<a class="link" href="${to}">${words}</a>"""));

    [GeneratedRegex(@"\[(?<words>[^\]]+)\]\((?<to>/[^)]*)\)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Links();
}
