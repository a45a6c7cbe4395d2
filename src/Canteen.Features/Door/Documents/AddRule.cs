using Canteen.Features.Platform.About;
using Canteen.Features.Platform.Access;
using Canteen.Storage;

namespace Canteen.Features.Door.Documents;

/// <summary>An administrator adds a rule, after those that there are.</summary>
public sealed class AddRule(Database database)
{
    /// <returns>404 for anybody but administrators; 422 for a rule that cannot be stored, and when there are too many.</returns>
    public Task<Outcome<Done>> RunAsync(AccountId me, RuleText rule, CancellationToken ct) =>
        database.WriteAsync<Outcome<Done>>(
            async tx =>
            {
                if (!await StaffGate.IsAdminAsync(tx, me)) return Fault.NotFound;
                if (rule.Problem() is { } problem) return problem;
                if (await tx.ScalarAsync<long>("SELECT count(*) FROM rules") >= RuleText.MaxRules)
                    return Fault.Invalid($"There are too many rules (maximum is {RuleText.MaxRules})");
                await tx.ExecuteAsync(
                    """
                    INSERT INTO rules (id, position, text, hint)
                    SELECT @Id, coalesce(max(position), 0) + 1, @Text, @Hint FROM rules
                    """,
                    new { Id = tx.NewId<Rule>().Value, rule.Text, rule.Hint });
                return Done.It;
            },
            ct);
}
