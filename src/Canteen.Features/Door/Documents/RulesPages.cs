using Canteen.Features.Platform.About;
using Canteen.Features.Platform.Access;
using Canteen.Features.Platform.Http;
using Canteen.Features.Platform.Input;
using Microsoft.AspNetCore.Http;

namespace Canteen.Features.Door.Documents;

/// <summary>The forms for rules on /settings/documents.</summary>
internal static class RulesPages
{
    public static async Task<IResult> AddAsync(HttpContext context, ApiInput input, AddRule add, ListDocuments list, ListRules rules) =>
        await AnswerAsync(context, await add.RunAsync(context.Me(), Read(input), context.RequestAborted), list, rules);

    public static async Task<IResult> ChangeAsync(
        HttpContext context, Id<Rule> id, ApiInput input, ChangeRule change, ListDocuments list, ListRules rules) =>
        await AnswerAsync(context, await change.RunAsync(context.Me(), id, Read(input), context.RequestAborted), list, rules);

    public static async Task<IResult> RemoveAsync(
        HttpContext context, Id<Rule> id, RemoveRule remove, ListDocuments list, ListRules rules) =>
        await AnswerAsync(context, await remove.RunAsync(context.Me(), id, context.RequestAborted), list, rules);

    public static async Task<IResult> UpAsync(HttpContext context, Id<Rule> id, MoveRule move, ListDocuments list, ListRules rules) =>
        await AnswerAsync(context, await move.RunAsync(context.Me(), id, -1, context.RequestAborted), list, rules);

    public static async Task<IResult> DownAsync(HttpContext context, Id<Rule> id, MoveRule move, ListDocuments list, ListRules rules) =>
        await AnswerAsync(context, await move.RunAsync(context.Me(), id, 1, context.RequestAborted), list, rules);

    private static RuleText Read(ApiInput input) =>
        new(PlainText.OneLine(input.Text("text") ?? ""), PlainText.Trim(input.Text("hint") ?? ""));

    private static async Task<IResult> AnswerAsync(HttpContext context, Outcome<Done> outcome, ListDocuments list, ListRules rules) =>
        outcome.Is(out _, out var fault)
            ? GoBack.To(EditPages.Path + "?done=rules#rules")
            : await EditPages.PageAsync(context, list, rules, fault);
}
