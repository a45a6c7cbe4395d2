using Canteen.Core.Filters;
using Canteen.Storage;

namespace Canteen.Features.Safety.Filters;

/// <summary>
/// Adds the filters of a file, all of them or none. Those that are over, or that the owner has already, are left out. 422 as for making
/// one, with the place in the file.
/// </summary>
public sealed class ImportFilters(Database database)
{
    public Task<Outcome<ImportedFilters>> RunAsync(AccountId owner, IReadOnlyList<FilterEntry> entries, CancellationToken ct) =>
        database.WriteAsync<Outcome<ImportedFilters>>(
            async tx =>
            {
                var known = (await FilterReader.LoadAsync(tx, owner)).Select(filter => FilterEntry.Of(filter).Sameness).ToHashSet();
                var fresh = entries.Where(entry => !(entry.ExpiresAt <= tx.Now) && known.Add(entry.Sameness)).ToList();
                foreach (var entry in fresh)
                {
                    var draft = entry.ToDraft(tx.Now);
                    if (draft.Check(isNew: true) is { } fault) return At(entry, fault);
                }
                if (FilterRows.AreTooMany(fresh.Count, fresh.Sum(entry => entry.Words.Count)) is { } tooMany) return tooMany;
                foreach (var entry in fresh) await FilterRows.AddAsync(tx, owner, entry.ToDraft(tx.Now));
                var imported = new ImportedFilters(fresh.Count, entries.Count - fresh.Count);
                return fresh.Count == 0 ? imported : await FilterRows.DoneAsync(tx, owner, imported);
            },
            ct);

    private static Fault At(FilterEntry entry, Fault fault) =>
        FilterFile.Bad($"{entry.Place}: {fault.Details?[0].Sentence ?? fault.Sentence}");
}

/// <param name="LeftOut">Those that are over, or that were there already.</param>
public sealed record ImportedFilters(int Added, int LeftOut);
