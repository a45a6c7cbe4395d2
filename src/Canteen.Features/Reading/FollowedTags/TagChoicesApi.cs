using Canteen.Features.Platform.Access;
using Canteen.Features.Platform.Errors;
using Canteen.Features.Platform.Input;
using Microsoft.AspNetCore.Http;

namespace Canteen.Features.Reading.FollowedTags;

/// <summary>Canteen's own interface: followed hashtags with what is wanted of each.</summary>
internal static class TagChoicesApi
{
    public static async Task<IResult> ListAsync(HttpContext http, ListTagChoices list, CancellationToken ct) =>
        Results.Json((await list.RunAsync(http.Me(), ct)).Select(TagChoiceJson.From));

    public static async Task<IResult> ChangeAsync(
        string name, ApiInput input, HttpContext http, ChangeFollowedTag change, ListTagChoices list, CancellationToken ct)
    {
        if (!input.Has("list_id") && !input.Has("most_a_day")) return Fault.BadRequest("list_id or most_a_day is missing").ToResult();
        var wish = new TagWish(input.Id<PersonalList>("list_id"), input.Number("most_a_day"));
        var outcome = await change.RunAsync(http.Me(), name, wish, ct);
        return outcome.Is(out _, out var fault) ? await ListAsync(http, list, ct) : fault.ToResult();
    }
}

/// <param name="Name">Folded.</param>
/// <param name="DisplayName">As it was typed, without the #.</param>
/// <param name="ListId">Null for what anybody writes.</param>
/// <param name="MostADay">Null for all.</param>
internal sealed record TagChoiceJson(string Name, string DisplayName, string? ListId, int? MostADay)
{
    public static TagChoiceJson From(TagChoice choice) => new(choice.Name, choice.Display, choice.OnlyFrom?.ToString(), choice.MostADay);
}
