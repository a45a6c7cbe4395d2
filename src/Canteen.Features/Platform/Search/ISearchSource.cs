using Canteen.Storage;

namespace Canteen.Features.Platform.Search;

/// <summary>A kind of thing that can be found by its words. The room to which the things belong registers it.</summary>
public interface ISearchSource
{
    /// <summary>One of <see cref="SearchKinds"/>.</summary>
    string Kind { get; }

    /// <summary>The events that may change what a document says.</summary>
    IReadOnlyCollection<Type> Hears { get; }

    /// <summary>The things that an event is about.</summary>
    IEnumerable<long> TouchedBy(DomainEvent happened);

    /// <summary>Those of them that can be found; what is left out is taken out of the index.</summary>
    Task<List<SearchDocument>> LoadAsync(ReadSession db, List<long> ids);

    /// <summary>The newest things below an id, descending: to build the index anew.</summary>
    Task<List<long>> BelowAsync(ReadSession db, long below, int most);
}
