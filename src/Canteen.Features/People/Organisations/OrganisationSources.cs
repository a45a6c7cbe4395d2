using Canteen.Core.Accounts;
using Canteen.Features.Platform.Access;
using Canteen.Features.Platform.Html;
using Microsoft.AspNetCore.Http;

namespace Canteen.Features.People.Organisations;

/// <summary>In the head of a profile.</summary>
internal sealed class MembershipMarksSource(MembershipCache memberships) : ISlotSource
{
    public async ValueTask<object?> LoadAsync(HttpContext context, object? about) =>
        about is AccountView { Domain: "" } person
        && await memberships.MarksAsync(person.Id, context.RequestAborted) is { Count: > 0 } marks
            ? new { Marks = new EqualList<MembershipMark>(marks) }
            : null;
}

/// <summary>Above the notifications of somebody who is invited, or has a membership to renew.</summary>
internal sealed class MembershipNoticeSource(MembershipCache memberships) : ISlotSource
{
    public async ValueTask<object?> LoadAsync(HttpContext context, object? about) =>
        await memberships.WaitingAsync(context.Me(), context.RequestAborted) is > 0 and var count ? new { Count = count } : null;
}
