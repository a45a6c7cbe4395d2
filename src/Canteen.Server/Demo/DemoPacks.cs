using System.Text.Json;
using Canteen.Features.People.Packs;

namespace Canteen.Server.Demo;

/// <summary>Makes the packs of the demo: their makers put people in, and these agree; some have not answered yet.</summary>
internal sealed class DemoPacks(DemoPeople people, CreatePack create, AddToPack add, ChangePackTags tags, AnswerPack answer)
    : IDemoChapter
{
    private static readonly JsonSerializerOptions Json = new() { PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

    // The people know each other by then.
    private static readonly TimeSpan Begun = TimeSpan.FromDays(10);

    public IEnumerable<DemoStep> Steps(DateTimeOffset now) =>
        JsonSerializer.Deserialize<List<DemoPack>>(DemoFile.Read("packs.json"), Json)!
            .Select((pack, place) => new DemoStep(now - Begun + TimeSpan.FromHours(5 * place), ct => MakeAsync(pack, ct)));

    private async Task MakeAsync(DemoPack pack, CancellationToken ct)
    {
        var maker = people.IdOf(pack.Maker);
        var made = await create.RunAsync(maker, new PackDraft(pack.Name, pack.Description), ct);
        DemoStep.Must(made.Fault);
        foreach (var tag in pack.Tags) DemoStep.Must((await tags.RunAsync(maker, made.Value, tag, isIn: true, ct)).Fault);
        var asked = pack.People.Concat(pack.Waiting ?? []).Select(people.IdOf);
        DemoStep.Must((await add.RunAsync(maker, made.Value, [.. asked], ct)).Fault);
        foreach (var person in pack.People.Where(handle => handle != pack.Maker).Select(people.IdOf))
            DemoStep.Must((await answer.RunAsync(person, made.Value, agrees: true, ct)).Fault);
    }

    /// <param name="People">Handles of those who agree.</param>
    /// <param name="Waiting">Handles of those who have not answered.</param>
    private sealed record DemoPack(
        string Maker, string Name, string Description, IReadOnlyList<string> Tags, IReadOnlyList<string> People,
        IReadOnlyList<string>? Waiting = null);
}
