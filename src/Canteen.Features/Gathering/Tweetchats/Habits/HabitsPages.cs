using Canteen.Features.Platform.Access;
using Canteen.Features.Platform.Errors;
using Canteen.Features.Platform.Forms;
using Canteen.Features.Platform.Http;
using Canteen.Features.Platform.Input;
using Microsoft.AspNetCore.Http;

namespace Canteen.Features.Gathering.Tweetchats.Habits;

/// <summary>The settings page on which somebody says what of tweetchats comes into home timelines; and the same for apps.</summary>
internal static class HabitsPages
{
    public const string Path = "/settings/chats";

    public static readonly Flash Saved = new("chat-habits-saved", "Your choice has been saved.");

    public static async Task<IResult> ShowAsync(HttpContext http, ReadHabits read, CancellationToken ct) =>
        PageAnswers.Show<HabitsPage>(new { Habits = await read.RunAsync(http.Me(), ct) });

    public static async Task<IResult> SaveAsync(HttpContext http, ApiInput input, ChangeHabits change, CancellationToken ct)
    {
        await change.RunAsync(http.Me(), new(input.Flag("at_home") == true, input.Flag("to_followers") == true), ct);
        Saved.Leave(http);
        return GoBack.To(Path + Flash.Anchor);
    }

    public static async Task<IResult> ReadAsync(HttpContext http, ReadHabits read, CancellationToken ct) =>
        Results.Json(HabitsJson.From(await read.RunAsync(http.Me(), ct)));

    public static async Task<IResult> ChangeAsync(
        HttpContext http, ApiInput input, ReadHabits read, ChangeHabits change, CancellationToken ct)
    {
        var now = await read.RunAsync(http.Me(), ct);
        await change.RunAsync(
            http.Me(), new(input.Flag("at_home") ?? now.AtHome, input.Flag("to_followers") ?? now.ToFollowers), ct);
        return await ReadAsync(http, read, ct);
    }
}
