using System.Text.Json;
using Canteen.Features.People.Organisations;

namespace Canteen.Server.Demo;

/// <summary>Makes the organisations of the demo, with those who look after them and those whom they have confirmed.</summary>
internal sealed class DemoOrganisations(
    DemoPeople people, ProposeOrganisation propose, ChangeDomains domains, ChangeStewards stewards, DemoMembers members) : IDemoChapter
{
    private static readonly JsonSerializerOptions Json = new() { PropertyNamingPolicy = JsonNamingPolicy.CamelCase };
    private static readonly TimeSpan Begun = TimeSpan.FromDays(12);

    public IEnumerable<DemoStep> Steps(DateTimeOffset now) =>
        JsonSerializer.Deserialize<List<DemoOrganisation>>(DemoFile.Read("organisations.json"), Json)!
            .Select((one, place) => new DemoStep(now - Begun + TimeSpan.FromHours(3 * place), ct => MakeAsync(one, ct)));

    private async Task MakeAsync(DemoOrganisation one, CancellationToken ct)
    {
        var host = people.IdOf(Cast.Host);
        var made = await propose.RunAsync(host, new(one.Name, one.Slug, one.About, one.Place, one.Website), ct);
        DemoStep.Must(made.Fault);
        if (one.Domain is { } domain) DemoStep.Must((await domains.RunAsync(host, made.Value!.Id, domain, isIn: true, ct)).Fault);
        foreach (var steward in one.Stewards)
            DemoStep.Must((await stewards.RunAsync(host, made.Value!.Id, steward, isIn: true, ct)).Fault);
        var first = people.IdOf(one.Stewards[0]);
        foreach (var member in one.Members) await members.JoinAsync(first, one.Slug, member, realName: null, ct);
        foreach (var (member, realName) in one.Pseudonyms) await members.JoinAsync(first, one.Slug, member, realName, ct);
    }

    /// <param name="Domain">Of its members' work addresses.</param>
    /// <param name="Members">Handles of those who are shown.</param>
    /// <param name="Pseudonyms">From the handle to the real name, which the first steward knows.</param>
    private sealed record DemoOrganisation(
        string Slug, string Name, string About, string Place, string Website, IReadOnlyList<string> Stewards, IReadOnlyList<string> Members,
        IReadOnlyDictionary<string, string> Pseudonyms, string? Domain = null);
}
