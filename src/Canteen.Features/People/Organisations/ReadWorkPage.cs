using System.Text.Json;
using Canteen.ActivityPub.Fetching;
using Canteen.Core;
using Canteen.Storage;

namespace Canteen.Features.People.Organisations;

/// <summary>Looks whether a page of an organisation links to a member's profile as theirs, and confirms them if it does.</summary>
internal sealed class ReadWorkPage(Database database, GuardedClient client, CanteenSettings settings) : IJobWorker
{
    public const string JobKind = "work-page";

    private const string FindSql =
        $"""
        SELECT {OrganisationRows.Columns}, p.url, a.handle FROM work_pages p
        JOIN organisations o ON o.id = p.organisation_id JOIN accounts a ON a.id = p.account_id
        WHERE p.organisation_id = @Organisation AND p.account_id = @Account AND p.answer = 0 AND o.state = 1
        """;

    private const string AnswerSql =
        """
        UPDATE work_pages SET answer = @Answer
        WHERE organisation_id = @Organisation AND account_id = @Account AND url = @Url AND answer = 0
        """;

    public string Kind => JobKind;

    public async Task RunAsync(string payload, CancellationToken ct)
    {
        var asked = JsonSerializer.Deserialize<WorkPageAsked>(payload)!;
        if (await database.ReadAsync(db => db.FirstOrDefaultAsync<Row>(FindSql, asked), ct) is not { } row) return;
        var answer = await AnswerAsync(row, ct);
        await database.WriteAsync(
            async tx =>
            {
                var args = new { asked.Organisation, asked.Account, row.Url, Answer = (long)answer };
                if (await tx.ExecuteAsync(AnswerSql, args) == 0 || answer != WorkPageAnswer.HasLink) return Done.It;
                await MembershipRows.ConfirmAsync(tx, asked.Organisation, asked.Account, MembershipWay.Website);
                return Done.It;
            },
            ct);
    }

    private async Task<WorkPageAnswer> AnswerAsync(Row row, CancellationToken ct)
    {
        var organisation = row.ToOrganisation();
        var page = await client.GetAsync(new Uri(row.Url), "text/html", organisation.Holds, ct);
        if (page.Fault is not null || page.MediaType is not ("text/html" or "application/xhtml+xml")) return WorkPageAnswer.Unreadable;
        return RelMe.LinksTo(page.Body, page.From, new Uri(settings.Url("/@" + row.Handle)))
            ? WorkPageAnswer.HasLink
            : WorkPageAnswer.NoLink;
    }

    private sealed class Row : OrganisationRow
    {
        public string Url { get; set; } = "";
        public string Handle { get; set; } = "";
    }
}
