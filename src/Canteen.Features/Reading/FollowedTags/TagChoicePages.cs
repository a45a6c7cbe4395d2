using Canteen.Core.Lists;
using Canteen.Core.Synonyms;
using Canteen.Features.Platform.Access;
using Canteen.Features.Platform.Errors;
using Canteen.Features.Platform.Forms;
using Canteen.Features.Platform.Html;
using Canteen.Features.Platform.Http;
using Canteen.Features.Platform.Input;
using Microsoft.AspNetCore.Http;

namespace Canteen.Features.Reading.FollowedTags;

/// <summary>The page on which somebody chooses what comes of a hashtag that they follow.</summary>
internal sealed class TagChoicePages(ListTagChoices choices, ListCache lists, TagAliasCache aliases)
{
    public static readonly Flash Saved = new("tag-choice-saved", "Saved.");

    public static Task<IResult> AskAsync(string name, HttpContext http, TagChoicePages pages) => pages.ShowAsync(name, http, fault: null);

    public static async Task<IResult> SaveAsync(
        string name, ApiInput input, HttpContext http, ChangeFollowedTag change, TagChoicePages pages)
    {
        var outcome = await change.RunAsync(http.Me(), name, input.Id<PersonalList>("list_id"), http.RequestAborted);
        if (!outcome.Is(out _, out var fault)) return await pages.ShowAsync(name, http, fault);
        Saved.Leave(http);
        return GoBack.To(TagName.Path(TagName.Bare(name)) + Flash.Anchor);
    }

    private async Task<IResult> ShowAsync(string typed, HttpContext http, Fault? fault)
    {
        if (!TagName.TryParse(typed, out var name)) return Fault.NotFound.ToResult();
        var group = (await aliases.FindAsync(http.RequestAborted)).GroupOf(name);
        var followed = (await choices.RunAsync(http.Me(), http.RequestAborted)).Find(choice => group.Contains(choice.Name));
        if (followed is null) return Fault.NotFound.ToResult();
        var own = await lists.FindAsync(http.Me(), http.RequestAborted);
        return PageAnswers.Show<TagChoicePage>(new { Choice = followed, Lists = own, Fault = fault }, fault);
    }
}
