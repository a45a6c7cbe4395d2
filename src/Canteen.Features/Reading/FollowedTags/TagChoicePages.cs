using System.Globalization;
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

    public static Task<IResult> AskAsync(string name, HttpContext http, TagChoicePages pages) =>
        pages.ShowAsync(name, http, asked: null, fault: null);

    public static async Task<IResult> SaveAsync(
        string name, ApiInput input, HttpContext http, ChangeFollowedTag change, TagChoicePages pages)
    {
        var asked = TagChoiceForm.Of(input);
        var outcome = await change.RunAsync(http.Me(), name, asked.Wish, http.RequestAborted);
        if (!outcome.Is(out _, out var fault)) return await pages.ShowAsync(name, http, asked, fault);
        Saved.Leave(http);
        return GoBack.To(TagName.Path(TagName.Bare(name)) + Flash.Anchor);
    }

    private async Task<IResult> ShowAsync(string typed, HttpContext http, TagChoiceForm? asked, Fault? fault)
    {
        if (!TagName.TryParse(typed, out var name)) return Fault.NotFound.ToResult();
        var group = (await aliases.FindAsync(http.RequestAborted)).GroupOf(name);
        var followed = (await choices.RunAsync(http.Me(), http.RequestAborted)).Find(choice => group.Contains(choice.Name));
        if (followed is null) return Fault.NotFound.ToResult();
        var own = await lists.FindAsync(http.Me(), http.RequestAborted);
        return PageAnswers.Show<TagChoicePage>(
            new { Choice = followed, Form = asked ?? TagChoiceForm.Of(followed), Lists = own, Fault = fault }, fault);
    }
}

/// <summary>What the form says.</summary>
/// <param name="From"><see cref="Few"/>, the id of a list, or empty for all.</param>
/// <param name="MostADay">As it was typed.</param>
public sealed record TagChoiceForm(string From, string MostADay)
{
    /// <summary>The first few of each day.</summary>
    public const string Few = "few";

    private const string Usual = "3";

    /// <summary>What is no number is one that nobody can have.</summary>
    public TagWish Wish => From == Few
        ? new(null, long.TryParse(MostADay, NumberStyles.None, CultureInfo.InvariantCulture, out var most) ? most : 0)
        : new(From.Length == 0 ? null : Id<PersonalList>.TryParse(From, out var list) ? list : default(Id<PersonalList>), null);

    public static TagChoiceForm Of(ApiInput input) =>
        new(input.Text("list_id", 64) ?? "", (input.Text("most_a_day", 64) ?? "").Trim());

    public static TagChoiceForm Of(TagChoice choice) => new(
        choice.MostADay is null ? choice.OnlyFrom?.ToString() ?? "" : Few,
        choice.MostADay?.ToString(CultureInfo.InvariantCulture) ?? Usual);
}
