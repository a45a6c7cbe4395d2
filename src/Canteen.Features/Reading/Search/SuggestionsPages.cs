using Canteen.Core.Accounts;
using Canteen.Core.Tags;
using Canteen.Features.Platform.Access;
using Canteen.Features.Platform.Html;
using Canteen.Features.Platform.Input;
using Canteen.Features.Platform.Posts;
using Microsoft.AspNetCore.Http;

namespace Canteen.Features.Reading.Search;

/// <summary>Lists of what may be meant, for the script of the composer and of the search boxes; empty where there is nothing.</summary>
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

    /// <summary>For somebody who types in a search box.</summary>
    public static async Task<IResult> OfSearchAsync(HttpContext http, ApiInput input, SuggestSearches suggest, CancellationToken ct)
    {
        var found = await suggest.RunAsync(http.Viewer(), input.Text("q", MaxWords) ?? "", ct);
        HtmlPart[] groups =
        [
            .. Group("people", found.People.Select(Option)), .. Group("tags", found.Tags.Select(Option)),
            .. Group("lists", found.Lists.Select((option, at) => Option(option, $"list-{at}", "list"))),
            .. Group("saved", found.Saved.Select((option, at) => Option(option, $"saved-{at}", "bookmark"))),
            .. Group("recent", found.Recent.Select((option, at) => Option(option, $"recent-{at}", "search"))),
        ];
        return Fragment.Of(groups.Length == 0
            ? new PartList([])
            : new ComponentPart(typeof(SearchSuggestions), new { }) { Inner = new PartList(groups) });
    }

    private static IResult Listed(bool ofTags, List<HtmlPart> options) => Fragment.Of(options.Count == 0
        ? new PartList([])
        : new ComponentPart(typeof(Suggestions), new { OfTags = ofTags }) { Inner = new PartList(options) });

    private static IEnumerable<HtmlPart> Group(string kind, IEnumerable<HtmlPart> options)
    {
        List<HtmlPart> all = [.. options];
        return all.Count == 0 ? [] : [new ComponentPart(typeof(SuggestionGroup), new { Kind = kind }) { Inner = new PartList(all) }];
    }

    private static HtmlPart Option(AccountView person) => Option(new PersonOption(person));

    private static HtmlPart Option(TagUseView tag) => Option(new TagOption(new(tag.Name, tag.Display)) { WeekUses = tag.WeekUses });

    private static HtmlPart Option(PersonOption option) =>
        new ComponentPart(typeof(SuggestedPerson), new { option.Person, option.Href, option.Text });

    private static HtmlPart Option(TagOption option) =>
        new ComponentPart(typeof(SuggestedTag), new { option.Tag.Display, option.WeekUses, option.Href, option.Text });

    private static HtmlPart Option(TextOption option, string id, string icon) =>
        new ComponentPart(typeof(SuggestedText), new { Id = id, Icon = icon, option.Name, option.Href, option.Text });
}
