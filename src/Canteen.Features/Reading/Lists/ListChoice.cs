using Canteen.Core.Lists;
using Canteen.Storage;

namespace Canteen.Features.Reading.Lists;

/// <summary>In which of somebody's lists a person or a hashtag is to be from now on.</summary>
/// <param name="Remove">What is named neither here nor in <paramref name="Add"/> stays: another device may have made it meanwhile.</param>
/// <param name="NewTitle">Of a list to be made for it; blank for none.</param>
public sealed record ListChoice(IReadOnlyList<Id<PersonalList>> Add, IReadOnlyList<Id<PersonalList>> Remove, string? NewTitle)
{
    /// <summary>The lists that are meant, the new one among them. 404: one is unknown.</summary>
    internal async Task<Outcome<ChosenLists>> FindAsync(WriteTransaction tx, AccountId owner)
    {
        var own = (await ListReader.LoadAsync(tx, owner)).ToDictionary(list => list.Id);
        if (Add.Concat(Remove).Any(id => !own.ContainsKey(id))) return Fault.NotFound;
        List<PersonalList> add = [.. Add.Distinct().Select(id => own[id])];
        if (!PlainText.IsBlank(NewTitle))
        {
            if (!(await ListRows.AddAsync(tx, owner, new ListDraft(NewTitle))).Is(out var made, out var fault)) return fault;
            add.Add(made);
        }
        return new ChosenLists(add, [.. Remove.Distinct().Select(id => own[id])]);
    }
}

internal sealed record ChosenLists(IReadOnlyList<PersonalList> Add, IReadOnlyList<PersonalList> Remove);
