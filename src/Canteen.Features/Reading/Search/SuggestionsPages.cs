using Canteen.Core.Accounts;
using Canteen.Core.Tags;
using Canteen.Features.Platform.Access;
using Canteen.Features.Platform.Html;
using Canteen.Features.Platform.Input;
using Canteen.Features.Platform.Posts;
using Microsoft.AspNetCore.Http;

namespace Canteen.Features.Reading.Search;

/// <summary>A list of the names that may be meant, for the script of the composer; empty where there are none.</summary>
internal static class SuggestionsPages
{
    private const int MaxWords = 100;
    private const int Most = 5;

    public static async Task<IResult> ShowAsync(
        HttpContext http, ApiInput input, SuggestMentions people, SuggestTags tags, CancellationToken ct) =>
        (input.Text("q", MaxWords) ?? "") switch
        {
            ['@', .. { Length: > 0 } name] => Listed(false, (await people.RunAsync(http.Me(), name, Most, ct)).ConvertAll(Option)),
            ['#' or '＃', ..] words => Listed(true, (await tags.RunAsync(http.Me(), words, Most, ct)).ConvertAll(Option)),
            _ => Listed(false, []),
        };

    private static IResult Listed(bool ofTags, List<HtmlPart> options) => Fragment.Of(options.Count == 0
        ? new PartList([])
        : new ComponentPart(typeof(Suggestions), new { OfTags = ofTags }) { Inner = new PartList(options) });

    private static HtmlPart Option(AccountView person) => new ComponentPart(typeof(SuggestedPerson), new { Person = person });

    private static HtmlPart Option(TagUseView tag) => new ComponentPart(typeof(SuggestedTag), new { tag.Display, tag.WeekUses });
}
