using Canteen.Core;
using Canteen.Features.Platform.Posts;
using Canteen.Storage;

namespace Canteen.Features.Gathering.Tweetchats.Planning;

/// <summary>Everything that is to be checked before a plan is written, with a sentence for each field.</summary>
public sealed class PlanCheck(CanteenSettings settings, TagClash clash)
{
    private readonly ChatPlanRules _rules = new(settings.MaxPostCharacters, PostDraft.MaxMentions);

    /// <param name="before">As it is; null for a new one.</param>
    /// <param name="startsAnew">The start is to be announced, and so has to be ahead.</param>
    /// <returns>Null where nothing is wrong.</returns>
    public async Task<Fault?> RunAsync(
        WriteTransaction tx, AccountId who, Chat? before, ChatPlan plan, bool startsAnew, ChatDraft? draft = null)
    {
        List<FieldFault> wrong = [.. draft?.Unread ?? [], .. _rules.Check(plan)];
        if (AskedRules.Check(before?.Questions ?? [], plan.Questions) is { } asked) wrong.Add(asked);
        if (startsAnew && wrong.All(fault => fault.Field is not ("date" or "time")) && ChatPlanRules.CheckStart(plan, tx.Now) is { } start)
            wrong.Add(start);
        if (wrong.Count == 0 && await clash.FindAsync(tx, who, before?.Id ?? default, plan) is { } taken) wrong.Add(taken);
        // What could not be read stands first: of each field one sentence is enough.
        return wrong.Count > 0 ? Fault.Invalid([.. wrong.DistinctBy(fault => fault.Field)]) : null;
    }
}
