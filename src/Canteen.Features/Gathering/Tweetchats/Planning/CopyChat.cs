using Canteen.Core.Chats;
using Canteen.Storage;

namespace Canteen.Features.Gathering.Tweetchats.Planning;

/// <summary>
/// Makes a draft like an earlier tweetchat, at the same time of the day and the week, in the next of the weeks after it that is ahead.
/// </summary>
public sealed class CopyChat(Database database, ProposeChat propose)
{
    private const int Week = 7;

    /// <returns>The draft. 404: unknown. 403: the questions are not theirs to read. 422: one chat too many.</returns>
    public Task<Outcome<Id<Chat>>> RunAsync(AccountId me, Id<Chat> id, CancellationToken ct) =>
        database.WriteAsync<Outcome<Id<Chat>>>(
            async tx =>
            {
                if (await ChatGate.VisibleChatAsync(tx, id, me) is not { } chat) return Fault.NotFound;
                if (!MayCopy(chat, me)) return Fault.NotAllowed;
                var plan = await PlanRows.ReadAsync(tx, chat);
                return await propose.MakeAsync(tx, me, Later(plan, tx.Now));
            },
            ct);

    /// <summary>Whoever sees all of its questions.</summary>
    public static bool MayCopy(Chat chat, AccountId? who) =>
        who is not null && (chat.IsHostedBy(who) || (chat.IsAnnounced && (chat.ShowsQuestions || chat.State == ChatState.Over)));

    private static ChatPlan Later(ChatPlan plan, long now)
    {
        var zone = TimeZones.Find(plan.Zone) ?? TimeZones.London;
        var wall = WallClock.At(zone, plan.StartsAt);
        do wall = wall.AddDays(Week);
        while (WallClock.First(zone, wall) <= now);
        return plan with
        {
            StartsAt = WallClock.First(zone, wall),
            Minutes = Length(plan),
            CoHosts = [],
            Questions = [.. plan.Questions.Select(question => question with { Id = null })],
        };
    }

    /// <summary>One that its hosts ended early has the length that it was to have, as near as can be told.</summary>
    private static int Length(ChatPlan plan)
    {
        var least = Math.Max(plan.Minutes, plan.Questions.Select(question => question.Minute + 1).DefaultIfEmpty(0).Max());
        return ChatLengths.Usual.FirstOrDefault(usual => usual >= least, Math.Max(least, ChatDraft.UsualMinutes));
    }
}
