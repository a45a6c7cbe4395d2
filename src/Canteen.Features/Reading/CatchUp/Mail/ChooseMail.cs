using Canteen.Storage;

namespace Canteen.Features.Reading.CatchUp.Mail;

/// <summary>Sets when somebody is sent what they missed, or that they are not. What happened before is not sent.</summary>
public sealed class ChooseMail(Database database)
{
    public Task<Done> RunAsync(AccountId me, MailPlan? plan, CancellationToken ct) => database.WriteAsync(
        async tx =>
        {
            if (plan is null)
            {
                await tx.ExecuteAsync("DELETE FROM catch_up_mails WHERE account_id = @me", new { me });
                return Done.It;
            }
            var next = plan.Next(tx.Now);
            await tx.ExecuteAsync(
                """
                INSERT INTO catch_up_mails (account_id, weekday, hour, zone, sent_up_to, next_at)
                VALUES (@me, @Weekday, @Hour, @Zone, @Now, @next)
                ON CONFLICT (account_id) DO UPDATE
                  SET weekday = excluded.weekday, hour = excluded.hour, zone = excluded.zone, next_at = excluded.next_at
                """,
                new { me, Weekday = (long?)plan.Weekday, plan.Hour, Zone = plan.Zone.Id, tx.Now, next });
            await MailRows.QueueAsync(tx, me, next);
            return Done.It;
        },
        ct);
}
