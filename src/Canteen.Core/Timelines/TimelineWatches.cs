namespace Canteen.Core.Timelines;

/// <summary>Who is told of what comes into one timeline; they go with it when it is built anew.</summary>
internal sealed class TimelineWatches
{
    private Action<TimelineNews>[] _heard = [];

    public bool Any => _heard.Length > 0;

    public void Add(Action<TimelineNews> heard) => _heard = [.. _heard, heard];

    public void Remove(Action<TimelineNews> heard)
    {
        var at = Array.IndexOf(_heard, heard);
        if (at >= 0) _heard = [.. _heard[..at], .. _heard[(at + 1)..]];
    }

    public void Tell(TimelineNews news)
    {
        foreach (var heard in _heard) heard(news);
    }
}
