namespace Canteen.Features.Platform.Homes;

/// <summary>Who is told of what comes into one home timeline; they go with it when it is built anew.</summary>
internal sealed class HomeWatches
{
    private Action<HomeNews>[] _heard = [];

    public bool Any => _heard.Length > 0;

    public void Add(Action<HomeNews> heard) => _heard = [.. _heard, heard];

    public void Remove(Action<HomeNews> heard)
    {
        var at = Array.IndexOf(_heard, heard);
        if (at >= 0) _heard = [.. _heard[..at], .. _heard[(at + 1)..]];
    }

    public void Tell(HomeNews news)
    {
        foreach (var heard in _heard) heard(news);
    }
}
