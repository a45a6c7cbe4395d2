using Canteen.Features.Platform.About;
using Canteen.Features.Platform.Access;
using Canteen.Storage;

namespace Canteen.Features.Door.Documents;

/// <summary>An administrator changes the words of a rule.</summary>
public sealed class ChangeRule(Database database)
{
    /// <returns>404 for anybody but administrators, and for a rule that is not there; 422 for one that cannot be stored.</returns>
    public Task<Outcome<Done>> RunAsync(AccountId me, Id<Rule> id, RuleText rule, CancellationToken ct) =>
        database.WriteAsync<Outcome<Done>>(
            async tx =>
            {
                if (!await StaffGate.IsAdminAsync(tx, me)) return Fault.NotFound;
                if (rule.Problem() is { } problem) return problem;
                var args = new { Id = id.Value, rule.Text, rule.Hint };
                return await tx.ExecuteAsync("UPDATE rules SET text = @Text, hint = @Hint WHERE id = @Id", args) > 0
                    ? Done.It
                    : Fault.NotFound;
            },
            ct);
}
