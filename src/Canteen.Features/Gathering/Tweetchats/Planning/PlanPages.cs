using Canteen.Core.Synonyms;
using Canteen.Features.Platform.Access;
using Canteen.Features.Platform.Errors;
using Canteen.Features.Platform.Forms;
using Canteen.Features.Platform.Http;
using Canteen.Features.Platform.Input;
using Canteen.Storage;
using Microsoft.AspNetCore.Http;

namespace Canteen.Features.Gathering.Tweetchats.Planning;

/// <summary>The form in which hosts plan a tweetchat. Its other buttons give back what was typed, with more rows.</summary>
internal sealed class PlanPages(ShowChat show, PageReader reader, TagAliasCache aliases, Database database)
{
    public static readonly Flash Proposed = new("chat-proposed", "Your chat has been saved. Only its hosts see it until you announce it.");
    public static readonly Flash Changed = new("chat-changed", "Your changes to the chat have been saved.");

    public static async Task<IResult> NewAsync(HttpContext http, PlanPages pages, CancellationToken ct) =>
        await pages.FormAsync(null, ChatForm.New(await pages.Zone(http), pages.Now), null, ct);

    public static async Task<IResult> ProposeAsync(
        ApiInput input, HttpContext http, ProposeChat propose, PlanPages pages, CancellationToken ct)
    {
        var form = ChatForm.Read(input);
        if (Asked(input, form) is { } again) return await pages.FormAsync(null, again, null, ct);
        if (!(await propose.RunAsync(http.Me(), DraftOfForm.Read(form, null), ct)).Is(out var id, out var fault))
            return await pages.FormAsync(null, form.Roomy(), fault, ct);
        Proposed.Leave(http);
        return GoBack.To($"/chats/{id}{Flash.Anchor}");
    }

    public static async Task<IResult> EditAsync(Id<Chat> id, HttpContext http, PlanPages pages, CancellationToken ct)
    {
        if (!(await pages.HostedAsync(http, id, ct)).Is(out var shown, out var fault)) return fault.ToResult();
        var plan = await pages.PlanAsync(shown.Chat, ct);
        return await pages.FormAsync(shown, ChatForm.Of(shown.Chat, plan), null, ct);
    }

    public static async Task<IResult> ChangeAsync(
        Id<Chat> id, ApiInput input, HttpContext http, ChangeChat change, PlanPages pages, CancellationToken ct)
    {
        if (!(await pages.HostedAsync(http, id, ct)).Is(out var shown, out var unknown)) return unknown.ToResult();
        var form = ChatForm.Read(input);
        if (Asked(input, form) is { } again) return await pages.FormAsync(shown, again, null, ct);
        if (!(await change.RunAsync(http.Me(), id, DraftOfForm.Read(form, shown.Chat), ct)).Is(out _, out var fault))
            return await pages.FormAsync(shown, form.Roomy(), fault, ct);
        Changed.Leave(http);
        return GoBack.To(shown.Chat.Path + Flash.Anchor);
    }

    private long Now => reader.Now;

    private ValueTask<TimeZoneInfo> Zone(HttpContext http) => reader.ZoneAsync(http);

    /// <summary>What was typed, with what was asked for; null where it is to be saved.</summary>
    private static ChatForm? Asked(ApiInput input, ChatForm form) => input.Text("do", 64) switch
    {
        "rows" => form.Roomy(more: true),
        "pattern" => form.WithPattern(),
        _ => null,
    };

    private async Task<Outcome<ShownChat>> HostedAsync(HttpContext http, Id<Chat> id, CancellationToken ct)
    {
        if (!(await show.RunAsync(http.Me(), id, ct)).Is(out var shown, out var fault)) return fault;
        return shown.IsHost && shown.Chat.State is not (ChatState.Over or ChatState.CalledOff) ? shown : Fault.NotFound;
    }

    private Task<ChatPlan> PlanAsync(Chat chat, CancellationToken ct) => database.ReadAsync(db => PlanRows.ReadAsync(db, chat), ct);

    private async Task<IResult> FormAsync(ShownChat? shown, ChatForm form, Fault? fault, CancellationToken ct)
    {
        var tag = TagName.TryParse(form.Tag, out var name) ? name : "";
        var main = (await aliases.FindAsync(ct)).MainOf(tag);
        return PageAnswers.Show<ChatFormPage>(
            new { Chat = shown?.Chat, Form = form, UsualTag = main == tag ? null : main, Fault = fault?.Plain }, fault);
    }
}
