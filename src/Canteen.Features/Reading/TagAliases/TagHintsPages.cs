using Canteen.Features.Platform.Html;
using Canteen.Features.Platform.Input;
using Canteen.Features.Platform.Posts;
using Microsoft.AspNetCore.Http;

namespace Canteen.Features.Reading.TagAliases;

/// <summary>What is to be said of hashtags that somebody is writing, for the script of the composer; empty for nothing.</summary>
internal static class TagHintsPages
{
    private const int Most = 5;

    public static async Task<IResult> ShowAsync(ApiInput input, FindTagHints find, CancellationToken ct)
    {
        var typed = (input.Text("names", Most * (TagName.MaxLength + 1)) ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries);
        var hints = await find.RunAsync([.. typed.Take(Most)], ct);
        return Fragment.Of(new PartList(hints.ConvertAll(HtmlPart (hint) => new ComponentPart(typeof(TagHintLine), new { Hint = hint }))));
    }
}
