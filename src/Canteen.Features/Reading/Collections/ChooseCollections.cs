using Canteen.Features.Platform.Posts;
using Canteen.Storage;

namespace Canteen.Features.Reading.Collections;

/// <summary>
/// Puts a post into some of one's collections, and into a new one, and takes it out of others; all of it, or nothing. 404: the post is not
/// visible, or a collection is unknown; 422 as for <see cref="CollectPost"/> and <see cref="CreateCollection"/>.
/// </summary>
public sealed class ChooseCollections(Database database, KeepPost keep)
{
    public Task<Outcome<Done>> RunAsync(AccountId owner, PostId post, CollectionChoice choice, CancellationToken ct) =>
        database.WriteAsync<Outcome<Done>>(
            async tx =>
            {
                if (!(await CheckAsync(tx, owner, choice)).Is(out _, out var unknown)) return unknown;
                foreach (var id in choice.Remove) await RemovePost.DeleteAsync(tx, id, post);
                if (choice is { Add.Count: 0, NewTitle: null }) return Done.It;
                if (!(await keep(tx, post, owner)).Is(out var kept, out var unseen)) return unseen;
                return await AddAsync(tx, owner, kept, choice) is { } fault ? fault : Done.It;
            },
            ct);

    private static async Task<Outcome<Done>> CheckAsync(WriteTransaction tx, AccountId owner, CollectionChoice choice)
    {
        foreach (var id in choice.Add.Concat(choice.Remove))
            if (await CollectionRows.OwnAsync(tx, owner, id) is null) return Fault.NotFound;
        return Done.It;
    }

    private static async Task<Fault?> AddAsync(WriteTransaction tx, AccountId owner, PostId post, CollectionChoice choice)
    {
        var add = choice.Add.ToList();
        if (choice.NewTitle is { } title)
        {
            if (!(await CreateCollection.AddAsync(tx, owner, new(title))).Is(out var made, out var fault)) return fault;
            add.Add(made);
        }
        foreach (var id in add)
            if (await CollectPost.AddAsync(tx, owner, id, post, choice.Remark) is { } refused) return refused;
        return null;
    }
}

/// <param name="NewTitle">Of a collection to make for it; null for none.</param>
/// <param name="Note">Goes with the post where it is added now.</param>
public sealed record CollectionChoice(
    IReadOnlyList<Id<Collection>> Add, IReadOnlyList<Id<Collection>> Remove, string? NewTitle, string Remark);
