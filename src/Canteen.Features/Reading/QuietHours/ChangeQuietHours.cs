using Canteen.Core.People;
using Canteen.Features.Platform.Html;
using Canteen.Storage;

namespace Canteen.Features.Reading.QuietHours;

/// <summary>
/// Sets when somebody wants to be left alone, and what is announced to them all the same. Nobody else learns of it. 404: one of the people
/// is unknown; 422: an unknown zone, times that are none, oneself among the people, or too many.
/// </summary>
public sealed class ChangeQuietHours(Database database, AccountGate gate)
{
    private static readonly Fault UnknownZone = Fault.Invalid(
        "Validation failed: Time zone must be the name of a zone such as Europe/London");

    private static readonly Fault Oneself = Fault.Invalid("Validation failed: You cannot choose yourself");

    /// <param name="zone">Of somebody who has set nothing before.</param>
    public Task<Outcome<QuietPlan>> RunAsync(AccountId owner, QuietDraft draft, TimeZoneInfo zone, CancellationToken ct) =>
        database.WriteAsync<Outcome<QuietPlan>>(
            async tx => await RefuseAsync(tx, owner, draft)
                ?? await QuietRows.ChangeAsync(tx, owner, zone, plan => Change(plan, draft)),
            ct);

    private async Task<Outcome<QuietPlan>?> RefuseAsync(WriteTransaction tx, AccountId owner, QuietDraft draft)
    {
        if (draft.Zone is { } name && TimeZones.Find(name) is null) return UnknownZone;
        // More than may be chosen need not be looked for.
        foreach (var person in (draft.People ?? []).Distinct().Take(QuietPlan.MostPeople + 1))
        {
            if (person == owner) return Oneself;
            if (await gate.FindAsync(tx, person, owner) is null) return Fault.NotFound;
        }
        return null;
    }

    private static Outcome<QuietPlan> Change(QuietPlan plan, QuietDraft draft)
    {
        if (!plan.WithRules(TimeZones.Find(draft.Zone) ?? plan.Zone, draft.Rules ?? plan.Rules).Is(out var changed, out var fault))
            return fault;
        changed = changed with { PrivateMentions = draft.PrivateMentions ?? changed.PrivateMentions };
        return draft.People is { } people ? changed.WithPeople(people) : changed;
    }
}
