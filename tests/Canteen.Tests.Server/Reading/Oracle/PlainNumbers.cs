namespace Canteen.Tests.Server.Reading.Oracle;

/// <summary>Which number each post has to have with each of its hashtags, kept beside the database by plain looking.</summary>
internal sealed class PlainNumbers
{
    /// <summary>Of posts that may be listed.</summary>
    private readonly Dictionary<(string Tag, PostId Post), int> _numbers = [];

    /// <summary>The main hashtag of each alias.</summary>
    public Dictionary<string, string> Mains { get; } = [];

    public IEnumerable<string> All => Described(_numbers.Where(one => one.Value > 0).Select(one => (one.Key.Post, one.Key.Tag, one.Value)));

    public static IEnumerable<string> Described(IEnumerable<(PostId Post, string Tag, int Number)> numbers) =>
        numbers.Select(one => $"{one.Post} #{one.Tag}: {one.Number}").Order(StringComparer.Ordinal);

    public void Add(PostId post, in Audience audience, IReadOnlyCollection<string> tags)
    {
        if (audience.Visibility != Visibility.Public) return;
        var one = audience.IsListed ? 1 : 0;
        foreach (var (tag, number) in tags.Select(tag => (tag, Newest(tag, post) + one)).ToList()) _numbers[(tag, post)] = number;
    }

    public void Remove(PostId post, IReadOnlyCollection<string> tags)
    {
        foreach (var tag in tags) _numbers.Remove((tag, post));
    }

    private int Newest(string tag, PostId post) => _numbers
        .Where(one => Main(one.Key.Tag) == Main(tag) && Day(one.Key.Post) == Day(post))
        .GroupBy(one => one.Key.Tag).Select(same => same.MaxBy(one => one.Key.Post).Value).DefaultIfEmpty(0).Max();

    private string Main(string tag) => Mains.GetValueOrDefault(tag, tag);

    private static DateOnly Day(PostId post) =>
        DateOnly.FromDateTime(DateTimeOffset.FromUnixTimeMilliseconds(post.Milliseconds).UtcDateTime);
}
